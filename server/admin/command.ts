import type { Language } from '#domain/vocabulary'
import { sayAdmin } from '#wording/admin'
import { migrationsHad } from '../../db/queries/operating.ts'
import { rebuild } from '../acts/rebuild.ts'
import type { Operating } from '../operating/operating.ts'
import { activeRules } from '../rules.ts'
import { SettingError } from '../settings.ts'
import { createUser, disableUser, enableUser, listUsers, resetPassword, unlock } from './accounts.ts'
import { actHere, AdminFault, tell, type Here } from './here.ts'

type Command = (here: Here, args: string[]) => Promise<void>
const commands: Record<string, Command> = {
  'list-users': listUsers,
  'create-user': createUser,
  'reset-password': resetPassword,
  unlock,
  'enable-user': enableUser,
  'disable-user': disableUser,
  rebuild: rebuildAll,
}

export const commandNames = Object.keys(commands)

/** What the process hands to a command; what reaches beyond the database is its own. */
export type Around = {
  lang: Language
  out: (line: string) => void
  bad: (line: string) => void
  migrations: Operating['migrations']
  open: () => Promise<{ here: Here; close: () => Promise<void> }>
  /** Commands of the process itself: false where something was wrong. */
  others: Record<string, (args: string[]) => Promise<boolean>>
}

/** `npm run admin -- <command> …`: true when all went well, else what was wrong has been told. */
export async function adminCommand([name, ...args]: string[], around: Around): Promise<boolean> {
  const { lang, out, bad, others } = around
  if (name === undefined || name === 'help' || name === '--help') {
    out(sayAdmin(lang, 'help'))
    return name !== undefined
  }
  const own = Object.hasOwn(commands, name) ? commands[name] : undefined
  const other = Object.hasOwn(others, name) ? others[name] : undefined
  if (!own && !other) {
    bad(sayAdmin(lang, 'command-unknown', { name }))
    return false
  }
  try {
    if (other) return await other(args)
    await opened(around, here => own!(here, args))
    return true
  } catch (error) {
    bad(sayFault(lang, error, name))
    return false
  }
}

/** Whether a workspace has exactly this version's schema: an older one is brought up by the server alone, a newer one is not understood. */
export async function schemaFault({ store }: Here, migrations: Around['migrations']) {
  const had = new Set(await migrationsHad(store.db).catch(() => []))
  const ours = new Set(migrations.map(({ when }) => when))
  if ([...ours].some(when => !had.has(when))) return 'schema-older'
  return [...had].some(when => !ours.has(when)) ? 'schema-newer' : null
}

async function opened({ open, migrations }: Around, work: (here: Here) => Promise<void>): Promise<void> {
  const { here, close } = await open()
  try {
    const fault = await schemaFault(here, migrations)
    if (fault) throw new AdminFault(fault)
    await work(here)
  } finally {
    await close()
  }
}

/** An argument that is not understood is told by its own words, with the way to the help. */
function sayFault(lang: Language, error: unknown, command: string): string {
  if (error instanceof SettingError) return error.message
  if (error instanceof AdminFault) return sayAdmin(lang, error.code, error.params)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = error instanceof Error ? error.message : String(error)
  return sayAdmin(lang, code.startsWith('ERR_PARSE_ARGS') ? 'arguments' : 'failed', { reason, command })
}

async function rebuildAll(here: Here, args: string[]): Promise<void> {
  if (args.length) throw new AdminFault('no-arguments')
  const { store } = here
  let told = -1
  const projects = await rebuild(store.tx, store.db, await activeRules(store.db), (done, total) => {
    const fifth = Math.floor((done * 5) / total)
    if (fifth > told) tell(here, 'rebuilding', { done, total })
    told = fifth
  })
  await actHere(here, 'derived.rebuild', (_, note) =>
    Promise.resolve(note({ entity: 'derived', id: 'all', after: { projects } })),
  )
  tell(here, 'rebuilt', { projects })
}
