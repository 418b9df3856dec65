import type { ProjectFacts } from '#domain/facts'
import { expectedOf } from '#domain/expected'
import type { Before } from '#domain/forecast-project'
import type { Prior } from '#domain/forecast-prior'
import { gapTrails } from '#domain/gap-trail'
import { monthOf, numberOf, type Month } from '#domain/month'
import { unitIn, unitsOf } from '#domain/project-life'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import type { RuleSet } from '#domain/ruleset'
import { summarise } from '#domain/summary'
import type { Db } from '../../db/open.ts'
import { expectNextAnew, replaceProjectMonths, rollUpAgency, type ProjectMonthRow } from '../../db/queries/derived.ts'
import type { Plan } from '../../db/queries/facts.ts'
import { readReports, type ReportRow } from '../../db/queries/reports.ts'
import { dueDaysIn, type DueDays } from '../month-dates.ts'
import { activePrior } from '../priors.ts'
import { readBefore, readFacts } from './read-before.ts'
import { readProcurement } from './read-procurement.ts'

/** What a forecast is made from beside the year's own values. `whole`: for every month, else for the last one with data and what
 * follows it; the others wait. Null for a past day: nothing is foreseen afterwards. */
export type Ahead = { before: Before | null; prior: Prior; whole: boolean }

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
  ahead: Ahead | null,
): ProjectMonthRow[] {
  const year = judgeYear(facts, ruleSet, null)
  const expected = ahead && expectedOf(year, ahead.before, ahead.prior)
  const first = ahead?.whole ? from : (lastMonthWithData(year) ?? from)
  const life = plan.life ?? []
  const byMonth = new Map(reports.map(report => [report.month, report]))
  const gapsIn = gapTrails(year)
  return year.months
    .filter(month => month >= from)
    .map(month => {
      const found = expected && month >= first ? expected(month) : null
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
        // Null = not found yet; where there is nothing to go by, that is what was found.
        likelihood: found && (found.likelihood ?? 'none'),
        scoreExpected: found?.score ?? null,
        surplusExpected: found?.surplus ?? null,
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
): Promise<void> {
  const rows = await derive(db, plan, facts, { ruleSet, from, whole: false, rollUp: rollUpAgency, reports })
  const later = await expectNextAnew(db, plan.id, plan.year)
  if (rows.some(row => row.likelihood === null)) later.push(plan.id)
  for (const id of later) waitingIn(db).add(id)
}

/** Projects with months to be found anew, by connection. The table says it too: after a restart it is read there. */
const waiting = new WeakMap<Db, Set<number>>()
export function waitingIn(db: Db): Set<number> {
  let ids = waiting.get(db)
  if (!ids) waiting.set(db, (ids = new Set()))
  return ids
}

type How = { ruleSet: RuleSet; from: Month; whole: boolean; rollUp: RollUp; reports?: ReportRow[] | undefined }

async function derive(db: Db, plan: Plan, facts: ProjectFacts, { ruleSet, from, whole, rollUp, reports }: How) {
  const dueOn = await dueDaysIn(db, plan.year, ruleSet)
  const ahead = { before: await readBefore(db, plan), prior: await activePrior(db), whole }
  const known = { ...facts, procurement: await readProcurement(db, plan) }
  const rows = derivedMonths(plan, known, ruleSet, reports ?? (await readReports(db, plan.id)), from, dueOn, ahead)
  await replaceProjectMonths(db, plan.id, from, rows)
  for (const unit of unitsOf(plan.life ?? [], plan.agencyId)) await rollUp(db, unit, from)
  return rows
}

/** Recomputes a project's months from its stored values alone. */
export async function rederiveStored(db: Db, projectId: number, ruleSet: RuleSet, from?: Month): Promise<void> {
  const facts = await readFacts(db, projectId)
  if (facts) await rederive(db, facts, facts, ruleSet, from ?? monthOf(facts.year, 1))
}

/** The same where no value changed: nothing else has to be found anew. */
export async function deriveAgain(db: Db, projectId: number, ruleSet: RuleSet, rollUp: RollUp): Promise<void> {
  const facts = await readFacts(db, projectId)
  if (facts) await derive(db, facts, facts, { ruleSet, from: monthOf(facts.year, 1), whole: true, rollUp })
}
