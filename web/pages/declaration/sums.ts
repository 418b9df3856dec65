import Big from 'big.js'
import type { Declaration } from '#domain/declaration'

/** A sum beside what it should be; `known` is false while nothing was entered. */
export type Sum = { sum: number; total: number | null; agrees: boolean | null }

function sumOf(amounts: readonly (number | null)[], total: number | null): Sum {
  const known = amounts.filter(amount => amount !== null)
  const sum = Number(known.reduce((so, amount) => so.plus(amount), new Big(0)).toFixed())
  return { sum, total, agrees: known.length === 0 || total === null ? null : sum === total }
}

/** Sub-projects and funding against the budget, live. */
export const sumsOf = ({ subprojects, funding, budgetTotal }: Declaration) => ({
  subprojects: sumOf(
    subprojects.map(row => row.budget),
    budgetTotal,
  ),
  funding: sumOf(
    funding.map(row => row.thisYear ?? row.total),
    budgetTotal,
  ),
})
