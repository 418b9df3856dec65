import { severities } from '#domain/finding'
import { letterOf } from '#domain/sheet-headings'
import type { Note } from './note.ts'
import type { XlsxStyles } from './xlsx-note-styles.ts'
import { positionOf } from './xlsx.ts'
import { attributeOf, elementsIn, withoutAttributes } from './xml-cut.ts'

/** The cells of a sheet that notes speak of: each gets the fill of its gravest note. */

export type MarkedCell = { ref: string; row: number; column: number; texts: string[] }

const rangeOf = (ref: string | undefined) => {
  const [from, to] = (ref ?? '').split(':').map(positionOf)
  return from && to ? [[from, to] as const] : []
}

export function markCells(xml: string, notes: readonly Note[], styles: XlsxStyles): { xml: string; cells: MarkedCell[] } {
  const merges = [...xml.matchAll(/<mergeCell(?=[\s/])[^<>]*>/g)].flatMap(([tag]) => rangeOf(attributeOf(tag, 'ref')))
  const found = new Map<string, { row: number; column: number; notes: Note[] }>()
  for (const note of notes) {
    const { line, column } = note.at!
    // Of merged cells only the first is seen.
    const merge = merges.find(
      ([from, to]) => line >= from.row && line <= to.row && column - 1 >= from.column && column - 1 <= to.column,
    )
    const place = merge ? { row: merge[0].row, column: merge[0].column + 1 } : { row: line, column }
    const ref = `${letterOf(place.column - 1)}${place.row}`
    const here = found.get(ref) ?? { ...place, notes: [] }
    here.notes.push(note)
    found.set(ref, here)
  }
  const byRow = new Map<number, [string, { column: number; notes: Note[] }][]>()
  for (const one of found) byRow.set(one[1].row, [...(byRow.get(one[1].row) ?? []), one])
  let number = 0
  let at = 0
  let marked = ''
  for (const row of elementsIn(xml, 'row')) {
    number = Number(attributeOf(headOf(row.text), 'r')) || number + 1
    const wanted = byRow.get(number)
    if (!wanted) continue
    // Of two rows by one number the first is shown.
    byRow.delete(number)
    marked += xml.slice(at, row.from) + markRow(row.text, wanted, styles)
    at = row.to
  }
  const list = [...found].map(([ref, { row, column, notes: here }]) => ({
    ref,
    row,
    column,
    texts: here.map(({ number: no, text }) => `${no}. ${text}`),
  }))
  return { xml: marked + xml.slice(at), cells: list }
}

const gravest = (notes: readonly Note[]) => severities.find(severity => notes.some(note => note.severity === severity))!
/** An element's opening tag without its end. */
const headOf = (element: string) => element.slice(0, element.indexOf('>')).replace(/\/$/, '')

function markRow(row: string, wanted: [string, { column: number; notes: Note[] }][], styles: XlsxStyles): string {
  const open = headOf(row)
  const inner = row.endsWith('</row>') ? row.slice(row.indexOf('>') + 1, -'</row>'.length) : ''
  const rowStyle = /^(1|true)$/.test(attributeOf(open, 'customFormat') ?? '') ? Number(attributeOf(open, 's') ?? 0) : 0
  let column = 0
  const parts = elementsIn(inner, 'c').map(({ text: cell }) => {
    column = (positionOf(attributeOf(headOf(cell), 'r') ?? '')?.column ?? column) + 1
    return { column, cell }
  })
  for (const [ref, { column: at, notes }] of wanted) {
    const severity = gravest(notes)
    const cell = parts.find(one => one.column === at)
    if (!cell) {
      parts.push({ column: at, cell: `<c r="${ref}" s="${styles.marked(rowStyle, severity)}"/>` })
      continue
    }
    const head = headOf(cell.cell)
    const style = styles.marked(Number(attributeOf(head, 's') ?? 0), severity)
    cell.cell = `${withoutAttributes(head, 's')} s="${style}"${cell.cell.slice(head.length)}`
  }
  return `${open}>${parts
    .toSorted((a, b) => a.column - b.column)
    .map(({ cell }) => cell)
    .join('')}</row>`
}
