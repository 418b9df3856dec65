import { PassThrough, Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { breathe } from '../breathe.ts'
import { writable } from './xml-signs.ts'

/** A table written while it is read: thousands of rows never stand in memory. Numbers are numbers, ratios percentages. */
export type StreamColumn = {
  heading: string
  width: number
  format?: 'money' | 'ratio' | 'points' | 'whole'
  wrap?: boolean
}
export type StreamSheet = {
  name: string
  /** What stands above the table: its title, the filters in words, whether it is invented. */
  notes: readonly string[]
  columns: readonly StreamColumn[]
  rows: () => AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>
}

const formats = { money: '#,##0.00', ratio: '0.0%', points: '0.0', whole: '0' } as const
const light = 'FFF2F4F7'
/** Rows written before others are let in. */
const atOnce = 50

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { name, notes, columns, rows }: StreamSheet) {
  const head = notes.length + 1
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: head, xSplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
  })
  // Beside text on several lines, the other cells of a row begin at its first.
  const tall = columns.some(column => column.wrap)
  sheet.columns = columns.map(({ width, format, wrap = false }) => ({
    width,
    style: {
      ...(format ? { numFmt: formats[format] } : {}),
      ...(tall ? { alignment: { vertical: 'top' as const, wrapText: wrap } } : {}),
    },
  }))
  for (const [i, note] of notes.entries()) {
    const row = sheet.addRow([note])
    row.getCell(1).numFmt = '@'
    row.font = i === 0 ? { bold: true, size: 14 } : { color: { argb: 'FF55606E' } }
    row.commit()
  }
  const titles = sheet.addRow(columns.map(column => column.heading))
  titles.eachCell(cell => {
    cell.font = { bold: true }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: light } }
    cell.border = { bottom: { style: 'thin' } }
  })
  titles.commit()
  sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head, column: columns.length } }
  sheet.pageSetup.printTitlesRow = `${head}:${head}`
  // exceljs writes strings as strings, never as formulas.
  let written = 0
  for await (const row of rows()) {
    sheet.addRow(row.map(cell => (typeof cell === 'string' ? writable(cell) : cell))).commit()
    if (++written % atOnce === 0) await breathe()
  }
  sheet.commit()
}

/** The workbook's bytes as they come. */
export function streamXlsx(sheets: readonly StreamSheet[]): ReadableStream<Uint8Array> {
  const pipe = new PassThrough({ highWaterMark: 1 << 20 })
  const write = async () => {
    // Loaded by the first who exports: it is large, and most days nobody does.
    const { default: excel } = await import('exceljs')
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: pipe, useStyles: true, useSharedStrings: false })
    for (const sheet of sheets) await writeSheet(workbook, sheet)
    await workbook.commit()
  }
  write().catch((error: unknown) => pipe.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.toWeb(pipe) as ReadableStream<Uint8Array>
}
