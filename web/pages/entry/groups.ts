import { filledOf, isOpen } from './open-points.ts'
import type { Entry } from './use-entry.ts'

export type Group = { name: string; indexes: number[]; open: number; filled: number }

/** The form's categories in its own order; rows of one category that stand apart stay apart. */
export function groupsOf({ rows, readings }: Pick<Entry, 'rows' | 'readings'>, wanted = (_index: number) => true): Group[] {
  const groups = new Map<string, number[]>()
  rows.forEach((row, i) => {
    if (!wanted(i)) return
    const list = groups.get(row.facts.category)
    if (list) list.push(i)
    else groups.set(row.facts.category, [i])
  })
  return [...groups].map(([name, indexes]) => ({
    name,
    indexes,
    open: indexes.filter(i => isOpen(rows[i]!)).length,
    filled: filledOf(
      indexes.map(i => rows[i]!),
      indexes.map(i => readings[i]!),
    ).filled,
  }))
}
