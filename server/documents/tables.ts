import type { Answer } from '#domain/problem'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { isHtml, isOoxml, startsWith } from './open.ts'
import { collectLines, limits, refuse, type SourceLine } from './source.ts'
import { readText, textLines } from './text.ts'
import { readTables } from './xlsx.ts'
import { openZip } from './zip.ts'

/** Every visible sheet of a file, or its one text, as lines of cells; a merged value stands in its first cell alone. */
export type TableSheet = { name: string; lines: SourceLine[] }

/** Any accepted file or pasted text; what it is, is seen from its bytes. Never throws. */
export async function openTables(bytes: Uint8Array, contentType: string | null, fileName: string): Promise<Answer<TableSheet[]>> {
  if (bytes.length === 0) return refuse('document-empty')
  if (bytes.length > limits.zippedBytes) return refuse('document-too-large', { bytes: bytes.length, limit: limits.zippedBytes })
  const opened = await open(bytes, contentType, fileName)
  return opened.ok && wordsOf(opened.value) > mostWords ? refuse('document-too-complex') : opened
}

/** A hundred tables; a person hands in a few. */
const mostWords = 20_000
const wordsOf = (sheets: TableSheet[]): number =>
  sheets.reduce(
    (sum, { lines }) =>
      sum + lines.reduce((n, { cells }) => n + cells.reduce((m, cell) => m + (cell.match(/[^\s|]+/g)?.length ?? 0), 0), 0),
    0,
  )

async function open(bytes: Uint8Array, contentType: string | null, fileName: string): Promise<Answer<TableSheet[]>> {
  try {
    if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return await openOffice(bytes, fileName)
    if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse('document-pdf')
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('document-old-office')
    if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return refuse('document-picture')
    const text = readText(bytes)
    if (!text.ok) return text
    if (isHtml(text.value, contentType)) return asSheet(readHtml(text.value, 'html', false))
    const into = collectLines()
    textLines(text.value, into)
    return asSheet(into.answer('text'))
  } catch {
    return refuse('document-unreadable')
  }
}

async function openOffice(bytes: Uint8Array, fileName: string): Promise<Answer<TableSheet[]>> {
  let macros = false
  const names = openZip(bytes, name => {
    macros ||= /vbaProject|macrosheets\//i.test(name)
    return false
  })
  if (!names.ok) return names
  if (macros) return refuse('document-macros')
  if (isOoxml(bytes, 'word/document.xml')) return asSheet(await readDocx(bytes, false))
  if (!isOoxml(bytes, 'xl/workbook.xml')) return refuse('document-unknown-kind', { fileName })
  const read = readTables(bytes)
  if (!read.ok) return read
  const shown = read.value.filter(({ hidden, lines }) => !hidden && lines.length > 0)
  return shown.length ? { ok: true, value: shown.map(({ name, lines }) => ({ name, lines })) } : refuse('document-empty')
}

function asSheet(read: Answer<{ lines: SourceLine[] }>): Answer<TableSheet[]> {
  return read.ok ? { ok: true, value: [{ name: '', lines: read.value.lines }] } : read
}
