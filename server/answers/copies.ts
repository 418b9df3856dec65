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

/** Projects read at a time: some ten milliseconds, then others have their turn. */
const chunk = 25

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

/** How far a search is: of so many projects so many are read; then texts and numbers are held against each other. */
export type Working = { read: number; projects: number }
type Entry = { done: Copies | null; running: Promise<Copies> | null; working: Working; failed: Error | null }

/** More projects than this and nobody waits for the search: it is asked again how far it is, and what was found stands for
 * ten minutes whatever is written meanwhile. */
const waitsFor = 500
const stands = 10 * 60_000

const kept = new WeakMap<object, Map<number, Entry>>()

function entryOf(db: Db, year: number): Entry {
  let years = kept.get(db)
  if (!years) kept.set(db, (years = new Map()))
  let entry = years.get(year)
  if (!entry) years.set(year, (entry = { done: null, running: null, working: { read: 0, projects: 0 }, failed: null }))
  return entry
}

/** What is alike in a year, over all units: found once for everybody, and cut to what a caller may see by who asks.
 * `wait`: to its end, however long that takes. */
export async function copiesOf(
  db: Db,
  year: number,
  now: number,
  { fresh = false, wait = false },
): Promise<{ found: Copies } | { working: Working }> {
  const entry = entryOf(db, year)
  const stamp = await trailStamp(db)
  const { done, failed } = entry
  entry.failed = null
  if (failed && entry.working.projects > waitsFor) throw failed
  const young = done && entry.working.projects > waitsFor && now - done.at < stands
  if (done && !entry.running && !fresh && (done.stamp === stamp || young)) return { found: done }
  // A search that others began serves all who ask meanwhile, unless something was written since.
  if (!entry.running) {
    const projects = await writingProjects(db, year)
    entry.working = { read: 0, projects: projects.length }
    entry.running ??= search(db, projects, entry, now, stamp).finally(() => (entry.running = null))
    // Who asks next hears of it, and whoever asks after that begins anew.
    entry.running.catch((error: unknown) => (entry.failed = error instanceof Error ? error : new Error(String(error))))
  }
  if (wait || entry.working.projects <= waitsFor) {
    const found = await entry.running
    return found.stamp === stamp || wait ? { found } : copiesOf(db, year, now, { fresh: false, wait })
  }
  return { working: entry.working }
}

async function search(db: Db, projects: Project[], entry: Entry, now: number, stamp: string): Promise<Copies> {
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
    entry.working.read += part.length
    await breathe()
  }
  const text = await driven(findCopied(writings))
  const numbers = await driven(findCopiedNumbers(series))
  return (entry.done = { at: now, stamp, writings, text, series, numbers })
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
