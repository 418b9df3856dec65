import { and, asc, count, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { holds } from '../holds.ts'
import { table, type Db } from '../open.ts'
import { placed, prepared } from '../prepared.ts'
import { counted, sees, visible, within, type Scope } from '../scope.ts'

const {
  project,
  projectText,
  subproject,
  funding,
  indicator,
  targetVersion,
  indicatorSubproject,
  contributor,
  agency,
  projectMonth,
} = table

/** Ids are made by the application (queries/ids.ts), never left to the database. */
type Numbered<T> = T & { id: number }
export type ProjectInsert = {
  project: Numbered<typeof project.$inferInsert>
  text: typeof projectText.$inferInsert
  subprojects: Numbered<typeof subproject.$inferInsert>[]
  funding: (typeof funding.$inferInsert)[]
  indicators: Numbered<typeof indicator.$inferInsert>[]
  targets: (typeof targetVersion.$inferInsert)[]
  links: (typeof indicatorSubproject.$inferInsert)[]
  contributors: (typeof contributor.$inferInsert)[]
}

/** Saves a declared project with everything that belongs to it; the caller's transaction makes it all or nothing. */
export async function insertProject(db: Db, rows: ProjectInsert) {
  await db.insert(project).values(rows.project)
  await db.insert(projectText).values(rows.text)
  if (rows.subprojects.length) await db.insert(subproject).values(rows.subprojects)
  if (rows.funding.length) await db.insert(funding).values(rows.funding)
  if (rows.indicators.length) await db.insert(indicator).values(rows.indicators)
  if (rows.targets.length) await db.insert(targetVersion).values(rows.targets)
  if (rows.links.length) await db.insert(indicatorSubproject).values(rows.links)
  for (let i = 0; i < rows.contributors.length; i += 500) await db.insert(contributor).values(rows.contributors.slice(i, i + 500))
}

/** The same agency's project of that name and year, if there is one. */
export async function projectByName(db: Db, agencyId: number, year: number, name: string) {
  const [row] = await db
    .select({ id: project.id, name: project.name })
    .from(project)
    .where(and(eq(project.agencyId, agencyId), eq(project.year, year), eq(project.name, name)))
  return row
}

/** The agency's projects of a year, by name. */
export async function projectNames(db: Db, agencyId: number, year: number) {
  return await db
    .select({ id: project.id, name: project.name })
    .from(project)
    .where(and(eq(project.year, year), eq(project.agencyId, agencyId)))
}

/** Head of a project with its unit and department; undefined when absent or outside the scope. */
export async function projectHead(db: Db, scope: Scope, id: number) {
  const [row] = await prepared(db, 'project_head', d =>
    d
      .select({
        id: project.id,
        name: project.name,
        year: project.year,
        type: project.type,
        attribute: project.attribute,
        governmentProcurement: project.governmentProcurement,
        purchaseOfServices: project.purchaseOfServices,
        startMonth: project.startMonth,
        sample: project.sample,
        version: project.version,
        budgetInitial: project.budgetInitial,
        budgetAdjusted: project.budgetAdjusted,
        previousProjectId: project.previousProjectId,
        adjustedFrom: project.adjustedFrom,
        originId: project.originId,
        archived: project.archived,
        agencyId: project.agencyId,
        agencyCode: agency.code,
        agencyName: agency.name,
        agencyParentId: agency.parentId,
      })
      .from(project)
      .innerJoin(agency, eq(agency.id, project.agencyId))
      .where(eq(project.id, sql.placeholder('id'))),
  )({ id })
  if (!row || sees(scope, row.agencyId)) return row
  return (await shownBesides(db, scope, id)) ? row : undefined
}

/** Whether a project outside the caller's units is shown all the same: given to review, or shared. */
async function shownBesides(db: Db, scope: Scope, id: number): Promise<boolean> {
  const where = and(eq(project.id, id), visible(scope, project.agencyId, project.id))
  return (await db.select({ id: project.id }).from(project).where(where)).length > 0
}
export type ProjectHead = NonNullable<Awaited<ReturnType<typeof projectHead>>>

export async function projectName(db: Db, id: number): Promise<string | undefined> {
  const [row] = await db.select({ name: project.name }).from(project).where(eq(project.id, id))
  return row?.name
}

/** The target light in a project's last month with data. */
const lightIs = (signal: string) => sql`exists (select 1 from ${projectMonth} where ${projectMonth.projectId} = ${project.id}
  and ${projectMonth.goalSignal} = ${signal} and ${projectMonth.month} = (select max(m.month) from ${projectMonth} m
  where m.project_id = ${project.id} and m.reported > 0))`

export async function listProjects(
  db: Db,
  scope: Scope,
  filter: { year?: number; within?: Scope; q?: string; signal?: string; archived?: boolean },
  sort: 'name' | 'budget' | 'year',
  page: number,
  pageSize: number,
) {
  const where = and(
    visible(scope, project.agencyId, project.id),
    filter.archived ? undefined : or(isNull(project.archived), ne(project.archived, true)),
    filter.within && within(filter.within, project.agencyId),
    filter.year === undefined ? undefined : eq(project.year, filter.year),
    filter.signal === undefined ? undefined : lightIs(filter.signal),
    filter.q ? holds(filter.q, project.name, agency.name) : undefined,
  )
  const order = { name: asc(project.name), budget: desc(project.budgetInitial), year: desc(project.year) }[sort]
  const items = await db
    .select({
      id: project.id,
      name: project.name,
      year: project.year,
      type: project.type,
      budgetInitial: project.budgetInitial,
      budgetAdjusted: project.budgetAdjusted,
      sample: project.sample,
      archived: project.archived,
      version: project.version,
      agencyId: project.agencyId,
      agencyName: agency.name,
    })
    .from(project)
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(where)
    .orderBy(order, asc(project.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(project).innerJoin(agency, eq(agency.id, project.agencyId)).where(where)
  return { items, total: row?.total ?? 0 }
}

/** Years that hold projects the caller may see, newest first. */
export async function projectYears(db: Db, scope: Scope): Promise<number[]> {
  const build = (d: Db) =>
    d
      .selectDistinct({ year: project.year })
      .from(project)
      .where(visible(scope, project.agencyId, project.id))
      .orderBy(desc(project.year))
  const rows = await placed(db, scope.all ? 'project_years' : null, build)()
  return rows.map(row => row.year)
}

/** The declared rest of a project, for the pages that show it. */
export async function projectDetail(db: Db, id: number) {
  const [texts, fundingRows, indicators, links] = await Promise.all([
    db.select().from(projectText).where(eq(projectText.projectId, id)),
    db.select().from(funding).where(eq(funding.projectId, id)).orderBy(asc(funding.seq)),
    indicatorTexts(db, id),
    indicatorLinks(db, id),
  ])
  return { text: texts[0], funding: fundingRows, indicators, links }
}

/** What an indicator's rows show beside the facts. */
export async function indicatorTexts(db: Db, projectId: number) {
  return await prepared(db, 'indicator_texts', d =>
    d
      .select({
        id: indicator.id,
        subcategory: indicator.subcategory,
        explanation: indicator.explanation,
        evidenceSource: indicator.evidenceSource,
        sourceLine: indicator.sourceLine,
      })
      .from(indicator)
      .where(eq(indicator.projectId, sql.placeholder('id')))
      .orderBy(asc(indicator.seq)),
  )({ id: projectId })
}

export async function indicatorLinks(db: Db, projectId: number) {
  return await prepared(db, 'indicator_links', d =>
    d
      .select({ indicatorId: indicatorSubproject.indicatorId, subprojectId: indicatorSubproject.subprojectId })
      .from(indicatorSubproject)
      .where(eq(indicatorSubproject.projectId, sql.placeholder('id'))),
  )({ id: projectId })
}

export async function projectQuestions(db: Db, projectId: number): Promise<string> {
  const [row] = await prepared(db, 'project_questions', d =>
    d
      .select({ questions: projectText.questions })
      .from(projectText)
      .where(eq(projectText.projectId, sql.placeholder('id'))),
  )({ id: projectId })
  return row?.questions ?? '[]'
}

export async function setProjectQuestions(db: Db, projectId: number, questions: string) {
  await db.update(projectText).set({ questions }).where(eq(projectText.projectId, projectId))
}

export async function updateProject(db: Db, id: number, change: Partial<typeof project.$inferInsert>) {
  await db
    .update(project)
    .set({ ...change, version: sql`${project.version} + 1` })
    .where(eq(project.id, id))
}

export async function updateIndicator(db: Db, projectId: number, id: number, change: Partial<typeof indicator.$inferInsert>) {
  if (Object.keys(change).length === 0) return
  await db
    .update(indicator)
    .set(change)
    .where(and(eq(indicator.projectId, projectId), eq(indicator.id, id)))
}

export async function insertTargetVersion(db: Db, row: typeof targetVersion.$inferInsert) {
  await db.insert(targetVersion).values(row)
}

export async function targetVersions(db: Db, projectId: number) {
  return await db
    .select()
    .from(targetVersion)
    .where(eq(targetVersion.projectId, projectId))
    .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version))
}

/** Every project, those of a unit together. */
export async function projectIds(db: Db) {
  return await db.select({ id: project.id }).from(project).orderBy(asc(project.agencyId), asc(project.id))
}

export async function projectOfIndicator(db: Db, indicatorId: number): Promise<number | undefined> {
  const [row] = await db.select({ id: indicator.projectId }).from(indicator).where(eq(indicator.id, indicatorId))
  return row?.id
}

/** Whether a year holds sample projects the caller may see. */
export async function anySample(db: Db, scope: Scope, year: number): Promise<boolean> {
  const build = (d: Db) =>
    d
      .select({ id: project.id })
      .from(project)
      .where(
        and(eq(project.year, sql.placeholder('year')), eq(project.sample, true), counted(scope, project.agencyId, project.id)),
      )
      .limit(1)
  const rows = await placed(db, scope.all ? 'any_sample' : null, build)({ year })
  return rows.length > 0
}
