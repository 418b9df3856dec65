/** Writing an official form: cells that span others, ruled, on one width of A4 across. */

export type FormCell = {
  row: number
  column: number
  /** How many rows and columns it spans; 1 unless said. */
  rows?: number
  columns?: number
  value: string | number | null
  look?: 'title' | 'plain' | 'head' | 'group' | 'text' | 'middle' | 'money'
  /** Lines of a long text that stands over several rows: each takes its part of the height. */
  lines?: number
}
export type Form = {
  name: string
  widths: readonly number[]
  cells: readonly FormCell[]
  /** Rows repeated on every page. */
  titleRows?: readonly [number, number]
  /** Rows inside the ruled frame, from the first to the last. */
  ruled: readonly [number, number]
  /** Upright; forms of many columns lie across. */
  portrait?: boolean
}

const line = { style: 'thin' as const }
const ruled = { top: line, left: line, bottom: line, right: line }
const font = { name: '宋体', size: 10 }

/** A run of rows that say the same in one of the outer columns stands in one cell; of a key of several lines the last is said. */
export function spansOf<T>(all: readonly T[], key: (row: T) => string): { from: number; rows: number; text: string }[] {
  const spans: { from: number; rows: number; text: string; key: string }[] = []
  for (const [i, row] of all.entries()) {
    const last = spans.at(-1)
    if (last?.key === key(row)) last.rows++
    else spans.push({ from: i, rows: 1, text: key(row).split('\n').at(-1)!, key: key(row) })
  }
  return spans
}

/** Characters of a line: a Han character takes two. */
export const unitsOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

/** Lines a text takes where a line has room for so many signs. */
export const linesOf = (text: string, room: number) =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(unitsOf(part) / room)), 0)

/** Programs do not grow rows for merged cells: the height is reckoned here. */
export function heightsOf({ widths, cells }: Pick<Form, 'widths' | 'cells'>): Map<number, number> {
  const heights = new Map<number, number>()
  const raise = (row: number, needed: number) => heights.set(row, Math.max(heights.get(row) ?? 0, Math.min(needed, 400)))
  for (const { row, column, rows = 1, columns = 1, value, look, lines } of cells) {
    const room = widths.slice(column - 1, column - 1 + columns).reduce((sum, width) => sum + width, 0) - 1
    if (rows === 1) raise(row, look === 'title' ? 30 : linesOf(String(value ?? ''), room) * 14 + 6)
    else if (lines) for (let i = 0; i < rows; i++) raise(row + i, Math.ceil(lines / rows) * 14 + 6)
  }
  return heights
}

export async function writeForm(form: Form): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(form.name, {
    pageSetup: {
      orientation: form.portrait ? 'portrait' : 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  sheet.columns = form.widths.map(width => ({ width }))
  for (const { row, column, rows = 1, columns = 1, value, look = 'text' } of form.cells) {
    if (rows > 1 || columns > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1)
    const cell = sheet.getCell(row, column)
    if (value !== null && value !== '') cell.value = value
    cell.font =
      look === 'title' ? { name: '黑体', size: 16 } : look === 'head' || look === 'group' ? { ...font, bold: true } : font
    const horizontal =
      look === 'text' ? 'left' : look === 'money' ? 'right' : look === 'plain' || look === 'group' ? 'left' : 'center'
    cell.alignment = { horizontal, vertical: 'middle', wrapText: true, ...(horizontal === 'center' ? {} : { indent: 1 }) }
    if (look === 'money') cell.numFmt = '#,##0.00####'
    if (typeof value === 'string' && look !== 'money') cell.numFmt = '@'
  }
  const [first, last] = form.ruled
  for (let row = first; row <= last; row++)
    for (let column = 1; column <= form.widths.length; column++) sheet.getCell(row, column).border = ruled
  for (const [row, height] of heightsOf(form)) sheet.getRow(row).height = height
  if (form.titleRows) sheet.pageSetup.printTitlesRow = form.titleRows.join(':')
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
