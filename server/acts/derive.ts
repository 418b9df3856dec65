import type { ProjectFacts } from '#domain/facts'
import { gapTrails } from '#domain/gap-trail'
import { monthOf, numberOf, type Month } from '#domain/month'
import { unitIn, unitsOf } from '#domain/project-life'
import { judgeYear } from '#domain/project-year'
import type { RuleSet } from '#domain/ruleset'
import { summarise } from '#domain/summary'
import type { Db } from '../../db/open.ts'
import { replaceProjectMonths, rollUpAgency, type ProjectMonthRow } from '../../db/queries/derived.ts'
import { readActuals, readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { readReports, type ReportRow } from '../../db/queries/reports.ts'
import { dueDaysIn, type DueDays } from '../month-dates.ts'

/** How far a month's report is: all that is derived from it. */
type Handed = Pick<ReportRow, 'month' | 'state' | 'submittedOn'>
const handedIn = new Set(['submitted', 'approved'])

/** A project's stored months from `from` on. The clock stays out: the whole year is judged as past, what depends on today is
 * derived when read. */
export function derivedMonths(
  plan: Plan,
  facts: ProjectFacts,
  ruleSet: RuleSet,
  reports: readonly Handed[],
  from: Month,
  dueOn: DueDays,
): ProjectMonthRow[] {
  const year = judgeYear(facts, ruleSet, null)
  const life = plan.life ?? []
  const byMonth = new Map(reports.map(report => [report.month, report]))
  const gapsIn = gapTrails(year)
  return year.months
    .filter(month => month >= from)
    .map(month => {
      const summary = summarise(year, month)
      const report = byMonth.get(month)
      return {
        month,
        projectId: plan.id,
        agencyId: unitIn(life, plan.agencyId, month),
        budget: year.budget,
        budgetInitial: plan.budget.initial,
        spent: summary.spent,
        spentToDate: summary.spentToDate,
        allocatedToDate: summary.allocatedToDate,
        budgetSignal: summary.budgetSignal,
        goalSignal: summary.goalSignal,
        goalSignalAhead: summary.goalSignalWithoutMissing,
        ...summary.counts,
        progress: summary.progress,
        progressAhead: summary.progressWithoutMissing,
        weightTotal: summary.weightTotal,
        weightAtRisk: summary.weightAtRisk,
        atRiskAmount: summary.atRiskAmount,
        reported: summary.reportedIndicators + (summary.spent === null && summary.allocated === null ? 0 : 1),
        due: year.owed[numberOf(month) - 1]!,
        likelihood: null,
        reportState: report?.state ?? 'none',
        submittedLate: handedIn.has(report?.state ?? '') && !!report?.submittedOn && report.submittedOn > dueOn(month),
        life: year.life[numberOf(month) - 1]!.state,
        archived: plan.archived,
        gaps: gapsIn(month),
      }
    })
}

/** Sums a unit's projects at once, or only notes the unit where many of its projects are recomputed. */
export type RollUp = (db: Db, agencyId: number, from: Month) => Promise<void>

/** Recomputes a project's stored months and its unit's roll-up, inside the transaction that wrote a value.
 * `reports`: the year's reports, where the caller has just read them. */
export async function rederive(
  db: Db,
  plan: Plan,
  facts: ProjectFacts,
  ruleSet: RuleSet,
  from: Month,
  reports?: ReportRow[],
  rollUp: RollUp = rollUpAgency,
): Promise<void> {
  const dueOn = await dueDaysIn(db, plan.year, ruleSet)
  const rows = derivedMonths(plan, facts, ruleSet, reports ?? (await readReports(db, plan.id)), from, dueOn)
  await replaceProjectMonths(db, plan.id, from, rows)
  for (const unit of unitsOf(plan.life ?? [], plan.agencyId)) await rollUp(db, unit, from)
}

/** Recomputes a project's months from its stored values alone. */
export async function rederiveStored(
  db: Db,
  projectId: number,
  ruleSet: RuleSet,
  from?: Month,
  rollUp: RollUp = rollUpAgency,
): Promise<void> {
  const plan = await readPlan(db, projectId)
  if (!plan) return
  const [actuals, expenditures] = await Promise.all([readActuals(db, projectId), readExpenditures(db, projectId)])
  await rederive(db, plan, { ...plan, actuals, expenditures }, ruleSet, from ?? monthOf(plan.year, 1), undefined, rollUp)
}
