import type { ExpenditureFacts, ProjectFacts } from './facts.ts'
import { numberOf, yearOf } from './month.ts'
import type { Rule } from './problem.ts'
import { divide } from './number.ts'
import type { RuleSet } from './ruleset.ts'
import { bandOf } from './signal.ts'
import type { Signal } from './vocabulary.ts'

/** The expenditure ledger by month, in fen. Null = nobody entered it, never 0; `toDate` carries the last known sum. */
export type Ledger = {
  spent: (number | null)[]
  allocated: (number | null)[]
  spentToDate: (number | null)[]
  allocatedToDate: (number | null)[]
  offPurposeToDate: (number | null)[]
  /** How many sub-projects entered their spending that month. */
  entered: number[]
}

const nothing = (): (number | null)[] => Array.from({ length: 12 }, () => null)

function running(months: (number | null)[]): (number | null)[] {
  let total: number | null = null
  return months.map(value => (total = value === null ? total : (total ?? 0) + value))
}

/** Several rows of one month add up: `spent` and `allocated` are that month alone. */
export function ledgerOf(rows: readonly ExpenditureFacts[], year: number): Ledger {
  const [spent, allocated, offPurpose] = [nothing(), nothing(), nothing()]
  const entered = Array.from({ length: 12 }, () => 0)
  for (const row of rows) {
    if (yearOf(row.month) !== year) continue
    const month = numberOf(row.month) - 1
    if (row.spent !== null) {
      spent[month] = (spent[month] ?? 0) + row.spent
      entered[month]!++
    }
    if (row.allocated !== null) allocated[month] = (allocated[month] ?? 0) + row.allocated
    if (row.offPurpose !== null) offPurpose[month] = (offPurpose[month] ?? 0) + row.offPurpose
  }
  return {
    spent,
    allocated,
    spentToDate: running(spent),
    allocatedToDate: running(allocated),
    offPurposeToDate: running(offPurpose),
    entered,
  }
}

/** 全年预算数: the adjusted budget, else the initial one. */
export const fullYearBudget = (budget: ProjectFacts['budget']): number | null => budget.adjusted ?? budget.initial

export type BudgetVerdict = {
  signal: Signal
  code: 'budget' | 'budget-none' | 'budget-missing' | 'budget-not-due' | 'budget-suspended'
  rate: number | null
  /** Execution rate ÷ time progress. */
  ratio: number | null
}

/** The budget light: spent ÷ full-year budget, against time progress. A month nobody entered is missing, not 0. */
export function judgeBudget(
  ledger: Ledger,
  budget: number | null,
  month: number,
  owed: boolean,
  bands: RuleSet['budgetSignals'],
  suspended = false,
): BudgetVerdict {
  const rate = divide(ledger.spentToDate[month - 1] ?? null, budget)
  if (budget === null || budget === 0) return { signal: 'notDue', code: 'budget-none', rate, ratio: null }
  if (ledger.spent[month - 1] === null || rate === null) {
    return owed
      ? { signal: 'missing', code: 'budget-missing', rate, ratio: null }
      : { signal: 'notDue', code: suspended ? 'budget-suspended' : 'budget-not-due', rate, ratio: null }
  }
  const ratio = rate / (month / 12)
  return { signal: bandOf(ratio, bands), code: 'budget', rate, ratio }
}

export function budgetRule(
  verdict: BudgetVerdict,
  ledger: Ledger,
  budget: number | null,
  month: number,
  bands: RuleSet['budgetSignals'],
): Rule {
  return {
    code: verdict.code,
    params: {
      signal: verdict.signal,
      month,
      spent: ledger.spentToDate[month - 1] ?? null,
      budget,
      rate: verdict.rate,
      timeProgress: month / 12,
      ratio: verdict.ratio,
      ...bands,
    },
  }
}
