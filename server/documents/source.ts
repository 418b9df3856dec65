import type { Answer, Problem } from '#domain/problem'

/** A document as every reader of forms sees it: numbered lines of cells, whatever file it came from.
 * A cell is plain text, or HTML where the source held several paragraphs. A value merged over rows is repeated in each
 * of them (its first column only), so that a line can be read alone. */
export type SourceLine = { number: number; cells: string[] }
export type SourceKind = 'text' | 'html' | 'xlsx' | 'docx'
export type SourceDocument = { kind: SourceKind; lines: SourceLine[] }

/** Official forms are some 20 kB of text; these leave ample room and keep a hostile file from occupying the server. */
export const limits = {
  textBytes: 5_000_000,
  zippedBytes: 10_000_000,
  unzippedBytes: 20_000_000,
  zipEntries: 2_000,
  lines: 20_000,
  cellsPerLine: 200,
  characters: 5_000_000,
  /** Elements open at once; the parsers' work grows with its square. */
  depth: 300,
  /** Elements of a page or a sheet; of a Word file, which costs its library far more, fewer. */
  elements: 2_000_000,
  wordElements: 200_000,
  /** Opening tags in one rich text. */
  tags: 5_000,
} as const

export const refuse = (code: string, params: Problem['params'] = {}): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ path: '', code, params }],
})

/** Zero-width signs, direction marks and byte order marks that copying leaves between the letters; nobody sees them, yet they
 * keep 项目\u200b名称 from being 项目名称. */
const debris = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const clean = (cell: string) => cell.replace(debris, '')

const isBlank = (cell: string) => cell.trim() === ''

/** Gathers lines and stops at the first limit, also where a few bytes expand to very many cells. */
export function collectLines() {
  const lines: SourceLine[] = []
  let characters = 0
  let full: { ok: false; problems: Problem[] } | null = null
  return {
    add(number: number, given: string[]) {
      if (full) return
      const cells = given.map(clean)
      if (lines.length >= limits.lines) full = refuse('document-too-many-lines', { limit: limits.lines })
      else if (cells.length > limits.cellsPerLine && cells.slice(limits.cellsPerLine).some(cell => !isBlank(cell)))
        full = refuse('document-too-many-cells', { line: number, limit: limits.cellsPerLine })
      else {
        for (const cell of cells) characters += cell.length
        if (characters > limits.characters) full = refuse('document-too-large', { limit: limits.characters })
        else lines.push({ number, cells: cells.slice(0, limits.cellsPerLine) })
      }
    },
    get full() {
      return full !== null
    },
    answer(kind: SourceKind): Answer<SourceDocument> {
      if (full) return full
      if (lines.every(line => line.cells.every(isBlank))) return refuse('document-empty')
      return { ok: true, value: { kind, lines } }
    },
  }
}
export type LineCollector = ReturnType<typeof collectLines>
