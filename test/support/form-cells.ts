import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'

const run = promisify(execFile)

/** A form's first sheet: its cells by address, merged ones once, and how it is printed. */
export async function sheetOf(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return book.worksheets[0]!
}

/** Every filled cell by address; a number to its last digit, text without the dust of line ends. */
export function cellsOf(sheet: ExcelJS.Worksheet): Record<string, string | number> {
  const found: Record<string, string | number> = {}
  sheet.eachRow(row =>
    row.eachCell(cell => {
      if (cell.master !== cell || cell.value === null || cell.value === '') return
      found[cell.address] = typeof cell.value === 'number' ? Number(cell.value.toPrecision(15)) : cell.text.replaceAll('\r', '')
    }),
  )
  return found
}

/** A row's cells from left to right, merged ones once. */
export function rowOf(sheet: ExcelJS.Worksheet, number: number): (string | number | null)[] {
  const seen = new Set<string>()
  const row = sheet.getRow(number)
  return Array.from({ length: sheet.columnCount }, (_, i) => row.getCell(i + 1))
    .filter(cell => !seen.has(cell.master.address) && seen.add(cell.master.address))
    .map(cell => (cell.value === null ? null : typeof cell.value === 'number' ? cell.value : cell.text))
}

/** The number of the row that begins with this text. */
export function rowAt(sheet: ExcelJS.Worksheet, text: string): number {
  for (let number = 1; number <= sheet.rowCount; number++) if (rowOf(sheet, number).some(cell => cell === text)) return number
  throw new Error(`no row with ${text}`)
}

export const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/usr/local/bin/soffice'].find(existsSync)

/** A file turned into another kind by LibreOffice. */
export async function converted(bytes: Uint8Array, from: 'xlsx' | 'docx', to: 'xlsx' | 'docx' | 'pdf'): Promise<Uint8Array> {
  if (!office) throw new Error('LibreOffice (libreoffice-calc and libreoffice-writer) is needed for this test')
  const folder = mkdtempSync(join(tmpdir(), 'jichi-form-'))
  const out = join(folder, 'out')
  mkdirSync(out)
  writeFileSync(join(folder, `form.${from}`), bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await run(office, [profile, '--headless', '--convert-to', to, '--outdir', out, join(folder, `form.${from}`)])
  return new Uint8Array(readFileSync(join(out, `form.${to}`)))
}
