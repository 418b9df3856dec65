import { and, asc, eq, lte } from 'drizzle-orm'
import type { TargetVersion } from '#domain/facts'
import type { Target } from '#domain/target'
import type { LifeAct } from '#domain/vocabulary-life'
import type { Shape } from '#domain/vocabulary-shape'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import type { CurrentActual, CurrentExpenditure, Plan } from './facts.ts'

const { actual, expenditure, targetVersion, projectEvent, project, reportEvent, gapNote } = table

/** When a project was first recorded. */
export async function recordedSince(db: Db, projectId: number): Promise<number | undefined> {
  const [row] = await db.select({ at: project.createdAt }).from(project).where(eq(project.id, projectId))
  return row?.at
}

/** The plan with the target versions and life events recorded by a moment; what has no versions stays as it is now. */
export async function planBy(db: Db, plan: Plan, until: number): Promise<Plan> {
  const [rows, life] = await Promise.all([
    db
      .select()
      .from(targetVersion)
      .where(and(eq(targetVersion.projectId, plan.id), lte(targetVersion.recordedAt, until)))
      .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version)),
    db
      .select({ act: projectEvent.event, effective: projectEvent.effective, otherId: projectEvent.otherId })
      .from(projectEvent)
      .where(and(eq(projectEvent.projectId, plan.id), lte(projectEvent.recordedAt, until)))
      .orderBy(asc(projectEvent.seq)),
  ])
  const versions = new Map<number, TargetVersion[]>()
  for (const { indicatorId, effective, target, plan: points, shape, shapeBasis } of rows) {
    const version = {
      effective,
      target: JSON.parse(target) as Target,
      plan: points === null ? null : (JSON.parse(points) as TargetVersion['plan']),
      ...(shape === null ? {} : { shape: shape as Shape, shapeBasis }),
    }
    versions.set(indicatorId, [...(versions.get(indicatorId) ?? []), version])
  }
  const indicators = plan.indicators.flatMap(row => {
    const targets = versions.get(row.id)
    return targets ? [{ ...row, targets }] : []
  })
  return { ...plan, indicators, life: life.map(row => ({ ...row, act: row.act as LifeAct })) }
}

/** The values of a year as they stood at a moment. */
export async function actualsBy(db: Db, projectId: number, until: number): Promise<CurrentActual[]> {
  const rows = await db
    .select()
    .from(actual)
    .where(and(eq(actual.projectId, projectId), lte(actual.recordedAt, until)))
    .orderBy(asc(actual.month), asc(actual.indicatorId), asc(actual.agencyId), asc(actual.version))
  return newest(rows, row => `${row.month}.${row.indicatorId}.${row.agencyId}`) as CurrentActual[]
}

export async function expendituresBy(db: Db, projectId: number, until: number): Promise<CurrentExpenditure[]> {
  const rows = await db
    .select()
    .from(expenditure)
    .where(and(eq(expenditure.projectId, projectId), lte(expenditure.recordedAt, until)))
    .orderBy(asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version))
  return newest(rows, row => `${row.month}.${row.subprojectId}`)
}

/** The last step taken on each month's report by a moment. */
export async function lastStepsBy(db: Db, projectId: number, until: number) {
  const rows = await db
    .select({ month: reportEvent.month, event: reportEvent.event })
    .from(reportEvent)
    .where(and(eq(reportEvent.projectId, projectId), lte(reportEvent.recordedAt, until)))
    .orderBy(asc(reportEvent.month), asc(reportEvent.version))
  return newest(
    rows.filter(row => row.event !== 'ask'),
    row => row.month,
  )
}

export async function gapNotesBy(db: Db, projectId: number, until: number) {
  const rows = await db
    .select()
    .from(gapNote)
    .where(and(eq(gapNote.projectId, projectId), lte(gapNote.recordedAt, until)))
    .orderBy(asc(gapNote.indicatorId), asc(gapNote.since), asc(gapNote.version))
  return newest(rows, row => `${row.indicatorId}.${row.since}`)
}
