import { budgetRule, judgeBudget, ledgerOf } from './budget.ts'
import { gapId, openSince } from './gap.ts'
import { monthOf, numberOf, timeProgress, type Month } from './month.ts'
import { divide } from './number.ts'
import type { Rule } from './problem.ts'
import type { BudgetProgress, Gap, IndicatorProgress, MonthCell, Progress } from './progress.ts'
import { lastMonthWithData, type IndicatorYear, type ProjectYear } from './project-year.ts'
import { hasEnded } from './project-life.ts'
import { recoverabilityOf, requiredPerMonth } from './recoverability.ts'
import { savingReach } from './reach.ts'
import { ruleOf } from './signal-rule.ts'
import { ownRisk, summarise } from './summary.ts'
import { completeness } from './evidence-grade.ts'
import type { EvidenceGrade } from './vocabulary.ts'

/** The computed parts of the project page; the route adds names and texts, the wording the sentences. */

type Unsaid<T> = Omit<T, 'rule' | 'lastYear' | 'units'> & { rule: Rule }
type Described =
  'category' | 'subcategory' | 'name' | 'explanation' | 'evidenceSource' | 'subprojects' | 'recoverabilityRule' | 'reachRule'
export type IndicatorVerdict = Omit<Unsaid<IndicatorProgress>, Described> & {
  /** Why the target can no longer be met; null while it can. */
  recoverabilityRule: Rule | null
  reachRule: Rule | null
}
export type OpenGap = Pick<Gap, 'id' | 'indicatorId' | 'since' | 'months' | 'signal' | 'atRiskAmount'> & { rule: Rule }
export type ProjectVerdict = Pick<
  Progress,
  'asOf' | 'lastMonth' | 'timeProgress' | 'goalSignal' | 'counts' | 'progress' | 'atRiskWeight' | 'atRiskAmount' | 'evidence'
> & { budget: Unsaid<BudgetProgress>; indicators: IndicatorVerdict[]; gaps: OpenGap[] }

/** Evidence is kept beside the values: the caller knows its grade. */
export type GradeOf = (indicatorId: number, month: Month) => EvidenceGrade | null
const ungraded: GradeOf = () => null

function cellsOf(indicator: IndicatorYear, months: readonly Month[], gradeOf: GradeOf): MonthCell[] {
  return months.map((month, i) => {
    const value = indicator.values[i]!
    const verdict = indicator.verdicts[i]!
    return {
      month,
      value: value.value,
      numerator: value.numerator,
      denominator: value.denominator,
      level: value.level,
      toDate: value.toDate,
      toDateLevel: value.toDateLevel,
      expected: verdict.expected,
      signal: verdict.signal,
      reported: value.reported,
      contributors: value.contributors,
      notApplicable: value.notApplicable,
      // What the ledger computes is computed from kept rows: grade A (§7 Evidence grade).
      evidence: indicator.facts.derivation && value.given ? 'A' : gradeOf(indicator.facts.id, month),
    }
  })
}

export function indicatorProgress(
  year: ProjectYear,
  indicator: IndicatorYear,
  asOf: Month,
  gradeOf = ungraded,
): IndicatorVerdict {
  const month = numberOf(asOf)
  const { facts } = indicator
  const value = indicator.values[month - 1]!
  const verdict = indicator.verdicts[month - 1]!
  const { version, nature } = indicator.standards[month - 1]!
  const { target } = version
  const since = openSince(
    indicator.verdicts.map(({ signal }) => signal),
    month,
  )
  // What has ended can neither win nor lose anything more.
  const ended = hasEnded(year.life[month - 1]!.state)
  const chance = recoverabilityOf(year, indicator, month)
  const attained = nature === 'count' || nature === 'rate'
  return {
    id: facts.id,
    target,
    aggregation: facts.aggregation,
    pacing: facts.pacing,
    shape: version.shape ?? null,
    dueMonth: facts.dueMonth,
    stages: facts.stages,
    weight: facts.weight,
    derived: facts.derivation !== null,
    months: cellsOf(indicator, year.months, gradeOf),
    toDate: value.toDate,
    toDateLevel: value.toDateLevel,
    expected: verdict.expected,
    attainment: attained ? divide(value.toDate, target.value) : null,
    signal: verdict.signal,
    rule: ruleOf(year, indicator, month),
    forecast: null,
    recoverable: ended ? null : chance.recoverable,
    recoverabilityRule: ended ? null : chance.rule,
    reachRule: ended || chance.recoverable === false ? null : savingReach(year, indicator, month),
    required: ended ? null : requiredPerMonth(facts, nature, target, value.toDate, month),
    gapId: since === null ? null : gapId(facts.id, monthOf(year.facts.year, since)),
  }
}

