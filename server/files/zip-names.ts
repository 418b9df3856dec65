import type { FileHandle } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'

/** Names of a zip's entries, read from its end without unpacking anything. */
export type ZipEntry = { name: string; method: number; compressed: number; offset: number }

const [endSignature, entrySignature, localSignature] = [0x06054b50, 0x02014b50, 0x04034b50]
const limits = { directory: 4 * 1024 * 1024, entries: 10_000, part: 1024 * 1024 }

async function piece(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, from)
  return buffer.subarray(0, bytesRead)
}

/** Null where the directory cannot be read: damaged, encrypted, or larger than any document's. */
export async function zipEntries(file: FileHandle, size: number): Promise<ZipEntry[] | null> {
  const tailAt = Math.max(0, size - 22 - 0xffff)
  const tail = await piece(file, tailAt, size - tailAt)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) return null
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  if (count > limits.entries || length > limits.directory) return null
  const bytes = await piece(file, tail.readUInt32LE(end + 16), length)
  const entries: ZipEntry[] = []
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature || bytes.readUInt16LE(at + 8) & 1) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The text of one small part; empty where it cannot be read. */
export async function zipPart(file: FileHandle, { method, compressed, offset }: ZipEntry): Promise<string> {
  const head = await piece(file, offset, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== localSignature || compressed > limits.part) return ''
  const packed = await piece(file, offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), compressed)
  try {
    return (method === 8 ? inflateRawSync(packed, { maxOutputLength: limits.part }) : packed).toString('utf8')
  } catch {
    return ''
  }
}
