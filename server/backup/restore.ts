import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { copyToPostgres, type Copied } from '../../db/copy-to-postgres.ts'
import { migrateFile } from '../../db/migrate.ts'
import { migratePostgres } from '../../db/migrate-postgres.ts'
import { BackupFault, folderFault } from './fault.ts'
import { copyHashed, syncFolder } from './hashed-copy.ts'
import type { Place, Program } from './make.ts'
import { names, type Manifest } from './manifest.ts'
import { verifyBackup } from './verify.ts'

/** Lies in a data folder while a backup is being restored into it: a start there refuses what is only half there. */
export const restoring = 'restore-unfinished'

/** Tells the next start what was restored, for the audit trail to say it. */
const noteFile = 'restored.json'

export type Restored = { manifest: Manifest; tables: Copied[] | null }

/** Puts a backup into an empty place: every sum is checked before anything is written, and once more while it is. Into PostgreSQL the
 * database is brought to the newest step first and copied in one transaction; a database file is brought there by the next start. */
export async function restoreBackup(backup: string, { dataDir, databaseUrl }: Place, program: Program): Promise<Restored> {
  await refuseFilled(dataDir)
  const { manifest, findings } = await verifyBackup(backup, program)
  if (findings.length) throw new BackupFault('backup-damaged', { folder: backup, count: findings.length }, findings)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFile(join(dataDir, restoring), '', { mode: 0o600, flag: 'wx' })
    for (const { path, sha256 } of manifest.files) {
      const copied = await copyHashed(createReadStream(join(backup, path)), join(dataDir, path))
      if (copied.sha256 !== sha256)
        throw new BackupFault('backup-damaged', { folder: backup, count: 1 }, [{ code: 'file-changed', params: { path } }])
    }
    const tables = databaseUrl ? await intoPostgres(dataDir, databaseUrl, program.migrations) : null
    const note = { backup: basename(backup), momentAt: manifest.momentAt }
    await copyHashed([Buffer.from(JSON.stringify(note))], join(dataDir, noteFile))
    await syncFolder(dataDir)
    await rm(join(dataDir, restoring))
    return { manifest, tables }
  } catch (error) {
    throw folderFault(error, dataDir)
  }
}

async function refuseFilled(dataDir: string): Promise<void> {
  const there = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw folderFault(error, dataDir)
  })
  if (there.length) throw new BackupFault('place-not-empty', { folder: dataDir, first: there[0]! })
}

/** The database file leaves the data folder again: the workspace lives on the server from now on. */
async function intoPostgres(dataDir: string, url: string, migrations: string): Promise<Copied[]> {
  const file = join(dataDir, names.database)
  migrateFile(file, join(migrations, 'sqlite'))
  await migratePostgres(url, join(migrations, 'postgres'))
  const tables = await copyToPostgres(file, url, () => {})
  const differs = tables.find(({ same }) => !same)
  if (differs) throw new BackupFault('copy-differs', { table: differs.name })
  for (const beside of ['', '-wal', '-shm']) await rm(`${file}${beside}`, { force: true })
  return tables
}

/** What was restored into a data folder and has not been told to the trail yet; `told` ends that. */
export async function restoredNote(dataDir: string): Promise<{ note: object | null; told: () => Promise<void> }> {
  const path = join(dataDir, noteFile)
  const text = await readFile(path, 'utf8').catch(() => null)
  return { note: text === null ? null : (JSON.parse(text) as object), told: () => rm(path, { force: true }) }
}
