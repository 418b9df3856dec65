import type { YearValue } from './aggregate.ts'
import type { IndicatorFacts } from './facts.ts'
import { monthOf, type Month } from './month.ts'
import { above } from './number.ts'
import type { Nature } from './pace.ts'
import type { Rule } from './problem.ts'
import { followsSigned, savingParams, savingRange, signedBy } from './procurement.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'
import { requiredPerMonth } from './recoverability.ts'
import type { Target } from './target.ts'

/** What the sums say of the rest of the year, short of certainty: more than ever is not impossible, so these warn and never decide. */

type Months = readonly { month: Month; value: number | null }[]
type Asked = { facts: Pick<IndicatorFacts, 'aggregation'>; nature: Nature; target: Target; toDate: number | null; month: number }

/** Each remaining month would have to bring more than the best one on record; `before`: last year's months, where they stand beside. */
export function beyondBest({ facts, nature, target, toDate, month }: Asked, months: Months, before: Months): Rule | null {
  const need = requiredPerMonth(facts, nature, target, toDate, month)
  if (need === null || need <= 0 || toDate === null) return null
  let best: { month: Month; value: number } | null = null
  for (const { month: at, value } of [...before, ...months.slice(0, month)])
    if (value !== null && (best === null || value > best.value)) best = { month: at, value }
  if (best === null || best.value <= 0 || !above(need, best.value)) return null
  const remaining = 12 - month
  const sums = { rest: target.value! - toDate, remaining, need, best: best.value, most: best.value * remaining }
  return { code: 'beyond-best', params: { ...sums, bestMonth: best.month, unit: target.unit, scale: target.scale } }
}

/** What contracts leave possible of a saving rate: nothing once all is signed. */
export function savingReach(year: ProjectYear, { facts, values }: IndicatorYear, month: number): Rule | null {
  const procurement = year.facts.procurement?.get(facts.id)
  const signed = procurement ? signedBy(procurement, monthOf(year.facts.year, month)) : null
  const value: YearValue = values[month - 1]!
  const range = signed && signed.signed > 0 && followsSigned(value, signed) ? savingRange(signed) : null
  if (!signed || !range) return null
  return { code: signed.open === 0 ? 'saving-fixed' : 'saving-left', params: savingParams(signed, range) }
}