function gapOf(year: ProjectYear, indicator: IndicatorYear, asOf: Month): OpenGap | null {
  const month = numberOf(asOf)
  const signals = indicator.verdicts.map(({ signal }) => signal)
  const since = openSince(signals, month)
  if (since === null) return null
  const first = monthOf(year.facts.year, since)
  return {
    id: gapId(indicator.facts.id, first),
    indicatorId: indicator.facts.id,
    since: first,
    months: month - since + 1,
    signal: signals[month - 1]!,
    rule: ruleOf(year, indicator, month),
    atRiskAmount: ownRisk(year, indicator, signals[month - 1]!),
  }
}

/** The gaps still open at the end of a month. */
export const openGaps = (year: ProjectYear, asOf: Month): OpenGap[] =>
  year.indicators.map(indicator => gapOf(year, indicator, asOf)).filter(gap => gap !== null)

export function budgetProgress(year: ProjectYear, asOf: Month): Unsaid<BudgetProgress> {
  const month = numberOf(asOf)
  const i = month - 1
  const { ledger, facts, budget, ruleSet } = year
  const { judged, state } = year.life[i]!
  const verdict = year.budgetVerdicts[i]!
  const spent = ledger.spentToDate[i]!
  return {
    initial: facts.budget.initial,
    adjusted: facts.budget.adjusted,
    inPlace: ledger.allocatedToDate[i]!,
    spent,
    rateOfInitial: divide(spent, facts.budget.initial),
    rateOfAdjusted: divide(spent, facts.budget.adjusted),
    rateOfInPlace: divide(spent, ledger.allocatedToDate[i]!),
    expectedRate: timeProgress(asOf),
    signal: verdict.signal,
    rule: budgetRule(verdict, ledger, budget, judged, ruleSet.budgetSignals),
    months: year.months.map((name, at) => ({
      month: name,
      spent: ledger.spent[at]!,
      allocated: ledger.allocated[at]!,
      toDate: ledger.spentToDate[at]!,
      signal: year.budgetVerdicts[at]!.signal,
    })),
    subprojects: facts.subprojects.map(({ id, name, budget }) => {
      const own = ledgerOf(
        facts.expenditures.filter(row => row.subprojectId === id),
        facts.year,
      )
      const { signal, rate } = judgeBudget(
        own,
        budget,
        judged,
        year.owed[judged - 1]!,
        ruleSet.budgetSignals,
        state === 'suspended',
      )
      return { id, name, budget, spent: own.spentToDate[i]!, rate, signal }
    }),
  }
}

/** Completeness of evidence from January to a month, and of each month alone. */
export function evidenceUpTo(indicators: readonly { months: readonly Pick<MonthCell, 'evidence'>[] }[], month: number) {
  const grades = (from: number, until: number) =>
    completeness(indicators.flatMap(({ months }) => months.slice(from, until).map(cell => cell.evidence)))
  return { toDate: grades(0, month), months: Array.from({ length: 12 }, (_, i) => grades(i, i + 1)) }
}

/** Everything the project page computes as of a month. */
export function projectProgress(year: ProjectYear, asOf: Month, gradeOf: GradeOf = ungraded): ProjectVerdict {
  const summary = summarise(year, asOf)
  const indicators = year.indicators.map(indicator => indicatorProgress(year, indicator, asOf, gradeOf))
  return {
    asOf,
    lastMonth: lastMonthWithData(year),
    timeProgress: timeProgress(asOf),
    budget: budgetProgress(year, asOf),
    goalSignal: summary.goalSignal,
    counts: summary.counts,
    progress: summary.progress,
    atRiskWeight: divide(summary.weightAtRisk, summary.weightTotal),
    atRiskAmount: summary.atRiskAmount,
    indicators,
    evidence: evidenceUpTo(indicators, numberOf(asOf)),
    gaps: openGaps(year, asOf),
  }
}
