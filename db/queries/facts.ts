import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { ActualFacts, ExpenditureFacts, IndicatorFacts, ProjectFacts, TargetVersion } from '#domain/facts'
import type { Month } from '#domain/month'
import type { Target } from '#domain/target'
import type { Aggregation, Derivation, Pacing } from '#domain/vocabulary'
import type { Shape } from '#domain/vocabulary-shape'
import { table, type Db } from '../open.ts'
import { prepared, preparedRows } from '../prepared.ts'
import { readLife } from './project-life.ts'

const { account, project, subproject, indicator, targetVersion, contributor, actual, expenditure } = table

/** What was declared: changes seldom. */
export type Plan = Omit<ProjectFacts, 'actuals' | 'expenditures'> & {
  /** The unit that declared it: its own values stand under it. */
  agencyId: number
  /** The unit it belongs to now. */
  unitId: number
  archived: boolean
  version: number
  /** The project of the year before that it continues. */
  previousId?: number | null
}
/** `source`: register, sheet, counter, workbook; null = typed. */
export type CurrentActual = ActualFacts & { version: number; source?: string | null }
export type CurrentExpenditure = ExpenditureFacts & { version: number }

const [id, moment] = [sql.placeholder('id'), sql.placeholder('until')]

/** A project with its sub-projects, indicators, target versions and contributors; undefined when absent. */
export async function readPlan(db: Db, projectId: number): Promise<Plan | undefined> {
  const one = prepared(db, 'plan_project', d =>
    d
      .select({
        id: project.id,
        unitId: project.agencyId,
        originId: project.originId,
        events: project.events,
        archived: project.archived,
        year: project.year,
        startMonth: project.startMonth,
        initial: project.budgetInitial,
        adjusted: project.budgetAdjusted,
        version: project.version,
        previousId: project.previousProjectId,
      })
      .from(project)
      .where(eq(project.id, id)),
  )
  const [head] = await one({ id: projectId })
  if (!head) return undefined
  const agencyId = head.originId ?? head.unitId
  const [life, subprojects, indicators, targets, contributors] = await Promise.all([
    head.events ? readLife(db, projectId) : [],
    prepared(db, 'plan_subprojects', d =>
      d
        .select({ id: subproject.id, name: subproject.name, budget: subproject.budget })
        .from(subproject)
        .where(eq(subproject.projectId, id))
        .orderBy(asc(subproject.seq)),
    )({ id: projectId }),
    prepared(db, 'plan_indicators', d =>
      d
        .select({
          id: indicator.id,
          name: indicator.name,
          category: indicator.category,
          aggregation: indicator.aggregation,
          pacing: indicator.pacing,
          dueMonth: indicator.dueMonth,
          stages: indicator.stages,
          weight: indicator.weight,
          derivation: indicator.derivation,
        })
        .from(indicator)
        .where(eq(indicator.projectId, id))
        .orderBy(asc(indicator.seq)),
    )({ id: projectId }),
    prepared(db, 'plan_targets', d =>
      d
        .select({
          indicatorId: targetVersion.indicatorId,
          effective: targetVersion.effective,
          target: targetVersion.target,
          plan: targetVersion.plan,
          shape: targetVersion.shape,
          shapeBasis: targetVersion.shapeBasis,
        })
        .from(targetVersion)
        .where(eq(targetVersion.projectId, id))
        .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version)),
    )({ id: projectId }),
    prepared(db, 'plan_contributors', d =>
      d
        .select({ indicatorId: contributor.indicatorId, agencyId: contributor.agencyId, share: contributor.share })
        .from(contributor)
        .where(eq(contributor.projectId, id))
        .orderBy(asc(contributor.indicatorId), asc(contributor.agencyId)),
    )({ id: projectId }),
  ])
  const versions = new Map<number, TargetVersion[]>()
  for (const row of targets) {
    const version = {
      effective: row.effective,
      target: JSON.parse(row.target) as Target,
      plan: row.plan === null ? null : (JSON.parse(row.plan) as TargetVersion['plan']),
      ...(row.shape === null ? {} : { shape: row.shape as Shape, shapeBasis: row.shapeBasis }),
    }
    const list = versions.get(row.indicatorId)
    if (list) list.push(version)
    else versions.set(row.indicatorId, [version])
  }
  const units = new Map<number, number[]>()
  const shares = new Map<number, Record<number, number>>()
  for (const row of contributors) {
    const list = units.get(row.indicatorId)
    if (list) list.push(row.agencyId)
    else units.set(row.indicatorId, [row.agencyId])
    if (row.share !== null) shares.set(row.indicatorId, { ...shares.get(row.indicatorId), [row.agencyId]: row.share })
  }
  const facts: IndicatorFacts[] = indicators.map(row => ({
    ...row,
    aggregation: row.aggregation as Aggregation,
    pacing: row.pacing as Pacing,
    derivation: row.derivation as Derivation | null,
    stages: row.stages === null ? null : (JSON.parse(row.stages) as string[]),
    targets: versions.get(row.id) ?? [],
    contributors: units.get(row.id) ?? [agencyId],
    ...(shares.has(row.id) ? { shares: shares.get(row.id)! } : {}),
  }))
  const { id: own, unitId, year, startMonth, version, initial, adjusted, previousId } = head
  const rest = { id: own, agencyId, unitId, archived: head.archived === true, year, startMonth, life, version, previousId }
  return { ...rest, budget: { initial, adjusted }, subprojects, indicators: facts }
}

