import { createRoute } from '@tanstack/react-router'
import { inDay, ofToday, page, refuseImpossible, root, under } from './route-kit.ts'
import { evaluation, published, report, years } from './routes-year-end.ts'
import { compareSearch } from './search-compare.ts'
import { copiesSearch } from './search-copies.ts'
import { gapsSearch, ledgerSearch, runSearch } from './search-follow.ts'
import { accountsSearch, auditSearch, newRulesSearch, rulesSearch, watchSearch } from './search-office.ts'
import {
  declarationSearch,
  evidenceSearch,
  historySearch,
  monthSearch,
  overviewSearch,
  reportingSearch,
  yearSearch,
  sheetSearch,
  wallSearch,
} from './search.ts'

const overview = createRoute({
  ...under,
  path: '/',
  validateSearch: overviewSearch,
  ...inDay,
  component: page('overview'),
})

const projects = createRoute({
  ...under,
  path: '/projects',
  validateSearch: overviewSearch,
  ...inDay,
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
  ...inDay,
  component: page('project'),
})

const indicator = createRoute({
  ...under,
  path: '/projects/$id/indicators/$indicatorId',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: monthSearch,
  ...inDay,
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
  ...inDay,
  component: page('history'),
})

const register = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/register',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: historySearch,
  component: page('register'),
})

const counters = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/counters',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: monthSearch,
  component: page('counters'),
})

const sheets = createRoute({
  ...under,
  ...ofToday,
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
  ...ofToday,
  path: '/projects/$id/sheets/$sheetId',
  beforeLoad: ({ params }) => refuseImpossible({ id: params.id, indicatorId: params.sheetId }),
  component: page('sheet'),
})

const evidence = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/evidence',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: evidenceSearch,
  component: page('evidence'),
})

const rectifications = createRoute({
  ...under,
  ...ofToday,
  path: '/rectifications',
  validateSearch: ledgerSearch,
  component: page('rectifications'),
})

const gaps = createRoute({ ...under, ...ofToday, path: '/gaps', validateSearch: gapsSearch, component: page('gaps') })
const monitoring = createRoute({ ...under, ...ofToday, path: '/monitoring', component: page('monitoring') })

const monitoringRun = createRoute({
  ...under,
  ...ofToday,
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

const compare = createRoute({
  ...under,
  path: '/compare',
  validateSearch: compareSearch,
  ...inDay,
  component: page('compare'),
})
const todos = createRoute({ ...under, path: '/todos', component: page('todos') })
const messages = createRoute({ ...under, path: '/messages', component: page('messages') })
const reporting = createRoute({
  ...under,
  ...ofToday,
  path: '/reporting',
  validateSearch: reportingSearch,
  component: page('reporting'),
})
const calendar = createRoute({ ...under, path: '/calendar', validateSearch: yearSearch, component: page('calendar') })
const accounts = createRoute({ ...under, path: '/accounts', validateSearch: accountsSearch, component: page('accounts') })
const apiKeys = createRoute({ ...under, path: '/api-keys', component: page('api-keys') })
const audit = createRoute({ ...under, path: '/audit', validateSearch: auditSearch, component: page('audit') })
const system = createRoute({ ...under, path: '/system', component: page('system') })
const account = createRoute({ ...under, path: '/account', component: page('account') })

const rules = createRoute({ ...under, path: '/rules', component: page('rules') })
const newRules = createRoute({ ...under, path: '/rules/new', validateSearch: newRulesSearch, component: page('rule-set-edit') })
const ruleSet = createRoute({ ...under, path: '/rules/$code', validateSearch: rulesSearch, component: page('rule-set') })
const editRules = createRoute({ ...under, path: '/rules/$code/edit', component: page('rule-set-edit') })

const watchLists = createRoute({
  ...under,
  ...ofToday,
  path: '/watch-lists',
  validateSearch: watchSearch,
  component: page('watch-lists'),
})
const newWatchList = createRoute({ ...under, path: '/watch-lists/new', component: page('watch-edit') })
const watchList = createRoute({
  ...under,
  ...ofToday,
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
  beforeLoad: ({ params }) => refuseImpossible({ id: params.id, indicatorId: params.projectId }),
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
  gaps,
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
  system,
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
