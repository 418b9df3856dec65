import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { breathe } from '../breathe.ts'
import { names, readManifest, workspaceIn, type Manifest } from './manifest.ts'

/** A backup is its folder's name, the UTC moment it was begun at; one that is not finished bears another ending. */
const named = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/
export const unfinished = '.partial'
export const nameOf = (at: number) => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
const momentOf = (name: string) => Date.parse(name.slice(0, 20).replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3'))

/** What is told of a whole backup: its manifest without the lists, which are as long as the evidence is much. */
export type Kept = {
  name: string
  path: string
  manifest: Omit<Manifest, 'tables' | 'files' | 'lost'>
  workspace: string | undefined
  files: number
  bytes: number
  lost: number
}

function factsOf(name: string, path: string, { tables: _, files, lost, ...manifest }: Manifest): Kept {
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  return { name, path, manifest, workspace: workspaceIn(files), files: files.length, bytes, lost: lost.length }
}

/** What was read of each folder, by its manifest's size and time: a finished backup does not change, and it is asked for every few seconds. */
const read = new Map<string, Map<string, Kept>>()

/** The whole backups of a folder, the newest first; what has no sound manifest is none. */
async function* wholeOnes(folder: string): AsyncGenerator<Kept> {
  const entries = (await readdir(folder).catch((): string[] => [])).filter(name => named.test(name))
  const before = read.get(folder) ?? new Map<string, Kept>()
  const now = new Map([...before].filter(([key]) => entries.includes(key.split('/')[0]!)))
  read.set(folder, now)
  for (const name of entries.sort().toReversed()) {
    const path = join(folder, name)
    const there = await stat(join(path, names.manifest)).catch(() => null)
    if (!there) continue
    const key = `${name}/${there.size}/${there.mtimeMs}`
    let kept = now.get(key)
    if (!kept) {
      const manifest = await readManifest(path).catch(() => null)
      if (!manifest) continue
      now.set(key, (kept = factsOf(name, path, manifest)))
      await breathe()
    }
    yield kept
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
