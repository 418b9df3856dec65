import { accountById } from '../../db/queries/accounts.ts'
import { clearThrottle } from '../../db/queries/throttle.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from './caller.ts'
import { passwordFits } from './password.ts'
import { hasSecondFactor, takeCode } from './second-factor.ts'
import type { Account } from './sign-in.ts'
import { countTry, limits, tooMany } from './throttle.ts'
import { record } from './trail.ts'

/** The second step of signing in, where the account has one. Only who knows the password learns that it does. */
export async function proveSecondFactor(c: Ctx, account: Account, code: string | undefined): Promise<void> {
  if (!hasSecondFactor(account)) return
  if (!code) throw new Refusal(401, 'second-factor-required')
  if (!(await takeAndRecord(c, account, code))) throw new Refusal(401, 'wrong-code')
}

/** Takes a code; a recovery code spent is recorded in the same transaction. */
async function takeAndRecord(c: Ctx, account: { id: number; username: string }, code: string): Promise<boolean> {
  const { store, vault, trail, now } = c.get('at')
  return store.tx(async db => {
    const taken = await takeCode(db, vault, account.id, code, now())
    const by = { actorId: account.id, actor: account.username, address: c.get('address') }
    const what = { event: 'secondFactor.recovery', entity: 'account', entityId: String(account.id), result: 'done' } as const
    if (taken === 'recovery') await record(db, trail, [{ at: now(), ...by, ...what, detail: {} }])
    return taken !== null
  })
}

/** The own password again, before the own sign-in is changed; guessing it in a stolen session is counted and refused. */
export async function provePassword(c: Ctx, caller: Caller, password: string, code?: string): Promise<Account> {
  const at = c.get('at')
  const key = `own:${caller.id}`
  const until = await at.store.tx(db => countTry(db, key, limits.name, at.now()))
  if (until !== null) throw tooMany(until, at.now())
  const account = await accountById(at.store.db, caller.id)
  if (!(await passwordFits(account?.passwordHash ?? null, password)) || !account) throw new Refusal(422, 'wrong-own-password')
  if (code !== undefined && !(await takeAndRecord(c, account, code))) throw new Refusal(422, 'wrong-code')
  await at.store.tx(db => clearThrottle(db, key))
  return account
}
