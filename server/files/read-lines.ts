import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { FileLine } from '#domain/file-figures'
import type { FileType } from '#domain/vocabulary-evidence'
import { openDocument } from '../documents/open.ts'
import { limits } from '../documents/source.ts'
import { letterOf } from '#domain/sheet-headings'
import { readSheets } from '../documents/xlsx.ts'

/** The text of a stored file, line by line with its places; null where it holds none that can be read. */
export type ReadText = { lines: FileLine[]; cut: boolean }

const pdf = { pages: 200, characters: 400_000, milliseconds: 20_000, megabytes: 512 }

export async function readLines(pdfReader: string, path: string, type: FileType, size: number): Promise<ReadText | null> {
  if (type === 'pdf') return readPdf(pdfReader, path)
  if ((type !== 'xlsx' && type !== 'docx') || size > limits.zippedBytes) return null
  const bytes = await readFile(path)
  if (type === 'xlsx') return readCells(bytes)
  const document = await openDocument(bytes, null)
  if (!document.ok) return null
  const lines = document.value.lines.map(({ number, cells }) => ({
    place: `line:${number}`,
    text: cells.filter(cell => cell !== '').join(' '),
  }))
  return { lines, cut: false }
}

/** In a thread of its own: a hostile file costs that thread, not the server. */
function readPdf(reader: string, path: string): Promise<ReadText | null> {
  return new Promise(resolve => {
    const workerData = { path, pages: pdf.pages, characters: pdf.characters }
    const resourceLimits = { maxOldGenerationSizeMb: pdf.megabytes }
    const worker = new Worker(reader, { workerData, resourceLimits, stdout: true, stderr: true })
    const end = (answer: ReadText | null) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), pdf.milliseconds)
    worker.once('message', (answer: ReadText | { error: true }) => end('lines' in answer ? answer : null))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

const isNumber = (cell: string) => /^[-+]?[\d,.]+\s*[%‰万亿]*$/.test(cell)

/** Cells with a number, each with the words of its row and what heads its column; text cells as they are. */
function readCells(bytes: Buffer): ReadText | null {
  const sheets = readSheets(bytes)
  if (!sheets.ok) return null
  const lines: FileLine[] = []
  for (const { name, rows } of sheets.value) {
    const heads: string[] = []
    for (const number of [...rows.keys()].toSorted((a, b) => a - b)) {
      const cells = rows.get(number) ?? []
      const row = cells
        .filter(cell => cell && !isNumber(cell))
        .join(' ')
        .slice(0, 100)
      for (const [column, cell] of cells.entries()) {
        if (!cell) continue
        const place = `cell:${name}!${letterOf(column)}${number}`
        if (isNumber(cell)) lines.push({ place, text: cell, row, head: heads[column] ?? '' })
        else {
          lines.push({ place, text: cell })
          heads[column] = cell.slice(0, 40)
        }
      }
    }
  }
  return { lines, cut: false }
}