/** Every version of a project's targets, oldest first, with who recorded it; of one indicator where given. */
export async function targetHistory(db: Db, projectId: number, indicatorId?: number) {
  const rows = await db
    .select({
      indicatorId: targetVersion.indicatorId,
      version: targetVersion.version,
      effective: targetVersion.effective,
      target: targetVersion.target,
      plan: targetVersion.plan,
      documentNo: targetVersion.documentNo,
      reason: targetVersion.reason,
      recordedAt: targetVersion.recordedAt,
      recordedBy: account.name,
    })
    .from(targetVersion)
    .leftJoin(account, eq(account.id, targetVersion.recordedBy))
    .where(
      and(
        eq(targetVersion.projectId, projectId),
        indicatorId === undefined ? undefined : eq(targetVersion.indicatorId, indicatorId),
      ),
    )
    .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version))
  return rows.map(({ target, plan, ...row }) => ({
    ...row,
    target: JSON.parse(target) as Target,
    monthlyPlan: plan === null ? null : (JSON.parse(plan) as NonNullable<TargetVersion['plan']>),
  }))
}

/** Changes whenever anything a project's values follow from does: its rows are only ever added to, its head has a version. */
export async function markOf(db: Db, projectId: number): Promise<string> {
  const rowsOf = (name: string) => sql<number>`(select count(*) from ${sql.raw(name)} where project_id = ${project.id})`
  const rows = await prepared(db, 'project_mark', d =>
    d
      .select({
        version: project.version,
        events: project.events,
        actuals: rowsOf('actual'),
        expenditures: rowsOf('expenditure'),
        targets: rowsOf('target_version'),
      })
      .from(project)
      .where(eq(project.id, id)),
  )({ id: projectId })
  return JSON.stringify(rows)
}

type Amount = number | null
type ActualRow = [
  month: Month,
  indicatorId: number,
  agencyId: number,
  version: number,
  state: CurrentActual['state'],
  value: Amount,
  numerator: Amount,
  denominator: Amount,
  level: string | null,
  source: string | null,
]
type ExpenditureRow = [month: Month, subprojectId: number, version: number, spent: Amount, allocated: Amount, offPurpose: Amount]

/** The current values of a project's year, or those recorded by a moment: read in key order, the last version wins. */
export async function readActuals(db: Db, projectId: number, until?: number): Promise<CurrentActual[]> {
  const rows = await preparedRows<ActualRow>(db, until === undefined ? 'year_actuals' : 'day_actuals', d =>
    d
      .select({
        month: actual.month,
        indicatorId: actual.indicatorId,
        agencyId: actual.agencyId,
        version: actual.version,
        state: actual.state,
        value: actual.value,
        numerator: actual.numerator,
        denominator: actual.denominator,
        level: actual.level,
        source: actual.source,
      })
      .from(actual)
      .where(until === undefined ? eq(actual.projectId, id) : and(eq(actual.projectId, id), lte(actual.recordedAt, moment)))
      .orderBy(asc(actual.month), asc(actual.indicatorId), asc(actual.agencyId), asc(actual.version)),
  )({ id: projectId, until })
  const current: CurrentActual[] = []
  rows.forEach(([month, indicatorId, agencyId, version, state, value, numerator, denominator, level, source], i) => {
    const next = rows[i + 1]
    if (next && next[0] === month && next[1] === indicatorId && next[2] === agencyId) return
    current.push({ month, indicatorId, agencyId, version, state, value, numerator, denominator, level, source })
  })
  return current
}

export async function readExpenditures(db: Db, projectId: number, until?: number): Promise<CurrentExpenditure[]> {
  const rows = await preparedRows<ExpenditureRow>(db, until === undefined ? 'year_expenditures' : 'day_expenditures', d =>
    d
      .select({
        month: expenditure.month,
        subprojectId: expenditure.subprojectId,
        version: expenditure.version,
        spent: expenditure.spent,
        allocated: expenditure.allocated,
        offPurpose: expenditure.offPurpose,
      })
      .from(expenditure)
      .where(
        until === undefined
          ? eq(expenditure.projectId, id)
          : and(eq(expenditure.projectId, id), lte(expenditure.recordedAt, moment)),
      )
      .orderBy(asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version)),
  )({ id: projectId, until })
  const current: CurrentExpenditure[] = []
  rows.forEach(([month, subprojectId, version, spent, allocated, offPurpose], i) => {
    const next = rows[i + 1]
    if (next && next[0] === month && next[1] === subprojectId) return
    current.push({ month, subprojectId, version, spent, allocated, offPurpose })
  })
  return current
}
