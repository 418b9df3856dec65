import type { Kit } from './kit.ts'

/** The year-end evaluation 绩效自评 of a project: what people add to the year's figures, its way, and what it was decided on. */
export const evaluationTables = (k: Kit) => ({
  /** Where a project's evaluation stands; none = nobody began. */
  evaluation: k.table('evaluation', {
    projectId: k.int('project_id').primaryKey(),
    /** draft | submitted | returned | reviewed | final */
    state: k.text('state').notNull(),
    version: k.int('version').notNull(),
    /** Points of the budget's execution; null = as the rule set has them. */
    executionWeight: k.real('execution_weight'),
    opinion: k.text('opinion').notNull(),
    submittedAt: k.big('submitted_at'),
    submittedBy: k.int('submitted_by'),
    decidedAt: k.big('decided_at'),
    decidedBy: k.int('decided_by'),
  }),

  /** Append-only: what people write on a row: points, a score where the rule leaves room, reason and measures. */
  evaluationRow: k.table(
    'evaluation_row',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      weight: k.real('weight'),
      given: k.real('given'),
      reason: k.text('reason').notNull(),
      measures: k.text('measures').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'evaluation_row_pk', columns: [t.projectId, t.indicatorId, t.version] })],
  ),

  /** Append-only: each step of its way; handed in and decided with the table as it was then. */
  evaluationEvent: k.table(
    'evaluation_event',
    {
      projectId: k.int('project_id').notNull(),
      seq: k.int('seq').notNull(),
      /** submit | return | approve | reopen */
      event: k.text('event').notNull(),
      /** What it became. */
      state: k.text('state').notNull(),
      opinion: k.text('opinion').notNull(),
      /** JSON: figures, writings, scores, rule set and its version; null where nothing was decided on. */
      snapshot: k.text('snapshot'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'evaluation_event_pk', columns: [t.projectId, t.seq] })],
  ),
})
