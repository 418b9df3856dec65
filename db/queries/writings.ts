import { and, asc, eq, inArray, isNull, max, ne, or } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { counted, type Scope } from '../scope.ts'

const {
  actual,
  agency,
  audit,
  evaluationRow,
  expenditure,
  gapNote,
  indicator,
  indicatorTwin,
  monitoringLine,
  project,
  projectText,
  reportPassage,
} = table

/** What units write and report over a year, read some projects at a time: nobody waits for all of it. */

const listed = or(isNull(project.archived), ne(project.archived, true))

/** Every project of a year with its unit, whoever may see it: what is compared is the whole year. */
export async function writingProjects(db: Db, year: number) {
  return await db
    .select({ id: project.id, agencyId: project.agencyId, previousId: project.previousProjectId })
    .from(project)
    .where(and(eq(project.year, year), listed))
    .orderBy(asc(project.id))
}

/** The projects of a year that count as the caller's, with their names: of nothing else is a word shown. */
export async function shownProjects(db: Db, scope: Scope, year: number) {
  return await db
    .select({ id: project.id, name: project.name, agencyId: project.agencyId, agency: agency.name })
    .from(project)
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(and(eq(project.year, year), listed, counted(scope, project.agencyId, project.id)))
}

/** Names of indicators, for the rows of one page. */
export async function indicatorNames(db: Db, ids: number[]) {
  if (ids.length === 0) return new Map<number, string>()
  const rows = await db.select({ id: indicator.id, name: indicator.name }).from(indicator).where(inArray(indicator.id, ids))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Changes with every act anybody does. */
export async function trailStamp(db: Db): Promise<string> {
  const rows = await prepared(db, 'trail_stamp', d =>
    d
      .select({ chain: audit.chain, last: max(audit.seq) })
      .from(audit)
      .groupBy(audit.chain)
      .orderBy(asc(audit.chain)),
  )()
  return rows.map(row => `${row.chain}:${row.last}`).join()
}

export type WritingKind =
  'gap' | 'reason' | 'measures' | 'passage' | 'monitoring' | 'monthNote' | 'spendingNote' | 'overall' | 'annual'
export type WritingRow = {
  kind: WritingKind
  projectId: number
  /** The unit that wrote it, where it is not the project's own. */
  agencyId: number | null
  indicatorId: number | null
  month: string | null
  section: string | null
  text: string
}

const nothing = { agencyId: null, indicatorId: null, month: null, section: null }

/** The newest of every text of these projects; empty ones are no texts. */
export async function writingsOf(db: Db, ids: number[]): Promise<WritingRow[]> {
  if (ids.length === 0) return []
  const [gaps, rows, passages, lines, texts, money] = await Promise.all([
    db
      .select()
      .from(gapNote)
      .where(inArray(gapNote.projectId, ids))
      .orderBy(asc(gapNote.projectId), asc(gapNote.indicatorId), asc(gapNote.since), asc(gapNote.version)),
    db
      .select()
      .from(evaluationRow)
      .where(inArray(evaluationRow.projectId, ids))
      .orderBy(asc(evaluationRow.projectId), asc(evaluationRow.indicatorId), asc(evaluationRow.version)),
    db
      .select()
      .from(reportPassage)
      .where(inArray(reportPassage.projectId, ids))
      .orderBy(asc(reportPassage.projectId), asc(reportPassage.section), asc(reportPassage.version)),
    db
      .select()
      .from(monitoringLine)
      .where(inArray(monitoringLine.projectId, ids))
      .orderBy(
        asc(monitoringLine.runId),
        asc(monitoringLine.projectId),
        asc(monitoringLine.indicatorId),
        asc(monitoringLine.version),
      ),
    db
      .select({ projectId: projectText.projectId, overall: projectText.overallObjective, annual: projectText.annualObjective })
      .from(projectText)
      .where(inArray(projectText.projectId, ids)),
    db
      .select()
      .from(expenditure)
      .where(inArray(expenditure.projectId, ids))
      .orderBy(asc(expenditure.projectId), asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version)),
  ])
  const all: WritingRow[] = []
  const add = (row: Omit<WritingRow, 'text'>, text: string | null) => {
    if (text !== null && text.trim() !== '') all.push({ ...row, text })
  }
  for (const row of newest(gaps, one => `${one.projectId} ${one.indicatorId} ${one.since}`))
    add({ ...nothing, kind: 'gap', projectId: row.projectId, indicatorId: row.indicatorId, month: row.since }, row.note)
  for (const row of newest(rows, one => `${one.projectId} ${one.indicatorId}`)) {
    const place = { ...nothing, projectId: row.projectId, indicatorId: row.indicatorId }
    add({ ...place, kind: 'reason' }, row.reason)
    add({ ...place, kind: 'measures' }, row.measures)
  }
  for (const row of newest(passages, one => `${one.projectId} ${one.section}`))
    add({ ...nothing, kind: 'passage', projectId: row.projectId, section: row.section }, plain(row.text))
  for (const row of newest(lines, one => `${one.runId} ${one.projectId} ${one.indicatorId}`))
    add({ ...nothing, kind: 'monitoring', projectId: row.projectId, indicatorId: row.indicatorId || null }, row.note)
  for (const row of texts) {
    add({ ...nothing, kind: 'overall', projectId: row.projectId }, plain(row.overall))
    add({ ...nothing, kind: 'annual', projectId: row.projectId }, plain(row.annual))
  }
  for (const row of newest(money, one => `${one.projectId} ${one.month} ${one.subprojectId}`))
    add({ ...nothing, kind: 'spendingNote', projectId: row.projectId, month: row.month }, row.note)
  return all
}

/** Rich text without its tags: the words are compared, not how they are set. */
const plain = (text: string) =>
  text
    .replaceAll(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()

/** What people typed as actuals of these projects, the newest of each; what rows or counters wrote is nobody's typing. */
export async function typedActuals(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  const { projectId, month, indicatorId, agencyId, version, state, value, numerator, denominator, note, source } = actual
  const rows = await db
    .select({ projectId, month, indicatorId, agencyId, version, state, value, numerator, denominator, note, source })
    .from(actual)
    .where(inArray(actual.projectId, ids))
    .orderBy(asc(projectId), asc(month), asc(indicatorId), asc(agencyId), asc(version))
  return newest(rows, row => `${row.projectId} ${row.month} ${row.indicatorId} ${row.agencyId}`).filter(
    row => row.state === 'reported' && (row.source === null || row.source === 'workbook'),
  )
}

/** The indicators of these projects, as far as pairing and counting need them. */
export async function countedIndicators(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  return await db
    .select({
      id: indicator.id,
      projectId: indicator.projectId,
      name: indicator.name,
      category: indicator.category,
      aggregation: indicator.aggregation,
    })
    .from(indicator)
    .where(inArray(indicator.projectId, ids))
}

/** What people confirmed: own indicator → last year's. */
export async function twinsOfProjects(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .select({ indicatorId: indicatorTwin.indicatorId, twinId: indicatorTwin.twinId })
    .from(indicatorTwin)
    .where(inArray(indicatorTwin.projectId, ids))
    .orderBy(asc(indicatorTwin.projectId), asc(indicatorTwin.indicatorId), asc(indicatorTwin.version))
  return newest(rows, row => row.indicatorId)
}
