import type { ActualFacts, IndicatorFacts } from '#domain/facts'
import { monthsOf, type Month } from '#domain/month'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import type { Target } from '#domain/target'
import type { Signal } from '#domain/vocabulary'
import type { ActualVersion, ProjectDetail } from '../../api/project-detail.ts'

export type PreviewMonth = { month: Month; before: Signal; after: Signal }

type Change = { target: Target; effective: Month }

/** The lights of one indicator from a month on, by the target in force and by the new one: the server's own rules. */
export function changePreview(
  detail: ProjectDetail,
  indicatorId: number,
  actuals: readonly ActualVersion[],
  change: Change,
  today: Month,
): PreviewMonth[] {
  const declared = detail.indicators.find(row => row.id === indicatorId)
  // What the ledger computes is judged from money, which is not at hand here.
  if (!declared || declared.derivation !== null) return []
  const { versions, ...row } = declared
  const targets = versions.map(({ effective, target, monthlyPlan }) => ({ effective, target, plan: monthlyPlan }))
  const indicator: IndicatorFacts = { ...row, targets }
  const newest = new Map(actuals.map(value => [`${value.month}.${value.agencyId}`, value]))
  const entries = [...newest.values()].map(value => ({ ...value, state: value.state as ActualFacts['state'] }))
  const lights = (given: IndicatorFacts) =>
    judgeYear(
      {
        id: detail.id,
        year: detail.year,
        startMonth: detail.startMonth,
        life: detail.life.events.map(({ event, effective, other }) => ({ act: event, effective, otherId: other?.id ?? null })),
        budget: { initial: null, adjusted: null },
        subprojects: [],
        indicators: [given],
        actuals: entries,
        expenditures: [],
      },
      national2020,
      today,
    ).indicators[0]!.verdicts.map(verdict => verdict.signal)
  const next = { ...change, plan: targets.at(-1)!.plan }
  const [before, after] = [lights(indicator), lights({ ...indicator, targets: [...targets, next] })]
  return monthsOf(detail.year).flatMap((month, i) =>
    month >= change.effective && month <= today ? [{ month, before: before[i]!, after: after[i]! }] : [],
  )
}
