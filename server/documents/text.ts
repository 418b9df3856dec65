import type { Answer } from '#domain/problem'
import { limits, refuse, type LineCollector } from './source.ts'

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Control characters never stand in a text file; they show a wrong encoding or a binary file. */
// oxlint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd\ufffe\uffff]/

/** Text in UTF-8 (with or without byte order mark), UTF-16 with mark, or GB18030 (which contains GBK and GB2312). */
export function readText(bytes: Uint8Array): Answer<string> {
  if (bytes.length > limits.textBytes) return refuse('document-too-large', { bytes: bytes.length, limit: limits.textBytes })
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  const text = mark ? decode(bytes, mark) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'))
  if (text === null || binary.test(text)) return refuse('document-encoding')
  return { ok: true, value: text }
}

const opensQuote = (line: string) => {
  const last = line.slice(line.lastIndexOf('\t') + 1)
  return last.startsWith('"') && (last.match(/"/g)?.length ?? 0) % 2 === 1
}

/** A sheet copied to the clipboard quotes a cell that holds line breaks; such lines are one row. */
function endOfRow(lines: string[], start: number): number {
  if (!opensQuote(lines[start] ?? '')) return start
  for (let at = start + 1; at < Math.min(lines.length, start + 200); at++) {
    const quotes = (lines[at] ?? '').match(/"/g)?.length ?? 0
    if (quotes % 2 === 1) return at
  }
  return start
}

const unquote = (cell: string) =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') && /[\n"]/.test(cell.slice(1, -1))
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell

/** Tab separated text; where a text has no tab at all, `|` separates. Blank lines stay: they mark page breaks. */
export function textLines(text: string, into: LineCollector, firstNumber = 1): void {
  const lines = text.split(/\r\n|\n|\r|\f/)
  const separator = text.includes('\t') || lines.filter(line => line.split('|').length > 2).length < 3 ? '\t' : '|'
  for (let at = 0; at < lines.length && !into.full; at++) {
    const end = separator === '\t' ? endOfRow(lines, at) : at
    const row = lines.slice(at, end + 1).join('\n')
    into.add(
      firstNumber + at,
      row.split(separator).map(cell => unquote(cell.trim())),
    )
    at = end
  }
}
