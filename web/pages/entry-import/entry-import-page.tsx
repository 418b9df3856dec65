import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState, type DragEvent } from 'react'
import { commonWords } from '#wording/ui-common'
import { importWords } from '#wording/ui-import'
import { declaredQuery } from '../../api/declarations.ts'
import { sendEntryBook, type Imported } from '../../api/entry-book.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Conflicts, type Choices } from './conflicts.tsx'
import { Differences } from './differences.tsx'
import { EntryBookLinks } from './links.tsx'
import './entry-import-page.css'

type State = { file: File | null; found: Imported | null; saved: number | null; busy: boolean; error: ProblemError | null }
const nothing: State = { file: null, found: null, saved: null, busy: false, error: null }

const kept = (choices: Choices) => {
  const keys = (side: 'mine' | 'theirs') => Object.keys(choices).filter(key => choices[key] === side)
  return { mine: keys('mine'), theirs: keys('theirs') }
}

/** A filled workbook comes back: what it changes, line by line, before anything is saved. */
export default function EntryImportPage() {
  const { t, format } = useWording(importWords)
  const { t: common } = useWording(commonWords)
  const { id, month } = useParams({ from: '/projects/$id/months/$month/import' })
  const projectId = Number(id)
  const project = useQuery(declaredQuery(projectId)).data
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [choices, setChoices] = useState<Choices>({})
  const [{ file, found, saved, busy, error }, setState] = useState(nothing)
  const title = t.title(format.yearMonth(month))

  async function send(given: File, save: boolean, chosen: Choices) {
    setState(now => ({ ...now, file: given, busy: true, error: null, saved: null }))
    try {
      const answer = await sendEntryBook(projectId, month, given, save, kept(chosen))
      setState({ file: given, found: answer, saved: answer.saved ? answer.differences.length : null, busy: false, error: null })
      if (!answer.saved) return
      await client.invalidateQueries({ queryKey: ['projects', projectId] })
      await client.invalidateQueries({ queryKey: ['overview'] })
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      // The month moved on while one was reading: compare once more, so that both values are seen.
      if (save && cause.status === 409) return void send(given, false, chosen)
      setState(now => ({ ...now, busy: false, error: cause, found: save ? now.found : null }))
    }
  }
  function take(given: File | undefined) {
    setChoices({})
    if (given) void send(given, false, {})
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const errors = found?.problems.filter(row => row.severity === 'error') ?? []
  const hints = found?.problems.filter(row => row.severity === 'warning') ?? []
  const open = found?.conflicts.filter(row => !choices[row.key]).length ?? 0
  const count = found?.differences.length ?? 0
  const mine = kept(choices).mine.length
  const ready = found !== null && saved === null && errors.length === 0 && count + mine > 0
  return (
    <Page title={project ? `${title} · ${project.name}` : title} sample={project?.sample ?? false} className="import-page">
      <div className="import-head">
        <p>{project?.name}</p>
        <h1>{title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <div
        className={over ? 'import-box over' : 'import-box'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept=".xlsx"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t.choose}
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button look={found ? 'plain' : 'primary'} busy={busy} onClick={() => input.current?.click()}>
          {file ? t.again : t.choose}
        </Button>
        <span className="quiet">{file ? file.name : t.drop}</span>
        <span className="import-links">
          <EntryBookLinks projectId={projectId} month={month} editable={false} />
          <ButtonLink to="/projects/$id/months/$month" params={{ id, month }}>
            {t.back}
          </ButtonLink>
        </span>
      </div>
      <div role="status">
        {busy && <p className="import-note">{found && ready ? t.saving : t.reading}</p>}
        {saved !== null && <p className="import-note good">{t.saved(saved)}</p>}
        {found && saved === null && count + found.conflicts.length + errors.length === 0 && (
          <p className="import-note">{t.same}</p>
        )}
        {found && found.others > 0 && saved === null && <p className="import-note">{t.others(found.others)}</p>}
      </div>
      {error && (
        <div className="import-note bad" role="alert">
          <b>{error.status === 0 ? common.offline : error.title}</b>
          {error.problems.length === 0 && <p>{error.detail}</p>}
          <Problems rows={error.problems} />
        </div>
      )}
      {errors.length > 0 && (
        <div className="import-note bad" role="alert">
          <b>{t.problems(errors.length)}</b>
          <Problems rows={errors} />
        </div>
      )}
      {hints.length > 0 && (
        <div className="import-note">
          <b>{t.hints}</b>
          <Problems rows={hints} />
        </div>
      )}
      {found && found.conflicts.length > 0 && (
        <Conflicts rows={found.conflicts} choices={choices} onChoose={(key, side) => setChoices({ ...choices, [key]: side })} />
      )}
      {found && count > 0 && <Differences rows={found.differences} />}
      {ready && (
        <p className="import-foot">
          {open > 0 && <span className="quiet">{t.choosing}</span>}
          <Button look="primary" busy={busy} disabled={open > 0} onClick={() => file && void send(file, true, choices)}>
            {t.save(count + mine)}
          </Button>
        </p>
      )}
    </Page>
  )
}

function Problems({ rows }: { rows: readonly { path: string; message: string }[] }) {
  return (
    <ul className="import-problems">
      {rows.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path && <code>{path}</code>} {message}
        </li>
      ))}
    </ul>
  )
}
