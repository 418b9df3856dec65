import type { Agency } from '../../api/agencies.ts'

type Node = Pick<Agency, 'id' | 'name' | 'parentId'>
export type AgencyOption = { id: number; name: string; depth: number }

/** The tree as a flat list, parents before children, with each one's depth; who sees only a branch gets it as roots. */
export function agencyOptions(agencies: Node[]): AgencyOption[] {
  const known = new Set(agencies.map(agency => agency.id))
  const below = new Map<number | null, Node[]>()
  for (const agency of agencies) {
    const parent = agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), agency])
  }
  const under = (parent: number | null, depth: number): AgencyOption[] =>
    (below.get(parent) ?? []).flatMap(({ id, name }) => [{ id, name, depth }, ...under(id, depth + 1)])
  return under(null, 0)
}

/** Departments are the agencies right above units; a unit with nothing above stands for itself. */
export function departmentCount(agencies: Node[]): number {
  const above = new Set(agencies.map(agency => agency.parentId))
  const units = agencies.filter(agency => !above.has(agency.id))
  return new Set(units.map(unit => unit.parentId ?? unit.id)).size
}
