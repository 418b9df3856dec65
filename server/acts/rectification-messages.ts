import type { MessageKind } from '#domain/message'
import type { RectificationEvent } from '#domain/rectification'
import type { Db } from '../../db/open.ts'
import { recipientById, type Recipient } from '../../db/queries/messages.ts'
import { rectificationSteps, type RectificationRow } from '../../db/queries/rectifications.ts'
import type { Caller } from '../access/caller.ts'
import { tellPeople, type Telling } from './messages.ts'

const kindOf: Record<RectificationEvent, MessageKind> = {
  order: 'rectOrdered',
  answer: 'rectAnswered',
  return: 'rectReturned',
  close: 'rectClosed',
  extend: 'rectExtended',
  handOver: 'rectOrdered',
  withdraw: 'rectWithdrawn',
}

/** Ordered or sent back → who has to act; answered → who ordered it; closed → both sides' people of the thread. */
export async function tellOfRectification(
  db: Db,
  at: Telling,
  caller: Caller,
  row: RectificationRow,
  act: RectificationEvent,
  text: string,
): Promise<void> {
  const ids = act === 'answer' ? await overseersOf(db, row) : [row.ownerId]
  const found = await Promise.all(ids.filter(id => id !== caller.id).map(id => recipientById(db, id)))
  const people = found.filter((one): one is Recipient => one !== undefined)
  await tellPeople(
    db,
    at,
    {
      key: `rectification.${row.id}.${row.version}`,
      kind: kindOf[act],
      params: { ...about(row), due: row.dueOn, opinion: text, by: caller.name },
      projectId: row.projectId,
      month: row.since,
    },
    people,
  )
}

/** What every message about an order names. */
export const about = (row: Pick<RectificationRow, 'id' | 'projectName' | 'indicatorId' | 'indicatorName' | 'since'>) => ({
  rectificationId: row.id,
  project: row.projectName,
  indicatorId: row.indicatorId ?? 0,
  indicator: row.indicatorName ?? '',
  month: row.since,
})

/** Who ordered it, and whoever sent it back since. */
async function overseersOf(db: Db, row: RectificationRow): Promise<number[]> {
  const steps = await rectificationSteps(db, [row.id])
  const back = steps.filter(step => step.event === 'return' || step.event === 'extend').map(step => step.recordedBy)
  return [...new Set([row.orderedBy, ...back])]
}
