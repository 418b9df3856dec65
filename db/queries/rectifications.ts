import { and, asc, count, desc, eq, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { RectificationState } from '#domain/rectification'
import { table, type Db } from '../open.ts'
import { visible, within, type Scope } from '../scope.ts'

const { rectification, rectificationEvent, project, agency, indicator, account } = table
export type RectificationInsert = typeof rectification.$inferInsert
export type RectificationEventInsert = typeof rectificationEvent.$inferInsert

export type RectificationWish = {
  id?: number
  projectId?: number
  year?: number
  states?: readonly RectificationState[]
  /** Open ones whose day lies before this one. */
  overdueOn?: string
  ownerId?: number
  orderedBy?: number
  /** Nobody's own answer is theirs to judge. */
  notAnsweredBy?: number
  cut?: Scope
}

const owner = sql<string | null>`(select ${account.name} from ${account} where ${account.id} = ${rectification.ownerId})`
const orderer = sql<string | null>`(select ${account.name} from ${account} where ${account.id} = ${rectification.orderedBy})`

const wished = (scope: Scope, wish: RectificationWish): SQL | undefined =>
  and(
    visible(scope, project.agencyId, project.id),
    wish.cut && within(wish.cut, project.agencyId),
    wish.id === undefined ? undefined : eq(rectification.id, wish.id),
    wish.projectId === undefined ? undefined : eq(rectification.projectId, wish.projectId),
    wish.year === undefined ? undefined : eq(project.year, wish.year),
    wish.states && inArray(rectification.state, [...wish.states]),
    wish.overdueOn === undefined ? undefined : and(eq(rectification.state, 'open'), lt(rectification.dueOn, wish.overdueOn)),
    wish.ownerId === undefined ? undefined : eq(rectification.ownerId, wish.ownerId),
    wish.orderedBy === undefined ? undefined : eq(rectification.orderedBy, wish.orderedBy),
    wish.notAnsweredBy === undefined
      ? undefined
      : sql`not exists (select 1 from ${rectificationEvent} where ${rectificationEvent.rectificationId} = ${rectification.id}
          and ${rectificationEvent.event} = 'answer' and ${rectificationEvent.recordedBy} = ${wish.notAnsweredBy})`,
  )

export async function countRectifications(db: Db, scope: Scope, wish: RectificationWish): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(rectification)
    .innerJoin(project, eq(project.id, rectification.projectId))
    .where(wished(scope, wish))
  return row?.total ?? 0
}

