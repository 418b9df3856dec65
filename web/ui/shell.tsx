import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { sessionQuery, signOut } from '../api/session.ts'
import { Mark } from './brand.tsx'
import { ConnectionNote } from './connection-note.tsx'
import { DroppedNote } from './dropped-note.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useWord, useWording } from './language.tsx'
import { Menu } from './menu.tsx'
import { SampleContext } from './page.tsx'
import { SearchBox } from './search-box.tsx'
import { InboxLink, WayLinks } from './way-links.tsx'
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
          <div className="top-search">
            <SearchBox shortcut />
          </div>
          <Account />
          <Menu>
            {close => (
              <>
                <SearchBox onGone={close} />
                <Navigation className="menu-nav" />
                <Account />
              </>
            )}
          </Menu>
        </div>
      </header>
      <DroppedNote />
      <Outlet />
      <ConnectionNote />
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
      <WayLinks />
    </nav>
  )
}

function Account() {
  const { t } = useWording(commonWords)
  const wordOf = useWord()
  const { data } = useQuery(sessionQuery)
  const place = data && (data.user.agency?.name ?? wordOf(`role.${data.user.role}`))
  return (
    <div className="account no-print">
      <InboxLink />
      <LanguageSwitch label={t.language} />
      {data && (
        <bdi className="account-user clip" title={`${place} · ${data.user.name}（${data.user.username}）`}>
          {place} · {data.user.name}
        </bdi>
      )}
      <button type="button" className="link-button" onClick={() => void signOut()}>
        {t.signOut}
      </button>
    </div>
  )
}
