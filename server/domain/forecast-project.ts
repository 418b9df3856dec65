import type { YearValue } from './aggregate.ts'
import { sightOf, total } from './forecast-course.ts'
import { certainty, foresee, glimpse, slices, type Forecast, type Glance } from './forecast.ts'
import { outlookOf } from './forecast-outlook.ts'
import type { Prior } from './forecast-prior.ts'
import type { Outcome } from './forecast-record.ts'
import { lastGivenMonth } from './forecast-year.ts'
import type { LastYear } from './last-year.ts'
import { numberOf, type Month } from './month.ts'
import { tidy } from './number.ts'
import { hasEnded } from './project-life.ts'
import type { ProjectYear } from './project-year.ts'
import { executionPoints, type RuleSet } from './ruleset.ts'
import { expectedShare, kindOf } from './score.ts'
import type { Target } from './target.ts'
import type { Likelihood } from './vocabulary.ts'

/** A whole project's year end: every indicator, the points to be expected, and the money likely left over. */

export type Before = {
  /** Last year's months by this year's indicators. */
  values: ReadonlyMap<number, readonly YearValue[]>
  /** Last year's money of each month alone, in fen, and the full-year budget it was of. */
  spent: readonly (number | null)[]
  budget: number | null
}

export const beforeOf = ({ values, budget }: LastYear): Before => ({
  values,
  spent: budget.months.map(({ spent }) => spent),
  budget: budget.budget,
})

export type Band = { value: number; low: number; high: number }
export type YearEnd = {
  /** Points of the rows that have a forecast, out of their weights; `all` = the weights of all rows with the budget's own. */
  score: (Band & { of: number; all: number }) | null
  /** Fen at the year's end; `until`: the last month with spending, 1–12. */
  money: { budget: number; spent: Band; surplus: Band; until: number; lastYear: boolean } | null
  /** As its light, a project is as likely as its least likely indicator; sure only where every figure of it is. */
  likelihood: Likelihood | null
}
export type ForeseenYear = { indicators: Map<number, Forecast>; yearEnd: YearEnd }

export function foreseeYear(year: ProjectYear, asOf: Month, before: Before | null, prior: Prior): ForeseenYear {
  const month = numberOf(asOf)
  const seen = year.indicators.map(one => foresee(year, one, month, before?.values.get(one.facts.id) ?? null, prior))
  const indicators = new Map<number, Forecast>()
  for (const [i, one] of seen.entries()) if (one) indicators.set(year.indicators[i]!.facts.id, one.forecast)
  return { indicators, yearEnd: yearEndOf(year, month, seen, before, prior) }
}

/** The year's end alone, for lists: nothing of it is printed indicator by indicator. */
export function foreseeEnd(year: ProjectYear, month: number, before: Before | null, prior: Prior): YearEnd {
  const seen = year.indicators.map(one => glimpse(year, one, month, before?.values.get(one.facts.id) ?? null, prior))
  return yearEndOf(year, month, seen, before, prior)
}

/** Of each indicator what is seen of its end. */
type Seen = readonly (Glance | null)[]

function yearEndOf(year: ProjectYear, month: number, seen: Seen, before: Before | null, prior: Prior): YearEnd {
  const money = foreseeMoney(year, month, before, prior)
  return {
    score: scoreAhead(year, month, seen, money?.ends ?? null),
    money: money?.money ?? null,
    likelihood: leastOf(year, month, seen),
  }
}

/** Levels and dates have no figure to foresee; they count once arithmetic has decided against them. */
function leastOf(year: ProjectYear, month: number, seen: Seen): Likelihood | null {
  let [known, unsure] = [false, false]
  if (hasEnded(year.life[month - 1]!.state)) return null
  for (const [i, indicator] of year.indicators.entries()) {
    if (indicator.beside) continue
    const one = seen[i]
    if (one ? one.likelihood === 'impossible' : certainty(year, indicator, month) === 'lost') return 'impossible'
    known ||= !!one?.likelihood
    unsure ||= !!one && one.likelihood !== 'certain'
  }
  return known ? (unsure ? 'possible' : 'certain') : null
}

