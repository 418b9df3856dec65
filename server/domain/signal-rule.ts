import type { Params, Rule } from './problem.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'

/** The verdict's rule with every input it used, built only when somebody asks why. */
export function ruleOf(year: ProjectYear, indicator: IndicatorYear, asked: number): Rule {
  // After its end a project is judged as in its last month: by that month's numbers.
  const month = year.life[asked - 1]!.judged
  const verdict = indicator.verdicts[month - 1]!
  const value = indicator.values[month - 1]!
  const { version, pace } = indicator.standards[month - 1]!
  const { target } = version
  const bands = indicator.beside ? year.ruleSet.budgetSignals : year.ruleSet.signals
  const params: Params = {
    signal: verdict.signal,
    month,
    actual: value.toDate,
    expected: verdict.expected,
    ratio: verdict.ratio,
    target: target.value,
    low: target.low,
    high: target.high,
    comparator: target.comparator,
    raw: target.raw,
    unit: target.unit,
    scale: target.scale,
    aggregation: indicator.facts.aggregation,
    pacing: pace.kind,
    due: pace.due,
    level: value.toDateLevel,
    numerator: value.toDateNumerator,
    denominator: value.toDateDenominator,
    reported: value.reported,
    contributors: value.contributors,
    unitsSeen: value.unitsSeen,
    behindBelow: bands.behindBelow,
    warningBelow: bands.warningBelow,
    aheadFrom: bands.aheadFrom,
    since: year.facts.startMonth,
    derivation: indicator.facts.derivation,
    given: value.given,
    numeratorUnknown: value.numeratorUnknown,
    leftOut: value.leftOut,
    planMissing: pace.planMissing,
    targetEffective: indicator.facts.targets.length > 1 ? version.effective : null,
  }
  return { code: verdict.code, params }
}
