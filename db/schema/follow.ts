import type { Kit } from './kit.ts'

/** What a manager's year needs: forecasts on record, gaps that are worked, monitoring runs, subscriptions, watch lists. */
export const followTables = (k: Kit) => ({
  /** Append-only: what like indicators teach a forecast; the newest version counts. */
  forecastPrior: k.table('forecast_prior', {
    version: k.int('version').primaryKey(),
    /** JSON: the figures by kind of measure, and how many months and indicators they rest on. */
    body: k.text('body').notNull(),
    indicators: k.int('indicators').notNull(),
    builtAt: k.big('built_at').notNull(),
    builtBy: k.int('built_by'),
  }),

  /** Append-only: the forecast as it stood when a month was submitted; scored against the year's end later. */
  forecast: k.table(
    'forecast',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      value: k.real('value').notNull(),
      low: k.real('low').notNull(),
      high: k.real('high').notNull(),
      probability: k.real('probability'),
      likelihood: k.text('likelihood'),
      /** The target it was made for, as JSON, and what it rests on. */
      target: k.text('target').notNull(),
      basis: k.text('basis').notNull(),
      priorVersion: k.int('prior_version'),
      recordedAt: k.big('recorded_at').notNull(),
    },
    t => [k.primaryKey({ name: 'forecast_pk', columns: [t.projectId, t.month, t.indicatorId, t.version] })],
  ),

  /** Append-only: which indicator of last year a person confirmed as the same; `twinId` null = none of them. */
  indicatorTwin: k.table(
    'indicator_twin',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      twinId: k.int('twin_id'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'indicator_twin_pk', columns: [t.projectId, t.indicatorId, t.version] })],
  ),

  /** A rectification order 整改 on a gap; what happened to it is in its events. */
  rectification: k.table(
    'rectification',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      /** Null: the project's spending. */
      indicatorId: k.int('indicator_id'),
      /** The first month of the gap it answers. */
      since: k.text('since').notNull(),
      demands: k.text('demands').notNull(),
      /** The account that has to act. */
      ownerId: k.int('owner_id').notNull(),
      /** YYYY-MM-DD */
      dueOn: k.text('due_on').notNull(),
      /** open | answered | closed | withdrawn */
      state: k.text('state').notNull(),
      version: k.int('version').notNull(),
      orderedAt: k.big('ordered_at').notNull(),
      orderedBy: k.int('ordered_by').notNull(),
    },
    t => [
      k.index('rectification_project').on(t.projectId, t.indicatorId),
      k.index('rectification_due').on(t.state, t.dueOn),
      k.index('rectification_owner').on(t.ownerId, t.state),
    ],
  ),

  /** Append-only: ordered, answered, returned, closed, extended, handed over, withdrawn. */
  rectificationEvent: k.table(
    'rectification_event',
    {
      rectificationId: k.int('rectification_id').notNull(),
      seq: k.int('seq').notNull(),
      event: k.text('event').notNull(),
      text: k.text('text').notNull(),
      /** JSON: ids of the evidence handed in with it. */
      evidence: k.text('evidence').notNull(),
      /** JSON: what changed (due date, owner). */
      details: k.text('details').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'rectification_event_pk', columns: [t.rectificationId, t.seq] })],
  ),

  /** A monitoring run 绩效运行监控 the bureau opens, as of a month (mid-year: July). */
  monitoringRun: k.table('monitoring_run', {
    id: k.int('id').primaryKey(),
    year: k.int('year').notNull(),
    /** As-of month, YYYY-MM. */
    month: k.text('month').notNull(),
    name: k.text('name').notNull(),
    documentNo: k.text('document_no').notNull(),
    /** The last day to submit, YYYY-MM-DD. */
    dueOn: k.text('due_on').notNull(),
    /** The agency whose subtree takes part, and the list it is narrowed to; null = all. */
    agencyId: k.int('agency_id'),
    watchListId: k.int('watch_list_id'),
    /** open | closed */
    state: k.text('state').notNull(),
    version: k.int('version').notNull(),
    openedAt: k.big('opened_at').notNull(),
    openedBy: k.int('opened_by').notNull(),
  }),

  /** One project's part of a run. */
  monitoringPart: k.table(
    'monitoring_part',
    {
      runId: k.int('run_id').notNull(),
      projectId: k.int('project_id').notNull(),
      /** open | submitted | returned | approved */
      state: k.text('state').notNull(),
      version: k.int('version').notNull(),
      opinion: k.text('opinion').notNull(),
      /** JSON: the table as it was handed in, so that later corrections do not change it; null before. */
      snapshot: k.text('snapshot'),
      submittedAt: k.big('submitted_at'),
      submittedBy: k.int('submitted_by'),
      decidedAt: k.big('decided_at'),
      decidedBy: k.int('decided_by'),
    },
    t => [
      k.primaryKey({ name: 'monitoring_part_pk', columns: [t.runId, t.projectId] }),
      k.index('monitoring_part_project').on(t.projectId),
    ],
  ),

  /** Append-only: what people write on a line of a part (causes, note, likelihood, forecast); indicator 0 = its spending. */
  monitoringLine: k.table(
    'monitoring_line',
    {
      runId: k.int('run_id').notNull(),
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      causes: k.text('causes').notNull(),
      note: k.text('note').notNull(),
      likelihood: k.text('likelihood'),
      forecast: k.real('forecast'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'monitoring_line_pk', columns: [t.runId, t.projectId, t.indicatorId, t.version] })],
  ),

  /** What somebody wants to hear of: own, an agency's subtree, one project, a watch list. */
  subscription: k.table(
    'subscription',
    {
      id: k.int('id').primaryKey(),
      accountId: k.int('account_id').notNull(),
      /** mine | agency | project | list */
      subject: k.text('subject').notNull(),
      /** Of the agency, project or list; 0 = mine. */
      subjectId: k.int('subject_id').notNull(),
      alerts: k.bool('alerts').notNull(),
      digest: k.bool('digest').notNull(),
      /** JSON list: inbox, mail, webhook. */
      channels: k.text('channels').notNull(),
      /** What its stop link carries, hashed. */
      stopHash: k.text('stop_hash').notNull(),
      /** Fingerprint of what was told last, so that nothing is told twice and silence means no change. */
      told: k.text('told').notNull(),
      createdAt: k.big('created_at').notNull(),
      stoppedAt: k.big('stopped_at'),
    },
    t => [k.unique('subscription_subject').on(t.accountId, t.subject, t.subjectId), k.index('subscription_stop').on(t.stopHash)],
  ),

  /** Append-only versions of a key-monitoring list's rule 重点监控名单; the newest counts. */
  watchList: k.table(
    'watch_list',
    {
      id: k.int('id').notNull(),
      version: k.int('version').notNull(),
      name: k.text('name').notNull(),
      /** JSON: the conditions. */
      rule: k.text('rule').notNull(),
      /** active | archived */
      state: k.text('state').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'watch_list_pk', columns: [t.id, t.version] })],
  ),
})
