import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Language } from '#domain/vocabulary'
import { sayAdmin } from '#wording/admin'
import { copyToPostgres } from '../db/copy-to-postgres.ts'
import { migratePostgres } from '../db/migrate-postgres.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { openStore } from '../db/open.ts'
import { noteAnchors, readAnchors } from './access/anchors.ts'
import { verifyTrail } from './access/verify-trail.ts'
import { adminCommand, schemaFault } from './admin/command.ts'
import { actHere } from './admin/here.ts'
import { readPassword } from './admin/read-password.ts'
import { backupCommand } from './backup/command.ts'
import { reasonOf } from './backup/fault.ts'
import type { Program } from './backup/make.ts'
import { names } from './backup/manifest.ts'
import { bringFileUp } from './open-workspace.ts'
import { migrationsIn, versionIn } from './operating/disk.ts'
import { readSecrets } from './secret-file.ts'
import { SettingError, readSettings, type Settings } from './settings.ts'

/** What is done from the command line beside the server; the environment is handed in by the process's entry. */
type Env = Record<string, string | undefined>

/** `npm run admin -- <command> …`: on the workspace the server's environment names, beside a running server too. */
export async function admin(root: string, env: Env, args: string[]): Promise<void> {
  const lang = languageOf(env)
  const out = (line: string) => console.log(line)
  const around = {
    lang,
    out,
    bad: (line: string) => console.error(line),
    migrations: migrationsOf(root, env),
    open: () => openHere(env, lang, out),
    others: {
      'verify-audit': async () => (await verifyAudit(env), process.exitCode === 0),
      backup: (args: string[]) => recorded(root, env, 'make', args),
      restore: (args: string[]) => recorded(root, env, 'restore', args),
      'verify-backup': async (args: string[]) => (await runBackup(root, env, ['verify', ...args]), process.exitCode === 0),
    },
  }
  if (!(await adminCommand(args, around))) process.exitCode = 1
}

const migrationsOf = (root: string, { DATABASE_URL }: Env) =>
  migrationsIn(join(root, 'db/migrations', DATABASE_URL ? 'postgres' : 'sqlite'))

/** A backup is told to the trail it was made of; what was restored begins with the record that it was. An older workspace has no place
 * for either: of what was restored its first start tells. */
async function recorded(root: string, env: Env, verb: 'make' | 'restore', args: string[]): Promise<boolean> {
  await runBackup(root, env, [verb, ...args])
  if (process.exitCode !== 0) return false
  const place = verb === 'make' ? env : { ...env, DATA_DIR: resolve(process.cwd(), args[1] ?? '') }
  const { here, close } = await openHere(place, languageOf(env), line => console.log(line))
  const event = verb === 'make' ? 'backup.make' : 'backup.restore'
  const note = { entity: 'backup', id: basename(args[0] ?? 'folder'), after: { folder: args[0] ?? null } }
  try {
    if ((await schemaFault(here, migrationsOf(root, env))) === null)
      await actHere(here, event, (_, told) => Promise.resolve(told(note)))
  } finally {
    await close()
  }
  return true
}

/** The database file, where one is used; a folder without a workspace, or without its key, is told and nothing is made in it. */
function workspaceAt({ dataDir, databaseUrl }: Settings): string {
  const file = join(dataDir, names.database)
  if (databaseUrl === null && !existsSync(file)) throw new SettingError(`DATA_DIR: there is no workspace at ${file}`)
  if (!existsSync(join(dataDir, names.key))) throw new SettingError(`DATA_DIR: there is no ${names.key} in ${dataDir}`)
  return file
}

/** An existing workspace for a command: none is made by the way, and none is signed with a key it does not know. */
async function openHere(env: Env, lang: Language, out: (line: string) => void) {
  const settings = readSettings(env, process.cwd())
  const { dataDir, databaseUrl } = settings
  const file = workspaceAt(settings)
  const store = databaseUrl ? openPostgres(databaseUrl, { connections: 2 }) : openStore(file)
  const trail = { chain: `${Date.now().toString(36)}-${process.pid.toString(36)}`, key: readSecrets(dataDir).trail }
  const ask = (again: boolean) => process.stderr.write(sayAdmin(lang, again ? 'password-again' : 'password-ask'))
  const typed = () => readPassword(process.stdin, ask, () => process.stderr.write('\n'))
  const here = { store, trail, now: () => Date.now(), by: userInfo().username, lang, out, readPassword: typed }
  const close = async () => {
    await noteAnchors(store.db, dataDir, Date.now()).catch(() => {})
    await store.close()
  }
  return { here, close }
}

