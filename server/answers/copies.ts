import { findCopied, type Found } from '#domain/copied-text'
import { findCopiedNumbers, type NumberFinding, type Series } from '#domain/copied-numbers'
import { numberOf } from '#domain/month'
import { divide } from '#domain/number'
import { pairIndicators } from '#domain/twin'
import type { Db } from '../../db/open.ts'
import {
  countedIndicators,
  trailStamp,
  twinsOfProjects,
  typedActuals,
  writingProjects,
  writingsOf,
  type WritingRow,
} from '../../db/queries/writings.ts'
import { breathe } from '../breathe.ts'

/** Projects read at a time: some milliseconds, then others have their turn. */
const chunk = 100
/** With more texts than this the search takes seconds: then what was found stands for a while. */
const large = 20_000
const stands = 10 * 60_000

export type Writing = WritingRow & { unitId: number }
export type Copies = {
  at: number
  stamp: string
  writings: Writing[]
  text: Found
  series: Series[]
  numbers: NumberFinding[]
}

type Project = Awaited<ReturnType<typeof writingProjects>>[number]

const kept = new WeakMap<object, Map<number, Promise<Copies>>>()

/** What is alike in a year, over all units: found once for everybody, and cut to what a caller may see by who asks. */
export async function copiesOf(db: Db, year: number, now: number, fresh: boolean): Promise<Copies> {
  let years = kept.get(db)
  if (!years) kept.set(db, (years = new Map()))
  const stamp = await trailStamp(db)
  const known = await years.get(year)?.catch(() => undefined)
  const young = known && known.writings.length > large && now - known.at < stands
  if (known && !fresh && (known.stamp === stamp || young)) return known
  const found = search(db, year, now, stamp)
  years.set(year, found)
  return found
}

async function search(db: Db, year: number, now: number, stamp: string): Promise<Copies> {
  const projects = await writingProjects(db, year)
  const unitOf = new Map(projects.map(row => [row.id, row.agencyId]))
  const writings: Writing[] = []
  const series: Series[] = []
  for (let first = 0; first < projects.length; first += chunk) {
    const part = projects.slice(first, first + chunk)
    const ids = part.map(row => row.id)
    for (const row of await writingsOf(db, ids)) writings.push({ ...row, unitId: unitOf.get(row.projectId)! })
    await breathe()
    const actuals = await typedActuals(db, ids)
    for (const row of actuals)
      if (row.note?.trim())
        writings.push({
          kind: 'monthNote',
          projectId: row.projectId,
          agencyId: row.agencyId,
          indicatorId: row.indicatorId,
          month: row.month,
          section: null,
          text: row.note,
          unitId: row.agencyId,
        })
    await breathe()
    series.push(...(await seriesOf(db, part, actuals)))
    await breathe()
  }
  const text = await driven(findCopied(writings))
  const numbers = await driven(findCopiedNumbers(series))
  return { at: now, stamp, writings, text, series, numbers }
}

/** Runs a search to its end; wherever it pauses, others are served. */
async function driven<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await breathe()
  }
}

type Typed = Awaited<ReturnType<typeof typedActuals>>
const figure = (row: Typed[number]) => row.value ?? divide(row.numerator, row.denominator)

/** Months by indicator and the unit that reports it, with last year's beside them. */
async function seriesOf(db: Db, projects: readonly Project[], actuals: Typed): Promise<Series[]> {
  const before = projects.flatMap(row => row.previousId ?? [])
  const [own, theirs, confirmed, last] = [
    await countedIndicators(
      db,
      projects.map(row => row.id),
    ),
    await countedIndicators(db, before),
    await twinsOfProjects(
      db,
      projects.map(row => row.id),
    ),
    monthsOf(await typedActuals(db, before)),
  ]
  const twins = new Map<number, number | null>()
  for (const { id, previousId } of projects) {
    if (previousId === null) continue
    const of = (rows: typeof own, projectId: number) => rows.filter(row => row.projectId === projectId)
    const year = Number(actuals.find(row => row.projectId === id)?.month.slice(0, 4) ?? 0)
    for (const [ownId, twin] of pairIndicators(of(own, id), of(theirs, previousId), year)) twins.set(ownId, twin)
  }
  for (const { indicatorId, twinId } of confirmed) twins.set(indicatorId, twinId)
  const adds = new Set(own.flatMap(row => (row.aggregation === 'sum' ? [row.id] : [])))
  return [...monthsOf(actuals)].map(([key, { projectId, indicatorId, unitId, months }]): Series => {
    const twin = twins.get(indicatorId) ?? null
    return {
      projectId,
      unitId,
      indicatorId,
      adds: adds.has(indicatorId),
      months,
      before: twin === null ? null : (last.get(`${twin} ${key.split(' ')[1]}`)?.months ?? null),
    }
  })
}

type Months = { projectId: number; indicatorId: number; unitId: number; months: (number | null)[] }

function monthsOf(actuals: Typed): Map<string, Months> {
  const found = new Map<string, Months>()
  for (const row of actuals) {
    const value = figure(row)
    if (value === null) continue
    const key = `${row.indicatorId} ${row.agencyId}`
    let own = found.get(key)
    if (!own) {
      const { projectId, indicatorId, agencyId: unitId } = row
      found.set(key, (own = { projectId, indicatorId, unitId, months: Array.from({ length: 12 }, () => null) }))
    }
    own.months[numberOf(row.month) - 1] = value
  }
  return found
}
