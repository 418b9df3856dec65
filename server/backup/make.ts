import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { copyFromPostgres } from '../../db/copy-from-postgres.ts'
import { evidenceOf, snapshotFile } from '../../db/snapshot.ts'
import { standingOfFile } from '../../db/standing.ts'
import { sumTables, type TableSum } from '../../db/table-sums.ts'
import { breathe } from '../breathe.ts'
import { BackupFault, folderFault } from './fault.ts'
import { copyHashed, sealOf, syncFolder, type Sealed } from './hashed-copy.ts'
import { keepEvidence, type Earlier } from './keep-evidence.ts'
import { clearUnfinished, newestBackup, nameOf, unfinished } from './list.ts'
import { formatNow, names, readManifest, writtenManifest, type BackupReason, type Manifest } from './manifest.ts'

/** The program: its version, and the folder of its migrations. */
export type Program = { version: string; migrations: string }
/** Where a workspace lives: its data folder, and its PostgreSQL database if it has one. */
export type Place = { dataDir: string; databaseUrl: string | null }
export type How = {
  now: () => number
  reason: BackupReason
  /** Called all along the way: a lease is lengthened by it. */
  alive?: () => void
  /** Bytes that must stay free beside the backup. */
  reserve?: number
}
/** `linked` evidence is the newest backup's own, `copied` was read anew. */
export type Made = { name: string; path: string; manifest: Manifest; linked: number; copied: number }

const reserved = 64 * 1024 * 1024

/** Makes a whole backup in a folder of its own below `folder`, while people go on working: the database as it stood at one moment, every
 * evidence file it names, the key and the noted ends of the audit chains. A folder, not an archive: a file that has not changed is the
 * earlier backup's own by a hard link, each folder is still whole by itself, and any of them is read with nothing but `cp`.
 * Sums find damage, not malice: whoever may write there could make others; the audit chains are signed by the key. */
export async function makeBackup(from: Place, folder: string, program: Program, how: How): Promise<Made> {
  const begun = how.now()
  let partial: string | undefined
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await clearUnfinished(folder, begun)
    const name = freeName(folder, nameOf(begun))
    partial = join(folder, `${name}${unfinished}`)
    await mkdir(partial, { mode: 0o700 })
    const made = await fill(from, folder, partial, program, how)
    const manifest = { ...made.manifest, startedAt: iso(begun), finishedAt: iso(how.now()) }
    await copyHashed([Buffer.from(writtenManifest(manifest))], join(partial, names.manifest))
    await syncFolder(partial)
    const path = join(folder, name)
    await rename(partial, path)
    await syncFolder(folder)
    return { ...made, name, path, manifest }
  } catch (error) {
    if (partial) await rm(partial, { recursive: true, force: true }).catch(() => {})
    throw folderFault(error, folder)
  }
}

const iso = (at: number) => new Date(at).toISOString()

function freeName(folder: string, name: string): string {
  const taken = (one: string) => existsSync(join(folder, one)) || existsSync(join(folder, `${one}${unfinished}`))
  let free = name
  for (let i = 2; taken(free); i++) free = `${name}-${i}`
  return free
}

type Filled = { manifest: Omit<Manifest, 'startedAt' | 'finishedAt'>; linked: number; copied: number }

async function fill(from: Place, folder: string, partial: string, program: Program, how: How): Promise<Filled> {
  const { alive = () => {}, reserve = reserved, reason } = how
  const { version, migrations } = program
  const room = (bytes: number) => leaveRoom(folder, bytes + reserve)
  // The noted ends first: all of them are in a database copied later, where a later note might name one that is not.
  const keys = await keepKeys(from.dataDir, partial)
  const database = join(partial, names.database)
  const momentAt = iso(how.now())
  const there = await copyDatabase(from, database, migrations, room, alive)
  const { step, newer } = standingOfFile(database, join(migrations, 'sqlite'))
  if (step === null || newer) throw new BackupFault('workspace-newer', { version })
  const tables = await sumTables(database, () => (alive(), breathe()))
  const differs = there && Object.keys(tables).find(table => tables[table]!.sum !== there[table]?.sum)
  if (differs) throw new Error(`the copy of "${differs}" differs from the database`)
  const earlier = await backupBefore(folder)
  const evidence = await keepEvidence(from.dataDir, partial, evidenceOf(database), earlier, room, alive)
  const kept = new Map([[names.database, await sealOf(database, alive)], ...keys, ...evidence.kept])
  const files = [...kept].map(([path, seal]) => ({ path, ...seal }))
  const { linked, copied, lost } = evidence
  const manifest = {
    format: formatNow,
    reason,
    version,
    migration: step,
    database: there ? 'postgres' : 'sqlite',
    momentAt,
    tables,
    files,
    lost,
  } as const
  return { manifest, linked, copied }
}

async function backupBefore(folder: string): Promise<Earlier | null> {
  const newest = await newestBackup(folder)
  const manifest = newest && (await readManifest(newest.path).catch(() => null))
  return manifest && { path: newest.path, files: manifest.files }
}

/** What each table held on the server, where the workspace runs on one: the copy is compared with it. */
async function copyDatabase(
  { dataDir, databaseUrl }: Place,
  to: string,
  migrations: string,
  room: (bytes: number) => Promise<void>,
  alive: () => void,
): Promise<Record<string, TableSum> | null> {
  let sums: Record<string, TableSum> | null = null
  if (databaseUrl) {
    await room(0)
    sums = await copyFromPostgres(databaseUrl, to, migrations, alive)
  } else {
    const file = join(dataDir, names.database)
    const size = (await stat(file).catch(() => null))?.size ?? 0
    if (size === 0) throw new BackupFault('workspace-absent', { folder: dataDir })
    await room(size)
    await snapshotFile(file, to, alive)
  }
  const copy = await open(to, 'r+')
  await copy.sync().finally(() => copy.close())
  await chmod(to, 0o600)
  return sums
}

/** The key that opens secrets and signs the audit chains, and the ends noted beside the database, up to the last whole line. */
async function keepKeys(dataDir: string, partial: string): Promise<[string, Sealed][]> {
  const key = await readFile(join(dataDir, names.key)).catch(() => null)
  if (!key) throw new BackupFault('key-absent', { folder: dataDir })
  const anchors = await readFile(join(dataDir, names.anchors)).catch(() => Buffer.alloc(0))
  const whole = anchors.subarray(0, anchors.lastIndexOf('\n') + 1)
  return [
    [names.key, await copyHashed([key], join(partial, names.key))],
    [names.anchors, await copyHashed([whole], join(partial, names.anchors))],
  ]
}

/** A backup must not be what fills the disk people save to. */
async function leaveRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw new BackupFault('backup-full', { folder })
}
