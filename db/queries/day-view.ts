import { and, asc, eq, getTableColumns, lte, min, sql, type SQL } from 'drizzle-orm'
import { isPostgres, table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { visible, type Scope } from '../scope.ts'

const { project, projectMonth, agency } = table
const [id, moment] = [sql.placeholder('id'), sql.placeholder('until')]

/** Puts empty tables of this connection's own in front of the derived ones: every query of the portfolio then reads a past day
 * without knowing it. Nothing of the database itself is written. */
export async function coverDerived(db: Db): Promise<void> {
  const names = ['project_month', 'agency_month']
  if (isPostgres(db)) {
    for (const name of names) await run(db, sql.raw(`create temp table ${name} (like public.${name} including all)`))
    return
  }
  for (const name of names) {
    const [made] = await all<{ sql: string }>(db, sql`select sql from main.sqlite_master where type = 'table' and name = ${name}`)
    await run(db, sql.raw(made!.sql.replace(/^CREATE TABLE/i, 'CREATE TEMP TABLE')))
  }
  await run(db, sql`create index temp.day_project_month_agency on project_month (agency_id, month)`)
}

/** The embedded driver answers at once; awaited, as everywhere. */
const all = <R>(db: Db, text: SQL): Promise<R[]> => Promise.resolve(db.all<R>(text))
const run = (db: Db, text: SQL): Promise<unknown> =>
  isPostgres(db) ? (db as unknown as { execute: (text: SQL) => Promise<unknown> }).execute(text) : Promise.resolve(db.run(text))

/** The year's projects a caller may see that had been recorded by a moment. */
export async function projectsBy(db: Db, scope: Scope, year: number, until: number): Promise<number[]> {
  const rows = await db
    .select({ id: project.id })
    .from(project)
    .where(and(eq(project.year, year), lte(project.createdAt, until), visible(scope, project.agencyId, project.id)))
    .orderBy(asc(project.id))
  return rows.map(row => row.id)
}

/** When the first project of a year, or of any year, was recorded; null = there is none to see. */
export async function firstRecorded(db: Db, scope: Scope, year?: number): Promise<number | null> {
  const [row] = await db
    .select({ at: min(project.createdAt) })
    .from(project)
    .where(and(year === undefined ? undefined : eq(project.year, year), visible(scope, project.agencyId, project.id)))
  return row?.at ?? null
}

/** Years with projects recorded by a moment, newest first. */
export async function yearsBy(db: Db, scope: Scope, until: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: project.year })
    .from(project)
    .where(and(lte(project.createdAt, until), visible(scope, project.agencyId, project.id)))
  return rows.map(row => row.year).sort((a, b) => b - a)
}

/** Changes with every project of the year: what has no versions (budgets, names, filing away) is read as it is now. */
export async function yearMark(db: Db, year: number): Promise<string> {
  const [row] = await db
    .select({ count: sql<number>`count(*)`, versions: sql<number>`sum(${project.version})` })
    .from(project)
    .where(eq(project.year, year))
  return `${row?.count ?? 0}.${row?.versions ?? 0}`
}

/** Whether anything of a project was recorded after a moment; otherwise its stored months are those of the day. */
export async function touchedSince(db: Db, projectId: number, until: number): Promise<boolean> {
  const later = (name: 'actual' | 'expenditure' | 'targetVersion' | 'reportEvent' | 'projectEvent') => {
    const from = table[name]
    return sql`exists (select 1 from ${from} where ${from.projectId} = ${id} and ${from.recordedAt} > ${moment})`
  }
  const [row] = await prepared(db, 'day_touched', d =>
    d
      .select({
        found: sql<number>`${later('targetVersion')} or ${later('reportEvent')} or ${later('projectEvent')}
          or ${later('expenditure')} or ${later('actual')}`.mapWith(Number),
      })
      .from(project)
      .where(eq(project.id, id)),
  )({ id: projectId, until })
  return row?.found === 1
}

/** What a past day has no business with: the list of gaps, which no portfolio reads, and year ends, which nobody foresees afterwards. */
const leftOut: Record<string, string> = {
  gaps: "'[]'",
  likelihood: 'null',
  score_expected: 'null',
  surplus_expected: 'null',
}

/** A project's months as they are stored now. */
export async function copyMonths(db: Db, projectId: number, year: number): Promise<void> {
  const months = Array.from({ length: 12 }, (_, i) => sql`${`${year}-${String(i + 1).padStart(2, '0')}`}`)
  const names = Object.values(getTableColumns(projectMonth)).map(({ name }) => name)
  const [into, from] = [names, names.map(name => leftOut[name] ?? name)].map(list => sql.raw(list.join()))
  const [own, kept] = (isPostgres(db) ? ['pg_temp', 'public'] : ['temp', 'main']).map(place => sql.raw(`${place}.project_month`))
  await run(
    db,
    sql`insert into ${own} (${into}) select ${from} from ${kept}
    where month in (${sql.join(months, sql`, `)}) and project_id = ${projectId}`,
  )
}

export async function unitIds(db: Db): Promise<number[]> {
  return (await db.select({ id: agency.id }).from(agency).orderBy(asc(agency.id))).map(row => row.id)
}
