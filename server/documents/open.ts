import type { Answer } from '#domain/problem'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { collectLines, limits, refuse, type SourceDocument } from './source.ts'
import { readText, textLines } from './text.ts'
import { readXlsx } from './xlsx.ts'
import { openZip } from './zip.ts'

export const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)

/** HTML begins with an element, or names a table before the first tab; tab separated text may hold `<p>` in its cells. */
export function isHtml(text: string, contentType: string | null): boolean {
  const beginning = text.slice(0, 100_000)
  if (/^(version:[\d.]+\s[\s\S]{0,400}?)?\s*<(!doctype|!--|[a-z][a-z0-9]*[\s>/])/i.test(beginning)) return true
  const beforeTab = beginning.split('\t', 1)[0] ?? ''
  return /<(html|table|body)\b/i.test(beforeTab) || (/html/i.test(contentType ?? '') && /<\/(p|div|td|tr)>/i.test(beforeTab))
}

export const isOoxml = (bytes: Uint8Array, folder: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(folder, 0, 'latin1')

/** Any accepted file or pasted text as numbered lines. What it is, is seen from its bytes; the header and the file name
 * only break ties, for browsers and systems send the wrong ones. Never throws. */
export async function openDocument(
  bytes: Uint8Array,
  contentType: string | null,
  fileName?: string | null,
): Promise<Answer<SourceDocument>> {
  if (bytes.length === 0) return refuse('document-empty')
  if (bytes.length > Math.max(limits.zippedBytes, limits.textBytes))
    return refuse('document-too-large', { bytes: bytes.length, limit: Math.max(limits.zippedBytes, limits.textBytes) })
  try {
    if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
      if (isOoxml(bytes, 'xl/workbook.xml')) return readXlsx(bytes)
      if (isOoxml(bytes, 'word/document.xml')) return await readDocx(bytes)
      const parts = openZip(bytes, () => false)
      return parts.ok ? refuse('document-unknown-kind', { fileName: fileName ?? null }) : parts
    }
    if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse('document-pdf')
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('document-old-office')
    const text = readText(bytes)
    if (!text.ok) return text
    if (isHtml(text.value, contentType)) return readHtml(text.value)
    const into = collectLines()
    textLines(text.value, into)
    return into.answer('text')
  } catch {
    return refuse('document-unreadable')
  }
}
