import { pullLimits, type PullConfig } from '#domain/pull'
import { readText } from '../documents/text.ts'
import { PullFault } from './fault.ts'

/** What a source answered, as rows of the three parts of a reading. */
export type RawReading = { row: number; key: unknown; at: unknown; value: unknown }

const refuseMany = (count: number) => {
  if (count > pullLimits.rows) throw new PullFault('pull-too-many', { limit: pullLimits.rows })
}

function textOf(bytes: Uint8Array): string {
  const read = readText(bytes)
  if (!read.ok) throw new PullFault('pull-encoding')
  return read.value.replace(/^\ufeff/, '')
}

/** Comma, semicolon or tab: whatever the heading has most of. */
const separatorOf = (heading: string) =>
  [',', ';', '\t'].map(sign => ({ sign, count: heading.split(sign).length })).sort((a, b) => b.count - a.count)[0]!.sign

/** RFC 4180: quotes around cells that hold separators, quotes or line breaks. */
export function csvRows(text: string): string[][] {
  const separator = separatorOf(text.split(/\r?\n/, 1)[0] ?? '')
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const end = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    end()
    if (row.some(one => one.trim() !== '')) rows.push(row)
    row = []
    refuseMany(rows.length - 1)
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') cell += text[++i]!
      else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) end()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i++
      endRow()
    } else cell += sign
  }
  if (cell !== '' || row.length) endRow()
  return rows
}

/** Readings of a table by the names of its columns; the heading is row 1. */
export function tableReadings(
  heading: readonly string[],
  rows: readonly (readonly unknown[])[],
  config: PullConfig,
): RawReading[] {
  const names = heading.map(name => name.trim())
  const columnOf = (name: string) => {
    const at = names.indexOf(name)
    if (at < 0) throw new PullFault('pull-column', { column: name, columns: names.slice(0, 20).join('、') })
    return at
  }
  const [at, value] = [columnOf(config.at), columnOf(config.value)]
  const key = config.key === null ? at : columnOf(config.key)
  return rows.map((row, i) => ({ row: i + 2, key: row[key], at: row[at], value: row[value] }))
}

export function csvReadings(bytes: Uint8Array, config: PullConfig): RawReading[] {
  const [heading, ...rows] = csvRows(textOf(bytes))
  if (!heading) throw new PullFault('pull-empty')
  return tableReadings(heading, rows, config)
}

/** `data.items` walks into objects; a number picks from a list. */
function pick(value: unknown, path: string): unknown {
  let at = value
  for (const part of path.split('.').filter(Boolean)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return at
}

export function jsonReadings(bytes: Uint8Array, config: PullConfig): RawReading[] {
  let document: unknown
  try {
    document = JSON.parse(textOf(bytes))
  } catch (error) {
    throw error instanceof PullFault ? error : new PullFault('pull-not-json')
  }
  const items = pick(document, config.items)
  if (!Array.isArray(items)) throw new PullFault('pull-path', { path: config.items })
  refuseMany(items.length)
  return items.map((item: unknown, i) => {
    const at = pick(item, config.at)
    return { row: i + 1, key: config.key === null ? at : pick(item, config.key), at, value: pick(item, config.value) }
  })
}
