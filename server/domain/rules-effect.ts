import type { Totals } from './trial.ts'
import type { Grade } from './vocabulary-ruleset.ts'

/** What another rule set changes: grades that move, and the projects that change most. Parts of a portfolio add up. */

export type Changed = { before: Totals; after: Totals }
export type GradeMove = { from: Grade | null; to: Grade | null; count: number }

const byCount = (moves: Iterable<GradeMove>) => [...moves].toSorted((a, b) => b.count - a.count)

export function gradeMoves(items: readonly Changed[]): GradeMove[] {
  const moved = items.filter(({ before, after }) => before.grade !== after.grade)
  return addMoves(
    [],
    moved.map(({ before, after }) => ({ from: before.grade, to: after.grade, count: 1 })),
  )
}

export function addMoves(some: readonly GradeMove[], more: readonly GradeMove[]): GradeMove[] {
  const moves = new Map<string, GradeMove>()
  for (const { from, to, count } of [...some, ...more]) {
    const key = `${from ?? ''}>${to ?? ''}`
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + count })
  }
  return byCount(moves.values())
}

/** Another grade before any change of points. */
const changeOf = ({ before, after }: Changed) =>
  (before.grade === after.grade ? 0 : 1000) +
  Math.abs((after.total ?? after.totalLow) - (before.total ?? before.totalLow)) +
  Math.abs((after.total ?? after.totalHigh) - (before.total ?? before.totalHigh))

export const mostChanged = <I extends Changed>(items: readonly I[]): I[] => items.toSorted((a, b) => changeOf(b) - changeOf(a))
