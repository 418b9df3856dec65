import { and, asc, eq, inArray } from 'drizzle-orm'
import { holds } from '../holds.ts'
import { table, type Db } from '../open.ts'

const { reviewerAssignment, account } = table

export async function reviewersOf(db: Db, projectId: number) {
  return await db
    .select({ accountId: account.id, name: account.name, assignedAt: reviewerAssignment.assignedAt })
    .from(reviewerAssignment)
    .innerJoin(account, eq(account.id, reviewerAssignment.accountId))
    .where(eq(reviewerAssignment.projectId, projectId))
    .orderBy(asc(account.name), asc(account.id))
}

/** Enabled reviewers whose name or user name holds the words, the first `most` by name. */
export async function findReviewers(db: Db, words: string, most: number) {
  return await db
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(
      and(
        eq(account.role, 'reviewer'),
        eq(account.disabled, false),
        words ? holds(words, account.username, account.name) : undefined,
      ),
    )
    .orderBy(asc(account.name), asc(account.id))
    .limit(most)
}

export async function insertReviewers(db: Db, rows: (typeof reviewerAssignment.$inferInsert)[]) {
  if (rows.length) await db.insert(reviewerAssignment).values(rows)
}

export async function removeReviewers(db: Db, projectId: number, accountIds: number[]) {
  if (!accountIds.length) return
  await db
    .delete(reviewerAssignment)
    .where(and(eq(reviewerAssignment.projectId, projectId), inArray(reviewerAssignment.accountId, accountIds)))
}
