/** What a search offers, in the order the arrow keys walk it. */
export type Hit =
  | { kind: 'project'; id: number; name: string; note: string }
  | { kind: 'unit'; id: number; name: string; note: string }
  | { kind: 'all'; id: 0; name: string; note: string }

type Project = { id: number; name: string; year: number; agency: { name: string } }
type Unit = { id: number; name: string; parentId: number | null }

const most = 4

/** Projects first, then units with these words in their name, last the way to the whole list. */
export function hitsOf(q: string, projects: readonly Project[], units: readonly Unit[], all: string): Hit[] {
  if (q === '') return []
  const words = q.toLowerCase()
  const parentOf = (unit: Unit) => units.find(other => other.id === unit.parentId)?.name ?? ''
  const fitting = units.filter(unit => unit.name.toLowerCase().includes(words)).slice(0, most)
  const found: Hit[] = [
    ...projects.map(({ id, name, year, agency }): Hit => ({ kind: 'project', id, name, note: `${agency.name} · ${year}` })),
    ...fitting.map((unit): Hit => ({ kind: 'unit', id: unit.id, name: unit.name, note: parentOf(unit) })),
  ]
  return found.length === 0 ? [] : [...found, { kind: 'all', id: 0, name: all, note: '' }]
}

/** Where an arrow key leads among `count` hits; −1 is the input itself. */
export function stepHit(at: number, key: string, count: number): number {
  if (count === 0) return -1
  if (key === 'ArrowDown') return at + 1 >= count ? -1 : at + 1
  if (key === 'ArrowUp') return at < 0 ? count - 1 : at - 1
  return at
}
