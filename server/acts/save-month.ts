import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import { sameFigure } from '#domain/computed'
import { checkActuals } from '#domain/entry-check'
import { checkExpenditures, followsPayments } from '#domain/expenditure-check'
import { yearOf, type Month } from '#domain/month'
import { lockOf } from '#domain/month-lock'
import type { WayReport } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { insertActuals, insertExpenditures, type ActualInsert, type ExpenditureInsert } from '../../db/queries/actuals.ts'
import { readComputed, readComputedSpending } from '../../db/queries/computed.ts'
import {
  readActuals,
  readExpenditures,
  readPlan,
  type CurrentActual,
  type CurrentExpenditure,
  type Plan,
} from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { readReports, type ReportRow } from '../../db/queries/reports.ts'
import { sees } from '../../db/scope.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { rederive } from './derive.ts'
import { monthDates } from '../month-dates.ts'
import { refuseEnded } from './refuse-ended.ts'
import { Refusal, absent, notAllowed, refuseProblems } from '../refusal.ts'
import { draftReport, refuseClosed, refuseSilent, reportView } from './report-state.ts'
import { activeRules } from '../rules.ts'

/** What both kinds of saving need: the project within the caller's scope, the month inside its year and open.
 * A unit that contributes to a project enters its own values there and nothing else. */
export async function openMonth(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  units: (number | undefined)[],
  when: When,
) {
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  if (!sees(caller.scope, plan.unitId)) {
    if (!(await projectHead(db, caller.scope, projectId))) throw absent()
    const moved = plan.unitId !== plan.agencyId
    const own = (unit: number | undefined) => unit !== undefined && sees(caller.scope, unit) && !(moved && unit === plan.agencyId)
    if (!units.every(own)) throw notAllowed()
  }
  refuseEnded(plan, month)
  if (yearOf(month) !== plan.year) throw new Refusal(422, 'month-outside', { month, year: plan.year })
  const reports = await readReports(db, projectId)
  const { calendar, exceptions, today } = await monthDates(db, projectId, month, when)
  refuseClosed(lockOf(reportOf(reports, month) as WayReport | undefined, calendar, exceptions, today), month)
  return { plan, reports }
}

const reportOf = (reports: ReportRow[], month: Month) => reports.find(row => row.month === month)

const given = (value: number | null | undefined) => value ?? null

/** What kept rows say of the month, by entry and by sub-project. */
export const rowsOf = async (db: Db, projectId: number, month: Month) =>
  new Map(
    (await readComputed(db, projectId, month))
      .filter(row => row.state === 'reported')
      .map(row => [`${row.indicatorId}.${row.agencyId}`, row]),
  )
export const paidOf = async (db: Db, projectId: number, month: Month) =>
  new Map(
    (await readComputedSpending(db, projectId, month))
      .filter(row => row.state === 'reported')
      .map(row => [row.subprojectId, row]),
  )

type Place = 'projectId' | 'month' | 'agencyId' | 'recordedAt' | 'recordedBy'

/** An entry as the row that stores it, one version above the one before. */
export function versionOf(
  entry: ActualEntry,
  before: CurrentActual | undefined,
  { projectId, month, agencyId, recordedAt, recordedBy }: Pick<ActualInsert, Place>,
) {
  const value = given(entry.value)
  const numerator = given(entry.numerator)
  const denominator = given(entry.denominator)
  const level = entry.level ?? null
  const empty = value === null && numerator === null && level === null
  return {
    projectId,
    month,
    agencyId,
    indicatorId: entry.indicatorId,
    version: (before?.version ?? 0) + 1,
    state: entry.notApplicable ? 'notApplicable' : empty ? 'cleared' : 'reported',
    value,
    numerator,
    denominator,
    level,
    note: entry.note ?? null,
    recordedAt,
    recordedBy,
  } as const
}

/** A moved project's own values stay under the unit that declared it: its present unit names itself and means that place. */
function inOwnPlace(entry: ActualEntry, { indicators, agencyId, unitId }: Plan): ActualEntry {
  if (entry.agencyId !== unitId || unitId === agencyId) return entry
  const units = indicators.find(row => row.id === entry.indicatorId)?.contributors
  return units?.includes(unitId) ? entry : { ...entry, agencyId }
}

