import { national2020 } from '#domain/ruleset'
import type { Target } from '../support/rights.ts'
import { nobody, see, enter, above, lists, oversee, bureauAlone, dashed, departmentsToo, type Row } from './rights-cells.ts'

const order = (target: Target) => `/rectifications/${target.rectification}`
const run = (target: Target) => `/monitoring-runs/${target.run}`
const part = (target: Target) => `${run(target)}/projects/${target.project}`

/** Rectifications, monitoring runs, and what forecasts learn. */
export const followRows: Record<string, Row> = {
  'GET /overview/summary.xlsx': { cells: lists },
  'GET /overview/summary.docx': { cells: lists },
  'GET /forecast-priors': { cells: { ...bureauAlone, administrator: 'ooo' } },
  'POST /forecast-priors': { cells: { ...bureauAlone, administrator: 'ooo' } },
  'GET /rectifications': { cells: lists },
  'GET /rectifications/export.xlsx': { cells: lists },
  'GET /overview/gaps.xlsx': { cells: lists },
  'GET /rectifications/{id}': { cells: see, path: order },
  'GET /projects/{id}/follow-up': { cells: see, path: target => `/projects/${target.project}/follow-up` },
  'POST /projects/{id}/rectifications': {
    cells: oversee,
    path: target => `/projects/${target.project}/rectifications`,
    body: target => ({
      indicatorId: target.indicator,
      since: '2021-05',
      demands: '查明原因',
      ownerId: target.account,
      dueOn: '2022-02-20',
    }),
  },
  'POST /rectifications/{id}/answer': {
    cells: enter,
    path: target => `${order(target)}/answer`,
    body: target => ({ text: '已办', evidenceIds: [target.evidence] }),
  },
  ...Object.fromEntries(
    ['return', 'close', 'withdraw'].map(step => [
      `POST /rectifications/{id}/${step}`,
      { cells: oversee, path: (target: Target) => `${order(target)}/${step}`, body: () => ({ text: '意见' }) },
    ]),
  ),
  'POST /rectifications/{id}/extend': {
    cells: oversee,
    path: target => `${order(target)}/extend`,
    body: () => ({ text: '意见', dueOn: '2022-03-20' }),
  },
  'POST /rectifications/{id}/hand-over': {
    cells: oversee,
    path: target => `${order(target)}/hand-over`,
    body: target => ({ ownerId: target.account }),
  },
  'GET /monitoring-runs': { cells: lists },
  'POST /monitoring-runs': {
    cells: bureauAlone,
    body: target => ({ year: 2021, month: '2021-07', name: '监控', dueOn: '2022-02-20', agencyId: target.agency }),
  },
  'GET /monitoring-runs/{id}': { cells: see, path: run },
  'POST /monitoring-runs/{id}/close': { cells: bureauAlone, path: target => `${run(target)}/close`, body: () => ({}) },
  'GET /monitoring-runs/{id}/projects/{projectId}': { cells: see, path: part },
  'GET /monitoring-runs/{id}/projects/{projectId}/table.xlsx': { cells: see, path: target => `${part(target)}/table.xlsx` },
  'PUT /monitoring-runs/{id}/projects/{projectId}/lines/{indicatorId}': {
    cells: enter,
    path: target => `${part(target)}/lines/${target.indicator}`,
    body: () => ({ note: '说明' }),
  },
  'POST /monitoring-runs/{id}/projects/{projectId}/submit': {
    cells: enter,
    path: target => `${part(target)}/submit`,
    body: () => ({}),
  },
  ...Object.fromEntries(
    ['return', 'approve'].map(step => [
      `POST /monitoring-runs/{id}/projects/{projectId}/${step}`,
      { cells: above, path: (target: Target) => `${part(target)}/${step}`, body: () => ({ opinion: '意见' }) },
    ]),
  ),
  'GET /rule-sets': { cells: lists },
  'POST /rule-sets': {
    cells: bureauAlone,
    body: target => ({ ruleSet: { ...national2020, code: `province-${target.project}` }, base: null, reason: '学习' }),
  },
  'GET /rule-sets/{code}': { cells: lists, path: () => '/rule-sets/national-2020' },
  'GET /rule-sets/{code}/file.json': { cells: lists, path: () => '/rule-sets/national-2020/file.json?version=1' },
  'POST /rule-sets/{code}/activate': {
    // What is in force already is refused, to those who may too.
    cells: bureauAlone,
    path: () => '/rule-sets/national-2020/activate',
    body: () => ({ version: 1, reason: '启用', instead: { code: 'national-2020', version: 1 } }),
  },
  'GET /rule-set-diffs': { cells: lists, path: () => '/rule-set-diffs?from=national-2020@1&to=national-2020@1' },
  'POST /rule-set-previews': { cells: bureauAlone, body: () => ({ ruleSet: national2020 }) },
  'GET /projects/{id}/evaluation/recompute': {
    cells: see,
    path: target => `/projects/${target.project}/evaluation/recompute`,
  },
  'GET /projects/{id}/evaluation': { cells: see, path: target => `/projects/${target.project}/evaluation` },
  'PUT /projects/{id}/evaluation': {
    cells: enter,
    path: target => `/projects/${target.project}/evaluation`,
    body: target => ({ rows: [{ indicatorId: target.indicator, weight: 90 }] }),
  },
  'POST /projects/{id}/evaluation/submit': {
    cells: enter,
    path: target => `/projects/${target.project}/evaluation/submit`,
    body: () => ({}),
  },
  ...Object.fromEntries(
    ['return', 'approve', 'reopen'].map(step => [
      `POST /projects/{id}/evaluation/${step}`,
      {
        cells: above,
        path: (target: Target) => `/projects/${target.project}/evaluation/${step}`,
        body: () => ({ opinion: '意见' }),
      },
    ]),
  ),
  'GET /projects/{id}/evaluation/review': { cells: see, path: target => `/projects/${target.project}/evaluation/review` },
  'PUT /projects/{id}/evaluation/review': {
    cells: { ...nobody, reviewer: 'o--' },
    path: target => `/projects/${target.project}/evaluation/review`,
    body: () => ({ round: 1, rows: [{ indicatorId: 0, score: 5 }] }),
  },
  'POST /projects/{id}/evaluation/review/done': {
    cells: { ...nobody, reviewer: 'o--' },
    path: target => `/projects/${target.project}/evaluation/review/done`,
    body: () => ({ round: 1 }),
  },
  'POST /projects/{id}/evaluation/review/reopen': {
    cells: bureauAlone,
    path: target => `/projects/${target.project}/evaluation/review/reopen`,
    body: () => ({ round: 1, number: 1, doneAt: 1, reason: '漏看了一份佐证' }),
  },
  'PUT /projects/{id}/evaluation/final-scores': {
    cells: bureauAlone,
    path: target => `/projects/${target.project}/evaluation/final-scores`,
    body: () => ({ round: 1, rows: [{ indicatorId: 0, score: 5 }] }),
  },
  'GET /projects/{id}/evaluation/versions/{seq}': {
    cells: dashed(see),
    path: target => `/projects/${target.project}/evaluation/versions/999999`,
  },
  'GET /projects/{id}/evaluation/published': { cells: see, path: target => `/projects/${target.project}/evaluation/published` },
  'GET /projects/{id}/report': { cells: see, path: target => `/projects/${target.project}/report` },
  'PUT /projects/{id}/report/{section}': {
    cells: enter,
    path: target => `/projects/${target.project}/report/use`,
    body: () => ({ text: '结果用于下年预算安排。' }),
  },
  'GET /projects/{id}/report/{section}/versions': {
    cells: see,
    path: target => `/projects/${target.project}/report/use/versions`,
  },
  'GET /projects/{id}/report/pictures/{name}': {
    cells: dashed(see),
    path: target => `/projects/${target.project}/report/pictures/burn-up`,
  },
  'GET /projects/{id}/exports/self-evaluation.xlsx': {
    cells: see,
    path: target => `/projects/${target.project}/exports/self-evaluation.xlsx`,
  },
  ...Object.fromEntries(
    ['monitoring.docx', 'declaration.xlsx', 'declaration.docx', 'self-evaluation-table.docx', 'self-evaluation.docx'].map(
      file => [
        `GET /projects/{id}/exports/${file}`,
        { cells: see, path: (target: Target) => `/projects/${target.project}/exports/${file}` },
      ],
    ),
  ),
  'GET /projects/{id}/exports/monitoring.xlsx': {
    cells: see,
    path: target => `/projects/${target.project}/exports/monitoring.xlsx?asOf=2021-07`,
  },
  'GET /templates': { cells: lists },
  'GET /templates/names': { cells: lists },
  'GET /templates/starters/{kind}': { cells: lists, path: () => '/templates/starters/monitoring' },
  'POST /templates': {
    cells: above,
    path: target => `/templates?kind=report&name=模板${target.project}&agencyId=${target.agency}`,
    body: () => '{{项目名称}}',
  },
  'POST /templates/preview': {
    cells: departmentsToo,
    path: target => `/templates/preview?kind=report&projectId=${target.project}`,
    body: () => '{{项目名称}}',
  },
  'POST /templates/{id}/retire': { cells: dashed(departmentsToo), path: () => '/templates/900/retire' },
  'GET /templates/{id}/file': { cells: dashed(lists), path: () => '/templates/900/file' },
  'GET /projects/{id}/templates': { cells: see, path: target => `/projects/${target.project}/templates` },
  'GET /projects/{id}/exports/template': {
    cells: see,
    path: target => `/projects/${target.project}/exports/template?templateId=900`,
  },
  'GET /overview/exports/template': { cells: lists, path: () => '/overview/exports/template?templateId=900' },
  'POST /projects/{id}/imports/evaluation': {
    cells: enter,
    path: target => `/projects/${target.project}/imports/evaluation?dryRun=1`,
    body: () => '自评表',
  },
  'POST /monitoring-runs/{id}/projects/{projectId}/import': {
    cells: enter,
    path: target => `${part(target)}/import?dryRun=1`,
    body: () => '监控表',
  },
}
