import { beforeOf } from '#domain/forecast-project'
import { lastYearOf } from '#domain/last-year'
import { monthOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { rollUpAgency } from '../../db/queries/derived.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertYears, type SampleInsert } from '../../db/queries/sample.ts'
import { subprojectsOf } from '../acts/declare.ts'
import { derivedMonths } from '../acts/derive.ts'
import { dueDaysOf } from '../month-dates.ts'
import { activePrior } from '../priors.ts'
import { activeRules } from '../rules.ts'
import { factsOf } from './facts.ts'
import { predecessors } from './predecessors.ts'
import type { SampleProject } from './project.ts'
import { sampleRows } from './rows.ts'

/** Answers the first project's id; the others follow. One clerk enters and one head approves for every unit. Derived months are made once a project, roll-ups once a unit and year:
 * walking through the requests would make them anew for every month. */
export async function insertProjects(
  db: Db,
  projects: readonly SampleProject[],
  agencyIds: Map<string, number>,
  people: { clerk: number; head: number },
  marked: (sample: SampleProject, rows: SampleInsert) => SampleInsert = (_, rows) => rows,
): Promise<number> {
  const rules = await activeRules(db)
  const count = (of: (one: SampleProject) => unknown[]) => projects.reduce((total, one) => total + of(one).length, 0)
  const subprojects = count(one => subprojectsOf(one.declaration))
  const indicators = count(one => one.declaration.indicators)
  const firstProject = await reserveIds(db, 'project', projects.length)
  let firstSubproject = await reserveIds(db, 'subproject', subprojects)
  let firstIndicator = await reserveIds(db, 'indicator', indicators)
  const before = predecessors(projects)
  const years = projects.map((one, i) => {
    const at = before[i] ?? null
    const previous = at === null ? null : firstProject + at
    const agency = agencyIds.get(one.declaration.agencyCode)!
    const rows = sampleRows(one, { project: firstProject + i, agency, firstSubproject, firstIndicator, previous, ...people })
    firstSubproject += rows.subprojects.length
    firstIndicator += rows.indicators.length
    return marked(one, rows)
  })
  const known = years.map(factsOf)
  const prior = await activePrior(db)
  const months = years.flatMap((rows, i) => {
    const { plan, facts } = known[i]!
    const last = before[i] ?? null
    const twin = last === null ? null : known[last]!.facts
    const ahead = { before: twin && beforeOf(lastYearOf(facts, twin)), prior, whole: true }
    return derivedMonths(plan, facts, rules, rows.reports, monthOf(plan.year, 1), dueDaysOf([], rules), ahead)
  })
  await insertYears(db, years, months)
  const units = new Map(years.map(({ project }) => [`${project.agencyId} ${project.year}`, project]))
  for (const { agencyId, year } of units.values()) await rollUpAgency(db, agencyId, monthOf(year, 1))
  return firstProject
}
