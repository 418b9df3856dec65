import type { HandedIn, HandedKind, HandedRow, Layout } from '#domain/handed-in'
import type { TableSheet } from '../documents/tables.ts'
import { readBudget } from './handed-in-budget.ts'
import { readCriteria } from './handed-in-criteria.ts'
import { readEnds } from './handed-in-ends.ts'
import { readCoefficientRows, readGluedRows } from './handed-in-glued.ts'
import { readGrid, readGridBudget } from './handed-in-grid.ts'
import { readHead, readTexts } from './handed-in-head.ts'
import { columnsOfRun, headingRuns, type Run } from './handed-in-headings.ts'
import { isLevel, plain, pointsOf } from './handed-in-kinds.ts'
import { piecesOf, type Piece } from './handed-in-pieces.ts'
import type { ReadRows } from './handed-in-order.ts'
import { readRows, rolesFor } from './handed-in-rows.ts'
import { splitLines, splitTables } from './handed-in-split.ts'
import { isGlued, unglueRows } from './handed-in-unglue.ts'
import { evaluated, headLabels, kindWords, numbered, rowsEnd, title, type Role } from './handed-in-words.ts'

/** Reads finished tables 自评表 in any layout, by their headings and words. Nothing is guessed: what cannot be read is named
 * with its place. */
export function readHandedIn(sheets: readonly TableSheet[]): HandedIn[] {
  return worthwhile([...readEach(sheets)])
}

/** One table at a time, for whoever lets others in between. */
export function* readEach(sheets: readonly TableSheet[]): Generator<HandedIn> {
  for (const sheet of sheets)
    if (readGrid(sheet))
      for (const lines of splitLines(sheet.lines)) yield readTable(piecesOf(lines, sheet.name), { name: sheet.name, lines })
    else for (const pieces of splitTables(piecesOf(sheet.lines, sheet.name))) yield readTable(pieces, null)
}

export function worthwhile(tables: HandedIn[]): HandedIn[] {
  const filled = tables.filter(table => table.rows.length > 0 || table.budget.rows.length > 0 || table.project !== null)
  return filled.length > 0 ? filled : tables.slice(0, 1)
}

/** No table has more cells, a hundred rows of ten take half; what stands behind is said to be unread. */
const mostPieces = 2000

type Area = ReadRows & { layout: Layout; roles: Role[]; from: number; ended: boolean; end: number }

function readTable(pieces: Piece[], sheet: TableSheet | null): HandedIn {
  const runs = headingRuns(pieces)
  const grid = sheet ? readGrid(sheet) : null
  const area = grid
    ? gridArea(pieces, grid.rows, grid.roles, sheet!.lines[grid.from]!.number, grid.end < sheet!.lines.length)
    : rowsArea(pieces, runs)
  const before = pieces.slice(0, area.from)
  const gridBudget = sheet && grid ? readGridBudget(sheet, grid.from) : null
  const money = before.length > 0 ? before : pieces
  const budget = readBudget(money, headingRuns(money))
  const ends = readEnds(pieces, area.from, area.rows)
  const unread = [...(gridBudget ? [] : budget.unread), ...area.unread]
  if (area.rows.length === 0 && pieces[0]) unread.push({ code: 'rows', where: (pieces[area.from] ?? pieces[0]).where })
  return pointsRead({
    pointsAsValues: false,
    kind: kindOf(pieces),
    layout: area.layout,
    ...readHead(pieces),
    budget: { unit: budget.unit, rows: gridBudget ?? budget.rows },
    ...readTexts(pieces, area.from),
    rows: area.rows,
    hasActuals: area.roles.includes('actual'),
    ...ends,
    unread,
    complete: area.ended,
  })
}

/** Bare numbers that add up to 100 under "target" and "actual" are no measures but points: weight and score. */
function pointsRead(table: HandedIn): HandedIn {
  const points = table.rows.map(row => [pointsOf(row.target ?? ''), pointsOf(row.actual ?? '')] as const)
  const sum = points.reduce((total, [weight]) => total + (weight ?? 0), 0)
  const bare =
    table.layout === 'transfer' && table.rows.length > 2 && points.every(([weight, score]) => weight !== null && score !== null)
  if (!bare || (sum !== 100 && sum !== 90)) return table
  const rows = table.rows.map((row, i) => ({ ...row, target: null, actual: null, weight: points[i]![0], score: points[i]![1] }))
  return { ...table, rows, pointsAsValues: true }
}

function kindOf(pieces: readonly Piece[]): HandedKind {
  const all = pieces.map(({ text }) => text).join(' ')
  const titled = pieces.find(({ text }) => title.test(plain(text)))?.text ?? ''
  if (kindWords.monitoring.test(titled) || pieces.some(({ text, heading }) => heading && kindWords.monitoring.test(text)))
    return 'monitoring'
  return kindWords.declaration.test(all) && !evaluated.test(all) ? 'declaration' : 'selfEvaluation'
}

