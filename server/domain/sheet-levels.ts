import { isBasic, readAnswer, type AnswerRule } from './sheet-answer.ts'
import type { Column } from './sheet-headings.ts'
import type { KeptRow, LeftOut, Mapping } from './sheet.ts'
import { cellOf } from './sheet.ts'
import { countAfter, countSigns, headingWords, noneSigns, tickSigns } from './vocabulary-sheet.ts'

/** A survey as a wide table: one column per level 很满意…不满意, with numbers of answers or one mark per questionnaire. */

const plainRule: AnswerRule = { scale: 'words', best: 'high', basicCounts: false }

/** What a heading says as an answer: points, no opinion, or nothing (null). */
export function levelOf(heading: string, basicCounts = false): number | 'no-opinion' | null {
  const read = readAnswer(heading.replace(countAfter, ''), { ...plainRule, basicCounts })
  return typeof read === 'number' || read === 'no-opinion' ? read : null
}

export const isBasicLevel = (heading: string): boolean => isBasic(heading.replace(countAfter, ''))

/** A cell under a level: how many chose it; a mark is one; null = neither. */
export function countIn(cell: string): { count: number; mark: boolean } | null {
  const plain = cell.normalize('NFKC').replaceAll(countSigns, '')
  if (plain === '' || noneSigns.test(plain)) return { count: 0, mark: false }
  if (tickSigns.test(plain)) return { count: 1, mark: true }
  return /^\d{1,9}$/.test(plain) ? { count: Number(plain), mark: false } : null
}

/** The columns of levels: two or more different ones, each named once, over counts or marks. */
export function levelColumns(columns: readonly Column[], cellsAt: (at: number) => readonly string[]): Column[] {
  const levels = columns.filter(({ heading }) => levelOf(heading) !== null)
  const names = new Set(levels.map(({ heading }) => heading.replace(/ \(\d+\)$/, '')))
  const points = new Set(levels.map(({ heading }) => levelOf(heading)).filter(level => level !== 'no-opinion'))
  const cells = levels.flatMap(({ at }) => cellsAt(at)).filter(cell => cell.trim() !== '')
  // A line of shares below the counts is no reason to read none of it.
  const counts = cells.filter(cell => countIn(cell) !== null).length
  const wide = points.size >= 2 && names.size === levels.length && cells.length > 0 && counts >= cells.length * 0.6
  return wide ? levels : []
}

/** One row's answers by level, and how many questionnaires it stands for. */
type Said = { returned: number; groups: { points: number; times: number }[] }

const countsOf = (row: KeptRow) => [row.cells.level ?? []].flat().map(countIn)
/** A row that is one questionnaire: it has a number of its own, or its answer is a mark. */
const isPaper = (row: KeptRow) => cellOf(row, 'respondent') !== '' || countsOf(row).some(one => one?.mark)

export function levelLeftOut(row: KeptRow, mapping: Mapping): LeftOut | '' {
  if (mapping.columns.question?.length && !headingWords.overall.test(cellOf(row, 'question'))) return 'other-question'
  const counts = countsOf(row)
  if (counts.includes(null)) return 'count-unreadable'
  const given = counts.reduce((sum, one) => sum + (one?.count ?? 0), 0)
  if (given === 0) return 'empty'
  if (given > 1 && isPaper(row)) return 'two-answers'
  const headings = mapping.columns.level ?? []
  return headings.some((heading, i) => typeof levelOf(heading) === 'number' && counts[i]?.count) ? '' : 'no-opinion'
}

const outside: readonly string[] = ['duplicate', 'total-row', 'count-unreadable', 'other-question'] satisfies LeftOut[]

export function levelsSaid(row: KeptRow, mapping: Mapping, basicCounts: boolean): Said {
  const counts = countsOf(row).map(one => one?.count ?? 0)
  const given = counts.reduce((sum, one) => sum + one, 0)
  if (outside.includes(row.leftOut)) return { returned: 0, groups: [] }
  // A paper came back, whatever stands on it.
  const returned = isPaper(row) ? 1 : given
  if (row.leftOut !== '') return { returned, groups: [] }
  const groups = (mapping.columns.level ?? []).flatMap((heading, i) => {
    const points = levelOf(heading, basicCounts)
    return typeof points === 'number' ? [{ points, times: counts[i] ?? 0 }] : []
  })
  return { returned, groups }
}
