import type { Paragraph, Table, TableRow } from 'docx'
import { grouped } from '#domain/group'
import type { Form, FormCell } from './form-write.ts'
import { fontOf, formMargins, packed, pageOf, sizes, textWidth, wordLibrary, type Library } from './word.ts'
import { writable } from './xml-signs.ts'

/** An official form as a Word file: the same cells as in the workbook, on A4, its headings repeated on every page. */
export async function writeFormDocx(form: Form): Promise<Uint8Array<ArrayBuffer>> {
  const word = await wordLibrary()
  const width = textWidth(formMargins, !form.portrait)
  const [first, last] = form.ruled
  const at = (from: number, until: number) => form.cells.filter(({ row }) => row >= from && row <= until)
  const paragraphs = (cells: readonly FormCell[]) => cells.toSorted((a, b) => a.row - b.row).map(cell => lineOf(word, cell))
  const [headFrom, headUntil] = form.titleRows ?? [first, first - 1]
  // Word repeats only a table's first rows: the part with the repeated headings is a table of its own.
  const parts: [number, number][] =
    headFrom > first
      ? [
          [first, headFrom - 1],
          [headFrom, last],
        ]
      : [[first, last]]
  const tables = parts.flatMap(([from, until], i): (Paragraph | Table)[] => [
    ...(i > 0 ? [seam(word)] : []),
    tableOf(word, form, from, until, headUntil, width),
  ])
  const document = new word.Document({
    title: form.name,
    creator: '',
    styles: { default: { document: { run: { font: fontOf('宋体'), size: sizes.smallFive } } } },
    sections: [
      {
        ...pageOf(word, formMargins, !form.portrait, 'form'),
        children: [...paragraphs(at(1, first - 1)), ...tables, ...paragraphs(at(last + 1, Infinity))],
      },
    ],
  })
  return packed(word, document)
}

/** Two tables with nothing between them are one to Word; a line of one point keeps them apart. */
const seam = ({ Paragraph, TextRun, LineRuleType }: Library) =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  })

/** What stands above or below the frame. */
function lineOf(word: Library, { value, look }: FormCell): Paragraph {
  const title = look === 'title'
  return new word.Paragraph({
    alignment: look === 'plain' ? word.AlignmentType.LEFT : word.AlignmentType.CENTER,
    spacing: { before: title ? 0 : 60, after: title ? 120 : 60 },
    children: runs(word, value, title ? { font: fontOf('黑体'), size: sizes.three } : { size: sizes.five }),
  })
}

function runs({ TextRun }: Library, value: FormCell['value'], look: object) {
  const written = typeof value === 'number' ? String(value) : (value ?? '')
  return written.split('\n').map((text, i) => new TextRun({ text: writable(text), ...(i > 0 ? { break: 1 } : {}), ...look }))
}

const amounts = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })

function tableOf(word: Library, form: Form, from: number, until: number, headUntil: number, width: number): Table {
  const repeats = from === form.titleRows?.[0]
  const sum = form.widths.reduce((a, b) => a + b, 0)
  const columns = form.widths.map(one => Math.floor((one / sum) * width))
  const own = form.cells.filter(({ row }) => row >= from && row <= until).flatMap(cell => split(cell, headUntil))
  const { cells, dropped } = together(own)
  const taken = new Set(cells.flatMap(placesOf))
  const byRow = grouped(cells, cell => cell.row)
  const rows: TableRow[] = []
  for (let row = from; row <= until; row++) {
    if (dropped.has(row)) continue
    const own = [...(byRow.get(row) ?? [])]
    // A place no cell says anything about still has its frame.
    for (let column = 1; column <= columns.length; column++)
      if (!taken.has(`${row} ${column}`)) own.push({ row, column, value: null })
    const children = own.toSorted((a, b) => a.column - b.column).map(cell => cellOf(word, cell, columns))
    const whole = own.every(({ value }) => String(value ?? '').length < 400)
    rows.push(new word.TableRow({ children, cantSplit: whole, tableHeader: repeats && row <= headUntil }))
  }
  return new word.Table({
    rows,
    columnWidths: columns,
    width: { size: columns.reduce((a, b) => a + b, 0), type: word.WidthType.DXA },
    layout: word.TableLayoutType.FIXED,
    alignment: word.AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
  })
}

/** A cell that begins in the repeated headings and goes on below is cut there: its text stands in the part below. */
function split(cell: FormCell, headUntil: number): FormCell[] {
  const { row, rows = 1 } = cell
  if (row > headUntil || row + rows - 1 <= headUntil) return [cell]
  const above = headUntil - row + 1
  return [
    { ...cell, rows: above, value: null },
    { ...cell, row: headUntil + 1, rows: rows - above },
  ]
}

/** A long text stands over several rows because a workbook's row cannot grow as high; here one row is enough. */
function together(cells: readonly FormCell[]) {
  const tall = new Map(cells.flatMap(({ row, rows = 1, lines }) => (lines && rows > 1 ? [[row, rows] as const] : [])))
  const dropped = new Set([...tall].flatMap(([row, rows]) => Array.from({ length: rows - 1 }, (_, i) => row + i + 1)))
  return { cells: cells.map(cell => (tall.has(cell.row) ? { ...cell, rows: 1 } : cell)), dropped }
}

const placesOf = ({ row, column, rows = 1, columns = 1 }: FormCell) =>
  Array.from({ length: rows * columns }, (_, i) => `${row + Math.floor(i / columns)} ${column + (i % columns)}`)

function cellOf(word: Library, { column, rows = 1, columns = 1, value, look = 'text' }: FormCell, widths: readonly number[]) {
  const { AlignmentType, TableCell, Paragraph, VerticalAlignTable, WidthType } = word
  const alignment =
    look === 'text' || look === 'plain' || look === 'group'
      ? AlignmentType.LEFT
      : look === 'money'
        ? AlignmentType.RIGHT
        : AlignmentType.CENTER
  const size = widths.slice(column - 1, column - 1 + columns).reduce((a, b) => a + b, 0)
  const said = look === 'money' && typeof value === 'number' ? amounts.format(value) : value
  return new TableCell({
    width: { size, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(rows > 1 ? { rowSpan: rows } : {}),
    ...(columns > 1 ? { columnSpan: columns } : {}),
    children: [new Paragraph({ alignment, children: runs(word, said, { bold: look === 'head' || look === 'group' }) })],
  })
}
