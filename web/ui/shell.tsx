import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { commonWords } from '#wording/ui-common'
import { sessionQuery, signOut } from '../api/session.ts'
import { Mark } from './brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useWord, useWording } from './language.tsx'
import { SampleContext } from './page.tsx'
import './shell.css'

/** The frame of every page: skip link, top bar, and the page in it. */
export function Shell() {
  const { t } = useWording(commonWords)
  const [sample, setSample] = useState(false)
  return (
    <SampleContext value={setSample}>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link to="/" className="brand">
            <Mark />
            <span lang="zh-CN">{t.product}</span> <span className="brand-latin">{t.productLatin}</span>
          </Link>
          <Navigation className="top-nav" />
          <span className="top-space" />
          {sample && (
            <span className="sample" title={t.sampleHint}>
              {t.sample}
            </span>
          )}
          <Search />
          <Account />
          <Menu />
        </div>
      </header>
      <Outlet />
    </SampleContext>
  )
}

function Navigation({ className }: { className: string }) {
  const { t } = useWording(commonWords)
  const on = { 'aria-current': 'page' as const }
  return (
    <nav className={className} aria-label={t.navigation}>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }} activeProps={on}>
        {t.overview}
      </Link>
      <Link to="/projects" activeOptions={{ includeSearch: false }} activeProps={on}>
        {t.projects}
      </Link>
    </nav>
  )
}

/** "/" puts the cursor here from anywhere but another input. */
function Search() {
  const { t } = useWording(commonWords)
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const q = input.current?.value.trim() || undefined
    void navigate({ to: '/projects', search: { q } })
  }
  return (
    <form className="top-search no-print" role="search" onSubmit={onSubmit}>
      <input ref={input} type="search" name="q" aria-label={t.search} placeholder={t.search} autoComplete="off" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

function Account() {
  const { t } = useWording(commonWords)
  const wordOf = useWord()
  const { data } = useQuery(sessionQuery)
  return (
    <div className="account no-print">
      <LanguageSwitch label={t.language} />
      {data && (
        <span className="account-user clip" title={data.user.username}>
          {data.user.agency?.name ?? wordOf(`role.${data.user.role}`)} · {data.user.name}
        </span>
      )}
      <button type="button" className="link-button" onClick={() => void signOut()}>
        {t.signOut}
      </button>
    </div>
  )
}

/** On a phone the same entries open from one button. */
function Menu() {
  const { t } = useWording(commonWords)
  return (
    <details className="menu no-print">
      <summary aria-label={t.menu}>
        <i />
        <i />
        <i />
      </summary>
      <div className="menu-panel">
        <Navigation className="menu-nav" />
        <Account />
      </div>
    </details>
  )
}
