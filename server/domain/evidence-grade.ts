import { isRowSource } from './computed.ts'
import type { EvidenceGrade } from './vocabulary.ts'

/** How well a reported value is proven (domain rules §7, Evidence grade). */

type Proof = {
  /** register, sheet, counter, workbook; null = typed. */
  source: string | null
  /** Files attached to the value, and whether the figure was found in one. */
  files: number
  found: boolean
}

/** A computed from kept rows or a counter, B a file in which the figure was found, C a file attached, D only typed. */
export function gradeOf({ source, files, found }: Proof): EvidenceGrade {
  if (isRowSource(source)) return 'A'
  if (found) return 'B'
  return files > 0 ? 'C' : 'D'
}

/** A value made of several units' is proven as well as the worst proven of them. */
export const worstGrade = (grades: readonly EvidenceGrade[]): EvidenceGrade | null => grades.toSorted().at(-1) ?? null

/** Completeness of evidence 佐证完整度: how many reported values are proven how. */
export type Completeness = Record<EvidenceGrade, number> & { reported: number; proven: number | null; backed: number | null }

/** `proven` = A and B ÷ reported, `backed` = A, B and C ÷ reported; null where nothing was reported. */
export function completeness(grades: Iterable<EvidenceGrade | null>): Completeness {
  const counts = { A: 0, B: 0, C: 0, D: 0 }
  for (const grade of grades) if (grade) counts[grade] += 1
  const reported = counts.A + counts.B + counts.C + counts.D
  const share = (count: number) => (reported === 0 ? null : count / reported)
  return { ...counts, reported, proven: share(counts.A + counts.B), backed: share(reported - counts.D) }
}
