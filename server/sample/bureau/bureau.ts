import type { SampleAgency } from '../agencies.ts'
import type { SampleProject } from '../project.ts'
import type { Department } from './line.ts'
import { civil } from './tables/civil.ts'
import { culture } from './tables/culture.ts'
import { education } from './tables/education.ts'
import { environment } from './tables/environment.ts'
import { farming } from './tables/farming.ts'
import { health } from './tables/health.ts'
import { housing } from './tables/housing.ts'
import { labour } from './tables/labour.ts'
import { police } from './tables/police.ts'
import { science } from './tables/science.ts'
import { transport } from './tables/transport.ts'
import { water } from './tables/water.ts'
import { projectOf } from './year.ts'

/** Twelve departments; the first four also hold the projects written by hand. */
export const departments: Department[] = [
  education,
  water,
  culture,
  health,
  transport,
  police,
  farming,
  housing,
  labour,
  civil,
  environment,
  science,
]

/** The generated projects of a year, department by department. */
export const projectsOf = (year: number): SampleProject[] =>
  departments.flatMap(({ lines }) => lines.filter(line => line.years.includes(year)).map(line => projectOf(line, year)))

/** Departments and units that are not among the known ones, parents before children. */
export function furtherAgencies(known: readonly SampleAgency[]): SampleAgency[] {
  const codes = new Set(known.map(one => one.code))
  const all = [...departments.map(one => one.agency), ...departments.flatMap(one => one.units)]
  return all.filter(({ code }) => !codes.has(code) && codes.add(code))
}
