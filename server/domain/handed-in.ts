/** A finished table 自评表 as it was read: every cell as written, with its place. What could not be read stands in `unread`. */

/** The place in the source: `line` as the file counts it, `cell` from 1, `text` the writing that stands there. */
export type Where = { sheet: string; line: number; cell: number; text: string }
/** In which column of the source's grid a value stands or should stand, from 1; only where the source kept its grid. */
export type Columns = Partial<Record<string, number>>

export const handedKinds = ['selfEvaluation', 'declaration', 'monitoring'] as const
export type HandedKind = (typeof handedKinds)[number]

/** national: scores beside targets; split: sign, value and unit in columns of their own; transfer: no scores;
 * criteria: points without targets; coefficient: factor × weight. */
export const layouts = ['national', 'split', 'transfer', 'criteria', 'coefficient'] as const
export type Layout = (typeof layouts)[number]

/** Why a row was not read as it stands: cut = the text ends in it, order = names and values out of order, glued = cells run together. */
export const doubts = ['cut', 'order', 'glued'] as const
export type Doubt = (typeof doubts)[number]

export type HandedRow = {
  l1: string | null
  l2: string | null
  name: string | null
  target: string | null
  actual: string | null
  weight: number | null
  score: number | null
  reason: string | null
  /** A 其中 row: part of the row above it, without points of its own. */
  sub: boolean
  /** Points for what was done: this row has no target by its form. */
  criterion: boolean
  doubt: Doubt | null
  where: Where
  columns?: Columns
}

export type MoneyRow = {
  label: string
  total: boolean
  initial: number | null
  fullYear: number | null
  executed: number | null
  weight: number | null
  rate: number | null
  /** The rate as printed: its digits say whether it was rounded or cut. */
  rateWritten: string | null
  score: number | null
  where: Where
  columns?: Columns
}

/** Amounts as written, in the table's unit. */
export type MoneyUnit = 'yuan' | 'tenThousandYuan'

export type Unread = { code: 'cut-row' | 'out-of-order' | 'glued' | 'budget' | 'unplaced' | 'rows' | 'too-long'; where: Where }

export type HandedIn = {
  kind: HandedKind
  layout: Layout
  title: string | null
  project: string | null
  agency: string | null
  department: string | null
  year: number | null
  budget: { unit: MoneyUnit | null; rows: MoneyRow[] }
  goal: { text: string; where: Where } | null
  completion: { text: string; where: Where } | null
  rows: HandedRow[]
  /** Whether the table has a column for results: a declaration's rows lack none. */
  hasActuals: boolean
  /** The sum row as printed. */
  weightTotal: number | null
  total: number | null
  grade: string | null
  totalWhere: Where | null
  /** Texts of the form that were to be replaced. */
  prompts: Where[]
  /** Sentences with amounts in 元 and in 万元: one of the units may have slipped. */
  moneyTexts: Where[]
  /** Statements about the money that the figures may contradict. */
  statements: Where[]
  unread: Unread[]
  /** Points stand where target and actual belong; they were read as points. */
  pointsAsValues: boolean
  /** The table's end was seen: sums may be judged. */
  complete: boolean
}

/** The row of the money block that counts: the total row, or the only one with figures. */
export const moneyTotal = ({ budget }: Pick<HandedIn, 'budget'>): MoneyRow | null =>
  budget.rows.find(row => row.total) ?? (budget.rows.length === 1 ? budget.rows[0]! : null)
