import { accountByUsername } from '../../db/queries/accounts.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { passwordFits } from './password.ts'
import { addressKey, countTry, forgive, limits, lockedUntil, nameKey, tooMany, uncount } from './throttle.ts'

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
  // Ten thousand tries at a locked name cost a look each, and keep nobody else's writes waiting.
  const standing = (await lockedUntil(at.store.db, address, now)) ?? (await lockedUntil(at.store.db, name, now))
  if (standing !== null) throw tooMany(standing, now)
  const { until, lockBegins } = await at.store.tx(async db => {
    const before = (await lockedUntil(db, address, now)) ?? (await lockedUntil(db, name, now))
    const byAddress = await countTry(db, address, limits.address, now)
    const until = byAddress ?? (await countTry(db, name, limits.name, now))
    return { until, lockBegins: until !== null && before === null }
  })
  const account = await accountByUsername(at.store.db, username)
  // Names that are nobody's stay out of the trail: people type passwords into the wrong field.
  const trail = { account: account?.username ?? null }
  if (until !== null) throw told(tooMany(until, now), { ...trail, lockBegins })
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  if (!account || !fits || account.disabled) throw told(new Refusal(401, 'wrong-password'), trail)
  try {
    await prove(account)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The code is asked for after the password: that is half a try, not a wrong one.
    if (error.code === 'second-factor-required')
      await at.store.tx(async db => {
        await uncount(db, name)
        await uncount(db, address)
      })
    throw told(error, trail)
  }
  await at.store.tx(db => forgive(db, name, address))
  return account
}
