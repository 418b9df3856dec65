import type { HandedRow, MoneyRow, Where } from '#domain/handed-in'
import type { SourceLine } from '../documents/source.ts'
import type { TableSheet } from '../documents/tables.ts'
import { put } from './handed-in-budget.ts'
import { columnsOfRun, moneyRoleOf, roleOf } from './handed-in-headings.ts'
import { isBlank, isDash, isLevel, plain, pointsOf } from './handed-in-kinds.ts'
import { isHeading } from './handed-in-pieces.ts'
import { doubt, type ReadRows } from './handed-in-order.ts'
import { targetOf } from './handed-in-rows.ts'
import {
  firstLevelOf,
  gap,
  isFirstLevel,
  isSecondLevel,
  moneySubLabel,
  moneyTotalLabel,
  rowsEnd,
  subRow,
  templateRow,
  type MoneyRole,
  type Role,
} from './handed-in-words.ts'

/** Tables that kept their grid (xlsx, docx, html, tabs): read by the columns their headings stand over. */

type Columns = { roles: Map<number, Role>; list: Role[]; at: number }
/** `shifted`: levels stand in other columns than their headings, as where a page lost its empty cells. */
type Grid = { rows: ReadRows; roles: Role[]; from: number; end: number; shifted: boolean }

const mostRows = 1000

/** The line of headings, with the line above it where that one spans several columns. */
function headingAt(lines: readonly SourceLine[], at: number): Columns | null {
  const cells = lines[at]!.cells
  const texts = cells.map((cell, i) => (cell.trim() === '' ? aboveOf(lines, at, i) : cell))
  const roles = new Map<number, Role>()
  const own = cells.filter(cell => isHeading(cell)).length
  texts.forEach((text, i) => {
    const role = isHeading(text) ? roleOf(text) : null
    if (role && !(role === 'target' && [...roles.values()].includes('target'))) roles.set(i, role)
  })
  const list = [...roles.values()]
  const filled = cells.filter(cell => cell.trim() !== '')
  const whole = filled.every(cell => isHeading(cell) || /^绩\s*效|^年度绩效/.test(cell))
  return own >= 3 &&
    whole &&
    columnsOfRun({ from: 0, to: 0, texts: list.map(role => texts[[...roles].find(([, one]) => one === role)![0]]!) })
    ? { roles, list, at }
    : null
}

const aboveOf = (lines: readonly SourceLine[], at: number, column: number): string => {
  const above = lines[at - 1]?.cells ?? []
  return above.some(cell => isHeading(cell) && roleOf(cell) !== null) ? (above[column] ?? '') : ''
}

export function readGrid(sheet: TableSheet): Grid | null {
  const { lines } = sheet
  for (let at = 0; at < lines.length; at++) {
    const columns = headingAt(lines, at)
    // Of two lines of headings the lower one has them all.
    const below = columns && lines[at + 1] ? headingAt(lines, at + 1) : null
    if (columns && lines[at + 1]) {
      const grid = rowsUnder(sheet, below ?? columns)
      return grid.shifted ? null : grid
    }
  }
  return null
}

function rowsUnder({ lines, name: sheet }: TableSheet, { roles, list, at }: Columns): Grid {
  const found: ReadRows = { rows: [], unread: [] }
  let l1: string | null = null
  let l2: string | null = null
  let end = lines.length
  let shifted = false
  for (let i = at + 1; i < lines.length && found.rows.length < mostRows; i++) {
    const { number, cells } = lines[i]!
    const first = cells.find(cell => cell.trim() !== '') ?? ''
    if (first === '') continue
    if (rowsEnd.test(plain(first))) {
      end = i
      break
    }
    if (cells.every(cell => cell.trim() === '' || isHeading(cell))) continue
    const text = (role: Role) => {
      const column = [...roles].find(([, one]) => one === role)?.[0]
      const cell = column === undefined ? '' : (cells[column] ?? '').trim()
      return isBlank(cell) || gap.test(cell) ? '' : cell
    }
    cells.forEach((one, i) => {
      shifted ||= isLevel(plain(one)) && !/^l[12]$/.test(roles.get(i) ?? '') && plain(one) !== plain(text('name'))
    })
    for (const cell of cells.map(one => plain(one))) {
      if (isSecondLevel(cell) && !(isFirstLevel(cell) && cell === plain(text('l1')))) {
        l2 = cell
        l1 ??= firstLevelOf(cell)
      } else if (isFirstLevel(cell)) [l1, l2] = [cell, null]
    }
    const named = text('name')
    const column = [...roles].find(([, one]) => one === 'name')?.[0] ?? 0
    const where: Where = { sheet, line: number, cell: column + 1, text: cells.filter(cell => cell.trim() !== '').join(' | ') }
    const columns = Object.fromEntries([...roles].map(([at, role]) => [role, at + 1]))
    const name = isLevel(named) || templateRow.test(named) ? '' : named
    const row: HandedRow = {
      l1,
      l2,
      name: name === '' ? null : name,
      target: targetOf(text('sign'), text('target'), text('unit')),
      actual: text('actual') || null,
      weight: pointsOf(text('weight')),
      score: pointsOf(text('score')),
      reason: text('reason') || null,
      sub: subRow.test(name) && pointsOf(text('weight')) === null,
      criterion: false,
      doubt: null,
      where,
      columns,
    }
    const filled =
      [row.target, row.actual].some(value => value !== null && !isDash(value)) || row.weight !== null || row.score !== null
    if (row.name === null && !filled) continue
    if (row.name === null) doubt(found, row, 'order', 'out-of-order')
    found.rows.push(row)
  }
  return { rows: found, roles: list, from: at, end, shifted }
}

/** The money block by its columns; null where the lines hold none. */
export function readGridBudget({ lines, name: sheet }: TableSheet, until: number): MoneyRow[] | null {
  const rows: MoneyRow[] = []
  let columns: Map<number, MoneyRole> | null = null
  for (const { number, cells } of lines.slice(0, until)) {
    const roles = new Map<number, MoneyRole>()
    cells.forEach((cell, i) => {
      const role = isHeading(cell) ? moneyRoleOf(cell) : null
      if (role && ![...roles.values()].includes(role)) roles.set(i, role)
    })
    if ([...roles.values()].some(role => role === 'fullYear') && roles.size > 1) {
      columns = roles
      continue
    }
    const at = cells.findIndex(cell => moneyTotalLabel.test(plain(cell)) || moneySubLabel.test(plain(cell)))
    if (!columns || at < 0) continue
    const label = plain(cells[at]!)
    const row: MoneyRow = {
      label,
      total: moneyTotalLabel.test(label),
      initial: null,
      fullYear: null,
      executed: null,
      weight: null,
      rate: null,
      rateWritten: null,
      score: null,
      where: { sheet, line: number, cell: at + 1, text: cells.filter(cell => cell.trim() !== '').join(' | ') },
    }
    for (const [column, role] of columns) put(row, role, cells[column] ?? '')
    row.columns = Object.fromEntries([...columns].map(([at, role]) => [role, at + 1]))
    if ([row.initial, row.fullYear, row.executed].some(amount => amount !== null)) rows.push(row)
  }
  return rows.length > 0 ? rows : null
}
