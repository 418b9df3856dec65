import type ExcelJS from 'exceljs'
import { column, type Column } from './layout.ts'

/** How the sheet looks: calm on paper, and at once clear where to write. */
export const colours = { entry: 'FFFFF8DC', head: 'FFEEF1F5', line: 'FFBFC7D1', quiet: 'FF5A6472', unused: 'FFF3F4F6' } as const

export const widths: Record<Column, number> = {
  id: 2,
  number: 6,
  name: 34,
  target: 16,
  unit: 9,
  last: 14,
  toDate: 14,
  first: 18,
  second: 13,
  third: 12,
  note: 34,
}

const side = { style: 'thin', color: { argb: colours.line } } as const
const border = { top: side, left: side, bottom: side, right: side }
const plain = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
type Part = 'head' | 'entry' | 'shown' | 'unused'

export function frame(cell: ExcelJS.Cell, part: Part, numeric = false): void {
  cell.border = border
  cell.alignment = { vertical: 'middle', wrapText: true, ...(part === 'head' || numeric ? { horizontal: 'center' } : {}) }
  cell.protection = { locked: part !== 'entry' }
  if (part === 'head') cell.font = { bold: true }
  if (part !== 'shown') cell.fill = plain(colours[part])
}

/** A4 landscape, as wide as one page, the headings on each. */
export function setUp(sheet: ExcelJS.Worksheet, page: string): void {
  sheet.properties.defaultRowHeight = 20
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
  })
  sheet.headerFooter.oddFooter = `&C${page}`
  sheet.getColumn(column.id + 1).hidden = true
}

/** Without a password: it keeps from slips, not from people. Widths and heights may still be changed. */
export async function guard(...sheets: ExcelJS.Worksheet[]): Promise<void> {
  for (const sheet of sheets)
    await sheet.protect('', {
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      autoFilter: true,
    })
}