function layoutOf(roles: readonly Role[]): Layout {
  if (roles.includes('sign')) return 'split'
  return roles.includes('score') || roles.includes('weight') ? 'national' : 'transfer'
}

function gridArea(pieces: readonly Piece[], rows: ReadRows, roles: Role[], line: number, ended: boolean): Area {
  const from = Math.max(
    0,
    pieces.findIndex(piece => piece.where.line >= line),
  )
  return { ...rows, layout: layoutOf(roles), roles, from, end: pieces.length, ended }
}

const afterRun = (pieces: readonly Piece[], run: Run | undefined): number => {
  if (run) return run.to
  // A fragment without a head begins with its rows.
  const headed = pieces.some(({ text }) => title.test(plain(text)) || headLabels.project.test(plain(text)))
  const at = pieces.findIndex(({ text }) => isLevel(text) || numbered.test(text))
  return at < 0 ? pieces.length : headed ? at : 0
}

function rowsArea(pieces: readonly Piece[], runs: readonly Run[]): Area {
  const run = runs.findLast(one => columnsOfRun(one)?.includes('name')) ?? runs.find(one => columnsOfRun(one) !== null)
  const known = run ? columnsOfRun(run) : null
  const criteria = readCriteria(pieces)
  const processed = criteria.rows.length > 1 && (run === undefined || criteria.rows.some(row => row.l1 !== null))
  const from = processed && !run ? criteria.last : afterRun(pieces, run)
  const stop = pieces.findIndex(({ text }, at) => at >= from && rowsEnd.test(plain(text)))
  const whole = stop < 0 ? pieces.length : stop
  const end = Math.min(whole, from + mostPieces)
  const beyond = end < whole ? [{ code: 'too-long' as const, where: pieces[end]!.where }] : []
  // Without its headings a table is a piece of one.
  const base = { from: run?.from ?? from, end, ended: stop >= 0 && run !== undefined && beyond.length === 0 }
  if (known?.includes('coefficient') || (run && gluedDigits(pieces.slice(from, end))))
    return { ...base, ...gluedArea(pieces.slice(from, end), known!) }
  const glued = run !== undefined && pieces.slice(run.from, run.to).some(piece => piece.glued)
  // Without headings a layout of criteria has other rows only behind them.
  const body =
    processed && !run ? (criteria.rows.some(row => row.l1 !== null) ? pieces.slice(from, end) : []) : pieces.slice(from, end)
  const cells = glued || body.some(isGlued) ? unglueRows(body) : withoutCutHeading(body)
  const roles = rolesFor(cells, known)
  const laid = cells.length > 0 ? readRows(cells, roles, stop >= 0 && beyond.length === 0) : { rows: [], unread: [] }
  const own = processed ? laid.rows.filter(row => row.target !== null || row.actual !== null) : laid.rows
  const first = processed
    ? Math.min(...criteria.rows.map(row => pieces.findIndex(piece => piece.where === row.where)))
    : base.from
  return {
    ...base,
    from: Math.min(first, base.from),
    rows: [...criteria.rows, ...own],
    unread: [...laid.unread.filter(({ where }) => !criteria.rows.some(row => row.where === where)), ...beyond],
    layout: processed && own.length < criteria.rows.length ? 'criteria' : layoutOf(roles),
    roles,
  }
}

/** The text may end within its headings. */
const withoutCutHeading = (pieces: readonly Piece[]) =>
  pieces.length === 1 && /^(?:未完成|偏差|年度|全年|实际|指标)/.test(pieces[0]!.text) ? [] : pieces

/** More digits in one word than any cell holds: several cells ran together. */
const gluedDigits = (pieces: readonly Piece[]) =>
  pieces.length <= 3 && pieces.some(({ text }) => text.length > 80 && (text.match(/\d{5,}/g) ?? []).length > 2)

function gluedArea(pieces: readonly Piece[], roles: Role[]): Pick<Area, 'rows' | 'unread' | 'layout' | 'roles'> {
  const text = pieces.map(piece => piece.text).join('')
  const where = pieces[0]?.where
  if (!where) return { rows: [], unread: [], layout: 'coefficient', roles }
  const coefficient = roles.includes('coefficient')
  const rows: HandedRow[] = coefficient ? readCoefficientRows(text, where) : readGluedRows(text, where)
  const unread = rows.filter(row => row.doubt === 'glued').map(row => ({ code: 'glued' as const, where: row.where }))
  return { rows, unread, layout: coefficient ? 'coefficient' : 'national', roles }
}
