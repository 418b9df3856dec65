import { accountByUsername } from '../../db/queries/accounts.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { passwordFits } from './password.ts'
import { addressKey, countTry, forgive, limits, nameKey, tooMany } from './throttle.ts'

export type Account = NonNullable<Awaited<ReturnType<typeof accountByUsername>>>

const told = (refusal: Refusal, trail: Record<string, unknown>) => Object.assign(refusal, { trail })

/** The account of a name and a password, or 401 in the same words and time whatever was wrong; 429 after too many tries.
 * Every try is counted before it is made; `prove` may ask for more, such as a second factor. */
export async function proveIdentity(
  c: Ctx,
  username: string,
  password: string,
  prove: (account: Account) => Promise<void>,
): Promise<Account> {
  const at = c.get('at')
  const name = nameKey(username)
  const address = addressKey(c.get('address'))
  const now = at.now()
  const until = await at.store.tx(async db => {
    const byAddress = await countTry(db, address, limits.address, now)
    return byAddress ?? (await countTry(db, name, limits.name, now))
  })
  const account = await accountByUsername(at.store.db, username)
  // Names that are nobody's stay out of the trail: people type passwords into the wrong field.
  const trail = { account: account?.username ?? null }
  if (until !== null) throw told(tooMany(until, now), { ...trail, lockBegins: until === now + limits.name.lock })
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  if (!account || !fits || account.disabled) throw told(new Refusal(401, 'wrong-password'), trail)
  await prove(account)
  await at.store.tx(db => forgive(db, name, address))
  return account
}
