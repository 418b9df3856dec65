import { plainText } from '../documents/rich-text.ts'
import type { SourceDocument } from '../documents/source.ts'

/** A source line as the review shows it: the declaration's paths it filled, and the cells no field took. */
export type ReadLine = {
  number: number
  cells: string[]
  paths: string[]
  role: 'blank' | 'heading' | 'field' | 'unused'
  /** It holds text and nothing of it was placed. */
  unused: boolean
  leftover: string[]
}

const heading = Symbol('heading')
type Use = string | typeof heading | undefined

/** Text made of rules only: dashes under a heading or between pages. */
export const isRule = (text: string) => /^[-—–_=─━*·.\s|]*$/.test(text)

/** Keeps account of every cell, so that nothing of a form is dropped silently. */
export function openLedger(document: SourceDocument) {
  const texts = document.lines.map(line => line.cells.map(plainText))
  const uses: Use[][] = document.lines.map(() => [])
  const isFree = (at: number, cell: number) => uses[at]?.[cell] === undefined && !isRule(texts[at]?.[cell] ?? '')
  const labelled = (at: number, cell: number) => {
    const before = (texts[at] ?? []).findLastIndex((text, i) => i < cell && text !== '')
    const label = before >= 0 && uses[at]?.[before] === heading ? `${texts[at]?.[before]} ` : ''
    return label + (texts[at]?.[cell] ?? '')
  }
  return {
    document,
    /** Words of the cells, without markup. */
    texts,
    fill: (at: number, cell: number, path: string) => void (uses[at]![cell] = path),
    note: (at: number, cell: number) => void (uses[at]![cell] ??= heading),
    noteLine: (at: number) => texts[at]?.forEach((_, cell) => void (uses[at]![cell] ??= heading)),
    numberOf: (at: number) => document.lines[at]?.number ?? null,
    lines: (): ReadLine[] =>
      document.lines.map(({ number, cells }, at) => {
        const filled = uses[at]!.filter(use => typeof use === 'string')
        const leftover = cells.flatMap((_, cell) => (isFree(at, cell) ? [labelled(at, cell)] : []))
        const unused = filled.length === 0 && leftover.length > 0
        const blank = texts[at]!.every(isRule)
        const role = blank ? 'blank' : filled.length > 0 ? 'field' : unused ? 'unused' : 'heading'
        return { number, cells, paths: [...new Set(filled)], role, unused, leftover }
      }),
  }
}
export type Ledger = ReturnType<typeof openLedger>