/** Spending never passes the budget, unless it has already. */
function foreseeMoney(year: ProjectYear, month: number, before: Before | null, prior: Prior) {
  const { ledger, budget } = year
  const until = lastGivenMonth(ledger.spent, month)
  if (budget === null || budget <= 0 || until === 0 || hasEnded(year.life[month - 1]!.state)) return null
  const spent = ledger.spent.slice(0, until).map(value => value ?? 0)
  const known = before !== null && before.spent.filter(value => value !== null).length >= 6
  // A larger budget is spent in larger sums: last year's months are read as shares of last year's budget.
  const scale = before?.budget ? budget / before.budget : 1
  const last = known ? { values: before.spent.map(value => (value ?? 0) * scale), of: null } : null
  const most = Math.max(budget, total(spent))
  const sight = sightOf({ kind: 'sum', values: spent, of: null, shape: null, before: last, grain: 0 })
  if (!sight && until < 12) return null
  const outlook = sight && outlookOf(sight, prior)
  const ends = slices.map(p => (outlook ? Math.min(Math.round(outlook.quantile(p)), most) : total(spent)))
  const band = { low: ends[0]!, value: ends[2]!, high: ends[4]! }
  const surplus = { low: budget - band.high, value: budget - band.value, high: budget - band.low }
  return { ends, money: { budget, spent: band, surplus, until, lastYear: known } }
}

/** The mean of the points over slices of each row's distribution: rows that scatter lose more than they win. */
function scoreAhead(year: ProjectYear, month: number, seen: Seen, money: number[] | null): YearEnd['score'] {
  const rows: number[][] = []
  let [of, all] = [0, executionPoints(year.ruleSet)]
  for (const [i, { facts, standards, beside }] of year.indicators.entries()) {
    if (beside || !facts.weight) continue
    all += facts.weight
    const endAt = seen[i]?.endAt
    const shares = endAt && sharesOf(standards[month - 1]!.version.target, endAt, year.ruleSet)
    if (!shares) continue
    rows.push(inOrder(shares.map(share => share * facts.weight!)))
    of += facts.weight
  }
  if (rows.length === 0) return null
  if (money && year.budget) {
    const execution = executionPoints(year.ruleSet)
    rows.push(money.map(executed => Math.min(Math.max(executed / year.budget!, 0), 1) * execution))
    of += execution
  }
  const points = (one: number) => Number(one.toFixed(1))
  const value = total(rows.map(row => total(row) / row.length))
  // Rows miss their middle independently: their variances add up. P10–P90 is 2.56 standard deviations wide.
  const spread = Math.sqrt(total(rows.map(row => ((row[4]! - row[0]!) / 2.563) ** 2)))
  return {
    value: points(value),
    low: points(Math.max(value - 1.2816 * spread, 0)),
    high: points(Math.min(value + 1.2816 * spread, of)),
    of: tidy(of),
    all: tidy(all),
  }
}

/** Least first; most come so, or all alike. */
const inOrder = (values: number[]) =>
  values.every((value, i) => i === 0 || values[i - 1]! <= value) ? values : values.toSorted((a, b) => a - b)

/** Earned shares at the slices; null where a figure does not score the row. Slices often end alike: each end is scored once. */
function sharesOf(target: Target, endAt: (slice: number) => number, ruleSet: RuleSet): number[] | null {
  const shares: number[] = []
  let before: number | null = null
  for (let i = 0; shares.length < slices.length; i++) {
    const end = endAt(i)
    const share = end === before ? shares[i - 1]! : expectedShare(target, end, ruleSet)
    if (share === null) return null
    shares.push(share)
    before = end
    // The slices after it end no lower: all of them earn the whole too.
    if (share === 1 && wellAbove(target, end)) while (shares.length < slices.length) shares.push(1)
  }
  return shares
}

/** A figure that must be reached is passed by far more than an end is ever misread by. */
function wellAbove(target: Target, end: number): boolean {
  const kind = kindOf(target)
  const { value } = target
  return (kind === 'at-least' || kind === 'equal') && value !== null && value > 0 && end - value > 1e-4 * Math.max(1, value)
}

/** How each indicator's year ended; only of years that are over and complete. */
export function outcomesOf(year: ProjectYear, prior: Prior): Map<number, Outcome> {
  const found = new Map<number, Outcome>()
  for (const indicator of year.indicators) {
    const seen = foresee(year, indicator, 12, null, prior)?.forecast
    if (seen?.code === 'over' && seen.value !== null)
      found.set(indicator.facts.id, { value: seen.value, met: seen.probability === 1 })
  }
  return found
}
