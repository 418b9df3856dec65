import { join } from 'node:path'
import { stat } from 'node:fs/promises'
import { faultOf } from '../../db/snapshot.ts'
import { stepsIn } from '../../db/standing.ts'
import { sumTables } from '../../db/table-sums.ts'
import { breathe } from '../breathe.ts'
import { BackupFault, type Finding } from './fault.ts'
import { sealOf } from './hashed-copy.ts'
import { unfinished } from './list.ts'
import type { Program } from './make.ts'
import { formatNow, names, readManifest, type Manifest } from './manifest.ts'

/** A backup without findings is whole. */
export type Verified = { manifest: Manifest; findings: Finding[] }

/** Reads a whole backup again: each file's size and SHA-256, the database's own check, each table's rows and sum. Refuses what is not a
 * finished backup, or is from a newer program, before it looks at anything else. */
export async function verifyBackup(backup: string, program: Program): Promise<Verified> {
  const manifest = await readable(backup, program)
  const findings: Finding[] = []
  for (const { path, size, sha256 } of manifest.files) {
    const there = await stat(join(backup, path)).catch(() => null)
    if (!there?.isFile()) findings.push({ code: 'file-missing', params: { path } })
    else if (there.size !== size) findings.push({ code: 'file-size', params: { path, size, found: there.size } })
    else if ((await sealOf(join(backup, path))).sha256 !== sha256) findings.push({ code: 'file-changed', params: { path } })
  }
  if (!manifest.files.some(({ path }) => path === names.database))
    findings.push({ code: 'file-missing', params: { path: names.database } })
  // A changed database file is already found; what is read out of it would say no more.
  if (!findings.some(({ params }) => params.path === names.database)) findings.push(...(await inDatabase(backup, manifest)))
  return { manifest, findings }
}

async function readable(backup: string, { version, migrations }: Program): Promise<Manifest> {
  if (!(await stat(backup).catch(() => null))?.isDirectory()) throw new BackupFault('backup-absent', { folder: backup })
  if (backup.replace(/\/+$/, '').endsWith(unfinished)) throw new BackupFault('backup-unfinished', { folder: backup })
  const manifest = await readManifest(backup)
  const known = stepsIn(join(migrations, 'sqlite')).some(({ tag }) => tag === manifest.migration)
  if (manifest.format > formatNow || !known)
    throw new BackupFault('backup-newer', { made: manifest.version, migration: manifest.migration, version })
  return manifest
}

async function inDatabase(backup: string, { tables }: Manifest): Promise<Finding[]> {
  const path = join(backup, names.database)
  const fault = faultOf(path)
  if (fault !== null) return [{ code: 'database-damaged', params: { fault } }]
  const found = await sumTables(path, breathe)
  return [...new Set([...Object.keys(tables), ...Object.keys(found)])].flatMap(table => {
    const [then, now] = [tables[table], found[table]]
    if (then && now && then.rows === now.rows && then.sum === now.sum) return []
    return [{ code: 'table-differs', params: { table, rows: then?.rows ?? 0, found: now?.rows ?? 0 } }]
  })
}
