import type { HandedIn } from '#domain/handed-in'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { monitoringForm } from '#wording/monitoring-form'
import type { TableSheet } from '../documents/tables.ts'
import { readGrid } from './handed-in-grid.ts'
import { plain } from './handed-in-kinds.ts'
import { piecesOf } from './handed-in-pieces.ts'
import { splitLines, splitTables } from './handed-in-split.ts'
import { readSpending, type SpendingBack } from './monitoring-spending.ts'

/** What people add to the monitoring table 执行监控表, read by its headings: forecast, causes, note, likelihood. */
export type MonitoringBackRow = {
  l1: string | null
  name: string | null
  forecast: string
  causes: Cause[]
  note: string
  likelihood: Likelihood | null
  /** More than one of the three is ticked. */
  torn: boolean
  where: HandedIn['rows'][number]['where']
}
export type MonitoringBack = { month: number | null; rows: MonitoringBackRow[]; spending: SpendingBack | null }

const causeHeads: Record<string, Cause> = {
  经费保障: 'funds',
  制度保障: 'rules',
  人员保障: 'staff',
  硬件条件保障: 'hardware',
  其他: 'other',
}
const likelihoodHeads: Record<string, Likelihood> = { 确定能: 'certain', 有可能: 'possible', 完全不可能: 'impossible' }
const ticked = (text: string | undefined) => /^[√✓✔☑vVxX×1是有●■]$/.test(plain(text ?? ''))

const heads = ['category', 'name', 'forecast', 'note'] as const
const isNumberOfMonths = /^(?:1[-—至~])?(\d{1,2})月(?:执行情况|执行数)/

/** The headings of a sheet by their columns, the line under them, and the month they speak of. */
function headingsOf(lines: TableSheet['lines']) {
  const columns = new Map<string, number>()
  let month: number | null = null
  let last = -1
  lines.forEach(({ cells }, line) => {
    if (columns.has('name') && line > last + 1) return
    const before = columns.size
    cells.forEach((cell, at) => {
      const text = plain(cell)
      month = Number(isNumberOfMonths.exec(text)?.[1] ?? month) || month
      const known = heads.find(head => text === plain(monitoringForm[head]))
      const key = known ?? (text in causeHeads || text in likelihoodHeads ? text : null)
      if (key !== null && !columns.has(key)) columns.set(key, at)
    })
    if (columns.size > before) last = line
  })
  return { columns, month, last }
}

/** The lines of one of a sheet's tables, cut as they are where tables are read: Word files and pages have all of theirs on one sheet. */
function linesOf(table: HandedIn, sheet: TableSheet): TableSheet['lines'] {
  const line = (table.rows[0] ?? table.budget.rows[0])!.where.line
  const starts = readGrid(sheet)
    ? splitLines(sheet.lines).map(lines => lines[0]?.number)
    : splitTables(piecesOf(sheet.lines, sheet.name)).map(pieces => pieces[0]?.where.line)
  const from = starts.findLast(start => start !== undefined && start <= line) ?? 0
  const next = starts.find(start => start !== undefined && start > line) ?? Infinity
  return sheet.lines.filter(({ number }) => number >= from && number < next)
}

/** Null where the file holds no such table; only for a table read as a monitoring one. */
export function readMonitoringBack(table: HandedIn, sheets: readonly TableSheet[]): MonitoringBack | null {
  const name = table.rows[0]?.where.sheet ?? table.budget.rows[0]?.where.sheet
  const sheet = sheets.find(one => one.name === name)
  if (!sheet) return null
  const lines = linesOf(table, sheet)
  const { columns, month, last } = headingsOf(lines)
  if (!columns.has('name') || (!columns.has('forecast') && !columns.has('note'))) return null
  const rows: MonitoringBackRow[] = []
  let l1: string | null = null
  for (const { number, cells } of lines.slice(last + 1)) {
    const at = (head: string) => (columns.has(head) ? (cells[columns.get(head)!] ?? '').trim() : '')
    const first = cells.find(cell => cell.trim() !== '') ?? ''
    if (/^(注|填报人|填表人|资金执行偏差)/.test(plain(first))) break
    l1 = at('category') || l1
    if (at('name') === '') continue
    const causes = Object.entries(causeHeads).flatMap(([head, cause]) => (ticked(at(head)) ? [cause] : []))
    const likely = Object.entries(likelihoodHeads).flatMap(([head, one]) => (ticked(at(head)) ? [one] : []))
    const where = { sheet: sheet.name, line: number, cell: (columns.get('name') ?? 0) + 1, text: at('name') }
    const likelihood = likely[0] ?? null
    rows.push({
      l1,
      name: at('name'),
      forecast: at('forecast'),
      causes,
      note: at('note'),
      likelihood,
      torn: likely.length > 1,
      where,
    })
  }
  return { month, rows, spending: readSpending(lines, table, sheet.name) }
}
