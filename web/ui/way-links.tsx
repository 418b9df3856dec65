import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { checkWords } from '#wording/ui-check'
import { rulesWords } from '#wording/ui-rules'
import { watchWords } from '#wording/ui-watch'
import { wayWords } from '#wording/ui-way'
import { sessionQuery } from '../api/session.ts'
import { todoCountQuery, unreadQuery } from '../api/way.ts'
import { useWording } from './language.tsx'
import './way-links.css'

const on = { 'aria-current': 'page' as const }
const shownCount = (count: number) => (count > 99 ? '99+' : count)

/** In the main navigation: what waits, with its count, and who hands in. */
export function WayLinks() {
  const { t } = useWording(wayWords)
  const { t: watch } = useWording(watchWords)
  const { t: check } = useWording(checkWords)
  const { t: rules } = useWording(rulesWords)
  const rights = useQuery(sessionQuery).data?.rights
  const sees = rights?.includes('see') ?? false
  const { data: count = 0 } = useQuery({ ...todoCountQuery, enabled: sees })
  if (!sees) return null
  return (
    <>
      <Link to="/todos" activeProps={on}>
        {t.nav.todos}
        {count > 0 && (
          <span className="way-count" title={t.nav.count(count)}>
            {shownCount(count)}
          </span>
        )}
      </Link>
      <Link to="/rectifications" activeOptions={{ includeSearch: false }} activeProps={on}>
        {t.nav.rectifications}
      </Link>
      <Link to="/reporting" activeOptions={{ includeSearch: false }} activeProps={on}>
        {t.nav.reporting}
      </Link>
      <Link to="/watch-lists" activeOptions={{ includeSearch: false }} activeProps={on}>
        {watch.nav}
      </Link>
      {rights?.includes('editRules') && (
        <Link to="/rules" activeOptions={{ includeSearch: false }} activeProps={on}>
          {rules.nav}
        </Link>
      )}
      {rights?.includes('rectify') && (
        <Link to="/check" activeProps={on}>
          {check.nav}
        </Link>
      )}
    </>
  )
}

/** The bell: the inbox, with how many messages are unread. */
export function InboxLink() {
  const { t, format } = useWording(wayWords)
  const signedIn = useQuery(sessionQuery).data !== undefined
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: signedIn })
  return (
    <Link
      to="/messages"
      className="inbox-link"
      title={t.nav.inbox}
      aria-label={unread ? format.named(t.nav.inbox, t.nav.unread(unread)) : t.nav.inbox}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentcolor" strokeWidth="1.4" aria-hidden="true">
        <path d="M3 12h10l-1.2-2V7a3.8 3.8 0 0 0-7.6 0v3zM6.6 14h2.8" strokeLinejoin="round" strokeLinecap="round" />
      </svg>
      {unread > 0 && <span className="way-count">{shownCount(unread)}</span>}
    </Link>
  )
}
