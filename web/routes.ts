import { createRootRoute, createRoute, lazyRouteComponent, notFound, retainSearchParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { compareSearch } from './search-compare.ts'
import { copiesSearch } from './search-copies.ts'
import { ledgerSearch, runSearch } from './search-follow.ts'
import { accountsSearch, auditSearch, newRulesSearch, rulesSearch, watchSearch } from './search-office.ts'
import {
  dayOfSearch,
  declarationSearch,
  evidenceSearch,
  historySearch,
  monthOfSearch,
  monthSearch,
  overviewSearch,
  reportingSearch,
  yearSearch,
  sheetSearch,
  versionSearch,
  wallSearch,
} from './search.ts'
import { PageNotLoaded } from './ui/failure-kind.ts'
import { NotFound } from './ui/page-failed.tsx'
import { Shell } from './ui/shell.tsx'

/** A page is the file `web/pages/<name>/<name>-page.tsx` with a default export; it is loaded when first visited. */
const pages = import.meta.glob<{ default: ComponentType }>('./pages/*/*-page.tsx')
const absent = (): Promise<{ default: ComponentType }> => Promise.resolve({ default: NotFound })
const notLoaded = (cause: unknown): never => {
  throw new PageNotLoaded(String(cause))
}
/** A page that cannot be fetched says so in its place; the router would reload, and lose what is on the screen. */
const page = (name: string) => {
  const load = pages[`./pages/${name}/${name}-page.tsx`] ?? absent
  return lazyRouteComponent(() => load().catch(notLoaded))
}

/** Numbers and months of an address that cannot exist never reach the server. */
function refuseImpossible(params: { id: string; indicatorId?: string; month?: string }): void {
  const isId = (text = '1') => /^[1-9]\d{0,9}$/.test(text)
  const isMonth = (text = '2021-01') => monthOfSearch(text) !== undefined
  if (!isId(params.id) || !isId(params.indicatorId) || !isMonth(params.month)) throw notFound()
}

/** A day nobody can read is dropped here, before any page's own reading: what a page does not name would come through as it is. */
const root = createRootRoute({
  component: Shell,
  validateSearch: (given: Record<string, unknown>): { on?: string } => ('on' in given ? { on: dayOfSearch(given.on) } : {}),
})
const under = { getParentRoute: () => root }
/** Between pages that can show a past day one stays in it, until one leaves it by its button. */
const staysInDay = { middlewares: [retainSearchParams<{ on?: string }>(['on'])] }

const overview = createRoute({
  ...under,
  path: '/',
  validateSearch: overviewSearch,
  search: staysInDay,
  component: page('overview'),
})

const projects = createRoute({
  ...under,
  path: '/projects',
  validateSearch: overviewSearch,
  search: staysInDay,
  component: page('projects'),
})

const declaration = createRoute({
  ...under,
  path: '/projects/new',
  validateSearch: declarationSearch,
  component: page('declaration'),
})

const project = createRoute({
  ...under,
  path: '/projects/$id',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: monthSearch,
  search: staysInDay,
  component: page('project'),
})

const indicator = createRoute({
  ...under,
  path: '/projects/$id/indicators/$indicatorId',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: monthSearch,
  search: staysInDay,
  component: page('indicator'),
})

const entry = createRoute({
  ...under,
  path: '/projects/$id/months/$month',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('entry'),
})

const entryImport = createRoute({
  ...under,
  path: '/projects/$id/months/$month/import',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('entry-import'),
})

const history = createRoute({
  ...under,
  path: '/projects/$id/history',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: historySearch,
  search: staysInDay,
  component: page('history'),
})

const register = createRoute({
  ...under,
  path: '/projects/$id/register',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: historySearch,
  component: page('register'),
})

const counters = createRoute({
  ...under,
  path: '/projects/$id/counters',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: monthSearch,
  component: page('counters'),
})

const evaluation = createRoute({
  ...under,
  path: '/projects/$id/evaluation',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: versionSearch,
  component: page('evaluation'),
})

const report = createRoute({
  ...under,
  path: '/projects/$id/report',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('report'),
})

const years = createRoute({
  ...under,
  path: '/projects/$id/years',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('years'),
})

const published = createRoute({
  ...under,
  path: '/projects/$id/evaluation/published',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('evaluation-published'),
})

const sheets = createRoute({
  ...under,
  path: '/projects/$id/sheets',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('sheets'),
})

const sheetImport = createRoute({
  ...under,
  path: '/projects/$id/sheets/new',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: sheetSearch,
  component: page('sheet-import'),
})

const sheet = createRoute({
  ...under,
  path: '/projects/$id/sheets/$sheetId',
  beforeLoad: ({ params }) => refuseImpossible({ id: params.id, indicatorId: params.sheetId }),
  component: page('sheet'),
})

const evidence = createRoute({
  ...under,
  path: '/projects/$id/evidence',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: evidenceSearch,
  component: page('evidence'),
})

const rectifications = createRoute({
  ...under,
  path: '/rectifications',
  validateSearch: ledgerSearch,
  component: page('rectifications'),
})

const monitoring = createRoute({ ...under, path: '/monitoring', component: page('monitoring') })

const monitoringRun = createRoute({
  ...under,
  path: '/monitoring/$id',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: runSearch,
  component: page('monitoring-run'),
})

const monitoringPart = createRoute({
  ...under,
  path: '/monitoring/$id/projects/$projectId',
  beforeLoad: ({ params }) => refuseImpossible({ id: params.id, indicatorId: params.projectId }),
  component: page('monitoring-part'),
})

const compare = createRoute({ ...under, path: '/compare', validateSearch: compareSearch, component: page('compare') })
const todos = createRoute({ ...under, path: '/todos', component: page('todos') })
const messages = createRoute({ ...under, path: '/messages', component: page('messages') })
const reporting = createRoute({ ...under, path: '/reporting', validateSearch: reportingSearch, component: page('reporting') })
const calendar = createRoute({ ...under, path: '/calendar', validateSearch: yearSearch, component: page('calendar') })
const accounts = createRoute({ ...under, path: '/accounts', validateSearch: accountsSearch, component: page('accounts') })
const apiKeys = createRoute({ ...under, path: '/api-keys', component: page('api-keys') })
const audit = createRoute({ ...under, path: '/audit', validateSearch: auditSearch, component: page('audit') })
const account = createRoute({ ...under, path: '/account', component: page('account') })

const rules = createRoute({ ...under, path: '/rules', component: page('rules') })
const newRules = createRoute({ ...under, path: '/rules/new', validateSearch: newRulesSearch, component: page('rule-set-edit') })
const ruleSet = createRoute({ ...under, path: '/rules/$code', validateSearch: rulesSearch, component: page('rule-set') })
const editRules = createRoute({ ...under, path: '/rules/$code/edit', component: page('rule-set-edit') })

const watchLists = createRoute({ ...under, path: '/watch-lists', validateSearch: watchSearch, component: page('watch-lists') })
const newWatchList = createRoute({ ...under, path: '/watch-lists/new', component: page('watch-edit') })
const watchList = createRoute({
  ...under,
  path: '/watch-lists/$id',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: watchSearch,
  component: page('watch-list'),
})
const editWatchList = createRoute({
  ...under,
  path: '/watch-lists/$id/edit',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('watch-edit'),
})

const carryOver = createRoute({ ...under, path: '/carry-over', validateSearch: reportingSearch, component: page('carry-over') })
const copies = createRoute({ ...under, path: '/copies', validateSearch: copiesSearch, component: page('copies') })
const check = createRoute({ ...under, path: '/check', component: page('check') })
const evaluationBack = createRoute({
  ...under,
  path: '/projects/$id/evaluation/form',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('form-back'),
})
const monitoringBack = createRoute({
  ...under,
  path: '/monitoring/$id/projects/$projectId/form',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('form-back'),
})
const templates = createRoute({ ...under, path: '/templates', component: page('templates') })
const wall = createRoute({ ...under, path: '/wall', validateSearch: wallSearch, component: page('wall') })

const design = createRoute({
  ...under,
  path: '/design',
  component: page('design'),
})

export const routeTree = root.addChildren([
  overview,
  projects,
  declaration,
  project,
  indicator,
  entry,
  entryImport,
  history,
  register,
  evaluation,
  report,
  years,
  published,
  sheets,
  sheetImport,
  sheet,
  counters,
  evidence,
  rectifications,
  monitoring,
  monitoringRun,
  monitoringPart,
  compare,
  todos,
  messages,
  reporting,
  calendar,
  accounts,
  apiKeys,
  audit,
  account,
  rules,
  newRules,
  ruleSet,
  editRules,
  watchLists,
  newWatchList,
  watchList,
  editWatchList,
  carryOver,
  copies,
  check,
  evaluationBack,
  monitoringBack,
  templates,
  wall,
  design,
])
