import { createReadStream, existsSync } from 'node:fs'
import { link, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathOf } from '../files/file-store.ts'
import { copyHashed, type Sealed } from './hashed-copy.ts'
import { names, type Manifest } from './manifest.ts'

export type Evidence = { kept: Map<string, Sealed>; linked: number; copied: number; lost: string[] }
/** The backup before, whose files may be linked to. */
export type Earlier = { path: string; files: Manifest['files'] }
type Stored = { hash: string; size: number }

const inside = (hash: string) => pathOf({ folder: names.evidence, pdfReader: '' }, hash)

/** Every evidence file the copied database names: the earlier backup's own by a hard link where it has it, else copied and hashed. One
 * that is gone, or is no longer what its name says, is named as lost; a backup of all the rest is worth more than none. */
export async function keepEvidence(
  dataDir: string,
  partial: string,
  stored: Stored[],
  earlier: Earlier | null,
  room: (bytes: number) => Promise<void>,
  alive: () => void,
): Promise<Evidence> {
  const had = new Map((earlier?.files ?? []).map(file => [file.path, file]))
  await room(stored.reduce((sum, { hash, size }) => sum + (had.has(inside(hash)) ? 0 : size), 0))
  const all: Evidence = { kept: new Map(), linked: 0, copied: 0, lost: [] }
  for (const { hash, size } of stored) {
    const path = inside(hash)
    const to = join(partial, path)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    if (had.get(path)?.size === size && (await linked(join(earlier!.path, path), to, size))) {
      all.linked++
      all.kept.set(path, { size, sha256: hash })
    } else {
      // It was thought to be linked: no room was looked for.
      if (had.has(path)) await room(size)
      const seal = await copied(join(dataDir, path), to, hash, alive)
      if (seal) all.kept.set(path, seal)
      else all.lost.push(hash)
      all.copied += seal ? 1 : 0
    }
    alive()
  }
  return all
}

/** No where the file system has no links, or as many as it takes. */
async function linked(from: string, to: string, size: number): Promise<boolean> {
  if ((await stat(from).catch(() => null))?.size !== size) return false
  return link(from, to).then(
    () => true,
    () => false,
  )
}

async function copied(from: string, to: string, hash: string, alive: () => void): Promise<Sealed | null> {
  if (!existsSync(from)) return null
  const seal = await copyHashed(createReadStream(from), to, alive)
  if (seal.sha256 === hash) return seal
  await rm(to)
  return null
}
