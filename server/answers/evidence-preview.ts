import { readFile } from 'node:fs/promises'
import type { EvidencePreview } from '#domain/evidence'
import { openDocument } from '../documents/open.ts'
import { plainText } from '../documents/rich-text.ts'
import { limits } from '../documents/source.ts'
import { readSheets } from '../documents/xlsx.ts'
import { pathOf, type Files } from '../files/file-store.ts'
import { Refusal } from '../refusal.ts'

const most = { sheets: 20, rows: 300, columns: 40, cell: 400 }

/** A workbook's or document's text in cells, as much as a person looks at; formulas, links and pictures are not shown. */
export async function previewOf(files: Files, { hash, type, size }: { hash: string; type: string; size: number }) {
  const office = type === 'xlsx' || type === 'docx'
  if (!office || size > limits.zippedBytes) throw new Refusal(422, 'no-preview')
  const bytes = await readFile(pathOf(files, hash))
  if (type === 'xlsx') {
    const sheets = readSheets(bytes)
    if (!sheets.ok) throw new Refusal(422, 'no-preview', {}, sheets.problems)
    return cutTo(sheets.value.map(({ name, rows }) => ({ name, rows: inOrder(rows) })))
  }
  const document = await openDocument(bytes, null)
  if (!document.ok) throw new Refusal(422, 'no-preview', {}, document.problems)
  return cutTo([{ name: '', rows: document.value.lines.map(({ cells }) => cells.map(plainText)) }])
}

const inOrder = (rows: Map<number, string[]>) => [...rows.keys()].toSorted((a, b) => a - b).map(number => rows.get(number) ?? [])

function cutTo(sheets: EvidencePreview['sheets']): EvidencePreview {
  const cut = sheets.length > most.sheets || sheets.some(({ rows }) => rows.length > most.rows || rows.some(tooWide))
  const shown = sheets.slice(0, most.sheets).map(({ name, rows }) => ({
    name,
    rows: rows
      .slice(0, most.rows)
      .map(cells => Array.from(cells.slice(0, most.columns), cell => (cell ?? '').slice(0, most.cell))),
  }))
  return { sheets: shown, cut }
}
const tooWide = (cells: string[]) => cells.length > most.columns
