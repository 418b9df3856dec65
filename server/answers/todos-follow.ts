import type { Db } from '../../db/open.ts'
import { countRectifications, listRectifications, type RectificationWish } from '../../db/queries/rectifications.ts'
import { countWaitingParts, listWaitingParts, type PartWish } from '../../db/queries/monitoring.ts'
import type { Caller } from '../access/caller.ts'
import type { Part, TodoKind } from './todos-answer.ts'

/** What follow-up asks of the caller: orders to answer or check, monitoring tables to fill in or approve. */
export function followParts(db: Db, caller: Caller, today: string): { first: Part[]; last: Part[] } {
  const { roles, id } = caller
  const enters = roles.includes('clerk') || roles.includes('unitHead')
  const department = roles.includes('department')
  const oversees = department || roles.includes('bureau') || roles.includes('reviewer')
  const first: Part[] = []
  const last: Part[] = []
  if (enters)
    first.push(
      orders(db, caller, today, 'rectify', { ownerId: id, states: ['open'] }),
      tables(db, caller, today, 'monitorReturned', { states: ['returned'] }),
      tables(db, caller, today, 'monitorFill', { states: ['open'] }),
    )
  if (oversees) {
    // A department answers for all below it; the bureau and reviewers for what they ordered themselves.
    const whose: RectificationWish = department ? {} : { orderedBy: id }
    last.push(orders(db, caller, today, 'rectifyCheck', { ...whose, states: ['answered'], notAnsweredBy: id }))
  }
  if (department) last.push(tables(db, caller, today, 'monitorApprove', { states: ['submitted'], notBy: id }))
  return { first, last }
}

const orders = (db: Db, { scope }: Caller, today: string, kind: TodoKind, wish: RectificationWish): Part => ({
  kind,
  count: () => countRectifications(db, scope, wish),
  list: async window =>
    (await listRectifications(db, scope, wish, window)).map(row => ({
      kind,
      projectId: row.projectId,
      projectName: row.projectName,
      month: row.since,
      agency: { id: row.agencyId, name: row.agencyName },
      due: row.dueOn,
      late: row.state === 'open' && row.dueOn < today,
      count: 1,
      missing: [],
      opinion: row.demands,
      rectificationId: row.id,
      indicatorId: row.indicatorId,
    })),
})

const tables = (db: Db, { scope }: Caller, today: string, kind: TodoKind, wish: PartWish): Part => ({
  kind,
  count: () => countWaitingParts(db, scope, wish),
  list: async window =>
    (await listWaitingParts(db, scope, wish, window)).map(row => ({
      kind,
      projectId: row.projectId,
      projectName: row.projectName,
      month: row.month,
      agency: { id: row.agencyId, name: row.agencyName },
      due: row.dueOn,
      late: row.dueOn < today && kind !== 'monitorApprove',
      count: 1,
      missing: [],
      opinion: row.opinion || row.runName,
      runId: row.runId,
    })),
})
