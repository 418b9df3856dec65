import type { EvidencePlace } from '#domain/evidence'
import { yearOf, type Month } from '#domain/month'
import { lockOf } from '#domain/month-lock'
import type { WayReport } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { readReport } from '../../db/queries/reports.ts'
import { sees } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { monthDates } from '../month-dates.ts'
import { Refusal, absent, notAllowed, refuseProblems } from '../refusal.ts'
import { refuseEnded } from './refuse-ended.ts'

/** Units whose values' files the caller may add to or take from: those whose values the caller may enter. null = all, [] = none. */
export function evidenceUnits(caller: Caller, plan: Plan): number[] | null {
  if (sees(caller.scope, plan.unitId)) return null
  const moved = plan.unitId !== plan.agencyId
  const units = new Set(plan.indicators.flatMap(row => row.contributors))
  return [...units].filter(unit => sees(caller.scope, unit) && !(moved && unit === plan.agencyId))
}

/** The project of an act, as far as the caller may touch its files: 404 where it may not be seen, 403 where nothing of it is the caller's. */
export async function evidencePlan(db: Db, caller: Caller, projectId: number): Promise<Plan> {
  const plan = await readPlan(db, projectId)
  if (!plan || !(await projectHead(db, caller.scope, projectId))) throw absent()
  if (evidenceUnits(caller, plan)?.length === 0) throw notAllowed()
  return plan
}

/** The value a file is put behind: an indicator of the project, a month of its year, a unit that reports it and is the caller's. */
export function placeIn(caller: Caller, plan: Plan, given: EvidencePlace): Required<EvidencePlace> {
  const { indicatorId, month } = given
  const indicator = plan.indicators.find(row => row.id === indicatorId)
  // A moved project's own values stay under the unit that declared it.
  const own = given.agencyId === plan.unitId && !indicator?.contributors.includes(plan.unitId) ? plan.agencyId : given.agencyId
  const units = evidenceUnits(caller, plan)
  const [only] = units === null ? [plan.agencyId] : units
  const agencyId = own ?? (indicator?.contributors.includes(only!) ? only! : plan.agencyId)
  if (yearOf(month) !== plan.year) throw new Refusal(422, 'month-outside', { month, year: plan.year })
  if (!indicator)
    refuseProblems([{ path: 'indicatorId', code: 'unknown-indicator', params: { id: indicatorId, indicator: null } }])
  else if (!indicator.contributors.includes(agencyId))
    refuseProblems([{ path: 'agencyId', code: 'not-a-contributor', params: { agency: agencyId, indicator: indicator.name } }])
  if (units !== null && !units.includes(agencyId)) throw notAllowed()
  refuseEnded(plan, month)
  return { indicatorId, month, agencyId }
}

/** Whether a month is closed: then files are added, with their date, and none is taken away. */
export async function closedMonth(db: Db, projectId: number, month: Month, when: When): Promise<boolean> {
  const report = await readReport(db, projectId, month)
  const { calendar, exceptions, today } = await monthDates(db, projectId, month, when)
  return lockOf(report as WayReport | undefined, calendar, exceptions, today) !== null
}

export async function refuseClosedEvidence(db: Db, projectId: number, months: Iterable<Month>, when: When): Promise<void> {
  for (const month of new Set(months))
    if (await closedMonth(db, projectId, month, when)) throw new Refusal(423, 'evidence-locked', { month })
}
