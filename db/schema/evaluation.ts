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

  /** An expert's own scoring 复评 of one handed-in evaluation; blind to the others until all are done. */
  evaluationReview: k.table(
    'evaluation_review',
    {
      projectId: k.int('project_id').notNull(),
      /** The `seq` of the event that handed the evaluation in: a new hand-in begins a new round. */
      round: k.int('round').notNull(),
      accountId: k.int('account_id').notNull(),
      /** draft | done */
      state: k.text('state').notNull(),
      opinion: k.text('opinion').notNull(),
      doneAt: k.big('done_at'),
    },
    t => [
      k.primaryKey({ name: 'evaluation_review_pk', columns: [t.projectId, t.round, t.accountId] }),
      k.index('evaluation_review_account').on(t.accountId),
    ],
  ),

  /** Append-only: the score an expert gives a row, and why; indicator 0 = the budget's execution. */
  evaluationReviewRow: k.table(
    'evaluation_review_row',
    {
      projectId: k.int('project_id').notNull(),
      round: k.int('round').notNull(),
      accountId: k.int('account_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      /** null = taken back. */
      given: k.real('given'),
      reason: k.text('reason').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
    },
    t => [
      k.primaryKey({
        name: 'evaluation_review_row_pk',
        columns: [t.projectId, t.round, t.accountId, t.indicatorId, t.version],
      }),
    ],
  ),

  /** Append-only: text passages of the self-evaluation report 自评报告 as people wrote them. */
  reportPassage: k.table(
    'report_passage',
    {
      projectId: k.int('project_id').notNull(),
      /** A section of the outline. */
      section: k.text('section').notNull(),
      version: k.int('version').notNull(),
      text: k.text('text').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'report_passage_pk', columns: [t.projectId, t.section, t.version] })],
  ),

  /** A unit's or province's own form with placeholders; the bytes lie with the files. */
  formTemplate: k.table(
    'form_template',
    {
      id: k.int('id').primaryKey(),
      /** monitoring | self-evaluation | report | declaration | portfolio */
      kind: k.text('kind').notNull(),
      name: k.text('name').notNull(),
      fileName: k.text('file_name').notNull(),
      /** Of the file. */
      hash: k.text('hash').notNull(),
      /** Used by this unit and those below it. */
      agencyId: k.int('agency_id').notNull(),
      addedAt: k.big('added_at').notNull(),
      addedBy: k.int('added_by').notNull(),
      retiredAt: k.big('retired_at'),
      retiredBy: k.int('retired_by'),
    },
    t => [k.index('form_template_agency').on(t.agencyId)],
  ),

  /** The project of the year before that this one was carried over from. */
  carriedOver: k.table(
    'carried_over',
    {
      projectId: k.int('project_id').primaryKey(),
      fromId: k.int('from_id').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.index('carried_over_from').on(t.fromId)],
  ),

  /** Append-only: what is alike in two units' reports and was put aside with a reason; the newest version of an id counts. */
  copiesAside: k.table(
    'copies_aside',
    {
      id: k.int('id').notNull(),
      version: k.int('version').notNull(),
      year: k.int('year').notNull(),
      /** text | numbers */
      view: k.text('view').notNull(),
      /** aside | back */
      state: k.text('state').notNull(),
      /** Whose word it is: bureau | department | reviewer. */
      office: k.text('office').notNull(),
      reason: k.text('reason').notNull(),
      /** JSON: [what it held, hashed; project] of each report, so that a change or a new one is noticed. */
      members: k.text('members').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'copies_aside_pk', columns: [t.id, t.version] }), k.index('copies_aside_year').on(t.year)],
  ),
})
