import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Answer } from '#domain/problem'
import { limits, refuse } from './source.ts'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const encrypted = 1
const utf8Names = 0x800

export type Entry = { name: string; method: number; compressed: number; size: number; offset: number }

const wholeLimits = { entries: limits.zipEntries, bytes: limits.unzippedBytes }

export function entriesOf(
  bytes: Buffer,
  most: { entries: number; bytes: number } = wholeLimits,
): Entry[] | 'document-unreadable' | 'document-encrypted' | 'document-unzipped-too-large' {
  if (bytes.length < 22) return 'document-unreadable'
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 0xffff)
  while (end >= lowest && bytes.readUInt32LE(end) !== endSignature) end--
  if (end < lowest) return 'document-unreadable'
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > most.entries) return 'document-unzipped-too-large'
  const entries: Entry[] = []
  let size = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return 'document-unreadable'
    if (bytes.readUInt16LE(at + 8) & encrypted) return 'document-encrypted'
    const nameLength = bytes.readUInt16LE(at + 28)
    const entry = {
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    entries.push(entry)
    size += entry.size
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size > most.bytes ? 'document-unzipped-too-large' : entries
}

/** Chinese Windows packs names in GBK and says nothing of it. */
function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text
}

export function contentOf(
  bytes: Buffer,
  entry: Entry,
  most: number,
): Buffer | 'document-unreadable' | 'document-unzipped-too-large' {
  const { offset } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) return 'document-unreadable'
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(start, start + entry.compressed)
  if (entry.method === 0) return packed.length > most ? 'document-unzipped-too-large' : packed
  if (entry.method !== 8) return 'document-unreadable'
  try {
    // The declared size may lie: the inflater itself stops at the limit.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'document-unzipped-too-large' : 'document-unreadable'
  }
}

export type Parts = Map<string, Buffer>

/** The parts of an office file that a reader asks for, measured while they are unpacked; the others (macros, pictures)
 * are never touched. */
export function openZip(input: Uint8Array, wanted: (name: string) => boolean): Answer<Parts> {
  if (input.length > limits.zippedBytes) return refuse('document-too-large', { bytes: input.length, limit: limits.zippedBytes })
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const entries = bytes.length < 22 ? 'document-unreadable' : entriesOf(bytes)
  if (typeof entries === 'string') return refuse(entries, { limit: limits.unzippedBytes })
  const parts: Parts = new Map()
  let left: number = limits.unzippedBytes
  for (const entry of entries) {
    if (!wanted(entry.name) || parts.has(entry.name)) continue
    const content = contentOf(bytes, entry, left)
    if (typeof content === 'string') return refuse(content, { limit: limits.unzippedBytes })
    left -= content.length
    parts.set(entry.name, content)
  }
  return { ok: true, value: parts }
}

/** Parts as a zip: plain, for a library that insists on unpacking by itself, or packed for a file that is sent. */
export function storeZip(parts: Parts, packed = false): Buffer<ArrayBuffer> {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    const body = packed ? deflateRawSync(content) : content
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(utf8Names, 2)
    common.writeUInt16LE(packed ? 8 : 0, 4)
    // 1 January 1980: the format knows no empty day.
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([signature(localSignature), common, name, body])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(entrySignature), Buffer.from([20, 0]), common, place, name]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endSignature, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}
