import { letterOf } from '#domain/sheet-headings'
import { isMerging } from './docx-fill.ts'
import {
  closeOf,
  hasTokens,
  isBalanced,
  itemsOf,
  nothingIn,
  tokensIn,
  valueOf,
  filled,
  type Filling,
  type Names,
  type Values,
} from './token.ts'
import { cellText, empty, fillCell, withoutMarks } from './xlsx-cells.ts'
import {
  columnOf,
  movedFormula,
  movedRange,
  partsOf,
  rowsOf,
  shifted,
  spreadRange,
  type Book,
  type Copy,
  type Repeat,
  type Rows,
} from './xlsx-rows.ts'
import { all, child, copyOf, elements, isXml, made, spendOn, textOf, type Spend, type Xml } from './xml.ts'

/** One sheet filled: repeated rows, what they move, and every cell. */

type Block = Repeat & { key: string; items: Values[] }

const rowNumber = (row: Xml) => Number(row.attributes.r)

/** Rows and cells may leave out where they stand; here every one says it. */
export function numbered(sheetData: Xml): void {
  let number = 0
  for (const row of elements(sheetData)) {
    number = Number(row.attributes.r) || number + 1
    row.attributes.r = String(number)
    let column = 0
    for (const cell of elements(row)) {
      const place = partsOf(cell.attributes.r ?? '')
      column = place ? columnOf(place.column) : column + 1
      cell.attributes.r = `${letterOf(column - 1)}${number}`
    }
  }
}

/** Marks of a block in one cell only say: once for each, within the cell. */
const marksOf = (sheetData: Xml) =>
  elements(sheetData).flatMap(row =>
    elements(row).flatMap(cell => {
      const text = cellText(cell)
      if (!hasTokens(text) || isBalanced(text)) return []
      return tokensIn(text)
        .filter(token => token.kind !== 'field')
        .map(token => ({ ...token, row: rowNumber(row) }))
    }),
  )

/** The rows that are repeated, with what they are repeated for; a form without an indicator keeps one empty row. */
export function blocksOf(sheetData: Xml, names: Names, values: Values): Block[] {
  const marks = marksOf(sheetData)
  const blocks: Block[] = []
  for (let i = 0; i < marks.length; i++) {
    const end = marks[i]!.kind === 'open' ? closeOf(marks, i) : -1
    if (end < 0) continue
    const items = itemsOf(names, values, marks[i]!)
    const found = items.length > 0 ? items : [nothingIn(values)]
    blocks.push({
      from: marks[i]!.row,
      to: marks[end]!.row,
      times: found.length,
      key: names.block(marks[i]!.name) ?? '',
      items: found,
    })
    i = end
  }
  // Two blocks cannot share a row.
  let last = 0
  return blocks.filter(({ from, to }) => {
    const apart = from > last && to >= from
    if (apart) last = to
    return apart
  })
}

/** Shared formulas written out, so that each cell can move by itself. */
export function ownFormulas(sheetData: Xml, spend: Spend): void {
  const masters = new Map<string, { text: string; row: number; column: number }>()
  for (const cell of all(sheetData, 'c')) {
    const formula = child(cell, 'f')
    const place = partsOf(cell.attributes.r ?? '')
    if (formula?.attributes.t !== 'shared' || !place) continue
    const index = formula.attributes.si ?? ''
    const [row, column] = [place.row, columnOf(place.column)]
    const own = textOf(formula)
    if (own !== '') masters.set(index, { text: own, row, column })
    const master = masters.get(index)
    spend(0, master?.text.length ?? 0)
    formula.attributes = {}
    if (master) formula.children = [own === '' ? shifted(master.text, row - master.row, column - master.column) : own]
  }
}

/** Fills the sheet and answers the cells that were filled. */
export function fillSheet(
  sheet: Xml,
  names: Filling,
  values: Values,
  rows: Rows,
  blocks: readonly Block[],
  book: Book,
): Set<Xml> {
  const sheetData = child(sheet, 'sheetData')!
  const touched = new Set<Xml>()
  const merged: string[] = []
  const done: Xml[] = []
  const put = (row: Xml, scope: Values, copy?: Copy) => {
    const number = rows.at(rowNumber(row), 'first', copy)
    row.attributes.r = String(number)
    for (const cell of elements(row)) {
      cell.attributes.r = cell.attributes.r!.replace(/\d+$/, String(number))
      const formula = child(cell, 'f')
      if (formula) {
        formula.children = [movedFormula(textOf(formula), book, copy)]
        if (formula.attributes.ref) formula.attributes.ref = movedRange(formula.attributes.ref, rows, copy)
        cell.children = [formula]
        if (cell.attributes.t) delete cell.attributes.t
      }
      if (hasTokens(cellText(cell))) {
        fillCell(cell, names, scope)
        touched.add(cell)
      }
    }
    done.push(row)
  }
  const source = elements(sheetData)
  for (let i = 0; i < source.length; i++) {
    const number = rowNumber(source[i]!)
    const block = blocks.find(one => one.from <= number && number <= one.to)
    if (!block) {
      put(source[i]!, values)
      continue
    }
    const range = source.slice(i).filter(row => rowNumber(row) <= block.to)
    for (const row of range) for (const cell of elements(row)) withoutMarks(cell, names, block.key)
    spendOn(names.spend, range, block.items.length)
    const copies = block.items.map((scope, index) => ({ scope, index, rows: range.map(copyOf) }))
    if (block.from === block.to)
      for (const range of alike(
        copies.map(one => ({
          scope: one.scope,
          row: one.rows[0]!,
          number: rows.at(block.from, 'first', { repeat: repeatOf(rows, block), index: one.index }),
        })),
        names,
      ))
        merged.push(range)
    for (const { scope, index, rows: own } of copies)
      for (const row of own) put(row, scope, { repeat: repeatOf(rows, block), index })
    i += range.length - 1
  }
  sheetData.children = done
  moveMerges(sheet, rows, merged, names.spend)
  moveRest(sheet, rows, book, names.spend)
  for (const part of elements(child(sheet, 'headerFooter') ?? made('')))
    part.children = part.children.map(one => (isXml(one) ? one : filledHeader(one, names, values)))
  return touched
}