/** Commands speak English, and Chinese where the terminal does. */
const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Env): Language =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh-CN' : 'en'

/** `npm run audit:verify`: reads the whole trail of a data folder and prints what does not fit; 1 when something was found. */
export async function verifyAudit(env: Env): Promise<void> {
  try {
    const settings = readSettings(env, process.cwd())
    const { dataDir, databaseUrl } = settings
    const file = workspaceAt(settings)
    const store = databaseUrl ? openPostgres(databaseUrl) : openStore(file)
    const { records, chains, found } = await verifyTrail(store.db, readSecrets(dataDir).trail, readAnchors(dataDir))
    await store.close()
    for (const { code, chain, seq } of found) console.log(`${code}: chain ${chain}, record ${seq}`)
    console.log(`${records} records in ${chains} chains, ${found.length} tamperings found`)
    process.exitCode = found.length ? 1 : 0
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** `npm run backup`, `restore` and `backup:verify`: what they are told is what the server is told; 1 when something was wrong. */
export async function runBackup(root: string, env: Env, args: string[]): Promise<void> {
  try {
    const settings = readSettings(env, process.cwd())
    const [verb, ...rest] = args
    const asked = {
      verb,
      args: rest,
      cwd: process.cwd(),
      place: settings,
      folder: settings.backups.folder,
      program: programAt(root),
    }
    const told = { lang: languageOf(env), out: (line: string) => console.log(line), bad: (line: string) => console.error(line) }
    process.exitCode = (await backupCommand({ ...asked, now: () => Date.now() }, told)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

export const programAt = (root: string): Program => ({ version: versionIn(root), migrations: join(root, 'db/migrations') })

/** `npm run migrate:to-postgres`: the embedded workspace into an empty PostgreSQL database, each table counted and summed on both
 * sides; 1 where one differs. Evidence files and keys stay in the data folder, which the processes share. */
export async function moveToPostgres(root: string, env: Env): Promise<void> {
  try {
    const settings = readSettings(env, process.cwd())
    const { dataDir, databaseUrl } = settings
    const file = join(dataDir, 'jichi.sqlite')
    if (databaseUrl === null) throw new SettingError('DATABASE_URL: name the PostgreSQL database to copy into')
    if (!existsSync(file)) throw new SettingError(`DATA_DIR: there is no workspace at ${file}`)
    try {
      await bringFileUp(settings, { program: programAt(root), now: () => Date.now(), say: line => console.log(line) })
    } catch (error) {
      if (error instanceof SettingError) throw error
      throw new SettingError(`DATA_DIR: ${file} cannot be brought to the newest schema (${String(error)})`)
    }
    try {
      await migratePostgres(databaseUrl, join(root, 'db/migrations/postgres'))
    } catch (error) {
      throw new SettingError(`DATABASE_URL: ${reasonOf(error)}`)
    }
    const tables = await copyToPostgres(file, databaseUrl, ({ name, rows: [here, there], sums, same }) =>
      console.log(`${same ? 'same  ' : 'DIFFERS'} ${name}: ${here} rows, ${there} copied, ${sums.join(' ')}`),
    )
    const rows = tables.reduce((sum, one) => sum + one.rows[0], 0)
    const differ = tables.filter(({ same }) => !same).length
    console.log(`${tables.length} tables, ${rows} rows, ${differ} differ${differ ? '; nothing was kept' : ''}`)
    process.exitCode = differ ? 1 : 0
  } catch (error) {
    // What goes wrong while copying need not be the address.
    console.error(error instanceof SettingError ? error.message : `migrate:to-postgres: ${reasonOf(error)}`)
    process.exitCode = 1
  }
}
