import type { Answer } from '#domain/problem'
import { refuse } from './source.ts'
import { positionOf, readFormats, readSharedStrings, walk, type Position } from './xlsx.ts'
import type { NumberFormat } from './xlsx-format.ts'
import { openZip, type Parts } from './zip.ts'

/** A workbook cell by cell, for files this program made itself and gets back: every cell keeps its place and kind. */

export type Cell = {
  kind: 'text' | 'number' | 'boolean' | 'error'
  /** As stored: a number's digits, an error's name. */
  text: string
  format: NumberFormat
  /** Calculated by the workbook; `text` is its last result, empty where it was never calculated. */
  formula: boolean
}
export type Row = { hidden: boolean; cells: Map<number, Cell> }
export type Sheet = { name: string; hidden: boolean; rows: Map<number, Row>; merges: { from: Position; to: Position }[] }

const most = { rows: 20_000, columns: 64, sheets: 20, merges: 5_000 } as const
const macros = /(^|\/)vbaProject\.bin$|^xl\/macrosheets\//i
const wanted = /^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/

type Named = { name: string; hidden: boolean; path: string }

function sheetsOf(parts: Parts): Named[] {
  const targets = new Map<string, string>()
  walk(parts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: Named[] = []
  walk(parts.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      const path = name === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined
      if (path) sheets.push({ name: attributes['name'] ?? '', hidden: /hidden/i.test(attributes['state'] ?? ''), path })
    },
  })
  return sheets
}

const kinds: Record<string, Cell['kind']> = { s: 'text', str: 'text', inlineStr: 'text', b: 'boolean', e: 'error', d: 'text' }

function readSheet(xml: Buffer | undefined, strings: string[], formats: NumberFormat[]): Omit<Sheet, 'name' | 'hidden'> | null {
  const rows: Sheet['rows'] = new Map()
  const merges: Sheet['merges'] = []
  let row: Row = { hidden: false, cells: new Map() }
  let [number, column] = [0, -1]
  let cell = { type: 'n', style: 0, value: '', formula: false }
  let inValue = false
  let full = false
  walk(xml, {
    open: (name, attributes) => {
      if (full) return
      if (name === 'row') {
        number = Number(attributes['r']) || number + 1
        column = -1
        row = { hidden: /^(1|true)$/.test(attributes['hidden'] ?? ''), cells: new Map() }
      } else if (name === 'c') {
        column = positionOf(attributes['r'] ?? '')?.column ?? column + 1
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', formula: false }
      } else if (name === 'f') cell.formula = true
      else if (name === 'mergeCell' && merges.length < most.merges) {
        const [from, to] = (attributes['ref'] ?? '').split(':').map(positionOf)
        if (from && to) merges.push({ from, to })
      }
      inValue = name === 'v' || name === 't'
    },
    text: text => {
      if (inValue) cell.value += text
    },
    close: name => {
      if (name === 'v' || name === 't') inValue = false
      if (name !== 'c' || full || column >= most.columns) return
      const { type, style, value, formula } = cell
      const text = (type === 's' ? (strings[Number(value)] ?? '') : value).trim()
      if (text === '' && !formula) return
      if (row.cells.size === 0) rows.set(number, row)
      row.cells.set(column, { kind: kinds[type] ?? 'number', text, format: formats[style] ?? 'plain', formula })
      full ||= rows.size > most.rows
    },
  })
  return full ? null : { rows, merges }
}

/** What the first bytes say of a file that is no workbook. */
function otherKind(bytes: Uint8Array): string {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
  if (bytes.length === 0) return 'document-empty'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'workbook-is-pdf'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'document-old-office'
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46) || starts(0x42, 0x4d))
    return 'workbook-is-image'
  return bytes.subarray(0, 4096).includes(0) ? 'workbook-not-xlsx' : 'workbook-is-text'
}

/** Every sheet with its cells, hidden ones too. Macros are refused, not skipped: nobody needs them in such a file. */
export function readWorkbook(bytes: Uint8Array): Answer<Sheet[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse(otherKind(bytes))
  try {
    let withMacros = false
    const parts = openZip(bytes, name => {
      withMacros ||= macros.test(name)
      return wanted.test(name)
    })
    if (!parts.ok) return parts
    if (withMacros) return refuse('workbook-macros')
    if (!parts.value.has('xl/workbook.xml')) return refuse('workbook-not-xlsx')
    const strings = readSharedStrings(parts.value)
    const formats = readFormats(parts.value)
    const sheets: Sheet[] = []
    for (const { path, ...named } of sheetsOf(parts.value).slice(0, most.sheets)) {
      const sheet = readSheet(parts.value.get(path), strings, formats)
      if (!sheet) return refuse('document-too-many-lines', { limit: most.rows })
      sheets.push({ ...named, ...sheet })
    }
    return { ok: true, value: sheets }
  } catch {
    return refuse('document-unreadable')
  }
}
