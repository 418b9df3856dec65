import { percentText } from '#domain/decimal'
import type { Target } from '#domain/target'
import { evaluationForm as t } from '#wording/evaluation-form'
import { formatFor } from '#wording/format'
import { describeTarget } from '#wording/target'
import { spansOf, writeForm, type Form, type FormCell } from '../documents/form-write.ts'
import type { EvaluationAnswer } from './evaluation-answer.ts'

type Row = EvaluationAnswer['indicators'][number]

/** Columns A–J: 绩效指标, three levels, target, actual, points, score, and two for the reason; the money's six figures stand over E–J. */
const widths = [4, 11, 13, 25, 15, 15, 13, 9, 12, 22]
const all = widths.length
const format = formatFor('zh-CN')
const amount = (fen: number | null) => (fen === null ? '' : Math.round(fen / 10_000) / 100)
const known = (value: number | null) => value ?? ''
export const targetText = (target: Target) => (target.kind === 'numeric' ? describeTarget('zh-CN', target) : target.raw.trim())
export const actualText = ({ actual, target }: Pick<Row, 'actual' | 'target'>) =>
  actual.words ?? actual.level ?? (actual.value === null ? '' : format.quantity(actual.value, target.unit, target.scale))
const saidOf = ({ reason, measures }: Row) => [reason, measures].filter(Boolean).join('\n')

const cell = (row: number, column: number, value: FormCell['value'], more: Partial<FormCell> = {}): FormCell => ({
  row,
  column,
  value,
  look: 'middle',
  ...more,
})

function headCells(evaluation: EvaluationAnswer, objective: string, kept: string): FormCell[] {
  const { execution, year, project, agency, department, state } = evaluation
  const rate = execution.rate === null ? '' : percentText(execution.rate)
  const { initial, fullYear, executed, weight, score } = execution
  const money = [amount(initial), amount(fullYear), amount(executed), weight, rate, known(score)]
  return [
    cell(1, 1, t.title + (state === 'final' ? '' : t.draft), { columns: all, look: 'title' }),
    cell(2, 1, t.year(year) + kept, { columns: all }),
    cell(3, 1, t.project, { columns: 3, look: 'head' }),
    cell(3, 4, project, { columns: all - 3 }),
    cell(4, 1, t.department, { columns: 3, look: 'head' }),
    cell(4, 4, department ?? '', { columns: 2 }),
    cell(4, 6, t.agency, { columns: 2, look: 'head' }),
    cell(4, 8, agency, { columns: 3 }),
    cell(5, 1, t.money, { columns: 3, rows: 5, look: 'head' }),
    cell(5, 4, '', { look: 'head' }),
    ...t.columns.map((value, i) => cell(5, i + 5, value, { look: 'head' })),
    cell(6, 4, t.total),
    ...money.map((value, i) => cell(6, i + 5, value, { look: i < 3 && value !== '' ? 'money' : 'middle' })),
    ...t.parts.flatMap((part, i) => [cell(7 + i, 4, part), cell(7 + i, 8, t.unscored), cell(7 + i, 10, t.unscored)]),
    cell(10, 1, t.objective, { columns: 3, rows: 2, look: 'head' }),
    cell(10, 4, t.expected, { columns: 3, look: 'head' }),
    cell(10, 7, t.achieved, { columns: 4, look: 'head' }),
    cell(11, 4, objective, { columns: 3, look: 'text' }),
    cell(11, 7, '', { columns: 4, look: 'text' }),
    ...t.heads.map((value, i) => cell(12, i + 2, value, { look: 'head' })),
    cell(12, 9, t.reason, { columns: 2, look: 'head' }),
  ]
}
const first = 13

function rowCells(row: Row, at: number): FormCell[] {
  return [
    cell(at, 4, row.name, { look: 'text' }),
    cell(at, 5, targetText(row.target)),
    cell(at, 6, actualText(row)),
    cell(at, 7, known(row.weight)),
    cell(at, 8, known(row.score)),
    cell(at, 9, saidOf(row), { columns: 2, look: 'text' }),
  ]
}

/** The official table as cells: blank where nothing is known, marked as a draft until it is final; `kept` says which version it is. */
export function evaluationLayout(evaluation: EvaluationAnswer, objective: string, kept = ''): Form {
  const { indicators, execution, total, grade } = evaluation
  const last = first + Math.max(indicators.length, 1) - 1
  const outer = (column: number, key: (row: Row) => string) =>
    spansOf(indicators, key).map(({ from, rows, text }) => cell(first + from, column, text, { rows }))
  const weights = indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight)
  return {
    name: t.title,
    widths,
    titleRows: [12, 12],
    ruled: [3, last + 1],
    cells: [
      ...headCells(evaluation, objective, kept),
      cell(12, 1, t.indicators, { rows: last - 11, look: 'head' }),
      ...outer(2, row => row.category),
      ...outer(3, row => `${row.category}\n${row.subcategory}`),
      ...indicators.flatMap((row, i) => rowCells(row, first + i)),
      cell(last + 1, 1, t.sum, { columns: 6, look: 'head' }),
      cell(last + 1, 7, Math.round(weights * 100) / 100),
      cell(last + 1, 8, known(total)),
      cell(last + 1, 9, grade === null ? '' : t.grade(grade), { columns: 2 }),
      cell(last + 2, 1, t.signed, { columns: all, look: 'plain' }),
    ],
  }
}

/** The self-evaluation table 项目支出绩效自评表 as a workbook. */
export const evaluationWorkbook = (evaluation: EvaluationAnswer, objective: string, kept = '') =>
  writeForm(evaluationLayout(evaluation, objective, kept))
