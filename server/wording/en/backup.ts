import { num, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { backup as zh } from '../zh/backup.ts'

export const backup: Same<typeof zh> = {
  'backup-made': p =>
    `Backed up to ${str(p, 'path')}: ${num(p, 'tables')} tables with ${num(p, 'rows')} rows, ${num(p, 'files')} files (evidence: ${num(p, 'copied')} copied, ${num(p, 'linked')} as in the backup before), ${num(p, 'bytes')} bytes.`,
  'backup-lost': p =>
    `Note: ${num(p, 'count')} evidence files the database names are gone from the data folder or changed there; the backup lacks them: ${str(p, 'hashes')}`,
  'backup-whole': p =>
    `${str(p, 'path')} is whole: ${num(p, 'tables')} tables with ${num(p, 'rows')} rows, ${num(p, 'files')} files, as of ${str(p, 'moment')}, version ${str(p, 'version')} (${str(p, 'migration')}).`,
  'backup-restored': p =>
    `Restored to ${str(p, 'place')}: ${num(p, 'tables')} tables with ${num(p, 'rows')} rows, ${num(p, 'files')} files, as of ${str(p, 'moment')}.`,
  'backup-before-upgrade': p => `Backed up before the upgrade (the database is at ${str(p, 'step')}): ${str(p, 'path')}`,
  'backup-usage-make': 'Usage: npm run backup [-- folder]',
  'backup-usage-restore': 'Usage: npm run restore -- <backup> <empty data folder>',
  'backup-usage-verify': 'Usage: npm run backup:verify -- <backup>',

  'backup-absent': p => `There is no backup at ${str(p, 'folder')}.`,
  'backup-unfinished': p => `This backup was never finished and cannot be used: ${str(p, 'folder')}`,
  'manifest-missing': p => `${str(p, 'folder')} has no manifest.json: it is not a whole backup.`,
  'manifest-damaged': p => `The manifest.json of ${str(p, 'folder')} is damaged.`,
  'backup-newer': p =>
    `This backup was made by the newer version ${str(p, 'made')} (${str(p, 'migration')}); this program is ${str(p, 'version')}. Upgrade the program first.`,
  'backup-damaged': p => `The backup ${str(p, 'folder')} is damaged in ${num(p, 'count')} places; nothing was restored:`,
  'backup-unsound': p => `The backup ${str(p, 'folder')} is damaged in ${num(p, 'count')} places:`,
  'file-missing': p => `${str(p, 'path')}: not there`,
  'file-size': p => `${str(p, 'path')}: should have ${num(p, 'size')} bytes, has ${num(p, 'found')}`,
  'file-changed': p => `${str(p, 'path')}: its content does not fit its checksum`,
  'database-damaged': p => `The database file is damaged: ${str(p, 'fault')}`,
  'table-differs': p => `Table ${str(p, 'table')} does not fit the manifest: ${num(p, 'rows')} rows then, ${num(p, 'found')} now`,
  'place-not-empty': p => `${str(p, 'folder')} is not empty (there is ${str(p, 'first')}); nothing is restored over it.`,
  'copy-differs': p => `Table ${str(p, 'table')} arrived changed in PostgreSQL; nothing was kept there.`,
  'backup-full': p => `${str(p, 'folder')} lacks space; nothing was kept.`,
  'backup-folder': p => `${str(p, 'folder')} cannot be written (${str(p, 'reason')}).`,
  'workspace-absent': p => `${str(p, 'folder')} holds no database jichi.sqlite.`,
  'key-absent': p => `${str(p, 'folder')} holds no secret.key; without it a backup is of no use.`,
  'workspace-newer': p => `The database is from a newer version than this program, ${str(p, 'version')}.`,
  'backup-failed': p => `It failed: ${str(p, 'reason')}.`,
}
