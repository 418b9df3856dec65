import { PassThrough, Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { summaryForm as t } from '#wording/summary-form'
import { summaryWidths, type Summary } from '../answers/summary-form.ts'
import { writable } from './xml-signs.ts'

const thin = { style: 'thin' as const }
const border = { top: thin, left: thin, bottom: thin, right: thin }
const font = { name: '宋体', size: 10 }
const bold = { ...font, bold: true }
const all = summaryWidths.length
const last = String.fromCharCode(64 + all)
const looks = ['center', 'left', 'right', 'right', 'right', 'center', 'center', 'center', 'center'] as const

async function write(pipe: PassThrough, { title, scope, lines }: Summary) {
  // Loaded by the first who exports: it is large, and most days nobody does.
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: pipe, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet(t.name, {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
      printTitlesRow: '3:3',
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  sheet.columns = summaryWidths.map(width => ({ width }))
  let at = 0
  const next = (
    values: readonly (string | number | null)[],
    look: (cell: ExcelJS.Cell, column: number) => void,
    whole = false,
  ) => {
    const row = sheet.addRow(values.map(value => (value === '' ? null : typeof value === 'string' ? writable(value) : value)))
    at++
    for (let column = 1; column <= all; column++) look(row.getCell(column), column)
    if (whole) sheet.mergeCells(`A${at}:${last}${at}`)
    return row
  }
  const plain = (cell: ExcelJS.Cell) => {
    cell.font = font
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.numFmt = '@'
  }
  const head = next(
    [title],
    cell => {
      cell.font = { name: '黑体', size: 16 }
      cell.alignment = { horizontal: 'center', vertical: 'middle' }
    },
    true,
  )
  head.height = 30
  head.commit()
  next([scope], plain, true).commit()
  next(t.columns, cell => {
    cell.font = bold
    cell.border = border
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  }).commit()
  for await (const { kind, cells } of lines()) {
    const text = String(cells[1] ?? '')
    const row = next(
      cells,
      (cell, column) => {
        cell.font = kind === 'project' ? font : bold
        cell.border = border
        cell.alignment = { horizontal: kind === 'unit' ? 'left' : looks[column - 1]!, vertical: 'middle', wrapText: true }
        if (column >= 3 && column <= 5) cell.numFmt = '#,##0.00####'
        else if (column === 7) cell.numFmt = '0.00'
      },
      kind === 'unit',
    )
    // A long name needs a second line: programs do not grow rows of a form by themselves.
    row.height = text.length > 21 ? 34 : 20
    row.commit()
  }
  for (const note of [...t.notes, t.signed]) next([note], plain, true).commit()
  sheet.commit()
  await book.commit()
}

/** The summary as a workbook, written while it is read: thousands of projects never stand in memory. */
export function streamSummary(summary: Summary): ReadableStream<Uint8Array> {
  const pipe = new PassThrough({ highWaterMark: 1 << 20 })
  write(pipe, summary).catch((error: unknown) => pipe.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.toWeb(pipe) as ReadableStream<Uint8Array>
}
