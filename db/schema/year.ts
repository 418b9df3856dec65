import type { Kit } from './kit.ts'

/** The year's values (append-only), the reports' states, and the derived tables the portfolio reads. */
export const yearTables = (k: Kit) => ({
  /** Append-only. Read in key order; the last version of a (month, indicator, agency) is the current one. */
  actual: k.table(
    'actual',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      version: k.int('version').notNull(),
      /** reported | cleared | notApplicable */
      state: k.text('state').notNull(),
      value: k.real('value'),
      numerator: k.real('numerator'),
      denominator: k.real('denominator'),
      level: k.text('level'),
      note: k.text('note'),
      /** Where it comes from: register, sheet, counter, workbook; null = typed. */
      source: k.text('source'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'actual_pk', columns: [t.projectId, t.month, t.indicatorId, t.agencyId, t.version] })],
  ),

  /** Append-only. Money of one sub-project in that month alone, in fen. */
  expenditure: k.table(
    'expenditure',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      subprojectId: k.int('subproject_id').notNull(),
      version: k.int('version').notNull(),
      spent: k.big('spent'),
      allocated: k.big('allocated'),
      offPurpose: k.big('off_purpose'),
      note: k.text('note'),
      /** Where `spent` comes from: register, workbook; null = typed. */
      source: k.text('source'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'expenditure_pk', columns: [t.projectId, t.month, t.subprojectId, t.version] })],
  ),

  /** State of a monthly report 月报; no row = nothing entered yet. */
  report: k.table(
    'report',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      state: k.text('state').notNull(),
      submittedAt: k.big('submitted_at'),
      /** The day of submission in the configured time zone, YYYY-MM-DD: what deadlines are compared with. */
      submittedOn: k.text('submitted_on'),
      submittedBy: k.int('submitted_by'),
      decidedAt: k.big('decided_at'),
      opinion: k.text('opinion').notNull(),
      /** Reopened after approval: every change is a correction 更正 and says why. */
      correction: k.bool('correction').notNull(),
      version: k.int('version').notNull(),
      /** Somebody began to review it: it can no longer be withdrawn. */
      reviewStartedAt: k.big('review_started_at'),
      reviewStartedBy: k.int('review_started_by'),
    },
    t => [k.primaryKey({ name: 'report_pk', columns: [t.projectId, t.month] })],
  ),

  /** Append-only: each step of a report's way. */
  reportEvent: k.table(
    'report_event',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      version: k.int('version').notNull(),
      event: k.text('event').notNull(),
      opinion: k.text('opinion').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'report_event_pk', columns: [t.projectId, t.month, t.version] })],
  ),

  /** What people wrote about a flagged gap; append-only, stored once somebody writes on it. */
  gapNote: k.table(
    'gap_note',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      since: k.text('since').notNull(),
      version: k.int('version').notNull(),
      /** JSON list of causes. */
      causes: k.text('causes').notNull(),
      note: k.text('note').notNull(),
      likelihood: k.text('likelihood'),
      forecast: k.real('forecast'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'gap_note_pk', columns: [t.projectId, t.indicatorId, t.since, t.version] })],
  ),

  /** Derived: one row a project and month, kept by the transaction that writes a value. `rebuild` recreates it. */
  projectMonth: k.table(
    'project_month',
    {
      month: k.text('month').notNull(),
      projectId: k.int('project_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      budget: k.big('budget'),
      budgetInitial: k.big('budget_initial'),
      spent: k.big('spent'),
      spentToDate: k.big('spent_to_date'),
      allocatedToDate: k.big('allocated_to_date'),
      budgetSignal: k.text('budget_signal').notNull(),
      goalSignal: k.text('goal_signal').notNull(),
      /** The target light where a month still lies ahead: nothing is missing yet. */
      goalSignalAhead: k.text('goal_signal_ahead').notNull(),
      ahead: k.int('ahead').notNull(),
      normal: k.int('normal').notNull(),
      warning: k.int('warning').notNull(),
      behind: k.int('behind').notNull(),
      notDue: k.int('not_due').notNull(),
      missing: k.int('missing').notNull(),
      progress: k.real('progress'),
      progressAhead: k.real('progress_ahead'),
      weightTotal: k.real('weight_total'),
      weightAtRisk: k.real('weight_at_risk'),
      atRiskAmount: k.big('at_risk_amount'),
      /** Entries reported in the month itself (values and money): 0 = nothing entered. */
      reported: k.int('reported').notNull(),
      due: k.bool('due').notNull(),
      likelihood: k.text('likelihood'),
      reportState: k.text('report_state').notNull(),
      submittedLate: k.bool('submitted_late').notNull(),
      /** What the project was that month: running, suspended, closed, merged. */
      life: k.text('life'),
      /** Left out of lists; its money still counts. */
      archived: k.bool('archived'),
      /** JSON: the flagged indicators of the month, what the list of gaps needs; null = not derived yet. */
      gaps: k.text('gaps'),
      /** The score to be expected at the year's end, and the money expected to be left over. */
      scoreExpected: k.real('score_expected'),
      surplusExpected: k.big('surplus_expected'),
    },
    t => [
      k.primaryKey({ name: 'project_month_pk', columns: [t.month, t.projectId] }),
      k.index('project_month_agency').on(t.agencyId, t.month),
    ],
  ),

  /** Derived from project_month: one row a unit and month, so that roll-ups do not grow with projects. */
  agencyMonth: k.table(
    'agency_month',
    {
      month: k.text('month').notNull(),
      agencyId: k.int('agency_id').notNull(),
      projects: k.int('projects').notNull(),
      budget: k.big('budget'),
      budgetInitial: k.big('budget_initial'),
      spent: k.big('spent'),
      spentToDate: k.big('spent_to_date'),
      atRiskAmount: k.big('at_risk_amount'),
      reported: k.int('reported').notNull(),
      due: k.int('due').notNull(),
      submitted: k.int('submitted').notNull(),
      approved: k.int('approved').notNull(),
      /** Handed in after the due date, whatever its state now. */
      lateSubmitted: k.int('late_submitted').notNull(),
      /** JSON: {goal, goalAhead, budget}, each counting projects per light; `worst`: the three projects with the most money at risk. */
      lights: k.text('lights').notNull(),
      /** The budgets in force that month: the initial ones before their adjustment. */
      budgetThen: k.big('budget_then'),
      /** Σ budget × weighted target progress over the projects judged that month, and Σ of their budgets. */
      goalReached: k.big('goal_reached'),
      goalBudget: k.big('goal_budget'),
      /** How many of its projects lists leave out. */
      archived: k.int('archived'),
    },
    t => [k.primaryKey({ name: 'agency_month_pk', columns: [t.month, t.agencyId] })],
  ),
})
