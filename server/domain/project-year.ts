import type { YearValue } from './aggregate.ts'
import { fullYearBudget, judgeBudget, ledgerOf, type BudgetVerdict, type Ledger } from './budget.ts'
import type { ActualFacts, IndicatorFacts, ProjectFacts, TargetVersion } from './facts.ts'
import { monthsOf, numberOf, type Month } from './month.ts'
import { expectedAt, natureOf, paceOf, versionAt, type Nature, type Pace } from './pace.ts'
import { lifeMonths, type LifeMonth } from './project-life.ts'
import type { RuleSet } from './ruleset.ts'
import { judge, type Verdict } from './signal.ts'
import { standsBeside, valuesOf } from './year-end.ts'

/** A target version read once: what it allows to be judged, and how it spreads over the year. */
export type Standard = { version: TargetVersion; nature: Nature; pace: Pace }

export type IndicatorYear = {
  facts: IndicatorFacts
  entries: readonly ActualFacts[]
  /** 预算执行率 of the ledger stands beside the budget light: outside the target light, its counts and weights. */
  beside: boolean
  /** Twelve of each, January first. */
  standards: Standard[]
  values: YearValue[]
  verdicts: Verdict[]
}

export type ProjectYear = {
  facts: ProjectFacts
  ruleSet: RuleSet
  months: Month[]
  /** The project runs, and the month is not after today: what is due may be called missing. */
  owed: boolean[]
  /** What the project was in each month, and by which month it is judged. */
  life: LifeMonth[]
  ledger: Ledger
  budget: number | null
  budgetVerdicts: BudgetVerdict[]
  indicators: IndicatorYear[]
}

const none: readonly ActualFacts[] = []

export function byIndicator(actuals: readonly ActualFacts[]): Map<number, ActualFacts[]> {
  const groups = new Map<number, ActualFacts[]>()
  for (const actual of actuals) {
    const group = groups.get(actual.indicatorId)
    if (group) group.push(actual)
    else groups.set(actual.indicatorId, [actual])
  }
  return groups
}

type Year = Pick<ProjectYear, 'facts' | 'ruleSet' | 'months' | 'ledger' | 'owed' | 'life'> & { started: boolean[] }

function standardsOf(indicator: IndicatorFacts, { facts, months }: Year): Standard[] {
  const read = (version: TargetVersion): Standard => {
    const nature = natureOf(indicator, version.target)
    return { version, nature, pace: paceOf(indicator, version, nature, facts.year) }
  }
  if (indicator.targets.length === 1) {
    const only = read(indicator.targets[0]!)
    return months.map(() => only)
  }
  const known = new Map<TargetVersion, Standard>()
  return months.map(month => {
    const version = versionAt(indicator.targets, month)
    const standard = known.get(version) ?? read(version)
    known.set(version, standard)
    return standard
  })
}

function judgeIndicator(indicator: IndicatorFacts, entries: readonly ActualFacts[], year: Year): IndicatorYear {
  const { facts, ruleSet, ledger, owed, started, life } = year
  const standards = standardsOf(indicator, year)
  const place = { year: facts.year, ledger, subprojects: facts.subprojects.length, last: standards[11]!.nature }
  const values = valuesOf(indicator, entries, place)
  const beside = standsBeside(indicator)
  const verdicts = values.map((value, i) => {
    const { nature, pace, version } = standards[i]!
    const expected = expectedAt(pace, nature, version.target, facts.year, i + 1)
    const bands = beside ? ruleSet.budgetSignals : ruleSet.signals
    return judge({
      nature,
      pace,
      target: version.target,
      value,
      expected,
      month: i + 1,
      owed: owed[i]!,
      started: started[i]!,
      suspended: life[i]!.state === 'suspended',
      bands,
    })
  })
  return { facts: indicator, entries, beside, standards, values, verdicts: untilEnd(verdicts, life) }
}

/** After a project's end the lights stay as they were in its last month. */
const untilEnd = <T>(verdicts: T[], life: LifeMonth[]): T[] => verdicts.map((_, i) => verdicts[life[i]!.judged - 1]!)

/** All twelve months of all indicators and of the budget. `today`: nothing is missing after it; null judges the whole year as past,
 * as the stored months do (what depends on the clock is derived when read). */
export function judgeYear(facts: ProjectFacts, ruleSet: RuleSet, today: Month | null): ProjectYear {
  const months = monthsOf(facts.year)
  const ledger = ledgerOf(facts.expenditures, facts.year)
  const started = months.map(month => month >= facts.startMonth)
  const life = lifeMonths(facts.life ?? [], months)
  const owed = months.map((month, i) => started[i]! && life[i]!.state === 'running' && (today === null || month <= today))
  const groups = byIndicator(facts.actuals)
  const year: Year = { facts, ruleSet, months, ledger, owed, started, life }
  const budget = fullYearBudget(facts.budget)
  return {
    facts,
    ruleSet,
    months,
    owed,
    life,
    ledger,
    budget,
    budgetVerdicts: untilEnd(
      months.map((_, i) => {
        const suspended = life[i]!.state === 'suspended'
        return judgeBudget(ledger, budget, i + 1, owed[i]!, ruleSet.budgetSignals, suspended)
      }),
      life,
    ),
    indicators: facts.indicators.map(indicator => judgeIndicator(indicator, groups.get(indicator.id) ?? none, year)),
  }
}

/** The last month with data, actual or expenditure; null in an empty year. */
export function lastMonthWithData(year: ProjectYear): Month | null {
  for (let i = 11; i >= 0; i--) {
    const entered = year.ledger.spent[i] !== null || year.ledger.allocated[i] !== null
    if (entered || year.indicators.some(({ values }) => values[i]!.given)) return year.months[i]!
  }
  return null
}

/** 0–11. */
export const indexOf = (month: Month): number => numberOf(month) - 1
