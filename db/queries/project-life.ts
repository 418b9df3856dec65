import { and, asc, eq, max, min, sql } from 'drizzle-orm'
import type { LifeEvent } from '#domain/project-life'
import type { LifeAct } from '#domain/vocabulary-life'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { projectEvent, project, account, agency, actual, expenditure, report } = table
export type LifeRow = typeof projectEvent.$inferSelect

/** What happened to a project, in the order it was recorded. */
export async function readLife(db: Db, projectId: number): Promise<LifeEvent[]> {
  const rows = await prepared(db, 'project_life', d =>
    d
      .select({ act: projectEvent.event, effective: projectEvent.effective, otherId: projectEvent.otherId })
      .from(projectEvent)
      .where(eq(projectEvent.projectId, sql.placeholder('id')))
      .orderBy(asc(projectEvent.seq)),
  )({ id: projectId })
  return rows.map(row => ({ ...row, act: row.act as LifeAct }))
}

/** The same with reasons, documents, names. */
export async function lifeTold(db: Db, projectId: number) {
  return await db
    .select({
      seq: projectEvent.seq,
      event: projectEvent.event,
      effective: projectEvent.effective,
      reason: projectEvent.reason,
      documentNo: projectEvent.documentNo,
      otherId: projectEvent.otherId,
      recordedAt: projectEvent.recordedAt,
      recordedBy: account.name,
    })
    .from(projectEvent)
    .leftJoin(account, eq(account.id, projectEvent.recordedBy))
    .where(eq(projectEvent.projectId, projectId))
    .orderBy(asc(projectEvent.seq))
}

/** Projects that were merged into this one. */
export async function mergedInto(db: Db, projectId: number) {
  return await db
    .select({ id: project.id, name: project.name, effective: projectEvent.effective, agencyName: agency.name })
    .from(projectEvent)
    .innerJoin(project, eq(project.id, projectEvent.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(and(eq(projectEvent.event, 'merge'), eq(projectEvent.otherId, projectId)))
    .orderBy(asc(projectEvent.effective), asc(project.id))
}

export async function insertLife(db: Db, row: LifeRow) {
  await db.insert(projectEvent).values(row)
}

type Months = (string | null | undefined)[]
const earlier = (a: string, b: string) => (b < a ? b : a)
const later = (a: string, b: string) => (b > a ? b : a)
const pick = (months: Months, better: typeof earlier) =>
  months.filter(month => !!month).reduce<string | null>((a, b) => (a === null ? b! : better(a, b!)), null)
const first = (months: Months) => pick(months, earlier)
const last = (months: Months) => pick(months, later)

/** First and last month with anything entered, first and last month approved. */
export async function monthsInUse(db: Db, projectId: number) {
  const [values] = await db
    .select({ first: min(actual.month), last: max(actual.month) })
    .from(actual)
    .where(eq(actual.projectId, projectId))
  const [money] = await db
    .select({ first: min(expenditure.month), last: max(expenditure.month) })
    .from(expenditure)
    .where(eq(expenditure.projectId, projectId))
  const [approved] = await db
    .select({ first: min(report.month), last: max(report.month) })
    .from(report)
    .where(and(eq(report.projectId, projectId), eq(report.state, 'approved')))
  return {
    firstData: first([values?.first, money?.first]),
    lastData: last([values?.last, money?.last]),
    firstApproved: approved?.first ?? null,
    lastApproved: approved?.last ?? null,
  }
}
