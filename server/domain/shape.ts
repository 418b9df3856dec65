import type { CountedContract } from './contract.ts'
import type { IndicatorFacts, TargetVersion } from './facts.ts'
import { monthOf, monthsOf, yearOf, type Month } from './month.ts'
import { tidy } from './number.ts'
import { natureOf } from './pace.ts'
import { monthOfDay, rowsOfRecipe, schoolOf } from './register.ts'
import type { RegisterRecipe } from './register-recipe.ts'
import { yuan, type ShapeFault } from './vocabulary-shape.ts'

/** How a target spreads over the year's months: as declared, as the register's acceptances are planned, as last year went. */

export type Curve = { ok: true; cumulative: number[] } | { ok: false; code: ShapeFault }
export type ShapePlan = { ok: true; plan: { month: Month; cumulative: number }[] } | { ok: false; code: ShapeFault }
const no = (code: ShapeFault) => ({ ok: false, code }) as const

/** Steps a target is dealt out in: whole things where it is whole, else what its own decimals count. */
function stepsOf(target: number): number | null {
  for (let scale = 1; scale <= 1_000_000; scale *= 10) {
    const units = tidy(target * scale)
    if (!Number.isSafeInteger(units)) continue
    return target === units / scale ? scale : null
  }
  return null
}

/** Cumulative plan of the months: each month's end like its part of the whole, rounded to whole things, so that it never falls,
 * is never half a thing from the exact share and ends on the target. An empty month adds nothing. */
export function spread(parts: readonly (number | null)[], target: number): Curve {
  const given = parts.filter(part => part !== null)
  if (!Number.isFinite(target) || given.some(part => !Number.isFinite(part))) return no('shape-not-counted')
  if (target <= 0) return no('shape-target-zero')
  if (given.length === 0) return no('shape-empty')
  if (given.some(part => part < 0)) return no('shape-negative')
  const largest = Math.max(...given)
  if (largest === 0) return no('shape-zero-year')
  // Against the largest first: a sum of huge parts would not be a number any more.
  const weights = parts.map(part => (part ?? 0) / largest)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const last = weights.findLastIndex(weight => weight > 0)
  const scale = stepsOf(target)
  const rounded = (share: number) => (scale === null ? share * target : Math.round(tidy(share * target * scale)) / scale)
  let run = 0
  const cumulative = weights.map((weight, i) => {
    run += weight
    return i >= last ? target : Math.min(target, rounded(run / sum))
  })
  return { ok: true, cumulative }
}

const named = (curve: Curve, year: number): ShapePlan =>
  curve.ok ? { ok: true, plan: curve.cumulative.map((cumulative, i) => ({ month: monthOf(year, i + 1), cumulative })) } : curve

/** The number to be spread; null where a target is not a number that adds up over the year. */
export function spreadable(indicator: IndicatorFacts, version: TargetVersion): number | null {
  const adds = indicator.aggregation === 'sum' || indicator.aggregation === 'last'
  return adds && natureOf(indicator, version.target) === 'count' ? version.target.value : null
}

type Point = { month: Month; cumulative: number }

/** Cumulative points as twelve months' own parts. */
function partsOf(points: readonly Point[], year: number): number[] {
  let before = 0
  const sorted = points.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  return monthsOf(year).map(month => {
    const now = sorted.findLast(point => point.month <= month)?.cumulative ?? 0
    const part = now - before
    before = now
    return tidy(part)
  })
}

/** Target × month ÷ 12, as an even pace is judged. */
const byTime = (target: number, year: number): ShapePlan =>
  target > 0
    ? { ok: true, plan: monthsOf(year).map((month, i) => ({ month, cumulative: (target * (i + 1)) / 12 })) }
    : no('shape-target-zero')

/** (a) The plan of the declaration, for the target in force; `even`: it was declared without one, by time alone. */
export function declaredShape(declared: TargetVersion, even: boolean, target: number, year: number): ShapePlan {
  const plan = declared.plan ?? []
  if (plan.length === 0) return even ? byTime(target, year) : no('shape-no-plan')
  if (declared.target.value === target) return { ok: true, plan: [...plan] }
  return named(spread(partsOf(plan, year), target), year)
}

/** (b) The months acceptance is planned in: rows counted, schools first reached, or for a target in yuan their price. */
export function registerShape(
  recipe: RegisterRecipe | undefined,
  rows: readonly CountedContract[],
  { value, unit }: { value: number; unit: string },
  year: number,
): { shape: ShapePlan; rows: number; undated: number } {
  const fits = recipe?.measure === 'count' || recipe?.measure === 'schools'
  if (!recipe || !fits) return { shape: no('shape-no-recipe'), rows: 0, undated: 0 }
  const own = rowsOfRecipe(recipe, rows)
  const dated = own
    .filter(row => row.acceptancePlanned !== null && yearOf(monthOfDay(row.acceptancePlanned)) === year)
    .toSorted((a, b) => (a.acceptancePlanned! < b.acceptancePlanned! ? -1 : 1))
  const seen = new Set<string>()
  const weigh = (row: CountedContract): number => {
    if (unit === yuan) return row.awardPrice ?? row.procurementBudget ?? 0
    if (recipe.measure === 'count') return 1
    const fresh = [...new Set(row.users.map(schoolOf))].filter(user => !seen.has(user))
    for (const user of fresh) seen.add(user)
    return fresh.length
  }
  const parts = Array<number | null>(12).fill(null)
  for (const row of dated) {
    const at = Number(row.acceptancePlanned!.slice(5, 7)) - 1
    parts[at] = (parts[at] ?? 0) + weigh(row)
  }
  return { shape: named(spread(parts, value), year), rows: dated.length, undated: own.length - dated.length }
}

/** (c) Last year's months alone, empty where nothing was reported; one month is no shape of a year. */
export function lastYearShape(months: readonly (number | null)[], target: number, year: number): ShapePlan {
  if (months.length !== 12) return no('shape-empty')
  const given = months.filter(month => month !== null)
  if (given.length === 1) return no('shape-single-point')
  return named(spread(months, target), year)
}

/** A month's own part of what is known only to date. */
export function monthlyParts(toDate: readonly (number | null)[], reported: readonly boolean[]): (number | null)[] {
  let before = 0
  return toDate.map((value, i) => {
    if (!reported[i] || value === null) return null
    const part = tidy(value - before)
    before = value
    return part
  })
}

/** A shape goes with its target: a new target keeps the shape, and ends on the new number. */
export function reshaped(version: TargetVersion, target: number | null, year: number): TargetVersion['plan'] {
  if (!version.shape || !version.plan || target === null || version.target.value === target) return version.plan
  const shape = named(spread(partsOf(version.plan, year), target), year)
  return shape.ok ? shape.plan : version.plan
}
