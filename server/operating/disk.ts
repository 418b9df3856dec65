import { readFileSync } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Operating, Storage } from './operating.ts'

const full = new Set(['ENOSPC', 'EDQUOT'])

/** What can be told of the folder everything lies in. */
export function folderFacts(dataDir: string, write = writeFile): Pick<Operating, 'folderWritable' | 'storage'> {
  return {
    /** A full disk keeps nobody from reading, and whoever saves is told of it: no reason to send nobody here. */
    async folderWritable() {
      const file = join(dataDir, `.ready-${process.pid}`)
      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      await write(file, 'x', { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
        if (!full.has(error.code ?? '')) throw error
      })
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
