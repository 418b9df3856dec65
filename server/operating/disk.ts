import { readFileSync } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Operating, Storage } from './operating.ts'

/** What can be told of the folder everything lies in. */
export function folderFacts(dataDir: string): Pick<Operating, 'folderWritable' | 'storage'> {
  return {
    async folderWritable() {
      const file = join(dataDir, `.ready-${process.pid}`)
      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      await writeFile(file, 'x', { mode: 0o600 })
      await rm(file, { force: true })
      return true
    },
    async storage(): Promise<Storage> {
      const disk = await statfs(dataDir).catch(() => null)
      return { free: disk ? disk.bavail * disk.bsize : null, total: disk ? disk.blocks * disk.bsize : null }
    },
  }
}

type Journal = { entries: { tag: string; when: number }[] }
/** The migrations this version of the program brings. */
export const migrationsIn = (folder: string): Operating['migrations'] =>
  (JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal).entries.map(({ tag, when }) => ({
    tag,
    when,
  }))

export const versionIn = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
