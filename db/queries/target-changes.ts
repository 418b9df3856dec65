import { and, asc, count, eq, ne } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'
import type { TodoRow, Window } from './todos.ts'

const { targetChange, targetVersion, account, project, agency } = table
export type TargetChangeRow = typeof targetChange.$inferSelect

export async function insertTargetChange(db: Db, row: TargetChangeRow) {
  await db.insert(targetChange).values(row)
}

export async function targetChangeById(db: Db, projectId: number, id: number): Promise<TargetChangeRow | undefined> {
  const [row] = await db
    .select()
    .from(targetChange)
    .where(and(eq(targetChange.projectId, projectId), eq(targetChange.id, id)))
  return row
}

export async function targetChanges(db: Db, projectId: number): Promise<TargetChangeRow[]> {
  return await db.select().from(targetChange).where(eq(targetChange.projectId, projectId)).orderBy(asc(targetChange.id))
}

/** Decides a change, only from the version seen; answers whether it did. */
export async function updateTargetChange(db: Db, seen: TargetChangeRow, change: Partial<TargetChangeRow>): Promise<boolean> {
  const rows = await db
    .update(targetChange)
    .set({ ...change, version: seen.version + 1 })
    .where(and(eq(targetChange.id, seen.id), eq(targetChange.version, seen.version)))
    .returning({ id: targetChange.id })
  return rows.length > 0
}

/** Requests that wait for somebody else's decision. */
const waiting = (scope: Scope, notBy: number) =>
  and(within(scope, project.agencyId), eq(targetChange.state, 'proposed'), ne(targetChange.proposedBy, notBy))

export async function countWaitingChanges(db: Db, scope: Scope, notBy: number): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(targetChange)
    .innerJoin(project, eq(project.id, targetChange.projectId))
    .where(waiting(scope, notBy))
  return row?.total ?? 0
}

export async function listWaitingChanges(db: Db, scope: Scope, notBy: number, { limit, offset }: Window): Promise<TodoRow[]> {
  return await db
    .select({
      projectId: project.id,
      projectName: project.name,
      agencyId: agency.id,
      agencyName: agency.name,
      month: targetChange.effective,
      opinion: targetChange.reason,
    })
    .from(targetChange)
    .innerJoin(project, eq(project.id, targetChange.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(waiting(scope, notBy))
    .orderBy(asc(targetChange.proposedAt), asc(targetChange.id))
    .limit(limit)
    .offset(offset)
}

/** Every version of every target, with its document and who recorded it. */
export async function versionsTold(db: Db, projectId: number) {
  return await db
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
    .where(eq(targetVersion.projectId, projectId))
    .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version))
}

/** Names of accounts, for what they asked and decided. */
export async function accountNames(db: Db): Promise<Map<number, string>> {
  const rows = await db.select({ id: account.id, name: account.name }).from(account)
  return new Map(rows.map(row => [row.id, row.name]))
}
