import type { Target } from '../support/rights.ts'
import { declaration } from '../support/declaration.ts'
import {
  nobody,
  everybody,
  see,
  enter,
  change,
  decide,
  above,
  bureauAlone,
  departmentsToo,
  lists,
  hidden,
  accounts,
  upkeep,
  power,
  trail,
  ownAbsent,
  dashed,
  type Cells,
  type Row,
} from './rights-cells.ts'
import { compareRows } from './rights-rows-compare.ts'
import { checkRows } from './rights-rows-check.ts'
import { followRows } from './rights-rows-follow.ts'
import { yearRows } from './rights-rows-years.ts'

const gap = (target: Target) => `/gaps/${target.indicator}.2021-05`
const draft = (target: Target) => `/projects/${target.project}/drafts/2021-05`
const noDraft = { typed: {}, base: {} }
/** A draft is one's own: whoever may enter something here keeps one. */
const drafting: Cells = { ...enter, contributor: 'o--' }
const entries = (target: Target) => ({ entries: [{ indicatorId: target.indicator, value: 5 }] })

const watchRule = { match: 'all', conditions: [{ field: 'name', text: '信息' }] }
const pullSource = (target: Target) => ({
  name: '计数',
  indicatorId: target.indicator,
  kind: 'csv',
  url: 'http://10.0.0.1/a.csv',
  config: { at: '日期', value: '次数' },
  everyMinutes: 60,
})
const filled = (route: string, target: Target) =>
  route
    .split(' ')[1]!
    .replace('{id}', String(target.project))
    .replace(/\{\w+Id\}/g, '999999')

