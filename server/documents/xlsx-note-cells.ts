import { severities } from '#domain/finding'
import type { Note } from './note.ts'
import type { XlsxStyles } from './xlsx-note-styles.ts'
import { positionOf } from './xlsx.ts'

/** The cells of a sheet that notes speak of: each gets the fill of its gravest note. */

export type MarkedCell = { ref: string; row: number; column: number; texts: string[] }

export const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const rows = /<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g
const cells = /<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g

export function markCells(xml: string, notes: readonly Note[], styles: XlsxStyles): { xml: string; cells: MarkedCell[] } {
  const merges = [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map(
    ([, from = '', to = '']) => [positionOf(from)!, positionOf(to)!] as const,
  )
  const found = new Map<string, { row: number; column: number; notes: Note[] }>()
  for (const note of notes) {
    const { line, column } = note.at!
    // Of merged cells only the first is seen.
    const merge = merges.find(
      ([from, to]) => line >= from.row && line <= to.row && column - 1 >= from.column && column - 1 <= to.column,
    )
    const place = merge ? { row: merge[0].row, column: merge[0].column + 1 } : { row: line, column }
    const ref = `${letters(place.column)}${place.row}`
    const here = found.get(ref) ?? { ...place, notes: [] }
    here.notes.push(note)
    found.set(ref, here)
  }
  const byRow = new Map<number, [string, { column: number; notes: Note[] }][]>()
  for (const one of found) byRow.set(one[1].row, [...(byRow.get(one[1].row) ?? []), one])
  let number = 0
  const marked = xml.replaceAll(rows, row => {
    number = Number(/^<row\b[^>]*?\br="(\d+)"/.exec(row)?.[1]) || number + 1
    const wanted = byRow.get(number)
    return wanted ? markRow(row, wanted, styles) : row
  })
  const list = [...found].map(([ref, { row, column, notes: here }]) => ({
    ref,
    row,
    column,
    texts: here.map(({ number: no, text }) => `${no}. ${text}`),
  }))
  return { xml: marked, cells: list }
}

const gravest = (notes: readonly Note[]) => severities.find(severity => notes.some(note => note.severity === severity))!

function markRow(row: string, wanted: [string, { column: number; notes: Note[] }][], styles: XlsxStyles): string {
  const open = /^<row\b[^>]*?(?=\/?>)/.exec(row)![0]
  const inner = row.endsWith('/>') && !row.includes('</row>') ? '' : row.slice(open.length + 1, -'</row>'.length)
  const rowStyle = /\bcustomFormat="1"/.test(open) ? Number(/\bs="(\d+)"/.exec(open)?.[1] ?? 0) : 0
  let column = 0
  const parts = (inner.match(cells) ?? []).map(cell => {
    const ref = /^<c\b[^>]*?\br="([A-Z]+\d+)"/.exec(cell)?.[1]
    column = ref ? positionOf(ref)!.column + 1 : column + 1
    return { column, cell }
  })
  for (const [ref, { column: at, notes }] of wanted) {
    const severity = gravest(notes)
    const cell = parts.find(one => one.column === at)
    if (!cell) {
      parts.push({ column: at, cell: `<c r="${ref}" s="${styles.marked(rowStyle, severity)}"/>` })
      continue
    }
    const head = /^<c\b[^>]*?(?=\/?>)/.exec(cell.cell)![0]
    const style = styles.marked(Number(/\bs="(\d+)"/.exec(head)?.[1] ?? 0), severity)
    cell.cell = `${head.replace(/\ss="\d+"/, '')} s="${style}"${cell.cell.slice(head.length)}`
  }
  return `${open}>${parts
    .toSorted((a, b) => a.column - b.column)
    .map(({ cell }) => cell)
    .join('')}</row>`
}
