import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useState, type ComponentProps } from 'react'
import { commonWords } from '#wording/ui-common'
import { sessionQuery, signOut } from '../api/session.ts'
import { homeOf } from '../home.ts'
import { Mark } from './brand.tsx'
import { ConnectionNote } from './connection-note.tsx'
import { DroppedNote } from './dropped-note.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useWord, useWording } from './language.tsx'
import { Menu } from './menu.tsx'
import { OfficeLink } from './office-links.tsx'
import { SampleContext } from './page.tsx'
import { SearchBox } from './search-box.tsx'
import { TodayNote } from './today-note.tsx'
import { InboxLink, WayLinks } from './way-links.tsx'
import './shell.css'

/** The frame of every page: skip link, top bar, and the page in it. */
export function Shell() {
  const { t } = useWording(commonWords)
  const [sample, setSample] = useState(false)
  // A wall screen has nothing to click but the way out.
  const bare = useLocation().pathname === '/wall'
  if (bare)
    return (
      <SampleContext value={setSample}>
        <FirstPage />
        <ConnectionNote />
      </SampleContext>
    )
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
            <Search shortcut />
          </div>
          <Account />
          <Menu>
            {close => (
              <>
                <Search onGone={close} />
                <Navigation className="menu-nav" />
                <Account />
              </>
            )}
          </Menu>
        </div>
      </header>
      <DroppedNote />
      <TodayNote />
      <FirstPage />
      <ConnectionNote />
    </SampleContext>
  )
}

/** Who sees no projects begins where the work is: accounts, the trail, or the own account that says whom to ask. */
function FirstPage() {
  const { data } = useQuery(sessionQuery)
  const { pathname } = useLocation()
  if (data && pathname === '/' && !data.rights.includes('see'))
    return <Navigate to={data.mustSetUpSecondFactor ? '/account' : homeOf(data.rights)} replace />
  return <Outlet />
}

/** Only for who has something to find. */
function Search(props: ComponentProps<typeof SearchBox>) {
  const { data } = useQuery(sessionQuery)
  return !data || data.rights.includes('see') ? <SearchBox {...props} /> : null
}

function Navigation({ className }: { className: string }) {
  const { t } = useWording(commonWords)
  const { data } = useQuery(sessionQuery)
  const on = { 'aria-current': 'page' as const }
  return (
    <nav className={className} aria-label={t.navigation}>
      {(!data || data.rights.includes('see')) && (
        <>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }} activeProps={on}>
            {t.overview}
          </Link>
          <Link to="/projects" activeOptions={{ includeSearch: false }} activeProps={on}>
            {t.projects}
          </Link>
        </>
      )}
      <WayLinks />
      <OfficeLink />
    </nav>
  )
}

function Account() {
  const { t, format } = useWording(commonWords)
  const wordOf = useWord()
  const { data } = useQuery(sessionQuery)
  const place = data && (data.user.agency?.name ?? wordOf(`role.${data.user.role}`))
  return (
    <div className="account no-print">
      <InboxLink />
      <LanguageSwitch label={t.language} />
      {data && (
        <Link
          to="/account"
          className="account-user clip"
          title={`${place} · ${format.beside(data.user.name, data.user.username)}`}
        >
          <bdi>
            {place} · {data.user.name}
          </bdi>
        </Link>
      )}
      <button type="button" className="link-button" onClick={() => void signOut()}>
        {t.signOut}
      </button>
    </div>
  )
}
