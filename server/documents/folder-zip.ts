import type { Answer } from '#domain/problem'
import { startsWith } from './open.ts'
import { limits, refuse } from './source.ts'
import { contentOf, entriesOf, type Entry } from './zip.ts'

/** A packed folder, unpacked one file at a time and measured while it is: a bomb costs no more than one file's limit. */

export type Folder = { entries: Entry[]; read: (entry: Entry) => Answer<Uint8Array> }

/** Of all files together. */
const unpackedBytes = 200_000_000

/** Null where the file is no packed folder, but an office file or none of these. */
export function unpackFolder(input: Uint8Array, fileBytes: number): Answer<Folder> | null {
  if (!startsWith(input, 0x50, 0x4b, 0x03, 0x04)) return null
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const entries = entriesOf(bytes, { entries: limits.zipEntries, bytes: unpackedBytes })
  if (typeof entries === 'string') return refuse(entries, { limit: unpackedBytes })
  if (entries.some(({ name }) => name === '[Content_Types].xml')) return null
  let left = unpackedBytes
  const read = (entry: Entry): Answer<Uint8Array> => {
    const most = Math.min(fileBytes, left)
    const content = contentOf(bytes, entry, most)
    if (typeof content === 'string') return refuse(content, { limit: most })
    left -= content.length
    return { ok: true, value: new Uint8Array(content) }
  }
  return { ok: true, value: { entries: entries.filter(({ name }) => !name.endsWith('/')), read } }
}
