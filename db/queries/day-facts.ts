import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { TargetVersion } from '#domain/facts'
import type { ReportAct } from '#domain/report-way'
import type { Target } from '#domain/target'
import type { LifeAct } from '#domain/vocabulary-life'
import type { Shape } from '#domain/vocabulary-shape'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import type { Plan } from './facts.ts'

const { targetVersion, projectEvent, project, reportEvent, gapNote } = table
const [id, moment] = [sql.placeholder('id'), sql.placeholder('until')]

/** When a project was first recorded. */
export async function recordedSince(db: Db, projectId: number): Promise<number | undefined> {
  const [row] = await db.select({ at: project.createdAt }).from(project).where(eq(project.id, projectId))
  return row?.at
}

/** The plan with the target versions and life events recorded by a moment; what has no versions stays as it is now. */
export async function planBy(db: Db, plan: Plan, until: number): Promise<Plan> {
  const rows = await prepared(db, 'day_targets', d =>
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
      .where(and(eq(targetVersion.projectId, id), lte(targetVersion.recordedAt, moment)))
      .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version)),
  )({ id: plan.id, until })
  const life = plan.life?.length ? await lifeBy(db, plan.id, until) : []
  const versions = new Map<number, TargetVersion[]>()
  for (const { indicatorId, effective, target, plan: points, shape, shapeBasis } of rows) {
    const version = {
      effective,
      target: JSON.parse(target) as Target,
      plan: points === null ? null : (JSON.parse(points) as TargetVersion['plan']),
      ...(shape === null ? {} : { shape: shape as Shape, shapeBasis }),
    }
    const list = versions.get(indicatorId)
    if (list) list.push(version)
    else versions.set(indicatorId, [version])
  }
  const indicators = plan.indicators.flatMap(row => {
    const targets = versions.get(row.id)
    return targets ? [{ ...row, targets }] : []
  })
  return { ...plan, indicators, life }
}

export async function lifeBy(db: Db, projectId: number, until: number) {
  const rows = await db
    .select({ act: projectEvent.event, effective: projectEvent.effective, otherId: projectEvent.otherId })
    .from(projectEvent)
    .where(and(eq(projectEvent.projectId, projectId), lte(projectEvent.recordedAt, until)))
    .orderBy(asc(projectEvent.seq))
  return rows.map(row => ({ ...row, act: row.act as LifeAct }))
}

/** The steps taken on a year's reports by a moment, in their order. */
export async function stepsBy(db: Db, projectId: number, until: number) {
  const rows = await prepared(db, 'day_steps', d =>
    d
      .select({ month: reportEvent.month, event: reportEvent.event, recordedAt: reportEvent.recordedAt })
      .from(reportEvent)
      .where(and(eq(reportEvent.projectId, id), lte(reportEvent.recordedAt, moment)))
      .orderBy(asc(reportEvent.month), asc(reportEvent.version)),
  )({ id: projectId, until })
  return rows.map(row => ({ ...row, event: row.event as ReportAct }))
}

export async function gapNotesBy(db: Db, projectId: number, until: number) {
  const rows = await db
    .select()
    .from(gapNote)
    .where(and(eq(gapNote.projectId, projectId), lte(gapNote.recordedAt, until)))
    .orderBy(asc(gapNote.indicatorId), asc(gapNote.since), asc(gapNote.version))
  return newest(rows, row => `${row.indicatorId}.${row.since}`)
}
