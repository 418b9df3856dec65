import { budgetRule } from '#domain/budget'
import type { ActualFacts, ExpenditureFacts, ProjectFacts } from '#domain/facts'
import { numberOf, type Month } from '#domain/month'
import type { Rule } from '#domain/problem'
import { judgeYear } from '#domain/project-year'
import type { RuleSet } from '#domain/ruleset'
import { ruleOf } from '#domain/signal-rule'
import type { Signal } from '#domain/vocabulary'
import type { YearValue } from '#domain/aggregate'
import type { Declared } from '../../api/declarations.ts'
import type { History } from '../../api/months.ts'
import { factsOfMoney, factsOfReading, type MoneyReading, type Reading } from './cell-reading.ts'
import { factsOfIndicator, inForce } from './entry-rows.ts'

/** The year as it would be judged if what is typed were saved: the server's own rules over the same facts, by the rule
 * set the month answers. Year to date and signals here are a preview; what counts is what the server answers. */

type State = ActualFacts['state']

export function factsOf(
  project: Declared,
  history: History,
  month: Month,
  readings: readonly Reading[],
  money: readonly MoneyReading[],
): ProjectFacts {
  const past: ActualFacts[] = [...inForce(history.actuals).values()]
    .filter(row => row.month !== month)
    .map(row => ({ ...row, state: row.state as State }))
  const spent = new Map(history.expenditures.map(row => [`${row.month}.${row.subprojectId}`, row]))
  const before: ExpenditureFacts[] = [...spent.values()].filter(row => row.month !== month)
  return {
    id: project.id,
    year: project.year,
    startMonth: project.startMonth,
    life: project.life.events.map(({ event, effective, other }) => ({ act: event, effective, otherId: other?.id ?? null })),
    budget: { initial: project.budgetInitial, adjusted: project.budgetAdjusted },
    subprojects: project.subprojects,
    indicators: project.indicators.map(row => ({
      ...factsOfIndicator(row),
      contributors: row.contributors.length ? row.contributors : [project.agency.id],
    })),
    actuals: [...past, ...readings.flatMap(reading => factsOfReading(reading, month) ?? [])],
    expenditures: [...before, ...money.flatMap(reading => factsOfMoney(reading, month) ?? [])],
  }
}

export type IndicatorPreview = {
  signal: Signal
  rule: Rule
  /** actual ÷ expected, where the light was judged by it. */
  ratio: number | null
  toDate: number | null
  toDateLevel: string | null
  expected: number | null
  /** Due in this month and not reported. */
  due: boolean
  /** Twelve, January first. */
  values: YearValue[]
  /** Months ahead: what the declared plan adds in each, 1–12. */
  plan: (number | null)[]
}
export type Preview = {
  indicators: Map<number, IndicatorPreview>
  spent: number | null
  inPlace: number | null
  budget: number | null
  budgetSignal: Signal
  budgetRule: Rule
  ruleSet: { code: string; version: number }
}

function planOf(plan: { month: Month; cumulative: number }[] | null): (number | null)[] {
  const steps = Array.from({ length: 12 }, (): number | null => null)
  let before = 0
  for (const { month, cumulative } of [...(plan ?? [])].sort((a, b) => a.month.localeCompare(b.month))) {
    steps[numberOf(month) - 1] = cumulative - before
    before = cumulative
  }
  return steps
}

/** `today` as in the server: nothing is missing after it. */
export function previewOf(facts: ProjectFacts, month: Month, today: Month, rules: RuleSet): Preview {
  const year = judgeYear(facts, rules, today)
  const at = numberOf(month) - 1
  return {
    spent: year.ledger.spentToDate[at]!,
    inPlace: year.ledger.allocatedToDate[at]!,
    budget: year.budget,
    budgetSignal: year.budgetVerdicts[at]!.signal,
    budgetRule: budgetRule(year.budgetVerdicts[at]!, year.ledger, year.budget, at + 1, rules.budgetSignals),
    ruleSet: { code: rules.code, version: rules.version },
    indicators: new Map(
      year.indicators.map(indicator => {
        const value = indicator.values[at]!
        const verdict = indicator.verdicts[at]!
        const rule = ruleOf(year, indicator, at + 1)
        const preview: IndicatorPreview = {
          signal: verdict.signal,
          rule,
          ratio: typeof rule.params.ratio === 'number' ? rule.params.ratio : null,
          toDate: value.toDate,
          toDateLevel: value.toDateLevel,
          expected: verdict.expected,
          due: verdict.signal === 'missing' && !value.given && !value.notApplicable,
          values: indicator.values,
          plan: planOf(indicator.standards[at]!.version.plan),
        }
        return [indicator.facts.id, preview]
      }),
    ),
  }
}

type Kept = { cells: readonly Reading[]; money: readonly MoneyReading[]; preview: IndicatorPreview }
const sameAll = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length && a.every((one, i) => one === b[i])

/** A preview that judges again only what a key can have changed: an indicator by its own cells and, where it comes from
 * the ledger, by the money. All others keep their very preview. */
export function previewer(project: Declared, history: History, month: Month, today: Month, rules: RuleSet) {
  const past = factsOf(project, history, month, [], [])
  const ruleSet = { code: rules.code, version: rules.version }
  const kept = new Map<number, Kept>()
  return (readings: readonly Reading[], money: readonly MoneyReading[]): Preview => {
    const cells = new Map<number, Reading[]>()
    for (const reading of readings) {
      const { indicatorId } = reading.entry
      cells.set(indicatorId, [...(cells.get(indicatorId) ?? []), reading])
    }
    const indicators = past.indicators.filter(({ id, derivation }) => {
      const known = kept.get(id)
      return !known || !sameAll(known.cells, cells.get(id) ?? []) || (derivation !== null && !sameAll(known.money, money))
    })
    const wanted = new Set(indicators.map(({ id }) => id))
    const now = factsOf(project, { ...history, actuals: [] }, month, readings, money)
    const actuals = [...past.actuals, ...now.actuals].filter(({ indicatorId }) => wanted.has(indicatorId))
    const fresh = previewOf({ ...now, indicators, actuals }, month, today, rules)
    for (const [id, preview] of fresh.indicators) kept.set(id, { cells: cells.get(id) ?? [], money, preview })
    return { ...fresh, ruleSet, indicators: new Map([...kept].map(([id, { preview }]) => [id, preview])) }
  }
}
