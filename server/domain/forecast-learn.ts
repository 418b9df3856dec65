import { studentQuantile } from './distribution.ts'
import { sightOf, tables, total, type CourseKind, type Sight, type Table, type WholeYear } from './forecast-course.ts'
import { guessOf, isShare, monthsShare, stepOf, type MonthTaught, type Prior, type Taught } from './forecast-prior.ts'
import { bestWeights } from './forecast-weights.ts'

/** Learns the prior from years that are over: in every month, what was seen then and how the year ended. */

export type Lesson = { kind: CourseKind; year: WholeYear; before: WholeYear | null; shape: readonly number[] | null }
type Case = { sight: Sight; end: number }

const strengths = [0.5, 2, 5, 12, 40]
const freedoms = [3, 4, 6, 10, 30]
/** A default counts like so many years of its own. */
const standing = 40
const few = 8

const upTo = (values: readonly number[], month: number) => values.slice(0, month)

/** The open part as it came, on the scale of the guesses; null where nothing was open. */
function endOf({ kind, year }: Lesson, sight: Sight): number | null {
  if (kind === 'last') return Math.log(year.values[11]! + sight.dust)
  const rest = total(year.values.slice(sight.month))
  if (kind === 'sum') return rest + sight.dust > 0 ? Math.log(rest + sight.dust) : null
  const whole = total(year.of!.slice(sight.month))
  return whole > 0 ? rest / whole : null
}

export function casesOf(lesson: Lesson, month: number): Case[] {
  const { kind, year, shape } = lesson
  const course = (before: WholeYear | null) =>
    sightOf({ kind, values: upTo(year.values, month), of: year.of && upTo(year.of, month), shape, before, grain: 0 })
  const sights = [course(null), lesson.before && course(lesson.before)].filter(sight => sight !== null)
  return sights.flatMap(sight => {
    const end = endOf(lesson, sight)
    return end === null ? [] : [{ sight, end }]
  })
}

const quantile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0
}

/** Log-density of Student's t without what is the same for all; the freedom's own constant by Stirling-free differences. */
const tDensity = (z: number, scale: number, freedom: number) =>
  Math.log(peak[freedom]! / scale) - ((freedom + 1) / 2) * Math.log1p((z * z) / freedom / scale / scale)
/** Γ((ν+1)/2) ÷ (Γ(ν/2) √(νπ)). */
const peak: Record<number, number> = { 3: 0.3675525969, 4: 0.375, 6: 0.3827327723, 10: 0.389108384, 30: 0.3956321848 }

type Try = { month: MonthTaught; worth: number }

function tryStrength(cases: readonly Case[], usual: number, strength: number): Try {
  const widths = cases.map(({ sight }) => {
    const share = isShare(sight.table) ? shareWidth(sight) : 1
    return Math.sqrt(stepOf(sight, usual, strength) * monthsShare(sight) * share)
  })
  const weights = bestWeights(
    cases.map(({ sight }) => sight.guesses),
    cases.map(({ end }) => end),
    widths.map(width => 1 / (width * width)),
  )
  const misses = cases.map(({ sight, end }, i) => (end - guessOf(sight, weights)) / widths[i]!)
  const within = quantile(misses.map(Math.abs), 0.8)
  let best: Try | null = null
  for (const freedom of isShare(cases[0]!.sight.table) ? [30] : freedoms) {
    const scale = Math.max(within / studentQuantile(0.9, freedom), 1e-3)
    const worth = total(misses.map((miss, i) => tDensity(miss, scale, freedom) - Math.log(widths[i]!)))
    if (!best || worth > best.worth) best = { month: { weights, scale, freedom, strength, years: cases.length }, worth }
  }
  return best!
}

const shareWidth = ({ guesses }: Sight) => {
  const p = total(guesses) / guesses.length
  return p * (1 - p)
}

/** Pauses after each month: thousands of years take seconds, and others want to be served meanwhile. */
function* learnTable(all: readonly Case[][], table: Table, standard: Taught | null): Generator<void, Taught | null> {
  const byMonth = all.map(cases => cases.filter(({ sight }) => sight.table === table))
  const steps = byMonth.flatMap(cases =>
    cases.filter(({ sight }) => sight.steps > 0 && sight.restless > 0).map(({ sight }) => sight.restless / sight.steps),
  )
  const enough = byMonth.every(cases => cases.length >= few)
  if (!enough || steps.length === 0) return standard
  const own = quantile(steps, 0.5)
  const usual = standard ? Math.exp(mixed(Math.log(own), Math.log(standard.usual), byMonth[5]!.length)) : own
  const months: MonthTaught[] = []
  for (const [i, cases] of byMonth.entries()) {
    let best: Try | null = null
    for (const strength of strengths) {
      const tried = tryStrength(cases, usual, strength)
      if (!best || tried.worth > best.worth) best = tried
    }
    months.push(standard ? blended(best!.month, standard.months[i]!) : best!.month)
    yield
  }
  return { usual, months }
}

const mixed = (own: number, other: number, years: number) => (own * years + other * standing) / (years + standing)

const blended = (own: MonthTaught, other: MonthTaught): MonthTaught => ({
  ...own,
  weights: own.weights.map((weight, i) => mixed(weight, other.weights[i]!, own.years)),
  scale: Math.exp(mixed(Math.log(own.scale), Math.log(other.scale), own.years)),
})

/** Few years lean on the standard prior; without one, a table nothing was learned for cannot be made. */
export function* learning(
  lessons: readonly Lesson[],
  standard: Prior | null,
  version: number,
  indicators: number,
): Generator<void, Prior> {
  const cases: Case[][] = []
  for (let month = 1; month <= 11; month++) {
    cases.push(lessons.flatMap(lesson => casesOf(lesson, month)))
    yield
  }
  const taught: [Table, Taught][] = []
  for (const table of tables) {
    const found = yield* learnTable(cases, table, standard?.tables[table] ?? null)
    if (!found) throw new RangeError(`too few years for ${table}`)
    taught.push([table, found])
  }
  return { version, indicators, tables: Object.fromEntries(taught) as Prior['tables'] }
}

export function learnPrior(lessons: readonly Lesson[], standard: Prior | null, version: number, indicators: number): Prior {
  const steps = learning(lessons, standard, version, indicators)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Whether the years taught anything at all: with few, every table stays what the standard says. */
export const learnedAnything = (prior: Prior, standard: Prior): boolean =>
  tables.some(table => prior.tables[table] !== standard.tables[table])
