import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest, type Manifest } from './manifest.ts'

/** A backup is its folder's name, the UTC moment it was begun at; one that is not finished bears another ending. */
const named = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/
export const unfinished = '.partial'
export const nameOf = (at: number) => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
const momentOf = (name: string) => Date.parse(name.slice(0, 20).replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3'))

export type Kept = { name: string; path: string; manifest: Manifest; bytes: number }

/** The whole backups of a folder, the newest first; what has no sound manifest is none. */
async function* wholeOnes(folder: string): AsyncGenerator<Kept> {
  const entries = (await readdir(folder).catch((): string[] => [])).filter(name => named.test(name))
  for (const name of entries.sort().toReversed()) {
    const path = join(folder, name)
    const manifest = await readManifest(path).catch(() => null)
    if (manifest) yield { name, path, manifest, bytes: manifest.files.reduce((sum, file) => sum + file.size, 0) }
  }
}

export async function listBackups(folder: string): Promise<Kept[]> {
  const found: Kept[] = []
  for await (const one of wholeOnes(folder)) found.push(one)
  return found
}

export async function newestBackup(folder: string): Promise<Kept | null> {
  for await (const one of wholeOnes(folder)) return one
  return null
}

/** First its name, then its files: one cut short on its way out is never taken for a backup. */
export async function removeBackup(path: string): Promise<void> {
  const leaving = path.endsWith(unfinished) ? path : `${path}${unfinished}`
  if (leaving !== path) await rename(path, leaving)
  await rm(leaving, { recursive: true, force: true })
}

const dayOld = 86_400_000

/** Takes away what was begun over a day ago and never finished; a younger one may be another process's, at work. One that cannot be
 * taken away (begun by hand, by another user) must not keep new backups from being made. */
export async function clearUnfinished(folder: string, now: number, remove = removeBackup): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const begun = name.endsWith(unfinished) ? name.slice(0, -unfinished.length) : ''
    if (named.test(begun) && now - momentOf(begun) > dayOld) await remove(join(folder, name)).catch(() => {})
  }
}
