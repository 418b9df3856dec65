import { join, resolve, sep } from 'node:path'
import type { Keep } from './backup/rotation.ts'
import { SettingError, whole } from './sign-in-settings.ts'

/** Where backups go, when one is made by itself (null = never), how long they stay, and whether one is made before an upgrade. */
export type BackupSettings = { folder: string; at: string | null; keep: Keep; beforeUpgrade: boolean }
type Env = Record<string, string | undefined>

export function readBackups(env: Env, cwd: string, dataDir: string): BackupSettings {
  const folder = env.BACKUP_DIR ? resolve(cwd, env.BACKUP_DIR) : join(dataDir, 'backups')
  if (folder === dataDir || `${folder}${sep}`.startsWith(`${join(dataDir, 'evidence')}${sep}`))
    throw new SettingError(`BACKUP_DIR: "${env.BACKUP_DIR}" must be a folder of its own, best on another disk than DATA_DIR`)
  const at = env.BACKUP_AT || '02:30'
  if (at !== 'off' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at))
    throw new SettingError(`BACKUP_AT: "${at}" must be a time of day such as 02:30, or off`)
  const upgrade = env.BACKUP_BEFORE_UPGRADE || '1'
  if (!/^[01]$/.test(upgrade)) throw new SettingError(`BACKUP_BEFORE_UPGRADE: "${upgrade}" must be 1 (yes) or 0 (no)`)
  return {
    folder,
    at: at === 'off' ? null : at,
    keep: {
      days: whole(env, 'BACKUP_KEEP_DAYS', 7, 366),
      weeks: whole(env, 'BACKUP_KEEP_WEEKS', 4, 520),
      months: whole(env, 'BACKUP_KEEP_MONTHS', 12, 1200),
    },
    beforeUpgrade: upgrade === '1',
  }
}
