import type { Target } from '../support/rights.ts'
import { see, enter, oversee, lists, type Row } from './rights-cells.ts'

const order = (target: Target) => `/rectifications/${target.rectification}`

/** Rectifications and monitoring runs. */
export const followRows: Record<string, Row> = {
  'GET /rectifications': { cells: lists },
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
}
