import { and, asc, between, eq, inArray, isNull, lte, ne, or, sql, type Column, type SQL } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { counted, visible, within, type Scope } from '../scope.ts'

const { subscription, account, projectMonth, project, rectification, agency } = table
export type SubscriptionRow = typeof subscription.$inferSelect

/** The projects a subscription means, for who holds it now. */
export type Followed =
  { kind: 'counted'; scope: Scope; within?: Scope; ids?: number[] } | { kind: 'project'; scope: Scope; projectId: number }

function meant(what: Followed, agencyId: Column, projectId: Column): SQL | undefined {
  if (what.kind === 'project') return and(eq(projectId, what.projectId), visible(what.scope, agencyId, projectId))
  const listed = what.ids && (what.ids.length ? inArray(projectId, what.ids) : sql`1 = 0`)
  return and(counted(what.scope, agencyId, projectId), what.within && within(what.within, agencyId), listed)
}

/** Every subscription that is not stopped, with the account as it stands now; disabled accounts hear nothing. */
export async function standingSubscriptions(db: Db) {
  return await db
    .select({
      row: subscription,
      account: {
        id: account.id,
        username: account.username,
        name: account.name,
        role: account.role,
        also: account.also,
        agencyId: account.agencyId,
        email: account.email,
      },
    })
    .from(subscription)
    .innerJoin(account, eq(account.id, subscription.accountId))
    .where(and(isNull(subscription.stoppedAt), eq(account.disabled, false)))
    .orderBy(asc(subscription.id))
}

/** One's own subscriptions with the names of what they are about. */
export async function subscriptionsOf(db: Db, accountId: number) {
  return await db
    .select({ row: subscription, agency: agency.name, project: project.name })
    .from(subscription)
    .leftJoin(agency, and(eq(subscription.subject, 'agency'), eq(agency.id, subscription.subjectId)))
    .leftJoin(project, and(eq(subscription.subject, 'project'), eq(project.id, subscription.subjectId)))
    .where(and(eq(subscription.accountId, accountId), isNull(subscription.stoppedAt)))
    .orderBy(asc(subscription.id))
}

export async function subscriptionTo(db: Db, accountId: number, subject: string, subjectId: number) {
  const [row] = await db
    .select()
    .from(subscription)
    .where(and(eq(subscription.accountId, accountId), eq(subscription.subject, subject), eq(subscription.subjectId, subjectId)))
  return row
}

export async function subscriptionByStop(db: Db, stopHash: string) {
  const [row] = await db.select().from(subscription).where(eq(subscription.stopHash, stopHash))
  return row
}

export async function insertSubscription(db: Db, row: SubscriptionRow) {
  await db.insert(subscription).values(row)
}

export async function updateSubscription(db: Db, id: number, change: Partial<SubscriptionRow>) {
  await db.update(subscription).set(change).where(eq(subscription.id, id))
}

/** Stops one's own; answers whether it stood. */
export async function stopSubscription(db: Db, accountId: number, id: number, now: number): Promise<boolean> {
  const own = and(eq(subscription.id, id), eq(subscription.accountId, accountId), isNull(subscription.stoppedAt))
  return (await db.update(subscription).set({ stoppedAt: now }).where(own).returning({ id: subscription.id })).length > 0
}

/** How accounts hear, by every subscription they ever had: stopped ones still know the language. */
export async function hearingsOf(db: Db, accountIds: number[]) {
  if (!accountIds.length) return []
  return await db
    .select({ id: subscription.id, accountId: subscription.accountId, channels: subscription.channels })
    .from(subscription)
    .where(inArray(subscription.accountId, accountIds))
    .orderBy(asc(subscription.id))
}

/** Notes what was told, only if nobody else told meanwhile. */
export async function setTold(db: Db, { id, told }: Pick<SubscriptionRow, 'id' | 'told'>, next: string): Promise<boolean> {
  const still = and(eq(subscription.id, id), eq(subscription.told, told), isNull(subscription.stoppedAt))
  return (await db.update(subscription).set({ told: next }).where(still).returning({ id: subscription.id })).length > 0
}

/** The flagged projects meant, with their trails of lights. */
export async function flaggedMeant(db: Db, what: Followed, month: string) {
  return await db
    .select({
      projectId: projectMonth.projectId,
      name: project.name,
      goalSignal: projectMonth.goalSignal,
      gaps: projectMonth.gaps,
    })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .where(
      and(
        eq(projectMonth.month, month),
        sql`${projectMonth.behind} + ${projectMonth.warning} > 0`,
        or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
        meant(what, projectMonth.agencyId, projectMonth.projectId),
      ),
    )
    .orderBy(asc(projectMonth.projectId))
}

/** The money of the projects meant, month by month: spent by its end, and of what budget. */
export async function moneyMeant(db: Db, what: Followed, from: string, until: string) {
  return await db
    .select({
      month: projectMonth.month,
      spentToDate: sql<number | null>`sum(${projectMonth.spentToDate})`.mapWith(Number),
      budget: sql<number | null>`sum(${projectMonth.budget})`.mapWith(Number),
    })
    .from(projectMonth)
    .where(and(between(projectMonth.month, from, until), meant(what, projectMonth.agencyId, projectMonth.projectId)))
    .groupBy(projectMonth.month)
    .orderBy(asc(projectMonth.month))
}

/** Open rectifications of the projects meant that fall due by a day. */
export async function dueMeant(db: Db, what: Followed, until: string) {
  return await db
    .select({ id: rectification.id, projectId: rectification.projectId, name: project.name, dueOn: rectification.dueOn })
    .from(rectification)
    .innerJoin(project, eq(project.id, rectification.projectId))
    .where(
      and(
        eq(rectification.state, 'open'),
        lte(rectification.dueOn, until),
        meant(what, project.agencyId, rectification.projectId),
      ),
    )
    .orderBy(asc(rectification.id))
}
