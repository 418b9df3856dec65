import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'

/** Files by their content: evidence/ab/cdef…, named by nothing but their SHA-256. */
export type Files = {
  folder: string
  /** The script that reads a PDF in a thread of its own. */
  pdfReader: string
}

/** A file on its way in: written and on the disk, not yet in its place. */
export type Received = { path: string; hash: string; size: number }

const hashed = /^[0-9a-f]{64}$/
export const pathOf = ({ folder }: Files, hash: string): string => {
  if (!hashed.test(hash)) throw new Error('not a content hash')
  return join(folder, hash.slice(0, 2), hash.slice(2))
}

/** A full disk is an answer of its own (507): the person can do nothing but tell the administrator. */
export function storageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' ? new Refusal(507, 'storage-full') : error
}

/** Writes a stream to a file, hashed and measured on the way, and onto the disk; never more than `limit` bytes. */
export async function writeHashed(path: string, source: AsyncIterable<Uint8Array>, limit: number): Promise<Received> {
  const file = await open(path, 'w', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const piece of source) {
      size += piece.length
      if (size > limit) throw new Refusal(413, 'too-large', { limit: Math.floor(limit / 1024 / 1024) })
      hash.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
  } catch (error) {
    throw storageError(error)
  } finally {
    await file.close()
  }
  return { path, hash: hash.digest('hex'), size }
}

export async function receive(files: Files, source: AsyncIterable<Uint8Array>, limit: number): Promise<Received> {
  const incoming = join(files.folder, 'incoming')
  const path = join(incoming, randomUUID())
  try {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    return await writeHashed(path, source, limit)
  } catch (error) {
    await unlink(path).catch(() => {})
    throw storageError(error)
  }
}

/** Puts a received file in its place; the same content is there once, and freshly touched, so that no sweep takes it away. */
export async function keep(files: Files, { path, hash }: Received, now: number): Promise<void> {
  const place = pathOf(files, hash)
  const folder = join(files.folder, hash.slice(0, 2))
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(path, place)
    await utimes(place, now / 1000, now / 1000)
    const directory = await open(folder, 'r')
    await directory.sync().finally(() => directory.close())
  } catch (error) {
    throw storageError(error)
  }
}

export const discard = (received: Received): Promise<void> => unlink(received.path).catch(() => {})

/** Size of a stored file; null when it is not there (a restored database without its folder). */
export const sizeOf = async (files: Files, hash: string): Promise<number | null> =>
  (await stat(pathOf(files, hash)).catch(() => null))?.size ?? null

/** A small stored file whole; a restored database may lack its folder. */
export async function readBytes(files: Files, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(pathOf(files, hash)).catch(() => null)
  if (!bytes) throw new Refusal(410, 'evidence-lost')
  return new Uint8Array(bytes)
}

export const readStored = (files: Files, hash: string) => createReadStream(pathOf(files, hash))

const dayOld = 86_400_000

/** Removes what no record knows and nothing has touched for a day: uploads cut off, and acts rolled back after their file lay. */
export async function sweepFiles(files: Files, known: (hashes: string[]) => Promise<Set<string>>, now: number): Promise<number> {
  const names = (path: string) => readdir(path).catch((): string[] => [])
  let removed = 0
  for (const part of await names(files.folder)) {
    const own = (await names(join(files.folder, part))).filter(name => part === 'incoming' || hashed.test(part + name))
    const kept = part === 'incoming' ? new Set<string>() : await known(own.map(name => part + name))
    for (const name of own) {
      const path = join(files.folder, part, name)
      const touched = (await stat(path).catch(() => null))?.mtimeMs
      if (touched === undefined || kept.has(part + name) || now - touched < dayOld) continue
      await unlink(path).then(
        () => (removed += 1),
        () => {},
      )
    }
  }
  return removed
}
