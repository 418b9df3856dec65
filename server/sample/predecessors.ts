import { twinOf } from '#domain/twin'
import type { SampleProject } from './project.ts'

/** For each project the place in the list of the one it continues: the same unit's of the year before, by its yearless name. */
export function predecessors(projects: readonly SampleProject[]): (number | null)[] {
  const units = new Map<string, { id: number; name: string }[]>()
  for (const [id, { declaration }] of projects.entries()) {
    const key = `${declaration.agencyCode} ${declaration.year}`
    const list = units.get(key) ?? []
    units.set(key, [...list, { id, name: declaration.projectName }])
  }
  return projects.map(({ declaration: { agencyCode, year, projectName } }) =>
    twinOf(projectName, year, units.get(`${agencyCode} ${year - 1}`) ?? []),
  )
}
