import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'
import { insertActuals, insertExpenditures, type ActualInsert, type ExpenditureInsert } from './actuals.ts'
import type { ProjectMonthRow } from './derived.ts'
import type { ProjectInsert } from './projects.ts'
import type { ReportRow } from './reports.ts'

/** One project with a whole year behind it. */
export type SampleInsert = ProjectInsert & {
  actuals: ActualInsert[]
  expenditures: ExpenditureInsert[]
  reports: ReportRow[]
  events: (typeof table.reportEvent.$inferInsert)[]
  notes: (typeof table.gapNote.$inferInsert)[]
}

/** Adds many projects with their years and derived months, table by table. */
export async function insertYears(db: Db, years: readonly SampleInsert[], months: ProjectMonthRow[]) {
  const project = years.map(year => year.project)
  const text = years.map(year => year.text)
  const subprojects = years.flatMap(year => year.subprojects)
  const funding = years.flatMap(year => year.funding)
  const indicators = years.flatMap(year => year.indicators)
  const targets = years.flatMap(year => year.targets)
  const links = years.flatMap(year => year.links)
  const contributors = years.flatMap(year => year.contributors)
  const actuals = years.flatMap(year => year.actuals)
  const expenditures = years.flatMap(year => year.expenditures)
  const reports = years.flatMap(year => year.reports)
  const events = years.flatMap(year => year.events)
  const notes = years.flatMap(year => year.notes)
  await insertRows(db, 'sample_project', table.project, project)
  await insertRows(db, 'sample_text', table.projectText, text)
  await insertRows(db, 'sample_subproject', table.subproject, subprojects)
  await insertRows(db, 'sample_funding', table.funding, funding)
  await insertRows(db, 'sample_indicator', table.indicator, indicators)
  await insertRows(db, 'sample_target', table.targetVersion, targets)
  await insertRows(db, 'sample_link', table.indicatorSubproject, links)
  await insertRows(db, 'sample_contributor', table.contributor, contributors)
  await insertActuals(db, actuals)
  await insertExpenditures(db, expenditures)
  await insertRows(db, 'sample_report', table.report, reports)
  await insertRows(db, 'sample_event', table.reportEvent, events)
  await insertRows(db, 'sample_note', table.gapNote, notes)
  await insertRows(db, 'project_month_insert', table.projectMonth, months)
}
