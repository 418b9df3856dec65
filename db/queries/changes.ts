import { and, asc, count, desc, eq, gte, inArray } from 'drizzle-orm'
import type { AuditEvent } from '#domain/vocabulary-audit'
import { table, type Db } from '../open.ts'
import { visible, type Scope } from '../scope.ts'

const { audit, project } = table

/** A place in the order of acts: the moment of the newest, and how many bear it. Acts are stamped while they hold the write
 * lock, so that a later commit never bears an earlier moment. */
export type Point = { at: number; count: number }
export const startOfChanges: Point = { at: 0, count: 0 }
/** More at once need not be looked at one by one. */
const many = 500

const told = (telling: AuditEvent[]) => and(eq(audit.result, 'done'), inArray(audit.event, telling))

export async function newestChange(db: Db, telling: AuditEvent[]): Promise<Point> {
  const [newest] = await db.select({ at: audit.at }).from(audit).where(told(telling)).orderBy(desc(audit.at)).limit(1)
  if (!newest) return startOfChanges
  const [row] = await db
    .select({ count: count() })
    .from(audit)
    .where(and(eq(audit.at, newest.at), told(telling)))
  return { at: newest.at, count: row?.count ?? 0 }
}

/** What was done after a point (of the acts that tell), and whether any of it lies where a caller may look. Acts on no single project concern everybody. */
export async function changesSince(db: Db, after: Point, telling: AuditEvent[]) {
  const until = await newestChange(db, telling)
  const moved = until.at !== after.at || until.count !== after.count
  const rows = moved
    ? await db
        .select({ entity: audit.entity, entityId: audit.entityId })
        .from(audit)
        .where(and(gte(audit.at, after.at), told(telling)))
        .orderBy(asc(audit.at), asc(audit.chain), asc(audit.seq))
        .limit(many)
        // Those of that very moment which the point already counts.
        .offset(after.count)
    : []
  const ids = rows.map(({ entity, entityId }) =>
    entity === 'project' || entity === 'report' ? Number.parseInt(entityId, 10) : Number.NaN,
  )
  const wide = rows.length === many || ids.some(Number.isNaN)
  return {
    until,
    async concerns(scope: Scope): Promise<boolean> {
      if (!moved || scope.all || wide) return moved
      const [row] = await db
        .select({ id: project.id })
        .from(project)
        .where(and(inArray(project.id, [...new Set(ids)]), visible(scope, project.agencyId, project.id)))
        .limit(1)
      return row !== undefined
    },
  }
}
