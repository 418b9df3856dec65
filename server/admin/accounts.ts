import { parseArgs } from 'node:util'
import { roles, type Role } from '#domain/vocabulary'
import { sayAdmin } from '#wording/admin'
import { sayWord } from '#wording/words'
import {
  accountByUsername,
  enabledHolders,
  insertAccount,
  listAccounts,
  shownAccount,
  updateAccount,
  usernameTaken,
  type ShownAccount,
} from '../../db/queries/accounts.ts'
import { agencyByCode, standingTree } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { deleteSessionsOf } from '../../db/queries/sessions.ts'
import { clearThrottle, locksAmong } from '../../db/queries/throttle.ts'
import { everything } from '../../db/scope.ts'
import { rolesOf } from '../access/account-rules.ts'
import { hashPassword, randomPassword, strongEnough } from '../access/password.ts'
import { addressKey, nameKey } from '../access/throttle.ts'
import { actHere, AdminFault, tell, type Here } from './here.ts'

async function accountNamed({ store }: Here, username: string): Promise<ShownAccount> {
  const row = await accountByUsername(store.db, username)
  if (!row) throw new AdminFault('account-unknown', { username })
  return (await shownAccount(store.db, row.id))!
}

/** Typed in where asked for, else drawn and told once. */
async function newPassword(here: Here, username: string, fromInput: boolean) {
  const password = fromInput ? await here.readPassword() : randomPassword()
  if (!strongEnough(password, username)) throw new AdminFault('password-weak')
  return { hash: await hashPassword(password), told: fromInput ? null : password }
}

const secret = { 'password-stdin': { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } as const

export async function createUser(here: Here, args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: text, role: text, agency: text, email: text, ...secret },
  })
  const username = one(positionals).trim()
  const role = (values.role ?? 'none') as Role
  if (username.length < 2 || username.length > 60) throw new AdminFault('username-length')
  if (!(roles as readonly string[]).includes(role)) throw new AdminFault('role-unknown', { role, roles: roles.join(', ') })
  if (values.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(values.email))
    throw new AdminFault('email-unlike', { email: values.email })
  const agency = values.agency === undefined ? undefined : await agencyByCode(here.store.db, values.agency)
  if (values.agency !== undefined && !agency) throw new AdminFault('agency-unknown', { code: values.agency })
  const { hash, told } = await newPassword(here, username, values['password-stdin'])
  const shown = {
    username,
    name: values.name?.trim() || username,
    role,
    agencyId: agency?.id ?? null,
    email: values.email ?? null,
  }
  const mustChange = !values.keep
  await actHere(here, 'account.create', async (db, note) => {
    if (await usernameTaken(db, username)) throw new AdminFault('username-taken', { username })
    const id = await reserveIds(db, 'account')
    const rest = { also: '[]', passwordHash: hash, mustChange, disabled: false, sample: false, createdAt: here.now(), version: 1 }
    await insertAccount(db, { ...shown, id, ...rest })
    note({ entity: 'account', id, after: { ...shown, mustChangePassword: mustChange } })
  })
  tell(here, 'user-created', { username, role: sayWord(here.lang, `role.${role}`) })
  if (told) tell(here, 'password-once', { password: told, change: mustChange })
}

export async function resetPassword(here: Here, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'second-factor': { type: 'boolean', default: false }, ...secret },
  })
  const account = await accountNamed(here, one(positionals))
  const { hash, told } = await newPassword(here, account.username, values['password-stdin'])
  const mustChange = !values.keep
  const factor = values['second-factor'] ? { totpSecret: null, totpRecovery: null, totpStep: null } : {}
  const ended = await actHere(here, 'account.change', async (db, note) => {
    await updateAccount(db, account.id, { passwordHash: hash, mustChange, ...factor })
    await clearThrottle(db, nameKey(account.username))
    const sessions = await deleteSessionsOf(db, account.id)
    const after = { password: 'changed', ...(values['second-factor'] ? { secondFactor: false } : {}), ended: sessions }
    note({ entity: 'account', id: account.id, after })
    return sessions
  })
  tell(here, 'password-reset', { username: account.username, ended })
  if (told) tell(here, 'password-once', { password: told, change: mustChange })
  if (account.disabled) tell(here, 'still-disabled', { username: account.username })
}

export async function unlock(here: Here, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { address: { type: 'string' } } })
  const { address } = values
  if (address !== undefined) {
    await actHere(here, 'account.unlock', async (db, note) => {
      await clearThrottle(db, addressKey(address))
      note({ entity: 'address', id: address })
    })
    return tell(here, 'address-unlocked', { address })
  }
  const { id, username } = await accountNamed(here, one(positionals))
  await actHere(here, 'account.unlock', async (db, note) => {
    await clearThrottle(db, nameKey(username))
    note({ entity: 'account', id })
  })
  tell(here, 'unlocked', { username })
}

export const enableUser = (here: Here, args: string[]) => setDisabled(here, args, false)
export const disableUser = (here: Here, args: string[]) => setDisabled(here, args, true)

async function setDisabled(here: Here, args: string[], disabled: boolean): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const account = await accountNamed(here, one(positionals))
  await actHere(here, 'account.change', async (db, note) => {
    if (disabled && !account.disabled)
      for (const role of ['administrator', 'securityAdministrator'] as const)
        if (rolesOf(account).includes(role) && (await enabledHolders(db, role)) <= 1)
          throw new AdminFault('last-holder', { username: account.username, role: sayWord(here.lang, `role.${role}`) })
    await updateAccount(db, account.id, { disabled })
    if (disabled) await deleteSessionsOf(db, account.id)
    note({ entity: 'account', id: account.id, before: { disabled: account.disabled }, after: { disabled } })
  })
  tell(here, disabled ? 'user-disabled' : 'user-enabled', { username: account.username })
}

export async function listUsers(here: Here, args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { role: text, search: text } })
  const { db } = here.store
  const names = new Map((await standingTree(db)).map(row => [row.id, row.name]))
  const { total } = await listAccounts(db, everything, { role: values.role, q: values.search }, 1, 1)
  tell(here, 'users-head')
  for (let page = 1; (page - 1) * 200 < total; page++) {
    const { items } = await listAccounts(db, everything, { role: values.role, q: values.search }, page, 200)
    const locks = await locksAmong(
      db,
      items.map(item => nameKey(item.username)),
      here.now(),
    )
    const locked = new Set(locks.map(lock => lock.key))
    for (const item of items) {
      const held = rolesOf(item).map(role => sayWord(here.lang, `role.${role}`))
      const states = [
        item.disabled && 'disabled',
        locked.has(nameKey(item.username)) && 'locked',
        item.mustChangePassword && 'must-change',
        item.secondFactor && 'second-factor',
      ].filter(state => state !== false)
      const said = states.map(state => sayState(here, state)).join(', ')
      here.out([item.username, item.name, held.join('+'), names.get(item.agencyId ?? -1) ?? '—', said || '—'].join('\t'))
    }
  }
  tell(here, 'users-total', { total })
}

const sayState = ({ lang }: Here, state: string) => sayAdmin(lang, `state-${state}`)

/** The one thing a command is about. */
function one(positionals: string[]): string {
  if (positionals.length !== 1) throw new AdminFault('one-name')
  return positionals[0]!
}
