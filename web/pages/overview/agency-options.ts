import type { Agency } from '../../api/agencies.ts'

/** The tree as a flat list, parents before children, with each one's depth; who sees only a branch gets it as roots. */
export function agencyOptions(
  agencies: Pick<Agency, 'id' | 'name' | 'parentId'>[],
): { id: number; name: string; depth: number }[] {
  const known = new Set(agencies.map(agency => agency.id))
  const under = (parent: number | null, depth: number): { id: number; name: string; depth: number }[] =>
    agencies
      .filter(agency => (agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null) === parent)
      .flatMap(({ id, name }) => [{ id, name, depth }, ...under(id, depth + 1)])
  return under(null, 0)
}
