import { and, asc, count, eq, isNull, like, lt, or, sql } from 'drizzle-orm'
import { holds } from '../holds.ts'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'

const { account } = table

export async function accountByUsername(db: Db, username: string) {
  const [row] = await db.select().from(account).where(eq(account.username, username))
  return row
}

/** A user name already taken, whatever its case: two people must not differ by a capital alone. */
export async function usernameTaken(db: Db, username: string): Promise<boolean> {
  const same = eq(sql`lower(${account.username})`, username.toLowerCase())
  const rows = await db
    .select({ id: account.id })
    .from(account)
    .where(or(same, eq(account.username, username)))
    .limit(1)
  return rows.length > 0
}

export async function accountById(db: Db, id: number) {
  const [row] = await db.select().from(account).where(eq(account.id, id))
  return row
}

/** The account a single sign-on identity belongs to. */
export async function accountByOidc(db: Db, subject: string) {
  const [row] = await db.select().from(account).where(eq(account.oidcSubject, subject))
  return row
}

/** Accounts as lists show them: without the password's hash. */
const shown = {
  id: account.id,
  username: account.username,
  name: account.name,
  role: account.role,
  also: account.also,
  agencyId: account.agencyId,
  email: account.email,
  disabled: account.disabled,
  mustChangePassword: account.mustChange,
  secondFactor: sql`${account.totpRecovery} is not null`.mapWith(Boolean),
  singleSignOn: sql`${account.oidcSubject} is not null`.mapWith(Boolean),
  sample: account.sample,
  version: account.version,
}
export type ShownAccount = NonNullable<Awaited<ReturnType<typeof shownAccount>>>

export type AccountFilter = { q?: string; role?: string; agencyId?: number; disabled?: boolean }

export async function listAccounts(db: Db, scope: Scope, filter: AccountFilter, page: number, pageSize: number) {
  const { q, role, agencyId, disabled } = filter
  const where = and(
    within(scope, account.agencyId),
    q ? holds(q, account.username, account.name) : undefined,
    role ? or(eq(account.role, role), like(account.also, `%"${role}"%`)) : undefined,
    agencyId === undefined ? undefined : eq(account.agencyId, agencyId),
    disabled === undefined ? undefined : eq(account.disabled, disabled),
  )
  const items = await db
    .select(shown)
    .from(account)
    .where(where)
    .orderBy(asc(account.username))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(account).where(where)
  return { items, total: row?.total ?? 0 }
}

export async function shownAccount(db: Db, id: number) {
  const [row] = await db.select(shown).from(account).where(eq(account.id, id))
  return row
}

export async function insertAccount(db: Db, row: typeof account.$inferInsert) {
  await db.insert(account).values(row)
}

export async function updateAccount(db: Db, id: number, change: Partial<typeof account.$inferInsert>) {
  await db
    .update(account)
    .set({ ...change, version: sql`${account.version} + 1` })
    .where(eq(account.id, id))
}

/** Takes a one-time code's time step, unless it or a later one was taken before. */
export async function takeTotpStep(db: Db, id: number, step: number): Promise<boolean> {
  const fresh = or(isNull(account.totpStep), lt(account.totpStep, step))
  const rows = await db
    .update(account)
    .set({ totpStep: step })
    .where(and(eq(account.id, id), fresh))
    .returning({ id: account.id })
  return rows.length > 0
}

/** Enabled accounts that hold a role, first or further. */
export async function enabledHolders(db: Db, role: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(account)
    .where(and(eq(account.disabled, false), or(eq(account.role, role), like(account.also, `%"${role}"%`))))
  return row?.total ?? 0
}

export async function anyAccount(db: Db): Promise<boolean> {
  const rows = await db.select({ id: account.id }).from(account).limit(1)
  return rows.length > 0
}
