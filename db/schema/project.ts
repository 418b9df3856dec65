import type { Kit } from './kit.ts'

/** Projects as declared: objectives, sub-projects, funding, indicators and the versions of their targets. */
export const projectTables = (k: Kit) => ({
  project: k.table(
    'project',
    {
      id: k.int('id').primaryKey(),
      agencyId: k.int('agency_id').notNull(),
      year: k.int('year').notNull(),
      name: k.text('name').notNull(),
      type: k.text('type').notNull(),
      attribute: k.text('attribute').notNull(),
      governmentProcurement: k.bool('government_procurement'),
      purchaseOfServices: k.bool('purchase_of_services'),
      startMonth: k.text('start_month').notNull(),
      budgetInitial: k.big('budget_initial'),
      budgetAdjusted: k.big('budget_adjusted'),
      /** The first month the adjusted budget was in force; null = not known, then no month is said to be the one. */
      adjustedFrom: k.text('adjusted_from'),
      sample: k.bool('sample').notNull(),
      createdAt: k.big('created_at').notNull(),
      createdBy: k.int('created_by').notNull(),
      version: k.int('version').notNull(),
      /** The project of the year before that this one continues. */
      previousProjectId: k.int('previous_project_id'),
      /** The unit that declared it, once it was moved: its own values stay under that unit. */
      originId: k.int('origin_id'),
      /** How many life events it has; null or 0 = they need not be read. */
      events: k.int('events'),
      archived: k.bool('archived'),
    },
    t => [
      k.unique('project_agency_year_name').on(t.agencyId, t.year, t.name),
      k.index('project_year').on(t.year, t.agencyId),
      k.index('project_sample').on(t.sample, t.year),
      k.index('project_origin').on(t.originId),
    ],
  ),

  /** The long texts of a declaration, apart so that pages which do not show them never read them. */
  projectText: k.table('project_text', {
    projectId: k.int('project_id').primaryKey(),
    overview: k.text('overview').notNull(),
    basis: k.text('basis').notNull(),
    necessity: k.text('necessity').notNull(),
    safeguards: k.text('safeguards').notNull(),
    plan: k.text('plan').notNull(),
    overallObjective: k.text('overall_objective').notNull(),
    annualObjective: k.text('annual_objective').notNull(),
    leader: k.text('leader').notNull(),
    contact: k.text('contact').notNull(),
    phone: k.text('phone').notNull(),
    priorArranged: k.big('prior_arranged'),
    priorAllocated: k.big('prior_allocated'),
    priorSpent: k.big('prior_spent'),
    /** Open questions of the reader, as JSON. */
    questions: k.text('questions').notNull(),
  }),

  subproject: k.table(
    'subproject',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      seq: k.int('seq').notNull(),
      name: k.text('name').notNull(),
      budget: k.big('budget'),
    },
    t => [k.index('subproject_project').on(t.projectId, t.seq)],
  ),

  funding: k.table(
    'funding',
    {
      projectId: k.int('project_id').notNull(),
      seq: k.int('seq').notNull(),
      source: k.text('source').notNull(),
      total: k.big('total'),
      priorYear: k.big('prior_year'),
      thisYear: k.big('this_year'),
    },
    t => [k.primaryKey({ name: 'funding_pk', columns: [t.projectId, t.seq] })],
  ),

  indicator: k.table(
    'indicator',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      seq: k.int('seq').notNull(),
      category: k.text('category').notNull(),
      subcategory: k.text('subcategory').notNull(),
      name: k.text('name').notNull(),
      explanation: k.text('explanation').notNull(),
      evidenceSource: k.text('evidence_source').notNull(),
      aggregation: k.text('aggregation').notNull(),
      pacing: k.text('pacing').notNull(),
      dueMonth: k.text('due_month'),
      /** JSON list of stage names, or null for the default stages. */
      stages: k.text('stages'),
      weight: k.real('weight'),
      derivation: k.text('derivation'),
      sourceLine: k.int('source_line'),
    },
    t => [k.index('indicator_project').on(t.projectId, t.seq)],
  ),

  /** A target is never overwritten: each approved change is a version with its effective month. */
  targetVersion: k.table(
    'target_version',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      effective: k.text('effective').notNull(),
      /** The target object and the cumulative monthly plan, as JSON. */
      target: k.text('target').notNull(),
      plan: k.text('plan'),
      /** Where the plan comes from: declared, register, lastYear; null = as typed or none. */
      shape: k.text('shape'),
      /** JSON: what the shape was taken from. */
      shapeBasis: k.text('shape_basis'),
      documentNo: k.text('document_no').notNull(),
      reason: k.text('reason').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'target_version_pk', columns: [t.projectId, t.indicatorId, t.version] })],
  ),

  indicatorSubproject: k.table(
    'indicator_subproject',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      subprojectId: k.int('subproject_id').notNull(),
    },
    t => [k.primaryKey({ name: 'indicator_subproject_pk', columns: [t.projectId, t.indicatorId, t.subprojectId] })],
  ),

  /** Units that contribute to an indicator; none stored = the project's own unit. */
  contributor: k.table(
    'contributor',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      share: k.real('share'),
    },
    t => [
      k.primaryKey({ name: 'contributor_pk', columns: [t.projectId, t.indicatorId, t.agencyId] }),
      k.index('contributor_agency').on(t.agencyId),
    ],
  ),
})
