import { isLevel } from './compare-years.ts'
import { levelUnit, type CompareIndicator, type Like } from './compare.ts'
import { worstFirst } from './summary.ts'

/** The same indicator across projects: one unit at a time, for different units never stand on one scale. */

export const unitOf = (cell: Like): string => (isLevel(cell) ? levelUnit : cell.target.unit)

const severity = ({ signal }: Like) => worstFirst.indexOf(signal)

/** The furthest from its target first; what has no such share stands after, by its light. */
const inOrder = (a: Like, b: Like): number => {
  if (a.attainment !== null && b.attainment !== null && a.attainment !== b.attainment) return a.attainment - b.attainment
  if ((a.attainment === null) !== (b.attainment === null)) return a.attainment === null ? 1 : -1
  return severity(a) - severity(b) || a.projectId - b.projectId || a.indicatorId - b.indicatorId
}

type Arranged = Pick<CompareIndicator, 'units' | 'unit' | 'largest' | 'largestShare' | 'items' | 'total'>

/** All of one unit, sorted, with the largest number that their one scale must hold; `asked` is kept where something has it. */
export function arranged(found: readonly Like[], asked: string | undefined, most: number): Arranged {
  const counts = new Map<string, number>()
  for (const cell of found) counts.set(unitOf(cell), (counts.get(unitOf(cell)) ?? 0) + 1)
  const units = [...counts].map(([unit, count]) => ({ unit, count }))
  units.sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1))
  const unit = asked !== undefined && counts.has(asked) ? asked : (units[0]?.unit ?? '')
  const all = found.filter(cell => unitOf(cell) === unit).sort(inOrder)
  const items = all.slice(0, most)
  if (unit === levelUnit) return { units, unit, largest: null, largestShare: null, items, total: all.length }
  const numbers = all.flatMap(cell => {
    const { target, months } = cell
    return [target.value, target.high, ...months.flatMap(({ toDate, expected }) => [toDate, expected])]
  })
  const shares = all.flatMap(({ target, months }) =>
    target.value ? [1, ...months.map(({ toDate }) => (toDate === null ? 0 : toDate / target.value!))] : [],
  )
  return { units, unit, largest: largestOf(numbers), largestShare: largestOf(shares), items, total: all.length }
}

const largestOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter(value => value !== null)
  return known.length ? known.reduce((a, b) => Math.max(a, b)) : null
}
