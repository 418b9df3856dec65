import type { Db } from '../../db/open.ts'
import { newestOfKind } from '../../db/queries/messages.ts'
import { listBackups } from './list.ts'
import type { BackupReason } from './manifest.ts'

/** What an operator looks at: the whole backups of the folder, the newest first, and the last time a scheduled one failed. */
export type BackupState = {
  folder: string
  backups: {
    name: string
    reason: BackupReason
    version: string
    migration: string
    momentAt: string
    finishedAt: string
    files: number
    bytes: number
    /** Evidence files that were already gone when it was made. */
    lost: number
  }[]
  /** Null: none failed since the newest whole backup. */
  failed: { at: number; code: string; reason: string } | null
}

export async function backupState(folder: string, db: Db): Promise<BackupState> {
  const backups = (await listBackups(folder)).map(({ name, manifest, files, bytes, lost }) => {
    const { reason, version, migration, momentAt, finishedAt } = manifest
    return { name, reason, version, migration, momentAt, finishedAt, files, bytes, lost }
  })
  const told = await newestOfKind(db, 'backupFailed')
  const since = backups[0] ? Date.parse(backups[0].momentAt) : 0
  if (!told || told.createdAt <= since) return { folder, backups, failed: null }
  const { code = '', reason = '' } = JSON.parse(told.params) as { code?: string; reason?: string }
  return { folder, backups, failed: { at: told.createdAt, code, reason } }
}