const repeatOf = (rows: Rows, block: Repeat) => rows.repeats.find(one => one.from === block.from)!
/** `&` begins a code in a header. */
const filledHeader = (text: string, names: Filling, values: Values) => {
  const fields = Object.entries(values.fields).map(([key, value]) => [key, { text: value.text.replaceAll('&', '&&') }] as const)
  return filled(text, names, { fields: Object.fromEntries(fields), blocks: {} })
}

/** Cells marked |合并 that say the same one under another become one, within what the marked cells before them say. */
function alike(copies: { scope: Values; row: Xml; number: number }[], names: Names): string[] {
  const runs = new Map<string, { key: string; from: number; to: number }[]>()
  for (const { scope, row, number } of copies) {
    let key = ''
    for (const cell of elements(row)) {
      const token = tokensIn(cellText(cell)).find(one => isMerging(one.option))
      const column = partsOf(cell.attributes.r!)?.column
      if (!token || !column) continue
      key += `\u0001${valueOf(names, scope, token).text}`
      const known = runs.get(column) ?? []
      runs.set(column, known)
      const last = known.at(-1)
      if (last?.key === key) {
        last.to = number
        empty(cell)
      } else known.push({ key, from: number, to: number })
    }
  }
  return [...runs].flatMap(([column, known]) =>
    known.filter(run => run.to > run.from).map(run => `${column}${run.from}:${column}${run.to}`),
  )
}

/** Merged cells of a repeated row are merged in each copy; those that reach beyond it grow with it. */
function moveMerges(sheet: Xml, rows: Rows, merged: readonly string[], spend: Spend): void {
  let list = child(sheet, 'mergeCells')
  const moved = list ? elements(list).flatMap(one => spreadRange(one.attributes.ref ?? '', rows, 'copy', spend)) : []
  const starts = new Map(moved.map(ref => [ref.split(':')[0]!, ref]))
  const covered = new Set<string>()
  const wide = merged.map(ref => {
    const [from, to] = ref.split(':').map(one => partsOf(one)!)
    for (let row = from!.row; row <= to!.row; row++) covered.add(`${from!.column}${row}`)
    // Where the cell spans columns as well, so does the run.
    const right = partsOf(starts.get(`${from!.column}${from!.row}`)?.split(':')[1] ?? '')?.column ?? from!.column
    return `${from!.column}${from!.row}:${right}${to!.row}`
  })
  const refs = [...moved.filter(ref => !covered.has(ref.split(':')[0]!)), ...wide].filter(ref => new Set(ref.split(':')).size > 1)
  if (refs.length === 0) {
    sheet.children = sheet.children.filter(one => one !== list)
    return
  }
  if (!list) {
    list = made('mergeCells')
    const after = sheet.children.findLastIndex(
      one =>
        isXml(one) &&
        /^(sheetData|sheetCalcPr|sheetProtection|protectedRanges|scenarios|autoFilter|sortState|dataConsolidate|customSheetViews)$/.test(
          one.name,
        ),
    )
    sheet.children.splice(after + 1, 0, list)
  }
  list.attributes = { count: String(refs.length) }
  list.children = refs.map(ref => made('mergeCell', { ref }))
}

/** Conditional formats, choices, links, filters, page breaks and panes follow their rows. */
function moveRest(sheet: Xml, rows: Rows, book: Book, spend: Spend): void {
  for (const part of elements(sheet)) {
    if (part.name === 'sheetData' || part.name === 'mergeCells') continue
    if (part.name === 'dimension') {
      const { ref = '' } = part.attributes
      part.attributes.ref = movedRange(ref, rows)
    }
    for (const one of [part, ...below(part)]) {
      const { sqref, ref, activeCell, topLeftCell } = one.attributes
      if (sqref !== undefined)
        one.attributes.sqref = sqref
          .split(/\s+/)
          .flatMap(range => spreadRange(range, rows, 'grow', spend))
          .join(' ')
      if (ref !== undefined && part.name !== 'dimension') one.attributes.ref = movedRange(ref, rows)
      if (activeCell !== undefined) one.attributes.activeCell = movedRange(activeCell, rows)
      if (topLeftCell !== undefined) one.attributes.topLeftCell = movedRange(topLeftCell, rows)
      if (/^(formula|formula1|formula2)$/.test(one.name)) one.children = [movedFormula(textOf(one), book)]
      if (part.name === 'rowBreaks' && one.name === 'brk') one.attributes.id = String(rows.at(Number(one.attributes.id), 'last'))
    }
  }
}

const below = (node: Xml): Xml[] => elements(node).flatMap(one => [one, ...below(one)])

export const repeatsOf = (blocks: readonly Block[]) => rowsOf(blocks.map(({ from, to, times }) => ({ from, to, times })))
