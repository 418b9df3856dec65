import type { Kit } from './kit.ts'

/** Counters and the files behind values; answers to questions about them, and what is typed but not saved. */
export const evidenceTables = (k: Kit) => ({
  /** A counter's readings; the same key twice counts once. `at` in milliseconds, `day` in the configured time zone. */
  observation: k.table(
    'observation',
    {
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      day: k.text('day').notNull(),
      key: k.text('key').notNull(),
      projectId: k.int('project_id').notNull(),
      at: k.big('at').notNull(),
      value: k.real('value').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
      sourceId: k.int('source_id'),
    },
    t => [
      k.primaryKey({ name: 'observation_pk', columns: [t.indicatorId, t.agencyId, t.day, t.key] }),
      k.unique('observation_key').on(t.key),
    ],
  ),

  /** A place counters are fetched from on a schedule: a CSV or JSON address, an SQL source. */
  pullSource: k.table(
    'pull_source',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      name: k.text('name').notNull(),
      /** csv | json | sql */
      kind: k.text('kind').notNull(),
      url: k.text('url').notNull(),
      /** JSON: columns or paths, the query, headers without secrets. */
      config: k.text('config').notNull(),
      /** Encrypted with the workspace's key; null = none. */
      secret: k.text('secret'),
      everyMinutes: k.int('every_minutes').notNull(),
      enabled: k.bool('enabled').notNull(),
      nextAt: k.big('next_at').notNull(),
      lastAt: k.big('last_at'),
      /** done | failed; the error in `lastMessage` as code and params, JSON. */
      lastState: k.text('last_state'),
      lastMessage: k.text('last_message'),
      failures: k.int('failures').notNull(),
      /** Held by one process until then. */
      leaseUntil: k.big('lease_until'),
      createdBy: k.int('created_by').notNull(),
      version: k.int('version').notNull(),
    },
    t => [k.index('pull_source_next').on(t.enabled, t.nextAt), k.index('pull_source_project').on(t.projectId)],
  ),

  /** Each fetch of a source, newest kept. */
  pullRun: k.table(
    'pull_run',
    {
      sourceId: k.int('source_id').notNull(),
      seq: k.int('seq').notNull(),
      startedAt: k.big('started_at').notNull(),
      endedAt: k.big('ended_at').notNull(),
      state: k.text('state').notNull(),
      taken: k.int('taken').notNull(),
      known: k.int('known').notNull(),
      message: k.text('message').notNull(),
    },
    t => [k.primaryKey({ name: 'pull_run_pk', columns: [t.sourceId, t.seq] })],
  ),

  /** A stored file, once per content (SHA-256). */
  file: k.table('file', {
    hash: k.text('hash').primaryKey(),
    size: k.big('size').notNull(),
    type: k.text('type').notNull(),
    storedAt: k.big('stored_at').notNull(),
    /** JSON: the figures read in it with their places; null = not read. */
    figures: k.text('figures'),
  }),

  /** A file behind values 佐证资料. Removed ones stay listed with who and why. */
  evidence: k.table(
    'evidence',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      hash: k.text('hash').notNull(),
      name: k.text('name').notNull(),
      note: k.text('note').notNull(),
      uploadedAt: k.big('uploaded_at').notNull(),
      uploadedBy: k.int('uploaded_by').notNull(),
      removedAt: k.big('removed_at'),
      removedBy: k.int('removed_by'),
      removedWhy: k.text('removed_why').notNull(),
    },
    t => [k.index('evidence_project').on(t.projectId), k.index('evidence_hash').on(t.hash)],
  ),

  /** One file may serve several values. */
  evidenceValue: k.table(
    'evidence_value',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      evidenceId: k.int('evidence_id').notNull(),
      linkedAt: k.big('linked_at').notNull(),
      linkedBy: k.int('linked_by').notNull(),
    },
    t => [
      k.primaryKey({
        name: 'evidence_value_pk',
        columns: [t.projectId, t.month, t.indicatorId, t.agencyId, t.evidenceId],
      }),
      k.index('evidence_value_evidence').on(t.evidenceId),
    ],
  ),

  /** Append-only: the one-line answer to a plausibility question; it stays with the value. */
  questionAnswer: k.table(
    'question_answer',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      /** The indicator, or 0 for the month's money. */
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      code: k.text('code').notNull(),
      version: k.int('version').notNull(),
      /** JSON: the figures the question was asked about. */
      params: k.text('params').notNull(),
      text: k.text('text').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [
      k.primaryKey({
        name: 'question_answer_pk',
        columns: [t.projectId, t.month, t.indicatorId, t.agencyId, t.code, t.version],
      }),
    ],
  ),

  /** What a person typed into a month and has not saved: it survives a closed tab and another machine. */
  entryDraft: k.table(
    'entry_draft',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      accountId: k.int('account_id').notNull(),
      /** JSON: cell → text as typed, with the version seen. */
      content: k.text('content').notNull(),
      savedAt: k.big('saved_at').notNull(),
      version: k.int('version').notNull(),
    },
    t => [k.primaryKey({ name: 'entry_draft_pk', columns: [t.projectId, t.month, t.accountId] })],
  ),
})
