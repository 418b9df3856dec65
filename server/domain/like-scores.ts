import { roundPoints, sum } from './decimal.ts'

/** Where a score stands among like projects 同类比较: by rank and by all the scores, never by a mean that hides them. */

export type Scored = { projectId: number; score: number }
export type Standing = {
  /** How many have a final score, the own one among them. */
  count: number
  /** 1 = the highest; equal scores share the better rank. */
  rank: number
  /** Highest first. */
  scores: number[]
  median: number
}

/** Fewer than this are no group: a rank among two says nothing. */
export const leastGroup = 3

export function standingOf(own: Scored, others: readonly Scored[]): Standing | null {
  const all = [own, ...others.filter(row => row.projectId !== own.projectId)]
  if (all.length < leastGroup) return null
  const scores = all.map(row => row.score).sort((a, b) => b - a)
  const middle = scores.length / 2
  const median = scores.length % 2 === 1 ? scores[Math.floor(middle)]! : mean(scores[middle - 1]!, scores[middle]!)
  return { count: all.length, rank: 1 + scores.filter(score => score > own.score).length, scores, median }
}

const mean = (one: number, other: number): number => Number(roundPoints(sum([one, other]).div(2), 2))
