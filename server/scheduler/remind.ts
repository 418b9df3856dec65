import { daysBetween, type Day } from '#domain/day'
import { nameMark } from '#domain/message'
import { shiftMonth, type Month } from '#domain/month'
import { stagesOn, type Stage } from '#domain/reminder'
import type { Db, Store } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { wholeCalendar } from '../../db/queries/calendar.ts'
import { everToldOf, recipientsOf, standingKeys, type Recipient } from '../../db/queries/messages.ts'
import { owedSharesOf, owingProjects } from '../../db/queries/todos.ts'
import { subtree } from '../access/caller.ts'
import { tellGroup, tellPeople, type Occasion, type Telling } from '../acts/messages.ts'
import { dueDaysOf } from '../month-dates.ts'
import { activeRules } from '../rules.ts'

type Clock = Telling & { today: () => Day }
type Owing = { agencyId: number; name: string; shared?: boolean }

const roleFor: Record<Stage, string> = {
  dueSoon: 'clerk',
  overdue: 'clerk',
  overdueHead: 'unitHead',
  overdueDepartment: 'department',
}
const named = 5

type Reminder = { occasion: Occasion; one: Recipient }

/** Tells who still owes reports, each once a stage: the occasion's key says month, stage and due day. What is to be told is
 * found by reading; only where there is something, a transaction writes it. */
export async function remind(store: Store, at: Clock): Promise<number> {
  const today = at.today()
  const rules = await activeRules(store.db)
  const dueOn = dueDaysOf(await wholeCalendar(store.db), rules)
  let told = 0
  // A report may be due until half a year after its month; reminders go on for at most a year after that.
  for (let back = 1; back <= 19; back++) {
    const month = shiftMonth(today.slice(0, 7), -back)
    const due = dueOn(month)
    for (const stage of stagesOn(due, today, rules.reminders)) {
      const { people, group } = await remindersOf(store.db, at, { month, due, today }, stage)
      if (!people.length && !group) continue
      told += await store.tx(async db => {
        let count = 0
        for (const { occasion, one } of people) count += await tellPeople(db, at, occasion, [one])
        if (group) await tellGroup(db, at, group)
        return count
      })
    }
  }
  return told
}

async function remindersOf(
  db: Db,
  at: Clock,
  { month, due, today }: { month: Month; due: Day; today: Day },
  stage: Stage,
): Promise<{ people: Reminder[]; group: Occasion | null }> {
  const owing = await owingWithShares(db, month)
  if (!owing.length) return { people: [], group: null }
  const tree = await agencyTree(db)
  const days = Math.abs(daysBetween(due, today))
  const key = `${stage}.${month}.${due}`
  const occasionFor = (list: Owing[]): Occasion => ({ key, kind: stage, params: { month, due, days, ...namesOf(list) } })
  const told = await everToldOf(db, key)
  const people = (await recipientsOf(db, [roleFor[stage]])).flatMap(one => {
    const mine = told.has(one.id) ? [] : owingTo(one, stage, owing, tree)
    return mine.length ? [{ one, occasion: occasionFor(mine) }] : []
  })
  const digest =
    at.channels.webhook && (stage === 'dueSoon' || stage === 'overdue') && !(await standingKeys(db, [`${key}.group`])).size
  return { people, group: digest ? occasionFor(owing.filter(one => !one.shared)) : null }
}

/** Projects that owe a report, each under its unit with the units it still waits for, and once more under each of those. */
async function owingWithShares(db: Db, month: Month): Promise<Owing[]> {
  const shares = await owedSharesOf(db, month)
  const waits = (id: number) => shares.filter(row => row.projectId === id).map(row => row.agencyName)
  const own = (await owingProjects(db, month)).map(({ projectId, agencyId, name }) => {
    const units = waits(projectId)
    return {
      agencyId,
      name: units.length ? `${name}（${units.slice(0, named).join(nameMark)}${units.length > named ? '…' : ''}）` : name,
    }
  })
  return [...own, ...shares.map(row => ({ agencyId: row.agencyId, name: row.projectName, shared: true }))]
}

/** A unit's people answer for its own projects, a department for all below it. */
function owingTo({ agencyId }: Recipient, stage: Stage, owing: Owing[], tree: Awaited<ReturnType<typeof agencyTree>>): Owing[] {
  if (agencyId === null) return []
  if (stage !== 'overdueDepartment') return owing.filter(one => one.agencyId === agencyId)
  const below = new Set(subtree(agencyId, tree))
  // The part of a unit below is told with the project, not once more.
  return owing.filter(one => below.has(one.agencyId) && !one.shared)
}

const namesOf = (list: Owing[]) => ({
  count: list.length,
  named: Math.min(list.length, named),
  names: list
    .slice(0, named)
    .map(one => one.name)
    .join(nameMark),
})
