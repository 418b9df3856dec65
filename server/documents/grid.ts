import type { Answer } from '#domain/problem'
import type { Grid } from '#domain/sheet'
import { readRecords } from './csv.ts'
import { readDocx } from './docx.ts'
import { mostColumns, mostRows, tooManyRows, type GridFile } from './grid-file.ts'
import { readHtml } from './html.ts'
import { isHtml, isOoxml, startsWith } from './open.ts'
import { plainText } from './rich-text.ts'
import { limits, refuse, type SourceDocument } from './source.ts'
import { readText } from './text.ts'
import { TooComplex } from './xlsx.ts'
import { readXlsxGrids } from './xlsx-grid.ts'
import { openZip } from './zip.ts'

const pictures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
]

/** Any accepted file or pasted table as grids of text; what it is, is seen from its bytes. Never throws. */
export async function openGrid(bytes: Uint8Array, contentType: string | null, fileName: string): Promise<Answer<GridFile>> {
  if (bytes.length === 0) return refuse('document-empty')
  if (bytes.length > limits.zippedBytes) return refuse('document-too-large', { bytes: bytes.length, limit: limits.zippedBytes })
  if (/\.(xlsm|xltm|xlsb|docm)$/i.test(fileName)) return refuse('document-macros')
  try {
    if (pictures.some(signature => startsWith(bytes, ...signature))) return refuse('document-picture')
    if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse('document-pdf')
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('document-old-office')
    if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return await openOffice(bytes, fileName)
    const text = readText(bytes)
    if (!text.ok) return text
    if (isHtml(text.value, contentType)) return linesAsGrid(readHtml(text.value))
    const records = readRecords(text.value.replace(/^\ufeff/, ''), mostRows)
    if (records.length > mostRows) return tooManyRows()
    const rows = records.map((cells, i) => ({ place: `A${i + 1}`, cells: cells.slice(0, mostColumns) }))
    return answer([{ name: '', rows: rows.filter(row => row.cells.some(cell => cell !== '')) }], [])
  } catch (error) {
    return refuse(error instanceof TooComplex ? 'document-too-complex' : 'document-unreadable')
  }
}

async function openOffice(bytes: Uint8Array, fileName: string): Promise<Answer<GridFile>> {
  let macros = false
  const names = openZip(bytes, name => {
    macros ||= /vbaProject|macrosheets\//i.test(name)
    return false
  })
  if (!names.ok) return names
  if (macros) return refuse('document-macros')
  if (isOoxml(bytes, 'xl/workbook.xml')) {
    const read = await readXlsxGrids(bytes)
    return read.ok ? answer(read.value.grids, read.value.notes) : read
  }
  if (isOoxml(bytes, 'word/document.xml')) return linesAsGrid(await readDocx(bytes))
  return refuse('document-unknown-kind', { fileName })
}

function linesAsGrid(read: Answer<SourceDocument>): Answer<GridFile> {
  if (!read.ok) return read
  const rows = read.value.lines.map(({ number, cells }) => ({ place: `A${number}`, cells: cells.map(plainText) }))
  return answer([{ name: '', rows: rows.filter(row => row.cells.some(cell => cell !== '')) }], [])
}

function answer(grids: Grid[], notes: GridFile['notes']): Answer<GridFile> {
  const filled = grids.filter(grid => grid.rows.length > 0)
  return filled.length ? { ok: true, value: { grids: filled, notes } } : refuse('document-empty')
}
