import { addAmount, type DepartmentMonth, type Lights, type Portfolio, type PortfolioMonth } from './portfolio.ts'
import type { Month } from './month.ts'

/** One unit in one month, summed over some of its projects. */
export type UnitMonth = PortfolioMonth & DepartmentMonth & { lights: Lights }

const amounts = [
  'budget',
  'budgetInitial',
  'budgetThen',
  'spent',
  'spentToDate',
  'atRiskAmount',
  'goalReached',
  'goalBudget',
] as const
const tallies = ['projects', 'reported', 'due', 'submitted', 'approved', 'lateSubmitted', 'archived'] as const

function merged(a: UnitMonth, b: UnitMonth): UnitMonth {
  const sum = { ...a }
  for (const key of amounts) sum[key] = addAmount(a[key], b[key])
  for (const key of tallies) sum[key] = a[key] + b[key]
  return sum
}

function grouped(rows: readonly UnitMonth[], key: (row: UnitMonth) => string): UnitMonth[] {
  const groups = new Map<string, UnitMonth>()
  for (const row of rows) {
    const known = groups.get(key(row))
    groups.set(key(row), known ? merged(known, row) : row)
  }
  return [...groups.values()]
}

/** A portfolio out of unit months, where the stored sums over whole units do not fit: an expert sees some projects of many. */
export const portfolioOfUnits = (rows: readonly UnitMonth[], asOf: Month): Portfolio => ({
  months: grouped(rows, row => row.month),
  departments: grouped(rows, row => `${row.month} ${row.departmentId}`),
  units: rows.filter(row => row.month === asOf),
})