/** Saves a month's values as new versions, then the project's derived months, in the caller's transaction. */
export async function saveActuals(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  sent: ActualEntry[],
  when: When,
  tell: Tell = () => {},
  source: 'workbook' | null = null,
) {
  const units = sent.map(entry => entry.agencyId)
  const { plan, reports } = await openMonth(db, caller, projectId, month, units, when)
  const entries = sent.map(entry => inOwnPlace(entry, plan))
  const expenditures = await readExpenditures(db, projectId)
  const ledger = expenditures.some(row => row.month === month && row.spent !== null)
  refuseSilent(reportOf(reports, month), entries)
  const said = await rowsOf(db, projectId, month)
  refuseProblems(
    checkActuals(entries, {
      indicators: plan.indicators,
      year: plan.year,
      month,
      ownAgencyId: plan.agencyId,
      ledger,
      rows: said,
    }),
  )
  const actuals = await readActuals(db, projectId)
  const current = new Map(actuals.filter(row => row.month === month).map(row => [`${row.indicatorId}.${row.agencyId}`, row]))
  const conflicts = entries.flatMap((entry, i) => {
    const now = current.get(`${entry.indicatorId}.${entry.agencyId ?? plan.agencyId}`)
    const stale = entry.version !== undefined && entry.version !== (now?.version ?? 0)
    return stale ? [{ path: `entries.${i}`, yours: entry, theirs: now ?? null }] : []
  })
  if (conflicts.length) throw conflict(conflicts)
  const rows = entries.map(entry => {
    const agencyId = entry.agencyId ?? plan.agencyId
    const before = current.get(`${entry.indicatorId}.${agencyId}`)
    const row = versionOf(entry, before, { projectId, month, agencyId, recordedAt: when.now(), recordedBy: caller.id })
    const rows = said.get(`${entry.indicatorId}.${agencyId}`)
    // Taken over from the rows: it goes on following them.
    return rows && row.state === 'reported' && !row.note && sameFigure(row, rows)
      ? { ...row, source: rows.source }
      : { ...row, source }
  })
  await insertActuals(db, rows)
  tell(
    changeOf(
      projectId,
      month,
      entries,
      rows.map(row => current.get(`${row.indicatorId}.${row.agencyId}`) ?? null),
    ),
  )
  const saved = new Map(rows.map(row => [`${row.indicatorId}.${row.agencyId}`, row]))
  const merged = [...actuals.filter(row => row.month !== month || !saved.has(`${row.indicatorId}.${row.agencyId}`)), ...rows]
  const state = await draftReport(db, projectId, month, reportOf(reports, month))
  const after = [...reports.filter(row => row.month !== month), state]
  await rederive(db, plan, { ...plan, actuals: merged, expenditures }, await activeRules(db), month, after)
  return {
    report: reportView(month, state),
    entries: rows.map(({ indicatorId, agencyId, version }) => ({ indicatorId, agencyId, version })),
  }
}

/** Saves a month's money per sub-project; amounts left out keep their last value. */
export async function saveExpenditures(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  entries: ExpenditureEntry[],
  when: When,
  tell: Tell = () => {},
  source: 'workbook' | null = null,
) {
  const { plan, reports } = await openMonth(db, caller, projectId, month, [undefined], when)
  refuseSilent(reportOf(reports, month), entries)
  const paid = await paidOf(db, projectId, month)
  refuseProblems(checkExpenditures(entries, { subprojects: plan.subprojects, year: plan.year, month, paid }))
  const all = await readExpenditures(db, projectId)
  const current = new Map<number, CurrentExpenditure>(all.filter(row => row.month === month).map(row => [row.subprojectId, row]))
  const conflicts = entries.flatMap((entry, i) => {
    const now = current.get(entry.subprojectId)
    const stale = entry.version !== undefined && entry.version !== (now?.version ?? 0)
    return stale ? [{ path: `entries.${i}`, yours: entry, theirs: now ?? null }] : []
  })
  if (conflicts.length) throw conflict(conflicts)
  const rows = entries.map(entry => {
    const before = current.get(entry.subprojectId)
    const follows = followsPayments(entry, paid.get(entry.subprojectId))
    return {
      projectId,
      month,
      subprojectId: entry.subprojectId,
      version: (before?.version ?? 0) + 1,
      spent: entry.spent,
      allocated: entry.allocated === undefined ? (before?.allocated ?? null) : entry.allocated,
      offPurpose: entry.offPurpose === undefined ? (before?.offPurpose ?? null) : entry.offPurpose,
      note: entry.note ?? null,
      source: follows ? 'register' : source,
      recordedAt: when.now(),
      recordedBy: caller.id,
    } satisfies ExpenditureInsert
  })
  await insertExpenditures(db, rows)
  tell(
    changeOf(
      projectId,
      month,
      entries,
      rows.map(row => current.get(row.subprojectId) ?? null),
    ),
  )
  const saved = new Set(rows.map(row => row.subprojectId))
  const merged = [...all.filter(row => row.month !== month || !saved.has(row.subprojectId)), ...rows]
  const state = await draftReport(db, projectId, month, reportOf(reports, month))
  const after = [...reports.filter(row => row.month !== month), state]
  const actuals = await readActuals(db, projectId)
  await rederive(db, plan, { ...plan, actuals, expenditures: merged }, await activeRules(db), month, after)
  return { report: reportView(month, state), entries: rows.map(({ subprojectId, version }) => ({ subprojectId, version })) }
}

/** What the trail keeps of a save: the entries, and what stood in their places. */
const changeOf = (projectId: number, month: Month, after: unknown[], before: unknown[]) => ({
  entity: 'project',
  id: projectId,
  before: { month, entries: before },
  after: { month, entries: after },
})

/** Both values side by side; the caller's own text is in `yours`, so nothing typed is lost. */
const conflict = (conflicts: { path: string; yours: unknown; theirs: unknown }[]) =>
  new Refusal(
    409,
    'conflict',
    { count: conflicts.length },
    conflicts.map(({ path }) => ({ path, code: 'conflict', params: {} })),
    { conflicts },
  )
