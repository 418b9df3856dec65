import type { Kit } from './kit.ts'

/** What values are made from: the contract register, sheets, and what they say of each month. */
export const rowsTables = (k: Kit) => ({
  /** Append-only: the contract register 采购合同台账. The last version of an id is the row as it stands. */
  contract: k.table(
    'contract',
    {
      projectId: k.int('project_id').notNull(),
      id: k.int('id').notNull(),
      version: k.int('version').notNull(),
      /** kept | removed */
      state: k.text('state').notNull(),
      subprojectId: k.int('subproject_id'),
      item: k.text('item').notNull(),
      kind: k.text('kind').notNull(),
      contractNo: k.text('contract_no').notNull(),
      supplier: k.text('supplier').notNull(),
      /** JSON list: the units that use it 使用单位, as written. */
      users: k.text('users').notNull(),
      procurementBudget: k.big('procurement_budget'),
      awardPrice: k.big('award_price'),
      /** Days YYYY-MM-DD. */
      signedOn: k.text('signed_on'),
      acceptancePlanned: k.text('acceptance_planned'),
      acceptedOn: k.text('accepted_on'),
      passed: k.bool('passed'),
      note: k.text('note').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'contract_pk', columns: [t.projectId, t.id, t.version] })],
  ),

  /** Append-only: what was paid on a contract, in fen; negative = paid back. */
  payment: k.table(
    'payment',
    {
      projectId: k.int('project_id').notNull(),
      id: k.int('id').notNull(),
      version: k.int('version').notNull(),
      state: k.text('state').notNull(),
      contractId: k.int('contract_id').notNull(),
      paidOn: k.text('paid_on').notNull(),
      amount: k.big('amount').notNull(),
      /** The part not used for the declared purpose. */
      offPurpose: k.big('off_purpose'),
      note: k.text('note').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'payment_pk', columns: [t.projectId, t.id, t.version] })],
  ),

  /** Append-only: how an indicator's values follow from rows, in JSON; `recipe` null = typed again. */
  indicatorRecipe: k.table(
    'indicator_recipe',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      version: k.int('version').notNull(),
      recipe: k.text('recipe'),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'indicator_recipe_pk', columns: [t.projectId, t.indicatorId, t.version] })],
  ),

  /** An imported sheet of an evidence source: a survey, a roster, a sign-up or acceptance list. Its rows stay. */
  sheet: k.table(
    'sheet',
    {
      id: k.int('id').primaryKey(),
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      agencyId: k.int('agency_id').notNull(),
      /** survey | accounts | roster | signUp | acceptance | document */
      kind: k.text('kind').notNull(),
      name: k.text('name').notNull(),
      /** The file it came from. */
      fileHash: k.text('file_hash'),
      /** JSON: which column plays which part. */
      mapping: k.text('mapping').notNull(),
      rows: k.int('rows').notNull(),
      /** kept | removed */
      state: k.text('state').notNull(),
      stateReason: k.text('state_reason').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
      version: k.int('version').notNull(),
    },
    t => [k.index('sheet_project').on(t.projectId, t.month)],
  ),

  /** The indicators a sheet feeds. */
  sheetIndicator: k.table(
    'sheet_indicator',
    {
      projectId: k.int('project_id').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      sheetId: k.int('sheet_id').notNull(),
    },
    t => [k.primaryKey({ name: 'sheet_indicator_pk', columns: [t.projectId, t.indicatorId, t.sheetId] })],
  ),

  sheetRow: k.table(
    'sheet_row',
    {
      sheetId: k.int('sheet_id').notNull(),
      seq: k.int('seq').notNull(),
      /** Where it stood in the file: "Sheet1!A7". */
      place: k.text('place').notNull(),
      /** JSON: the cells by the part they play. */
      cells: k.text('cells').notNull(),
      /** Why it does not count (duplicate, stranger, unreadable …); empty = it counts. */
      leftOut: k.text('left_out').notNull(),
    },
    t => [k.primaryKey({ name: 'sheet_row_pk', columns: [t.sheetId, t.seq] })],
  ),

  /** Which column played which part last time, by the sheet's headings. */
  columnMapping: k.table(
    'column_mapping',
    {
      agencyId: k.int('agency_id').notNull(),
      kind: k.text('kind').notNull(),
      /** Hash of the headings. */
      headings: k.text('headings').notNull(),
      mapping: k.text('mapping').notNull(),
      savedAt: k.big('saved_at').notNull(),
    },
    t => [k.primaryKey({ name: 'column_mapping_pk', columns: [t.agencyId, t.kind, t.headings] })],
  ),

  /** Append-only: what the rows say of an indicator in a month. It becomes the actual unless a reasoned typed value stands there. */
  computed: k.table(
    'computed',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      indicatorId: k.int('indicator_id').notNull(),
      agencyId: k.int('agency_id').notNull(),
      version: k.int('version').notNull(),
      /** register | sheet | counter */
      source: k.text('source').notNull(),
      /** reported | cleared: the rows it came from are gone. */
      state: k.text('state').notNull(),
      value: k.real('value'),
      numerator: k.real('numerator'),
      denominator: k.real('denominator'),
      level: k.text('level'),
      /** JSON: how many rows, and what else its sentence needs (n, response rate, interval …). */
      basis: k.text('basis').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'computed_pk', columns: [t.projectId, t.month, t.indicatorId, t.agencyId, t.version] })],
  ),

  /** Append-only: what the register's payments say of a sub-project's money in a month, in fen. */
  computedSpending: k.table(
    'computed_spending',
    {
      projectId: k.int('project_id').notNull(),
      month: k.text('month').notNull(),
      subprojectId: k.int('subproject_id').notNull(),
      version: k.int('version').notNull(),
      state: k.text('state').notNull(),
      spent: k.big('spent'),
      offPurpose: k.big('off_purpose'),
      rows: k.int('rows').notNull(),
      recordedAt: k.big('recorded_at').notNull(),
      recordedBy: k.int('recorded_by').notNull(),
    },
    t => [k.primaryKey({ name: 'computed_spending_pk', columns: [t.projectId, t.month, t.subprojectId, t.version] })],
  ),
})
