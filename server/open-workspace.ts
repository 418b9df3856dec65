import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkFile, type FileFinding } from '../db/check-file.ts'
import { migrateFile } from '../db/migrate.ts'
import { migratePostgres } from '../db/migrate-postgres.ts'
import { openStore, type Store } from '../db/open.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { standingOfFile, type Standing } from '../db/standing.ts'
import { sayBackup } from '#wording/backup'
import { sayFault } from './backup/command.ts'
import { BackupFault, reasonOf } from './backup/fault.ts'
import { makeBackup, type Program } from './backup/make.ts'
import { names } from './backup/manifest.ts'
import { restoring } from './backup/restore.ts'
import { SettingError, type Settings } from './settings.ts'

type Around = { program: Program; now: () => number; say: (line: string) => void }

/** The newest schema, then the connections; what keeps a database from being used is told by its setting's name. */
export async function openWorkspace(settings: Settings, around: Around): Promise<Store> {
  const { dataDir, databaseUrl } = settings
  if (existsSync(join(dataDir, restoring)))
    throw new SettingError(`DATA_DIR: restoring a backup into ${dataDir} was not finished; empty the folder and restore again`)
  if (databaseUrl === null) {
    await bringFileUp(settings, around)
    return openStore(join(dataDir, names.database))
  }
  try {
    const before = (standing: Standing) => beforeUpgrade(standing, settings, around)
    await migratePostgres(databaseUrl, join(around.program.migrations, 'postgres'), before)
  } catch (error) {
    throw error instanceof SettingError ? error : new SettingError(`DATABASE_URL: ${reasonOf(error)}`)
  }
  return openPostgres(databaseUrl)
}

/** The database file of a data folder at the newest step; an older one that people work in is backed up first. */
export async function bringFileUp(settings: Settings, around: Around): Promise<void> {
  const file = join(settings.dataDir, names.database)
  const migrations = join(around.program.migrations, 'sqlite')
  const found = checkFile(file)
  if (found) throw new SettingError(`DATA_DIR: ${damageAdvice(file, found)}`)
  if (existsSync(file)) await beforeUpgrade(standingOfFile(file, migrations), { ...settings, databaseUrl: null }, around)
  migrateFile(file, migrations)
}

/** Steps cannot be taken back: what was there before them stays. A database that knows more steps than this program is left alone. */
async function beforeUpgrade({ newer, filled, lacks, step }: Standing, settings: Settings, { program, now, say }: Around) {
  const { databaseUrl, backups } = settings
  if (newer)
    throw new SettingError(
      `${databaseUrl ? 'DATABASE_URL' : 'DATA_DIR'}: ${sayBackup('en', 'workspace-newer', { version: program.version })}`,
    )
  if (!lacks || !filled || !backups.beforeUpgrade) return
  try {
    const { path } = await makeBackup(settings, backups.folder, program, { now, reason: 'upgrade' })
    say(sayBackup('en', 'backup-before-upgrade', { step: step ?? '', path }))
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    const why = sayFault('en', error)
    throw new SettingError(`BACKUP_DIR: no backup before the upgrade: ${why} BACKUP_BEFORE_UPGRADE=0 upgrades without one`)
  }
}

/** What an operator does about a database file that must not be used as it is. Nothing was changed by looking. */
function damageAdvice(file: string, { code, detail }: FileFinding): string {
  const restore = 'restore the latest backup into an empty folder (npm run restore)'
  if (code === 'empty') return `${file} is empty (${detail}). If a new workspace is wanted, remove the file; else ${restore}.`
  if (code === 'no-database') return `${file} is no database (${detail}). Put back the right file, or ${restore}.`
  return `${file} is damaged (${detail}). Keep a copy of the whole folder, look at the disk, and ${restore}.`
}
