import { decide, meanInterval, wilson, type Decision, type Interval } from './interval.ts'
import { tidy } from './number.ts'
import { readAnswer, scaleOf, type AnswerRule } from './sheet-answer.ts'
import { levelLeftOut, levelsSaid } from './sheet-levels.ts'
import { cellOf, type KeptRow, type LeftOut, type Mapping, type Sheet } from './sheet.ts'
import type { Target } from './target.ts'
import { countSigns } from './vocabulary-sheet.ts'

/** Questionnaires to a satisfaction: how many answered, how many of them are satisfied, and how sure that is. */

export type SurveyRule = { reading: 'share' | 'score'; basicCounts: boolean }
export type Tally = { returned: number; valid: number; satisfied: number; points: number; squares: number; sent: number | null }

/** What one questionnaire says: the mean of its answered questions in points of the scale, or why it says nothing. */
export function pointsOf(cells: readonly string[], rule: AnswerRule): number | LeftOut {
  const read = cells.map(cell => readAnswer(cell, rule))
  const fault = read.find(one => one === 'outside-scale' || one === 'unreadable')
  if (fault !== undefined) return fault
  const points = read.filter(one => typeof one === 'number')
  if (points.length === 0) return read.includes('no-opinion') ? 'no-opinion' : 'empty'
  return tidy(points.reduce((sum, one) => sum + one, 0) / points.length)
}

const ruleOf = (mapping: Mapping, { basicCounts }: SurveyRule): AnswerRule => ({
  scale: mapping.scale ?? 'words',
  best: mapping.best,
  basicCounts,
})

const answersOf = (row: KeptRow): string[] => {
  const given = row.cells.answer ?? row.cells.option ?? ''
  return Array.isArray(given) ? given : [given]
}

/** Why a questionnaire does not count; the rule of the recipe decides nothing here but how it is read. */
export const surveyLeftOut = (row: KeptRow, mapping: Mapping): LeftOut | '' => {
  if (mapping.columns.level?.length) return levelLeftOut(row, mapping)
  const points = pointsOf(answersOf(row), ruleOf(mapping, { reading: 'share', basicCounts: false }))
  if (typeof points === 'string') return points
  if (row.cells.count === undefined) return ''
  return /^\d+$/.test(countText(row)) ? '' : 'count-unreadable'
}

const countText = (row: KeptRow) => cellOf(row, 'count').normalize('NFKC').replaceAll(countSigns, '')

/** One row of the long shape: a questionnaire, or an option with its number. */
function answersSaid(row: KeptRow, rule: AnswerRule) {
  if (row.leftOut === 'total-row' || row.leftOut === 'count-unreadable') return { returned: 0, groups: [] }
  const times = row.cells.count === undefined ? 1 : Number(countText(row)) || 0
  const points = row.leftOut === '' ? pointsOf(answersOf(row), rule) : 'empty'
  // A paper that came back without a readable answer came back all the same; a second copy did not.
  const returned = row.leftOut === 'duplicate' ? 0 : times
  return { returned, groups: typeof points === 'string' ? [] : [{ points, times }] }
}

export function tally(sheet: Pick<Sheet, 'mapping' | 'rows'>, rule: SurveyRule): Tally {
  const { mapping } = sheet
  const sum: Tally = { returned: 0, valid: 0, satisfied: 0, points: 0, squares: 0, sent: mapping.sent }
  const { most, from } = scaleOf[mapping.scale ?? 'words']
  const answer = ruleOf(mapping, rule)
  for (const row of sheet.rows) {
    const { returned, groups } = mapping.columns.level?.length
      ? levelsSaid(row, mapping, rule.basicCounts)
      : answersSaid(row, answer)
    sum.returned += returned
    for (const { points, times } of groups) {
      const share = points / most
      sum.valid += times
      sum.satisfied += points >= from ? times : 0
      sum.points += share * times
      sum.squares += share * share * times
    }
  }
  return { ...sum, points: tidy(sum.points), squares: tidy(sum.squares) }
}

/** Several schools' sheets add up; the number sent out is known only where every sheet has it. */
export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((a, b) => ({
    returned: a.returned + b.returned,
    valid: a.valid + b.valid,
    satisfied: a.satisfied + b.satisfied,
    points: tidy(a.points + b.points),
    squares: tidy(a.squares + b.squares),
    sent: a.sent === null || b.sent === null ? null : a.sent + b.sent,
  }))

export type SurveyResult = {
  numerator: number
  denominator: number
  interval: Interval | null
  decision: Decision | null
  responseRate: number | null
  /** Fewer than that many answers carry little. */
  few: boolean
  moreThanSent: boolean
}
export const fewAnswers = 30

export function surveyResult(sum: Tally, { reading }: SurveyRule, target: Target | undefined): SurveyResult {
  const numerator = reading === 'share' ? sum.satisfied : sum.points
  const interval = reading === 'share' ? wilson(sum.satisfied, sum.valid) : meanInterval(sum.points, sum.squares, sum.valid)
  return {
    numerator,
    denominator: sum.valid,
    interval,
    decision: decide(interval, target),
    responseRate: sum.sent ? sum.returned / sum.sent : null,
    few: sum.valid < fewAnswers,
    moreThanSent: sum.sent !== null && sum.returned > sum.sent,
  }
}
