import { z } from '@hono/zod-openapi'
import { roles, type Role } from '#domain/vocabulary'
import type { ShownAccount } from '../../db/queries/accounts.ts'
import { sessionCounts } from '../../db/queries/sessions.ts'
import { locksAmong } from '../../db/queries/throttle.ts'
import { nameKey } from '../access/throttle.ts'
import type { Surroundings } from '../context.ts'

export const userSchema = z
  .object({
    id: z.int(),
    username: z.string(),
    name: z.string(),
    role: z.enum(roles),
    also: z.array(z.enum(roles)),
    agencyId: z.int().nullable(),
    email: z.string().nullable(),
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean(),
    singleSignOn: z.boolean(),
    /** The name is locked after failed sign-ins until then. */
    lockedUntil: z.int().nullable(),
    sessions: z.int(),
    lastSeen: z.int().nullable(),
    sample: z.boolean(),
    version: z.int(),
  })
  .openapi('User')

/** Accounts with what stands about them elsewhere: locks of their names, open sessions. */
export async function accountViews({ store, now, signIn }: Surroundings, rows: ShownAccount[]) {
  const locks = new Map(
    (
      await locksAmong(
        store.db,
        rows.map(row => nameKey(row.username)),
        now(),
      )
    ).map(row => [row.key, row.until]),
  )
  const ids = rows.map(row => row.id)
  const open = new Map((await sessionCounts(store.db, ids, now() - signIn.idle)).map(row => [row.accountId, row]))
  return rows.map(row => ({
    ...row,
    role: row.role as Role,
    also: JSON.parse(row.also) as Role[],
    lockedUntil: locks.get(nameKey(row.username)) ?? null,
    sessions: open.get(row.id)?.sessions ?? 0,
    lastSeen: open.get(row.id)?.lastSeen ?? null,
  }))
}

export const accountView = async (at: Surroundings, row: ShownAccount) => (await accountViews(at, [row]))[0]!
