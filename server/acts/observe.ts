import type { Day } from '#domain/day'
import { monthOf, type Month } from '#domain/month'
import { mostProblems, sameObservation, type Observation, type Recorded } from '#domain/observation'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import { insertObservations, observationsByKey, type ObservationInsert } from '../../db/queries/observations.ts'
import { insertRecipe } from '../../db/queries/recipes.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { breathe } from '../breathe.ts'
import type { When } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import { placeFinder, type CounterPlace } from './counter-places.ts'
import { stateCounters, type Touched } from './state-counters.ts'

/** Rows a transaction takes, so that other writers have their turn in between; and rows between two breaths. */
const chunk = 5_000
const breath = 500

/** One transaction that is told to the audit trail: a route's `act`, or the scheduler's own. */
export type Write = <T>(work: (db: Db, tell: Tell) => Promise<T>) => Promise<T>
export type Taken = { taken: number; known: number; problems: Problem[] }

type Row = { observation: Observation; place: CounterPlace; at: number; day: Day }

/** A day each quarter of an hour is asked for once: no time zone turns its day elsewhere. */
function dayFinder(dayOf: When['dayOf']): (at: number) => Day {
  const known = new Map<number, Day>()
  return at => {
    const quarter = Math.floor(at / 900_000)
    let day = known.get(quarter)
    if (day === undefined) known.set(quarter, (day = dayOf(at)))
    return day
  }
}

/** A reading may be a day ahead of our clock, no more; and lies in the project's year, or is the meter's stand before it. */
function timeFault(day: Day, at: number, place: CounterPlace, now: number): Problem | null {
  const { year } = place.plan
  const params = { day, year, indicator: place.indicator.name }
  if (at > now + 86_400_000) return { path: 'at', code: 'observation-ahead', params }
  if (day.startsWith(`${year}-`)) return null
  if (place.roll === 'meter' && day.startsWith(`${year - 1}-`)) return null
  return { path: 'at', code: 'observation-other-year', params }
}

/** Finds every reading its place; one that has none refuses them all. */
async function placedRows(db: Db, sender: Pick<Caller, 'scope'>, sent: readonly Observation[], when: When): Promise<Row[]> {
  const find = placeFinder(db, sender)
  const dayOf = dayFinder(when.dayOf)
  const now = when.now()
  const rows: Row[] = []
  const problems: Problem[] = []
  for (const [i, observation] of sent.entries()) {
    if (i % (4 * breath) === 0) await breathe()
    const path = `observations.${i}`
    const place = await find(observation.indicatorId, observation.agencyId)
    if ('code' in place) {
      problems.push({ path: `${path}.${place.field}`, code: place.code, params: place.params })
      continue
    }
    const at = typeof observation.at === 'number' ? observation.at : Date.parse(observation.at)
    const day = dayOf(at)
    const fault = timeFault(day, at, place, now)
    if (fault) problems.push({ ...fault, path: `${path}.at` })
    else rows.push({ observation, place, at, day })
  }
  if (problems.length) throw new Refusal(422, 'rule-broken', { count: problems.length }, problems.slice(0, mostProblems))
  return rows
}

/** Takes readings once each and makes their months follow. What a key already stands for is never overwritten: a reading that
 * says something else under it is left out and named, and the others are taken. */
export async function takeObservations(
  reader: Db,
  write: Write,
  sender: Pick<Caller, 'id' | 'scope'>,
  sent: readonly Observation[],
  when: When,
  sourceId: number | null = null,
): Promise<Taken> {
  const rows = await placedRows(reader, sender, sent, when)
  const answer: Taken = { taken: 0, known: 0, problems: [] }
  const touched = new Map<number, Map<number, Touched>>()
  for (let first = 0; first < rows.length; first += chunk) {
    const part = rows.slice(first, first + chunk)
    const last = first + chunk >= rows.length
    await write(async (db, tell) => {
      const stamp = { recordedAt: when.now(), recordedBy: sender.id, sourceId }
      const found = await storeRows(db, part, first, stamp)
      answer.taken += found.rows.length
      answer.known += found.known
      answer.problems.push(...found.problems)
      for (const row of part) touch(touched, row)
      for (const projectId of new Set(part.map(row => row.place.plan.id))) tell(noteOf(projectId, part, found.rows))
      if (last) await stateAll(db, rows, touched, sender.id, when)
    })
    await breathe()
  }
  return { ...answer, problems: answer.problems.slice(0, mostProblems) }
}

