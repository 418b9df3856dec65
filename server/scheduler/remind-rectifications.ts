import type { MessageKind } from '#domain/message'
import { addDays, daysBetween } from '#domain/day'
import { stagesOn, type Stage } from '#domain/reminder'
import type { Db, Store } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { everToldOf, recipientById, recipientsOf, type Recipient } from '../../db/queries/messages.ts'
import { waitingRectifications } from '../../db/queries/rectifications.ts'
import { everything } from '../../db/scope.ts'
import { tellPeople, upwards, type Occasion, type Telling } from '../acts/messages.ts'
import { about } from '../acts/rectification-messages.ts'
import { activeRules } from '../rules.ts'

type Clock = Telling & { today: () => string }
type Waiting = Awaited<ReturnType<typeof waitingRectifications>>[number]

const kindOf: Record<Stage, MessageKind> = {
  dueSoon: 'rectDueSoon',
  overdue: 'rectOverdue',
  overdueHead: 'rectOverdueHead',
  overdueDepartment: 'rectOverdueDepartment',
}

/** Orders nobody answers climb: to the owner, then the head, then the department and who ordered; each once a stage. */
export async function remindRectifications(store: Store, at: Clock): Promise<number> {
  const today = at.today()
  const { reminders } = await activeRules(store.db)
  let told = 0
  for (const row of await waitingRectifications(store.db, addDays(today, reminders.soonBefore)))
    for (const stage of stagesOn(row.dueOn, today, reminders)) {
      const key = `rect.${stage}.${row.id}.${row.dueOn}`
      const known = await everToldOf(store.db, key)
      const people = (await peopleFor(store.db, row, stage)).filter(one => !known.has(one.id))
      if (!people.length) continue
      const occasion: Occasion = {
        key,
        kind: kindOf[stage],
        params: {
          ...about(row),
          due: row.dueOn,
          days: Math.abs(daysBetween(row.dueOn, today)),
          owner: row.ownerName ?? '',
          agency: (await agencyById(store.db, everything, row.agencyId))?.name ?? '',
        },
        projectId: row.projectId,
        month: row.since,
      }
      told += await store.tx(db => tellPeople(db, at, occasion, people))
    }
  return told
}

async function peopleFor(db: Db, row: Waiting, stage: Stage): Promise<Recipient[]> {
  if (stage === 'overdueHead') return recipientsOf(db, ['unitHead'], [row.agencyId])
  const named = async (id: number) => {
    const found = await recipientById(db, id)
    return found ? [found] : []
  }
  if (stage !== 'overdueDepartment') return named(row.ownerId)
  return [...(await recipientsOf(db, ['department'], await upwards(db, row.agencyId))), ...(await named(row.orderedBy))]
}
