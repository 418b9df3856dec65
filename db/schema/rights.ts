import type { Kit } from './kit.ts'

/** Throttles, keys, assignments, and the audit trail: what guards the rest. */
export const rightsTables = (k: Kit) => ({
  /** Failures counted per typed name (hashed) or per address; `until` = refused until then. */
  throttle: k.table('throttle', {
    key: k.text('key').primaryKey(),
    count: k.int('count').notNull(),
    since: k.big('since').notNull(),
    until: k.big('until'),
  }),

  /** Keys for machines: they act as an account, within their own scopes; only the hash of a key is kept. */
  apiKey: k.table(
    'api_key',
    {
      id: k.int('id').primaryKey(),
      name: k.text('name').notNull(),
      accountId: k.int('account_id').notNull(),
      keyHash: k.text('key_hash').notNull(),
      /** The first characters, so that a person knows which key is meant. */
      shown: k.text('shown').notNull(),
      /** JSON list of scopes. */
      scopes: k.text('scopes').notNull(),
      createdAt: k.big('created_at').notNull(),
      createdBy: k.int('created_by').notNull(),
      expiresAt: k.big('expires_at').notNull(),
      revokedAt: k.big('revoked_at'),
      revokedBy: k.int('revoked_by'),
      lastUsed: k.big('last_used'),
    },
    t => [k.unique('api_key_hash').on(t.keyHash), k.index('api_key_account').on(t.accountId)],
  ),

  /** A single sign-on begun and not yet come back. */
  oidcLogin: k.table('oidc_login', {
    stateHash: k.text('state_hash').primaryKey(),
    verifier: k.text('verifier').notNull(),
    nonce: k.text('nonce').notNull(),
    returnTo: k.text('return_to').notNull(),
    expiresAt: k.big('expires_at').notNull(),
  }),

  /** Projects an expert 评审专家 was given to review. */
  reviewerAssignment: k.table(
    'reviewer_assignment',
    {
      projectId: k.int('project_id').notNull(),
      accountId: k.int('account_id').notNull(),
      assignedAt: k.big('assigned_at').notNull(),
      assignedBy: k.int('assigned_by').notNull(),
    },
    t => [
      k.primaryKey({ name: 'reviewer_assignment_pk', columns: [t.projectId, t.accountId] }),
      k.index('reviewer_assignment_account').on(t.accountId),
    ],
  ),

  /** Append-only, one hash chain a process: each record carries the hash of the one before. */
  audit: k.table(
    'audit',
    {
      chain: k.text('chain').notNull(),
      seq: k.int('seq').notNull(),
      at: k.big('at').notNull(),
      actorId: k.int('actor_id'),
      actor: k.text('actor').notNull(),
      address: k.text('address').notNull(),
      event: k.text('event').notNull(),
      entity: k.text('entity').notNull(),
      entityId: k.text('entity_id').notNull(),
      /** done | refused | failed */
      result: k.text('result').notNull(),
      /** JSON: what it was before and after, or why it was refused. */
      detail: k.text('detail').notNull(),
      prev: k.text('prev').notNull(),
      hash: k.text('hash').notNull(),
    },
    t => [
      k.primaryKey({ name: 'audit_pk', columns: [t.chain, t.seq] }),
      k.index('audit_at').on(t.at),
      k.index('audit_actor').on(t.actor, t.at),
      k.index('audit_entity').on(t.entity, t.entityId, t.at),
    ],
  ),

  /** The end of each chain, signed: a chain cut short no longer fits its head. */
  auditHead: k.table('audit_head', {
    chain: k.text('chain').primaryKey(),
    seq: k.int('seq').notNull(),
    hash: k.text('hash').notNull(),
    startedAt: k.big('started_at').notNull(),
    signature: k.text('signature').notNull(),
  }),
})