type Stamp = { recordedAt: number; recordedBy: number; sourceId: number | null }

/** Keys are a project's own: units of other projects neither meet nor learn them. */
const keyOf = ({ observation, place }: Row) => `${place.plan.id}:${observation.key}`

async function storeRows(db: Db, part: readonly Row[], first: number, stamp: Stamp) {
  const known = new Map<string, Recorded>()
  for (let i = 0; i < part.length; i += breath) {
    for (const row of await observationsByKey(db, part.slice(i, i + breath).map(keyOf))) known.set(row.key, row)
    await breathe()
  }
  const rows: ObservationInsert[] = []
  const problems: Problem[] = []
  let again = 0
  part.forEach((row, i) => {
    const { place, observation, at, day } = row
    const key = keyOf(row)
    const before = known.get(key)
    const now = { indicatorId: place.indicator.id, agencyId: place.agencyId, day, value: observation.value }
    if (!before) {
      known.set(key, now)
      rows.push({ ...now, key, projectId: place.plan.id, at, ...stamp })
    } else if (sameObservation(before, now)) again++
    else
      problems.push({
        path: `observations.${first + i}.key`,
        code: 'observation-key-taken',
        params: takenBy(observation, before, now),
      })
  })
  for (let i = 0; i < rows.length; i += breath) {
    await insertObservations(db, rows.slice(i, i + breath))
    await breathe()
  }
  return { rows, known: again, problems }
}

const takenBy = ({ key }: Observation, before: Recorded, now: Recorded) => ({
  key,
  day: before.day,
  value: before.value,
  yourDay: now.day,
  yourValue: now.value,
  moved: before.indicatorId !== now.indicatorId || before.agencyId !== now.agencyId,
})

function touch(touched: Map<number, Map<number, Touched>>, { place, day }: Row) {
  const { plan, indicator, roll } = place
  const of = touched.get(plan.id) ?? new Map<number, Touched>()
  touched.set(plan.id, of)
  // A meter's stand before the year is where January begins.
  const month: Month = day.startsWith(`${plan.year}-`) ? day.slice(0, 7) : monthOf(plan.year, 1)
  const known = of.get(indicator.id)
  if (!known || month < known.from) of.set(indicator.id, { indicatorId: indicator.id, roll, from: month })
}

async function stateAll(db: Db, rows: Row[], touched: Map<number, Map<number, Touched>>, by: number, when: When) {
  const places = new Map(rows.map(({ place }) => [place.indicator.id, place]))
  for (const { plan, indicator, roll, isNew } of places.values())
    if (isNew) await sayHow(db, plan.id, indicator.id, 1, roll, by, when.now())
  const plans = new Map([...places.values()].map(({ plan }) => [plan.id, plan]))
  for (const [id, of] of touched) await stateCounters(db, plans.get(id)!, [...of.values()], by, when)
}

/** Records how an indicator's readings become its months. */
export const sayHow = (
  db: Db,
  projectId: number,
  indicatorId: number,
  version: number,
  roll: string | null,
  by: number,
  at: number,
) =>
  insertRecipe(db, {
    projectId,
    indicatorId,
    version,
    recipe: roll === null ? null : JSON.stringify({ kind: 'counter', roll }),
    recordedAt: at,
    recordedBy: by,
  })

/** What the trail keeps of many readings: how many of which indicators, over which days. */
function noteOf(projectId: number, part: readonly Row[], stored: readonly ObservationInsert[]) {
  const of = part.filter(row => row.place.plan.id === projectId)
  const days = of.map(row => row.day).sort()
  const indicators = [...new Set(of.map(row => row.place.indicator.id))]
  const taken = stored.filter(row => row.projectId === projectId).length
  return { entity: 'project', id: projectId, after: { indicators, sent: of.length, taken, from: days[0], to: days.at(-1) } }
}
