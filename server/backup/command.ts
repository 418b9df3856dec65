import { basename, resolve } from 'node:path'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayBackup } from '#wording/backup'
import { BackupFault, reasonOf } from './fault.ts'
import { makeBackup, type Place, type Program } from './make.ts'
import type { Manifest } from './manifest.ts'
import { restoreBackup } from './restore.ts'
import { verifyBackup } from './verify.ts'

export type Told = { lang: Language; out: (line: string) => void; bad: (line: string) => void }
export type Asked = {
  verb: string | undefined
  args: string[]
  cwd: string
  place: Place
  folder: string
  program: Program
  now: () => number
}

/** `npm run backup`, `restore` and `backup:verify`: true when all went well, else what was wrong has been told. */
export async function backupCommand(asked: Asked, { lang, out, bad }: Told): Promise<boolean> {
  const tell = (code: string, params?: Params) => out(sayBackup(lang, code, params))
  const { verb, args, cwd, place, folder, program, now } = asked
  const [first, second] = args.map(path => resolve(cwd, path))
  const usage = () => (bad(sayBackup(lang, `backup-usage-${verb}`)), false)
  try {
    if (verb === 'make') {
      if (args.length > 1) return usage()
      const { path, manifest, linked, copied } = await makeBackup(place, first ?? folder, program, { now, reason: 'asked' })
      tell('backup-made', { path, linked, copied, ...countsOf(manifest) })
      const { lost } = manifest
      if (lost.length) tell('backup-lost', { count: lost.length, hashes: lost.join(' ') })
      return true
    }
    if (verb === 'verify') {
      if (args.length !== 1) return usage()
      const { manifest, findings } = await verifyBackup(first!, program)
      if (findings.length) throw new BackupFault('backup-unsound', { folder: first!, count: findings.length }, findings)
      tell('backup-whole', { path: first!, ...countsOf(manifest) })
      return true
    }
    if (args.length !== 2) return usage()
    const { manifest, tables } = await restoreBackup(first!, { ...place, dataDir: second! }, program)
    const onServer = tables && place.databaseUrl ? ` + ${serverOf(place.databaseUrl)}` : ''
    tell('backup-restored', { place: second! + onServer, ...countsOf(manifest) })
    return true
  } catch (error) {
    bad(sayFault(lang, error))
    return false
  }
}

/** The database's name and server, never its password. */
const serverOf = (url: string) => {
  const { host, pathname } = new URL(url)
  return `${host}/${basename(pathname)}`
}

const countsOf = ({ tables, files, momentAt, version, migration }: Manifest): Params => ({
  tables: Object.keys(tables).length,
  rows: Object.values(tables).reduce((sum, table) => sum + table.rows, 0),
  files: files.length,
  bytes: files.reduce((sum, file) => sum + file.size, 0),
  moment: momentAt,
  version,
  migration,
})

/** A fault with what was found, each in its line; another error by its own words. */
export function sayFault(lang: Language, error: unknown): string {
  if (!(error instanceof BackupFault)) return sayBackup(lang, 'backup-failed', { reason: reasonOf(error) })
  const found = error.findings.map(({ code, params }) => `  ${sayBackup(lang, code, params)}`)
  return [sayBackup(lang, error.code, error.params), ...found].join('\n')
}
