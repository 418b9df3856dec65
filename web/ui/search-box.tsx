import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { commonWords } from '#wording/ui-common'
import { agenciesQuery } from '../api/agencies.ts'
import { foundQuery } from '../api/search.ts'
import { useWording } from './language.tsx'
import { hitsOf, stepHit, type Hit } from './search-hits.ts'
import { withoutMarks } from './without-marks.ts'
import './search-box.css'

/** Finds projects and units by a part of their name; "/" puts the cursor here from anywhere but another input. */
export function SearchBox({ shortcut = false, onGone }: { shortcut?: boolean; onGone?: () => void }) {
  const { t } = useWording(commonWords)
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const typed = withoutMarks(text).trim()
  const q = usePaused(typed, 150)
  const found = useQuery(foundQuery(q))
  const units = useQuery({ ...agenciesQuery, enabled: typed !== '' }).data?.items ?? []
  const hits = hitsOf(q, found.data?.items ?? [], units, t.searchAll(q))
  const shown = open && typed !== ''
  useSlash(input, shortcut)

  function go(hit: Hit | undefined) {
    setOpen(false)
    setAt(-1)
    input.current?.blur()
    onGone?.()
    if (hit?.kind === 'project') return void navigate({ to: '/projects/$id', params: { id: String(hit.id) }, search: {} })
    if (hit?.kind === 'unit') return void navigate({ to: '/projects', search: { agencyId: hit.id } })
    void navigate({ to: '/projects', search: { q: typed || undefined } })
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    go(hits[at])
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      if (open) event.stopPropagation()
      setOpen(false)
      setAt(-1)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setAt(stepHit(at, event.key, hits.length))
    }
  }
  const optionId = (index: number) => `${list}-${index}`
  return (
    <form className="search-box no-print" role="search" onSubmit={onSubmit}>
      <input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-label={t.search}
        aria-expanded={shown && hits.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? optionId(at) : undefined}
        placeholder={t.searchShort}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={event => {
          setText(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
      />
      {shortcut && <kbd aria-hidden="true">/</kbd>}
      <div className="search-list" hidden={!shown}>
        <div id={list} role="listbox" aria-label={t.search}>
          {hits.map((hit, index) => (
            <Option
              key={`${hit.kind}${hit.id}`}
              hit={hit}
              id={optionId(index)}
              on={index === at}
              heading={hit.kind !== hits[index - 1]?.kind}
              onGo={() => go(hit)}
            />
          ))}
        </div>
        <p className="search-note" role="status">
          <Note q={q} waiting={typed !== q || found.isLoading} failed={found.isError || found.isPaused} count={hits.length} />
        </p>
      </div>
    </form>
  )
}

type OptionProps = { hit: Hit; id: string; on: boolean; heading: boolean; onGo: () => void }

function Option({ hit, id, on, heading, onGo }: OptionProps) {
  const { t } = useWording(commonWords)
  const names = { project: t.searchProjects, unit: t.searchUnits, all: '' }
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (on) element.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <>
      {heading && names[hit.kind] && (
        <div className="search-kind" role="presentation">
          {names[hit.kind]}
        </div>
      )}
      {/* The input keeps the focus and walks the list by arrow keys; pressing the mouse must not take it away. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's */}
      <div
        ref={element}
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={on}
        className={`search-hit ${hit.kind}`}
        onMouseDown={event => event.preventDefault()}
        onClick={onGo}
      >
        <bdi className="clip">{hit.name}</bdi>
        {hit.note && <small className="clip">{hit.note}</small>}
      </div>
    </>
  )
}

function Note({ q, waiting, failed, count }: { q: string; waiting: boolean; failed: boolean; count: number }) {
  const { t } = useWording(commonWords)
  if (failed) return t.searchFailed
  if (waiting) return t.searching
  if (count > 0) return <span className="visually-hidden">{t.found(count - 1)}</span>
  return (
    <>
      <bdi>{t.searchNone(q)}</bdi>
      <br />
      <small>{t.searchHint}</small>
    </>
  )
}

/** The words once typing pauses, so that not every letter is a question. */
function usePaused(text: string, after: number): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), after)
    return () => clearTimeout(timer)
  }, [text, after])
  return paused
}

function useSlash(input: { current: HTMLInputElement | null }, on: boolean) {
  useEffect(() => {
    if (!on) return
    function onKey(event: globalThis.KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input, on])
}
