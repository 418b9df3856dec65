import { derivationOf } from './derived-name.ts'
import { monthOf, type Month } from './month.ts'
import type { Target } from './target.ts'
import { defaultStages, type Aggregation, type Pacing } from './vocabulary.ts'
import * as words from './vocabulary-proposal.ts'

/** What is known of a declared indicator before anybody has said how it is measured. */
export type Declared = {
  name: string
  target: Target
  evidenceSource: string
  explanation: string
  category: string
  year: number | null
}

/** `planMissing`: its year follows a monthly plan that the form does not hold (domain rules §4, §7). */
export type Measure = {
  aggregation: Aggregation
  pacing: Pacing
  dueMonth: Month | null
  stages: string[] | null
  planMissing: boolean
}

const plain = (aggregation: Aggregation, pacing: Pacing): Measure => ({
  aggregation,
  pacing,
  dueMonth: null,
  stages: null,
  planMissing: false,
})
const whole = (aggregation: Aggregation) => plain(aggregation, 'whole')

const due = (aggregation: Aggregation, dueMonth: Month | null, stages: readonly string[] | null): Measure => ({
  ...plain(aggregation, 'due'),
  dueMonth,
  stages: stages && [...stages],
})

/** Without the plan, §7: counts are due in December and rates judged whole; never a linear guess. */
const plannedCount = (aggregation: Aggregation, december: Month | null): Measure => ({
  ...due(aggregation, december, null),
  planMissing: true,
})
const planned = (aggregation: Aggregation): Measure => ({ ...whole(aggregation), planMissing: true })

function proposeQualitative({ name, target, year }: Declared, december: Month | null): Measure {
  if (words.issueWords.test(target.raw.trim())) return due('milestone', december, defaultStages)
  if (words.satisfaction.test(name)) return whole('last')
  if (words.feasibility.test(name)) return due('milestone', year === null ? null : monthOf(year, 1), words.feasibilityStages)
  // The target's own word says more than the name: 财务制度健全性 is 健全, 工程管理规范性 is 规范.
  for (const text of [target.raw, name]) {
    if (words.conductWords.test(text)) return whole('worst')
    if (words.stateWords.test(text)) return whole('last')
  }
  return whole('last')
}

function proposeRate({ name, target }: Declared): Measure {
  if (words.changeRate.test(name)) return whole('last')
  const limited = target.direction === 'down' || target.kind !== 'numeric' || target.comparator === 'range'
  const grows = words.plannedRate.test(name) && !limited
  if (words.stockRate.test(name) || words.completionRate.test(name)) return grows ? planned('ratio_last') : whole('ratio_last')
  return whole('ratio')
}

function proposeCount({ name, target, evidenceSource, category }: Declared, december: Month | null): Measure {
  const { unit } = target
  const distinct = words.distinctCount.test(name)
  if (words.duration.test(unit) || words.perUnit.test(unit) || (words.money.test(unit) && words.perUnit.test(name)))
    return whole('last')
  const limited = target.direction === 'down' || target.direction === 'within' || target.value === 0
  if (limited || words.costCategory.test(category)) return whole(distinct ? 'last' : 'sum')
  if (distinct) return plannedCount('last', december)
  const flows = words.flowCount.test(name) && !words.eventCount.test(name)
  return flows || words.counterEvidence.test(evidenceSource) ? plain('sum', 'even') : plannedCount('sum', december)
}

/** Aggregation and pacing as domain rules §3, §4 and §7 would choose them, from the words of the form. */
export function proposeMeasure(declared: Declared): Measure {
  const { name, target, year } = declared
  const december = year === null ? null : monthOf(year, 12)
  if (target.kind === 'date') {
    const until = (target.until ?? target.from ?? '').slice(0, 7)
    return due('milestone', /^\d{4}-(0[1-9]|1[0-2])$/.test(until) ? until : december, defaultStages)
  }
  if (target.kind === 'qualitative') return proposeQualitative(declared, december)
  const derivation = derivationOf(name)
  if (derivation !== null) return derivation === 'executionRate' ? plain('ratio', 'even') : whole('ratio')
  if (words.satisfaction.test(name)) return whole('weighted')
  if (words.rateUnit.test(target.unit) || (target.unit === '' && words.rateName.test(name))) return proposeRate(declared)
  if (target.kind === 'none') return whole('last')
  return proposeCount(declared, december)
}
