import type { LeftOut, Scale } from './sheet.ts'
import {
  answerWords,
  basicSatisfied,
  endSigns,
  fairlySatisfied,
  noOpinion,
  pointsAfter,
  pointsWritten,
} from './vocabulary-sheet.ts'

/** One answer of a questionnaire as points of its scale. */

export type AnswerRule = { scale: Scale; best: 'high' | 'low'; basicCounts: boolean }

/** Most points, and the points from which an answer is "satisfied": 满意 on a scale of five, 80 of a hundred. */
export const scaleOf = {
  words: { most: 5, from: 4 },
  '5': { most: 5, from: 4 },
  '10': { most: 10, from: 8 },
  '100': { most: 100, from: 80 },
}

/** `A. 很满意（5分）` is 很满意. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replace(/^(\(?[A-Ea-e1-5]\)?[.、:)])/, '')
    .replace(pointsAfter, '')
    .replace(endSigns, '')

export function readAnswer(text: string, { scale, best, basicCounts }: AnswerRule): number | LeftOut {
  const plain = bare(text)
  if (plain === '') return 'empty'
  if (noOpinion.test(plain)) return 'no-opinion'
  const { most } = scaleOf[scale]
  if (scale === 'words') {
    if (fairlySatisfied.test(plain)) return 4
    if (basicSatisfied.test(plain)) return basicCounts ? 4 : 3
    return answerWords.find(([word]) => word.test(plain))?.[1] ?? 'unreadable'
  }
  const written = pointsWritten.exec(plain)
  if (!written) return 'unreadable'
  const value = Number(written[1])
  const least = scale === '5' ? 1 : 0
  if (value < least || value > most) return 'outside-scale'
  // Zero of ten has no mirror on a scale that begins with its best.
  if (best === 'low') return scale === '100' || value === 0 ? 'outside-scale' : most + 1 - value
  return value
}

export const isBasic = (text: string): boolean => basicSatisfied.test(bare(text))