/** Orders the caller may see, the earliest day first; finished ones after those that run. */
export async function listRectifications(
  db: Db,
  scope: Scope,
  wish: RectificationWish,
  window: { limit: number; offset: number },
) {
  return await db
    .select({
      id: rectification.id,
      projectId: rectification.projectId,
      projectName: project.name,
      year: project.year,
      agencyId: agency.id,
      agencyName: agency.name,
      indicatorId: rectification.indicatorId,
      indicatorName: indicator.name,
      since: rectification.since,
      demands: rectification.demands,
      ownerId: rectification.ownerId,
      ownerName: owner,
      dueOn: rectification.dueOn,
      state: rectification.state,
      version: rectification.version,
      orderedAt: rectification.orderedAt,
      orderedBy: rectification.orderedBy,
      ordererName: orderer,
    })
    .from(rectification)
    .innerJoin(project, eq(project.id, rectification.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .leftJoin(indicator, eq(indicator.id, rectification.indicatorId))
    .where(wished(scope, wish))
    .orderBy(
      sql`case ${rectification.state} when 'open' then 0 when 'answered' then 1 else 2 end`,
      asc(rectification.dueOn),
      desc(rectification.id),
    )
    .limit(window.limit)
    .offset(window.offset)
}
export type RectificationRow = Awaited<ReturnType<typeof listRectifications>>[number]

export async function rectificationById(db: Db, scope: Scope, id: number): Promise<RectificationRow | undefined> {
  const [row] = await listRectifications(db, scope, { id }, { limit: 1, offset: 0 })
  return row
}

/** How many orders still run on a gap. */
export async function runningOn(db: Db, projectId: number, indicatorId: number | null, since: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(rectification)
    .where(
      and(
        eq(rectification.projectId, projectId),
        indicatorId === null ? isNull(rectification.indicatorId) : eq(rectification.indicatorId, indicatorId),
        eq(rectification.since, since),
        or(eq(rectification.state, 'open'), eq(rectification.state, 'answered')),
      ),
    )
  return row?.total ?? 0
}

/** Gaps that an order keeps open, as `indicator.since` (the project's spending is indicator 0). */
export async function heldGaps(db: Db, projectId: number): Promise<Set<string>> {
  const rows = await db
    .select({ indicatorId: rectification.indicatorId, since: rectification.since })
    .from(rectification)
    .where(and(eq(rectification.projectId, projectId), or(eq(rectification.state, 'open'), eq(rectification.state, 'answered'))))
  return new Set(rows.map(row => `${row.indicatorId ?? 0}.${row.since}`))
}

export async function insertRectification(db: Db, row: RectificationInsert) {
  await db.insert(rectification).values(row)
}

/** Moves an order on from the version seen; answers whether it did. */
export async function updateRectification(
  db: Db,
  id: number,
  seen: number,
  change: Partial<RectificationInsert>,
): Promise<boolean> {
  const rows = await db
    .update(rectification)
    .set(change)
    .where(and(eq(rectification.id, id), eq(rectification.version, seen)))
    .returning({ id: rectification.id })
  return rows.length > 0
}

export async function insertRectificationEvent(db: Db, row: RectificationEventInsert) {
  await db.insert(rectificationEvent).values(row)
}

/** The threads of these orders, step by step, with who took each. */
export async function rectificationSteps(db: Db, ids: readonly number[]) {
  if (!ids.length) return []
  return await db
    .select({
      rectificationId: rectificationEvent.rectificationId,
      seq: rectificationEvent.seq,
      event: rectificationEvent.event,
      text: rectificationEvent.text,
      evidence: rectificationEvent.evidence,
      details: rectificationEvent.details,
      recordedAt: rectificationEvent.recordedAt,
      recordedBy: rectificationEvent.recordedBy,
      name: account.name,
    })
    .from(rectificationEvent)
    .leftJoin(account, eq(account.id, rectificationEvent.recordedBy))
    .where(inArray(rectificationEvent.rectificationId, [...ids]))
    .orderBy(asc(rectificationEvent.rectificationId), asc(rectificationEvent.seq))
}

/** Enabled people of a unit who can be made to answer. */
export async function possibleOwners(db: Db, agencyId: number) {
  return await db
    .select({ id: account.id, name: account.name, role: account.role })
    .from(account)
    .where(and(eq(account.agencyId, agencyId), eq(account.disabled, false), inArray(account.role, ['clerk', 'unitHead'])))
    .orderBy(asc(account.role), asc(account.name), asc(account.id))
}

/** Everything that waits for a unit, for the reminders of a day. */
export async function waitingRectifications(db: Db, dueUntil: string) {
  return await db
    .select({
      id: rectification.id,
      projectId: rectification.projectId,
      projectName: project.name,
      agencyId: project.agencyId,
      indicatorId: rectification.indicatorId,
      indicatorName: indicator.name,
      since: rectification.since,
      ownerId: rectification.ownerId,
      ownerName: owner,
      orderedBy: rectification.orderedBy,
      dueOn: rectification.dueOn,
    })
    .from(rectification)
    .innerJoin(project, eq(project.id, rectification.projectId))
    .leftJoin(indicator, eq(indicator.id, rectification.indicatorId))
    .where(and(eq(rectification.state, 'open'), lte(rectification.dueOn, dueUntil)))
    .orderBy(asc(rectification.dueOn), asc(rectification.id))
}

/** Projects with orders that still run. */
export async function orderedProjects(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectDistinct({ id: rectification.projectId })
    .from(rectification)
    .where(or(eq(rectification.state, 'open'), eq(rectification.state, 'answered')))
  return new Set(rows.map(row => row.id))
}
