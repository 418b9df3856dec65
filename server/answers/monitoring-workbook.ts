import { percentText } from '#domain/decimal'
import { monthOf, numberOf, yearOf } from '#domain/month'
import type { Target } from '#domain/target'
import { causes, likelihoods, type Likelihood } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { monitoringForm as t } from '#wording/monitoring-form'
import { describeTarget } from '#wording/target'
import { sayWord } from '#wording/words'
import { spansOf, writeForm, type Form, type FormCell } from '../documents/form-write.ts'
import { spendingLine } from '../forms/monitoring-spending.ts'
import type { MonitoringTable } from './monitoring-answer.ts'

type Line = MonitoringTable['lines'][number]
const format = formatFor('zh-CN')
/** 万元 of the official form, as a number of the sheet. */
const amount = (fen: number | null) => (fen === null ? null : Math.round(fen / 10_000) / 100)
const targetText = (target: Target | null) =>
  target === null ? '' : target.kind === 'qualitative' ? target.raw.trim() : describeTarget('zh-CN', target)
const valueText = (value: number | null, target: Target | null) =>
  value === null || target === null ? '' : format.quantity(value, target.unit, target.scale)
const causeOf = (cause: (typeof causes)[number]) => sayWord('zh-CN', `cause.${cause}`)
const likelihoodOf = (likelihood: Likelihood) => sayWord('zh-CN', `likelihood.${likelihood}`)

/** Columns A–Q: 绩效指标, three levels, target, actual, forecast, five causes and the note, three likelihoods, remark. */
const widths = [4, 9, 11, 21, 11, 13, 14, 5, 5, 5, 5, 5, 24, 6, 6, 6, 13]
const all = widths.length
const first = 12

function headCells(table: MonitoringTable, draft: boolean): FormCell[] {
  const { month, budget } = table
  const upto = [numberOf(table.from ?? monthOf(yearOf(month), 1)), numberOf(month)] as const
  const spending = table.lines.find(line => line.indicatorId === 0)
  const head = (row: number, column: number, value: string, columns = 1, rows = 1): FormCell => ({
    row,
    column,
    columns,
    rows,
    value,
    look: 'head',
  })
  const middle = (row: number, column: number, value: string | number | null, columns: number): FormCell => ({
    row,
    column,
    columns,
    value,
    look: typeof value === 'number' ? 'money' : 'middle',
  })
  /** The four figures of the money, over the columns that hold the indicators below. */
  const four = (row: number, values: readonly (string | number | null)[]): FormCell[] =>
    [
      [5, 2],
      [7, 4],
      [11, 3],
      [14, 4],
    ].map(([column, columns], i) => middle(row, column!, values[i]!, columns!))
  const rate = budget.rateOfInitial === null ? '' : percentText(budget.rateOfInitial)
  return [
    { row: 1, column: 1, columns: all, value: t.title + (draft ? t.draft : ''), look: 'title' },
    { row: 2, column: 1, columns: all, value: t.year(yearOf(month)), look: 'middle' },
    head(3, 1, t.project, 3),
    middle(3, 4, table.project, all - 3),
    head(4, 1, t.department, 3),
    middle(4, 4, table.department ?? '', 4),
    head(4, 8, t.agency, 5),
    middle(4, 13, table.agency, 5),
    head(5, 1, t.money, 3, 4),
    head(5, 4, ''),
    ...four(5, [t.initial, t.spent(...upto), t.rate(...upto), t.expected]).map((cell): FormCell => ({ ...cell, look: 'head' })),
    { row: 6, column: 4, value: t.total },
    ...four(6, [amount(budget.initial), amount(budget.spent), rate, amount(spending?.forecast ?? null)]),
    { row: 7, column: 4, value: t.appropriated },
    ...four(7, [null, null, null, null]),
    { row: 8, column: 4, value: t.others },
    ...four(8, [null, null, null, null]),
    head(9, 1, t.objective, 3),
    { row: 9, column: 4, columns: all - 3, value: table.objective ?? '' },
    ...[t.category, t.subcategory, t.name, t.target, t.actual(...upto), t.forecast].map((value, i) =>
      head(10, i + 2, value, 1, 2),
    ),
    head(10, 8, t.causes, 6),
    ...[...causes.map(causeOf), t.note].map((value, i) => head(11, i + 8, value)),
    head(10, 14, t.likelihood, 3),
    ...likelihoods.map(likelihoodOf).map((value, i) => head(11, i + 14, value)),
    head(10, all, t.remark, 1, 2),
  ]
}

function lineCells(line: Line, row: number): FormCell[] {
  const ticked = (is: boolean) => (is ? t.tick : '')
  return [
    { row, column: 4, value: line.name },
    { row, column: 5, value: targetText(line.target), look: 'middle' },
    { row, column: 6, value: line.toDateLevel ?? valueText(line.toDate, line.target), look: 'middle' },
    { row, column: 7, value: valueText(line.forecast, line.target), look: 'middle' },
    ...causes.map((cause, i): FormCell => ({ row, column: i + 8, value: ticked(line.causes.includes(cause)), look: 'middle' })),
    { row, column: 13, value: line.note },
    ...likelihoods.map((one, i): FormCell => ({ row, column: i + 14, value: ticked(line.likelihood === one), look: 'middle' })),
    { row, column: all, value: '' },
  ]
}

/** The official table as cells: merged where the form merges, blank where nothing is known. */
export function monitoringLayout(table: MonitoringTable, draft: boolean): Form {
  const lines = table.lines.filter(line => line.indicatorId !== 0)
  const last = first + Math.max(lines.length, 1) - 1
  const outer = (column: number, key: (line: Line) => string) =>
    spansOf(lines, key).map((span): FormCell => ({
      row: first + span.from,
      column,
      rows: span.rows,
      value: span.text,
      look: 'middle',
    }))
  const spending = table.lines.find(line => line.indicatorId === 0)
  const money = spending ? spendingLine(spending) : ''
  const below = [...(money ? [t.spending + money] : []), ...t.notes]
  return {
    name: t.title,
    widths,
    titleRows: [10, 11],
    ruled: [3, last],
    cells: [
      ...headCells(table, draft),
      { row: 10, column: 1, rows: last - 9, value: t.indicators, look: 'head' },
      ...outer(2, line => line.category),
      // The same second level under another first one is another cell.
      ...outer(3, line => `${line.category}\n${line.subcategory}`),
      ...lines.flatMap((line, i) => lineCells(line, first + i)),
      ...below.map((value, i): FormCell => ({ row: last + 1 + i, column: 1, columns: all, value, look: 'plain' })),
    ],
  }
}

/** The monitoring table 绩效目标执行监控表 as a workbook. */
export const monitoringWorkbook = (table: MonitoringTable, draft: boolean) => writeForm(monitoringLayout(table, draft))