export const table: Record<string, Row> = {
  'POST /session': { cells: everybody, open: true, body: () => ({ username: 'nobody', password: 'wrong' }) },
  'GET /session': { cells: everybody },
  'DELETE /session': { cells: everybody, open: true },
  'PUT /session/password': { cells: everybody, body: () => ({ current: 'wrong', password: 'Neues-Wort-2022' }) },
  'GET /session/methods': { cells: everybody, open: true },
  'GET /session/oidc/start': { cells: everybody, open: true },
  'GET /session/oidc/callback': { cells: everybody, open: true },
  'GET /session/sessions': { cells: everybody },
  'DELETE /session/sessions': { cells: everybody },
  'DELETE /session/sessions/{id}': { cells: ownAbsent, path: () => '/session/sessions/unknown' },
  'GET /session/second-factor': { cells: everybody },
  'POST /session/second-factor': { cells: everybody, body: () => ({ password: 'wrong' }) },
  'POST /session/second-factor/confirm': { cells: everybody, body: () => ({ code: '000000' }) },
  'POST /session/second-factor/disable': { cells: everybody, body: () => ({ password: 'wrong', code: '000000' }) },
  'GET /agencies': { cells: { ...lists, administrator: 'ooo', securityAdministrator: 'ooo' } },
  'POST /agencies': { cells: bureauAlone, body: target => ({ code: `neu${target.project}`, name: '新单位' }) },
  'PATCH /agencies/{id}': { cells: bureauAlone, path: target => `/agencies/${target.agency}`, body: () => ({ name: '改名' }) },
  'GET /users': { cells: accounts },
  'POST /users': {
    cells: upkeep,
    body: target => ({ username: `neu${target.project}`, name: '新人', password: 'Neues-Wort-2022' }),
  },
  'PATCH /users/{id}': { cells: upkeep, path: target => `/users/${target.account}`, body: () => ({ name: '改名' }) },
  'DELETE /users/{id}/lock': { cells: power, path: target => `/users/${target.account}/lock` },
  'DELETE /users/{id}/second-factor': { cells: power, path: target => `/users/${target.account}/second-factor` },
  'DELETE /users/{id}/sessions': { cells: accounts, path: target => `/users/${target.account}/sessions` },
  'GET /api-keys': { cells: power },
  'POST /api-keys': { cells: power, body: target => ({ name: '平台', accountId: target.account, scopes: ['read'] }) },
  // No key has that number: who may revoke learns so.
  'DELETE /api-keys/{id}': { cells: { ...nobody, securityAdministrator: '---' }, path: () => '/api-keys/999999' },
  'GET /system': { cells: upkeep },
  'GET /audit': { cells: trail },
  'GET /audit/export.csv': { cells: trail },
  'POST /declarations/parse': {
    cells: { ...nobody, clerk: 'ooo', unitHead: 'ooo', department: 'ooo', bureau: 'ooo', contributor: 'ooo' },
    body: () => '项目名称：测试',
  },
  'POST /targets/parse': { cells: lists, body: () => ({ writings: [{ raw: '≥5场' }] }) },
  'POST /projects': {
    // A declaration names its unit: another's is refused, it is not hidden, for codes of units are public.
    cells: { ...nobody, clerk: 'oxx', unitHead: 'oxx', department: 'oox', bureau: 'ooo', contributor: 'xxx' },
    body: (target, { agencies }) => {
      const code = [...agencies].find(([, id]) => id === target.agency)![0]
      return { declaration: declaration({ agencyCode: code, agencyName: code, projectName: `申报${target.project}` }) }
    },
  },
  'GET /projects': { cells: lists },
  'GET /projects/{id}': { cells: see, path: target => `/projects/${target.project}` },
  'PATCH /projects/{id}': {
    cells: change,
    path: target => `/projects/${target.project}`,
    body: () => ({ budgetAdjusted: 130_000_000 }),
  },
  'GET /projects/{id}/actuals/{month}': { cells: see, path: target => `/projects/${target.project}/actuals/2021-05` },
  'GET /projects/{id}/drafts/{month}': { cells: drafting, path: draft },
  'PUT /projects/{id}/drafts/{month}': { cells: drafting, path: target => `${draft(target)}?version=0`, body: () => noDraft },
  'DELETE /projects/{id}/drafts/{month}': { cells: drafting, path: target => `${draft(target)}?version=0` },
  'PUT /projects/{id}/actuals/{month}': {
    cells: enter,
    path: target => `/projects/${target.project}/actuals/2021-05`,
    body: entries,
  },
  'PUT /projects/{id}/expenditures/{month}': {
    cells: enter,
    path: target => `/projects/${target.project}/expenditures/2021-05`,
    body: target => ({ entries: [{ subprojectId: target.subproject, spent: 100 }] }),
  },
  'GET /projects/{id}/exports/entry.xlsx': {
    cells: see,
    path: target => `/projects/${target.project}/exports/entry.xlsx?month=2021-05`,
  },
  'POST /projects/{id}/imports/entry': {
    // What a file may change is decided by its rows: a unit that contributes brings its own.
    cells: { ...enter, contributor: 'o--' },
    path: target => `/projects/${target.project}/imports/entry`,
    body: () => 'not a workbook',
  },
  'POST /projects/{id}/imports/sheet': {
    cells: enter,
    path: target => `/projects/${target.project}/imports/sheet?indicatorId=${target.indicator}&month=2021-05`,
    body: () => '姓名\t学号\n李明\t001\n',
  },
  'GET /projects/{id}/sheets': { cells: see, path: target => `/projects/${target.project}/sheets` },
  // No sheet has that number: who may look or remove learns so.
  'GET /projects/{id}/sheets/{sheetId}': {
    cells: dashed(see),
    path: target => `/projects/${target.project}/sheets/999999`,
  },
  'POST /projects/{id}/sheets/{sheetId}/remove': {
    cells: dashed(enter),
    path: target => `/projects/${target.project}/sheets/999999/remove`,
    body: () => ({ reason: '重复' }),
  },
  'GET /projects/{id}/contracts': { cells: see, path: target => `/projects/${target.project}/contracts` },
  'POST /projects/{id}/contracts': {
    cells: enter,
    path: target => `/projects/${target.project}/contracts`,
    body: target => ({ item: '采购', kind: 'service', subprojectId: target.subproject }),
  },
  // No row has that number yet: who may write learns so.
  ...Object.fromEntries(
    ['PATCH /projects/{id}/contracts/{contractId}', 'PATCH /projects/{id}/contracts/{contractId}/payments/{paymentId}'].map(
      route => [
        route,
        {
          cells: dashed(enter),
          path: (target: Target) => filled(route, target),
          body: () => ({ note: '备注' }),
        },
      ],
    ),
  ),
  'GET /projects/{id}/contracts/{contractId}/history': {
    cells: dashed(see),
    path: target => filled('GET /projects/{id}/contracts/{contractId}/history', target),
  },
  'POST /projects/{id}/contracts/{contractId}/payments': {
    cells: dashed(enter),
    path: target => filled('POST /projects/{id}/contracts/{contractId}/payments', target),
    body: () => ({ paidOn: '2021-05-06', amount: 100 }),
  },
  'PUT /projects/{id}/recipes': {
    cells: enter,
    path: target => `/projects/${target.project}/recipes`,
    body: target => ({ recipes: [{ indicatorId: target.indicator, recipe: null }] }),
  },
  'GET /projects/{id}/indicators/{indicatorId}/rows': {
    cells: see,
    path: target => `/projects/${target.project}/indicators/${target.indicator}/rows?month=2021-05`,
  },
  'POST /projects/{id}/imports/register': {
    cells: enter,
    path: target => `/projects/${target.project}/imports/register`,
    body: () => '不是工作簿',
  },
  'GET /projects/{id}/exports/register.xlsx': {
    cells: see,
    path: target => `/projects/${target.project}/exports/register.xlsx`,
  },
  'GET /projects/{id}/questions': { cells: see, path: target => `/projects/${target.project}/questions` },
  'GET /projects/{id}/questions/{month}': { cells: see, path: target => `/projects/${target.project}/questions/2021-05` },
  'PUT /projects/{id}/questions/{month}': {
    cells: enter,
    path: target => `/projects/${target.project}/questions/2021-05`,
    body: target => ({ answers: [{ indicatorId: target.indicator, agencyId: target.agency, code: 'jump', text: '集中开展' }] }),
  },
  'GET /projects/{id}/history': { cells: see, path: target => `/projects/${target.project}/history` },
  ...Object.fromEntries(
    ['submit', 'withdraw', 'ask'].map(step => [
      `POST /projects/{id}/reports/{month}/${step}`,
      {
        cells: enter,
        path: (target: Target) => `/projects/${target.project}/reports/2021-05/${step}`,
        body: () => ({ opinion: '请核对' }),
      },
    ]),
  ),
  'GET /calendar': { cells: lists },
  'PUT /calendar/{month}': {
    cells: bureauAlone,
    path: () => '/calendar/2021-05',
    body: () => ({ dueOn: '2021-06-07', lockOn: null, version: 0 }),
  },
  'GET /todos': { cells: lists },
  'GET /reporting': { cells: lists },
  'GET /messages': { cells: everybody },
  // Nobody's message is anybody else's.
  'POST /messages/{id}/read': { cells: hidden, path: () => '/messages/999999/read' },
  'POST /messages/read-all': { cells: everybody },
  'GET /outbox': { cells: { ...nobody, administrator: 'ooo' } },
  'GET /exceptions': { cells: lists },
  'POST /projects/{id}/exceptions': {
    cells: above,
    path: target => `/projects/${target.project}/exceptions`,
    body: () => ({ month: '2021-05', until: '2022-02-01', reason: '系统故障' }),
  },
  ...Object.fromEntries(
    ['begin', 'return', 'approve', 'reopen'].map(step => [
      `POST /projects/{id}/reports/{month}/${step}`,
      {
        cells: decide,
        path: (target: Target) => `/projects/${target.project}/reports/2021-05/${step}`,
        body: () => ({ opinion: '请核对' }),
      },
    ]),
  ),
  'POST /projects/{id}/events': {
    cells: above,
    path: target => `/projects/${target.project}/events`,
    body: () => ({ event: 'suspend', effective: '2021-09', reason: '文件要求' }),
  },
  'GET /projects/{id}/target-changes': { cells: see, path: target => `/projects/${target.project}/target-changes` },
  'POST /projects/{id}/target-changes': {
    cells: change,
    path: target => `/projects/${target.project}/target-changes`,
    body: target => ({
      indicatorId: target.indicator,
      target: '≥900人次',
      effective: '2021-09',
      documentNo: '1',
      reason: '调减',
    }),
  },
  ...Object.fromEntries(
    ['approve', 'refuse'].map(step => [
      `POST /projects/{id}/target-changes/{changeId}/${step}`,
      {
        cells: above,
        path: (target: Target) => `/projects/${target.project}/target-changes/${target.change}/${step}`,
        body: () => ({ opinion: '依据不足' }),
      },
    ]),
  ),
  'POST /projects/{id}/target-changes/{changeId}/withdraw': {
    // None of these asked for it.
    cells: { ...nobody, clerk: 'x--', unitHead: 'x--', department: 'xx-', contributor: 'x--' },
    path: target => `/projects/${target.project}/target-changes/${target.change}/withdraw`,
  },
  'POST /projects/{id}/personal': {
    cells: { ...above, unitHead: 'o--' },
    path: target => `/projects/${target.project}/personal`,
  },
  'GET /projects/{id}/indicators/{indicatorId}/shapes': {
    cells: see,
    path: target => `/projects/${target.project}/indicators/${target.indicator}/shapes`,
  },
  'PUT /projects/{id}/indicators/{indicatorId}/shapes': {
    cells: change,
    path: target => `/projects/${target.project}/indicators/${target.indicator}/shapes`,
    body: () => ({ shape: 'declared' }),
  },
  'PUT /projects/{id}/indicators/{indicatorId}/shapes/twin': {
    cells: change,
    path: target => `/projects/${target.project}/indicators/${target.indicator}/shapes/twin`,
    body: () => ({ twinId: null, version: 0 }),
  },
  'GET /projects/{id}/progress': { cells: see, path: target => `/projects/${target.project}/progress` },
  'GET /reviewers': { cells: { ...nobody, department: 'ooo', bureau: 'ooo' }, path: () => '/reviewers?q=a' },
  'GET /projects/{id}/reviewers': { cells: above, path: target => `/projects/${target.project}/reviewers` },
  'PUT /projects/{id}/reviewers': {
    cells: above,
    path: target => `/projects/${target.project}/reviewers`,
    body: (_, { people }) => ({ accountIds: [people.get('reviewer')] }),
  },
  'GET /events': { cells: lists },
  'GET /overview': { cells: lists },
  'GET /overview/items': { cells: lists },
  'GET /overview/points': { cells: lists },
  'GET /overview/day': { cells: lists, path: () => '/overview/day?on=2021-06-01' },
  'GET /subscriptions': { cells: lists },
  'PUT /subscriptions': {
    cells: see,
    body: target => ({ subject: 'project', subjectId: target.project, alerts: true, digest: false, channels: ['inbox'] }),
  },
  'PUT /letter-language': { cells: lists, body: () => ({ lang: 'en' }) },
  // Nobody's subscription is anybody else's.
  'DELETE /subscriptions/{id}': { cells: dashed(lists), path: () => '/subscriptions/999999' },
  // Whoever has the letter may stop it; no letter carries this token: 410.
  'GET /subscription-stops': { cells: everybody, open: true, path: () => '/subscription-stops?token=none' },
  'POST /subscription-stops': { cells: everybody, open: true, path: () => '/subscription-stops?token=none' },
  'GET /watch-lists': { cells: lists },
  'POST /watch-lists': { cells: departmentsToo, body: target => ({ name: `名单${target.project}`, rule: watchRule }) },
  'POST /watch-list-previews': { cells: departmentsToo, body: () => ({ rule: watchRule }) },
  // No list has that number: who may look learns so.
  'GET /watch-lists/{id}': { cells: dashed(lists), path: () => '/watch-lists/999999' },
  'PUT /watch-lists/{id}': {
    cells: dashed(departmentsToo),
    path: () => '/watch-lists/999999',
    body: () => ({ name: '名单', rule: watchRule, state: 'active', version: 1 }),
  },
  'GET /watch-lists/{id}/projects.xlsx': { cells: dashed(lists), path: () => '/watch-lists/999999/projects.xlsx' },
  'GET /overview/export.xlsx': { cells: lists, path: () => '/overview/export.xlsx?view=projects' },
  'GET /gaps': { cells: lists },
  // Nothing is due in these projects but what lies behind from January on: its gap began then.
  'PATCH /gaps/{id}': { cells: enter, path: gap, body: () => ({ note: '原因' }) },
  ...compareRows,
  ...yearRows,
  ...checkRows,
  ...followRows,
  'GET /projects/{id}/evidence': { cells: see, path: target => `/projects/${target.project}/evidence` },
  'POST /projects/{id}/evidence': {
    // A contributor adds files behind its own values; this is the unit's own indicator's.
    cells: enter,
    path: target => `/projects/${target.project}/evidence?indicatorId=${target.indicator}&month=2021-07&name=a.pdf`,
    body: () => '%PDF-1.4',
  },
  ...Object.fromEntries(
    (['values', 'unlink', 'remove'] as const).map(step => [
      `POST /projects/{id}/evidence/{evidenceId}/${step}`,
      {
        cells: enter,
        path: (target: Target) => `/projects/${target.project}/evidence/${target.evidence}/${step}`,
        body: ({ indicator: indicatorId }: Target) =>
          ({
            values: { values: [{ indicatorId, month: '2021-08' }] },
            unlink: { indicatorId, month: '2021-06', reason: '误传' },
            remove: { reason: '误传' },
          })[step],
      },
    ]),
  ),
  'GET /evidence/{id}': { cells: see, path: target => `/evidence/${target.evidence}` },
  'GET /evidence/{id}/preview': { cells: see, path: target => `/evidence/${target.evidence}/preview` },
  'POST /observations': {
    // Another's indicator is refused as unknown, not hidden: the sender names it, the answer says no more.
    cells: { ...nobody, clerk: 'ooo', unitHead: 'ooo', bureau: 'ooo', contributor: 'ooo' },
    body: () => ({ observations: [] }),
  },
  'GET /projects/{id}/counters': { cells: see, path: target => `/projects/${target.project}/counters?month=2021-05` },
  'PUT /projects/{id}/counters/{indicatorId}': {
    cells: enter,
    path: target => `/projects/${target.project}/counters/${target.indicator}`,
    body: () => ({ roll: 'last' }),
  },
  'POST /projects/{id}/pull-sources': {
    cells: enter,
    path: target => `/projects/${target.project}/pull-sources`,
    body: pullSource,
  },
  'POST /projects/{id}/pull-trials': {
    cells: enter,
    path: target => `/projects/${target.project}/pull-trials`,
    body: target => ({ ...pullSource(target), url: 'ftp://10.0.0.1/' }),
  },
  // No source has that number: who may learns so.
  'PATCH /projects/{id}/pull-sources/{sourceId}': {
    cells: { ...enter, clerk: '---', unitHead: '---', bureau: '---' },
    path: target => `/projects/${target.project}/pull-sources/999999`,
    body: target => ({ ...pullSource(target), version: 1 }),
  },
  'DELETE /projects/{id}/pull-sources/{sourceId}': {
    cells: { ...enter, clerk: '---', unitHead: '---', bureau: '---' },
    path: target => `/projects/${target.project}/pull-sources/999999`,
  },
  'POST /projects/{id}/pull-sources/{sourceId}/run': {
    cells: { ...enter, clerk: '---', unitHead: '---', bureau: '---' },
    path: target => `/projects/${target.project}/pull-sources/999999/run`,
  },
}
