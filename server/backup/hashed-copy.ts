import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

export type Sealed = { size: number; sha256: string }

/** Size and SHA-256 of a file, read a piece at a time. */
export async function sealOf(path: string, alive: () => void = () => {}): Promise<Sealed> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    hash.update(piece)
    size += piece.length
    alive()
  }
  return { size, sha256: hash.digest('hex') }
}

/** Writes a new file that only its owner reads, and onto the disk before it answers; hashed on the way. */
export async function copyHashed(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  to: string,
  alive: () => void = () => {},
): Promise<Sealed> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const file = await open(to, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of source) {
      hash.update(piece)
      await file.writeFile(piece)
      size += piece.length
      alive()
    }
    await file.sync()
    return { size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** A name is on the disk once its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
