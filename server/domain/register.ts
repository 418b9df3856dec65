import type { Basis, Figure } from './computed.ts'
import type { CountedContract } from './contract.ts'
import type { Day } from './day.ts'
import type { IndicatorFacts } from './facts.ts'
import { takes } from './level.ts'
import type { Month } from './month.ts'
import { tidy } from './number.ts'
import type { RegisterRecipe } from './register-recipe.ts'
import { punctuality } from './register-punctuality.ts'

/** What the register says of one indicator (domain rules §4): entered once, derived many times. */

export type RegisterMonth = { month: Month; figure: Figure; basis: Basis; rowIds: number[] }
export type Measured = Pick<IndicatorFacts, 'aggregation' | 'stages' | 'targets'>

export const monthOfDay = (day: Day): Month => day.slice(0, 7)
export const emptyFigure: Figure = { value: null, numerator: null, denominator: null, level: null }

/** Whether a measure can be this indicator's month: rates are two numbers, counts one, promptness a level or a rate. */
export function fitsMeasure(measure: RegisterRecipe['measure'], indicator: Measured): boolean {
  const kind = takes(indicator)
  if (measure === 'saving' || measure === 'passRate') return kind === 'fraction'
  if (measure === 'timeliness') return kind === 'fraction' || (kind === 'level' && indicator.aggregation !== 'milestone')
  return kind === 'number' && (indicator.aggregation === 'sum' || indicator.aggregation === 'last')
}

export const rowsOfRecipe = (recipe: RegisterRecipe, rows: readonly CountedContract[]): CountedContract[] =>
  rows.filter(
    row =>
      (recipe.kinds?.includes(row.kind) ?? true) &&
      (!recipe.subprojectIds || (row.subprojectId !== null && recipe.subprojectIds.includes(row.subprojectId))),
  )

/** The day a row begins to count; null while it does not.
 * What is bought counts when signed; what is built, when accepted and passed: the form asks for 采购文件 of the one, 验收资料 of the other. */
export function countsFrom(recipe: RegisterRecipe, row: CountedContract): Day | null {
  if (recipe.measure === 'saving') return row.procurementBudget === null || row.awardPrice === null ? null : row.signedOn
  if (recipe.measure === 'passRate') return row.acceptedOn
  if (recipe.by === 'accepted') return row.passed === true ? row.acceptedOn : null
  return row.signedOn
}

/** Every month of `months` (in order, unbroken); an empty level says that nothing fell due. */
export function registerYear(
  recipe: RegisterRecipe,
  indicator: Measured,
  contracts: readonly CountedContract[],
  months: readonly Month[],
  today: Day,
): RegisterMonth[] {
  const rows = rowsOfRecipe(recipe, contracts)
  if (recipe.measure === 'timeliness') return punctuality(indicator, rows, months, today)
  const first = months[0]
  if (first === undefined) return []
  const byMonth = new Map<Month, CountedContract[]>()
  for (const row of rows) {
    const day = countsFrom(recipe, row)
    if (day === null) continue
    const month = monthOfDay(day) < first ? '' : monthOfDay(day)
    const list = byMonth.get(month)
    if (list) list.push(row)
    else byMonth.set(month, [row])
  }
  const earlier = byMonth.get('') ?? []
  const held = indicator.aggregation === 'last' || indicator.aggregation === 'ratio_last'
  const counter =
    recipe.measure === 'schools' ? schoolCounter(held) : recipe.measure === 'count' ? rowCounter(held) : rate(recipe, held)
  counter(earlier)
  let toDate = earlier
  return months.map(month => {
    const own = byMonth.get(month) ?? []
    const figure = counter(own)
    toDate = held ? [...toDate, ...own] : own
    return { month, figure, basis: { rows: toDate.length }, rowIds: toDate.map(row => row.id) }
  })
}

type Counter = (rows: readonly CountedContract[]) => Figure

function rowCounter(held: boolean): Counter {
  let total = 0
  return rows => {
    total += rows.length
    return { ...emptyFigure, value: held ? total : rows.length }
  }
}

/** Names written apart or in full width are one school. */
export const schoolOf = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')

function schoolCounter(held: boolean): Counter {
  const seen = new Set<string>()
  const met = new Set<string>()
  return rows => {
    const before = seen.size
    for (const row of rows)
      for (const user of row.users) {
        if (met.has(user)) continue
        met.add(user)
        seen.add(schoolOf(user))
      }
    return { ...emptyFigure, value: held ? seen.size : seen.size - before }
  }
}

/** Money of an indicator is decimal yuan, never fen (domain rules §7). */
function rate(recipe: RegisterRecipe, held: boolean): Counter {
  let [numerator, denominator] = [0, 0]
  return rows => {
    if (!held) [numerator, denominator] = [0, 0]
    for (const row of rows) {
      if (recipe.measure === 'passRate') {
        denominator += 1
        if (row.passed) numerator += 1
      } else {
        denominator += row.procurementBudget!
        numerator += row.procurementBudget! - row.awardPrice!
      }
    }
    const per = recipe.measure === 'saving' ? 100 : 1
    return { ...emptyFigure, numerator: tidy(numerator / per), denominator: tidy(denominator / per) }
  }
}
