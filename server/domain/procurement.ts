import type { YearValue } from './aggregate.ts'
import { fullYearBudget } from './budget.ts'
import type { CountedContract } from './contract.ts'
import type { Day } from './day.ts'
import type { ProjectFacts } from './facts.ts'
import { yearOf, type Month } from './month.ts'
import { monthOfDay, rowsOfRecipe } from './register.ts'
import type { RegisterRecipe } from './register-recipe.ts'

/** What the register's contracts leave open of a saving rate 资金节约率: what is signed no longer changes it. Money in fen. */

type Tender = { budget: number; award: number | null; signedOn: Day | null }
export type Procurement = {
  tenders: readonly Tender[]
  /** What all tenders together can cost at most; null = not known, then nothing is certain. */
  budget: number | null
}
export type Signed = {
  /** Procurement budget and saving of the contracts signed by the month's end. */
  signed: number
  saved: number
  /** Procurement budget still to be signed for, at most. */
  open: number
}

/** Null where a row names no procurement budget: what is left open could be anything. */
export function procurementOf(
  recipe: RegisterRecipe,
  rows: readonly CountedContract[],
  { budget, subprojects }: Pick<ProjectFacts, 'budget' | 'subprojects'>,
): Procurement | null {
  const tenders: Tender[] = []
  for (const { procurementBudget, awardPrice, signedOn } of rowsOfRecipe(recipe, rows)) {
    if (procurementBudget === null) return null
    tenders.push({ budget: procurementBudget, award: awardPrice, signedOn })
  }
  const own = recipe.subprojectIds && subprojects.filter(({ id }) => recipe.subprojectIds!.includes(id)).map(row => row.budget)
  const known = own ? own.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0) : fullYearBudget(budget)
  return { tenders, budget: known }
}

/** As of a month's end; contracts of another year count in theirs. Null where what is still open cannot be told. */
export function signedBy({ tenders, budget }: Procurement, month: Month): Signed | null {
  if (budget === null) return null
  let [signed, saved, listed] = [0, 0, 0]
  for (const tender of tenders) {
    const at = tender.signedOn === null ? null : monthOfDay(tender.signedOn)
    if (at !== null && yearOf(at) < yearOf(month)) continue
    if (at !== null && at <= month && tender.award !== null) {
      signed += tender.budget
      saved += tender.budget - tender.award
    } else listed += tender.budget
  }
  // What the register does not list yet may still be tendered out of the budget.
  return { signed, saved, open: Math.max(listed, budget - signed, 0) }
}

/** The lowest and highest rate still possible; no award stands above its procurement budget. */
export const savingRange = ({ signed, saved, open }: Signed): { low: number; high: number } | null =>
  signed + open > 0 ? { low: saved / (signed + open), high: (saved + open) / (signed + open) } : null

/** Whether a figure, kept in yuan, is the register's own. */
export const followsSigned = ({ toDateNumerator: saved, toDateDenominator: budget }: YearValue, signed: Signed): boolean =>
  saved !== null && budget !== null && Math.abs(saved * 100 - signed.saved) < 1 && Math.abs(budget * 100 - signed.signed) < 1

export const savingParams = ({ signed, saved, open }: Signed, { low, high }: { low: number; high: number }) => ({
  signed,
  award: signed - saved,
  saved,
  open,
  rate: signed > 0 ? saved / signed : null,
  low,
  high,
})
