import type { Kit } from './kit.ts'

/** The monthly report's way: calendar, exceptions, messages; and a project's life: events and target changes. */
export const wayTables = (k: Kit) => ({
  /** Dates the bureau set for a month; without a row the rule set's due day holds and nothing locks by date. */
  calendar: k.table('calendar', {
    month: k.text('month').primaryKey(),
    /** The last day a report is on time, YYYY-MM-DD. */
    dueOn: k.text('due_on').notNull(),
    /** From this day on the month is locked, YYYY-MM-DD; null = never by date. */
    lockOn: k.text('lock_on'),
    version: k.int('version').notNull(),
  }),

  /** Append-only: who let a locked month be edited, why and until when. */
  lockException: k.table(
    'lock_exception',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      seq: k.int('seq').notNull(),
      until: k.text('until').notNull(),
      reason: k.text('reason').notNull(),
      grantedAt: k.big('granted_at').notNull(),
      grantedBy: k.int('granted_by').notNull(),
    },
    t => [k.primaryKey({ name: 'lock_exception_pk', columns: [t.projectId, t.month, t.seq] })],
  ),

  /** The in-app inbox; `key` names the occasion, so that it is told once. */
  message: k.table(
    'message',
    {
      id: k.int('id').primaryKey(),
      accountId: k.int('account_id').notNull(),
      key: k.text('key').notNull(),
      kind: k.text('kind').notNull(),
      /** JSON: what the sentence needs. */
      params: k.text('params').notNull(),
      projectId: k.int('project_id'),
      month: k.text('month'),
      createdAt: k.big('created_at').notNull(),
      readAt: k.big('read_at'),
    },
    t => [k.unique('message_key').on(t.accountId, t.key), k.index('message_account').on(t.accountId, t.createdAt)],
  ),

  /** What goes out by mail or webhook; taken with a lease, marked when the other side confirmed. */
  outbox: k.table(
    'outbox',
    {
      id: k.int('id').primaryKey(),
      key: k.text('key').notNull(),
      /** mail | webhook */
      channel: k.text('channel').notNull(),
      recipient: k.text('recipient').notNull(),
      subject: k.text('subject').notNull(),
      body: k.text('body').notNull(),
      /** waiting | sent | failed */
      state: k.text('state').notNull(),
      attempts: k.int('attempts').notNull(),
      nextAt: k.big('next_at').notNull(),
      leasedUntil: k.big('leased_until'),
      error: k.text('error').notNull(),
      createdAt: k.big('created_at').notNull(),
      sentAt: k.big('sent_at'),
    },
    t => [k.unique('outbox_key').on(t.key), k.index('outbox_state').on(t.state, t.nextAt)],
  ),

  /** Append-only: suspended, resumed, closed, merged, moved, archived; each dated and reasoned. */
  projectEvent: k.table(
    'project_event',
    {
      projectId: k.int('project_id').notNull(),
      seq: k.int('seq').notNull(),
      event: k.text('event').notNull(),
      effective: k.text('effective').notNull(),
      reason: k.text('reason').notNull(),
      documentNo: k.text('document_no').notNull(),
      /** The unit moved to, or the project merged into. */
      otherId: k.int('other_id'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'project_event_pk', columns: [t.projectId, t.seq] })],
  ),

  /** A target change asked for; approved, it becomes a version of the target from its effective month on. */
  targetChange: k.table(
    'target_change',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      /** JSON: target object, cumulative plan. */
      target: k.text('target').notNull(),
      plan: k.text('plan'),
      effective: k.text('effective').notNull(),
      documentNo: k.text('document_no').notNull(),
      reason: k.text('reason').notNull(),
      /** proposed | approved | refused | withdrawn */
      state: k.text('state').notNull(),
      opinion: k.text('opinion').notNull(),
      proposedAt: k.big('proposed_at').notNull(),
      proposedBy: k.int('proposed_by').notNull(),
      decidedAt: k.big('decided_at'),
      decidedBy: k.int('decided_by'),
      version: k.int('version').notNull(),
    },
    t => [k.index('target_change_project').on(t.projectId, t.indicatorId)],
  ),
})
