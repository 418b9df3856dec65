import type { Kit } from './kit.ts'

/** Agencies, accounts, sessions: who is there and may see what. */
export const peopleTables = (k: Kit) => ({
  /** Hands out blocks of short integer ids. */
  counter: k.table('counter', { name: k.text('name').primaryKey(), next: k.int('next').notNull() }),

  /** The tree of departments 主管部门 and units 预算单位. */
  agency: k.table(
    'agency',
    {
      id: k.int('id').primaryKey(),
      code: k.text('code').notNull(),
      name: k.text('name').notNull(),
      parentId: k.int('parent_id'),
      sample: k.bool('sample').notNull(),
      version: k.int('version').notNull(),
    },
    t => [k.unique('agency_code').on(t.code), k.index('agency_parent').on(t.parentId)],
  ),

  account: k.table(
    'account',
    {
      id: k.int('id').primaryKey(),
      username: k.text('username').notNull(),
      name: k.text('name').notNull(),
      role: k.text('role').notNull(),
      /** JSON list of further roles: the first administrator also holds bureau rights until it gives them up. */
      also: k.text('also').notNull(),
      agencyId: k.int('agency_id'),
      passwordHash: k.text('password_hash').notNull(),
      mustChange: k.bool('must_change').notNull(),
      disabled: k.bool('disabled').notNull(),
      sample: k.bool('sample').notNull(),
      createdAt: k.big('created_at').notNull(),
      version: k.int('version').notNull(),
      /** Where reminders are sent; null = the in-app inbox alone. */
      email: k.text('email'),
      /** Second factor: the TOTP secret, encrypted with the workspace's key; null = none. */
      totpSecret: k.text('totp_secret'),
      /** JSON list of hashed recovery codes not yet used. */
      totpRecovery: k.text('totp_recovery'),
      /** The last time step a code was taken for: a code counts once. */
      totpStep: k.int('totp_step'),
      /** `issuer|subject` of the single sign-on identity this account belongs to. */
      oidcSubject: k.text('oidc_subject'),
    },
    t => [k.unique('account_username').on(t.username), k.unique('account_oidc').on(t.oidcSubject)],
  ),

  /** Only the hash of a session's token is kept. */
  session: k.table(
    'session',
    {
      tokenHash: k.text('token_hash').primaryKey(),
      accountId: k.int('account_id').notNull(),
      createdAt: k.big('created_at').notNull(),
      lastSeen: k.big('last_seen').notNull(),
      /** Shown in the list of one's own sessions; the token's hash never is. */
      id: k.text('id'),
      address: k.text('address'),
      agent: k.text('agent'),
      /** password | oidc */
      method: k.text('method'),
    },
    t => [k.index('session_account').on(t.accountId)],
  ),

  /** Rule sets as data; a result names the version that made it. */
  ruleSet: k.table(
    'rule_set',
    {
      code: k.text('code').notNull(),
      version: k.int('version').notNull(),
      data: k.text('data').notNull(),
      active: k.bool('active').notNull(),
      createdAt: k.big('created_at').notNull(),
      /** Who made this version and why; null: it came with the system. */
      createdBy: k.int('created_by'),
      reason: k.text('reason'),
    },
    t => [k.primaryKey({ name: 'rule_set_pk', columns: [t.code, t.version] })],
  ),
})
