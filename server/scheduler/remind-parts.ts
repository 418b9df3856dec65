import { addDays, daysBetween } from '#domain/day'
import { nameMark, type MessageKind } from '#domain/message'
import { stagesOn, type Stage } from '#domain/reminder'
import type { Db, Store } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { everToldOf, recipientsOf, type Recipient } from '../../db/queries/messages.ts'
import { openRuns, owedParts, type RunRow } from '../../db/queries/monitoring.ts'
import { subtree } from '../access/caller.ts'
import { tellPeople, type Occasion, type Telling } from '../acts/messages.ts'
import { activeRules } from '../rules.ts'

type Clock = Telling & { today: () => string }
type Owed = Awaited<ReturnType<typeof owedParts>>

const told: Record<Stage, { kind: MessageKind; role: string }> = {
  dueSoon: { kind: 'partDueSoon', role: 'clerk' },
  overdue: { kind: 'partOverdue', role: 'clerk' },
  overdueHead: { kind: 'partOverdueHead', role: 'unitHead' },
  overdueDepartment: { kind: 'partOverdueDepartment', role: 'department' },
}
const named = 5

/** Monitoring tables not handed in climb as late reports do: to the clerk, the head, the department; each once a stage and due day. */
export async function remindParts(store: Store, at: Clock): Promise<number> {
  const today = at.today()
  const { reminders } = await activeRules(store.db)
  let count = 0
  for (const run of await openRuns(store.db, addDays(today, reminders.soonBefore)))
    for (const stage of stagesOn(run.dueOn, today, reminders)) {
      const occasions = await occasionsOf(store.db, run, stage, today)
      if (!occasions.length) continue
      count += await store.tx(async db => {
        let fresh = 0
        for (const { one, occasion } of occasions) fresh += await tellPeople(db, at, occasion, [one])
        return fresh
      })
    }
  return count
}

/** What each person of a stage still owes; read first, so that nothing is written where nobody is to be told. */
async function occasionsOf(db: Db, run: RunRow, stage: Stage, today: string) {
  const owed = await owedParts(db, run.id)
  if (!owed.length) return []
  const { kind, role } = told[stage]
  const key = `run.${run.id}.${stage}.${run.dueOn}`
  const known = await everToldOf(db, key)
  const tree = await agencyTree(db)
  const days = Math.abs(daysBetween(run.dueOn, today))
  const below = ({ agencyId }: Recipient): Owed => {
    if (agencyId === null) return []
    const units = stage === 'overdueDepartment' ? new Set(subtree(agencyId, tree)) : new Set([agencyId])
    return owed.filter(one => units.has(one.agencyId))
  }
  return (await recipientsOf(db, [role])).flatMap(one => {
    const mine = known.has(one.id) ? [] : below(one)
    if (!mine.length) return []
    const names = mine.slice(0, named).map(part => part.name)
    const params = {
      run: run.name,
      runId: run.id,
      due: run.dueOn,
      days,
      count: mine.length,
      named: names.length,
      names: names.join(nameMark),
    }
    return [{ one, occasion: { key, kind, params } satisfies Occasion }]
  })
}
