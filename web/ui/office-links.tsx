import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { commonWords } from '#wording/ui-common'
import { sessionQuery } from '../api/session.ts'
import { useWording } from './language.tsx'
import './office-links.css'

const offices = [
  { to: '/accounts', right: 'seeAccounts', word: 'accounts' },
  { to: '/api-keys', right: 'giveRoles', word: 'apiKeys' },
  { to: '/templates', right: 'keepTemplates', word: 'templates' },
  { to: '/audit', right: 'readTrail', word: 'audit' },
  { to: '/system', right: 'seeSystem', word: 'system' },
] as const

function useOffices() {
  const { data } = useQuery(sessionQuery)
  return offices.filter(({ right }) => data?.rights.includes(right))
}

/** In the main navigation: one entry for all offices, under its own name where somebody has but one. */
export function OfficeLink() {
  const { t } = useWording(commonWords)
  const { pathname } = useLocation()
  const open = useOffices()
  const first = open[0]
  if (!first) return null
  const here = offices.some(({ to }) => to === pathname)
  return (
    <Link to={first.to} aria-current={here ? 'page' : undefined} activeProps={{}}>
      {open.length === 1 ? t[first.word] : t.office}
    </Link>
  )
}

/** The offices beside one another, above their pages. */
export function OfficeTabs() {
  const { t } = useWording(commonWords)
  const open = useOffices()
  if (open.length < 2) return null
  return (
    <nav className="office-tabs no-print" aria-label={t.office}>
      {open.map(({ to, word }) => (
        <Link key={to} to={to} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t[word]}
        </Link>
      ))}
    </nav>
  )
}
