import type { DeclarationLeadFacts } from '#wording/declaration-lead'
import type { ReviewState } from './review-state.ts'
import { sumsOf } from './sums.ts'

/** What the opening sentence needs; rows without a name count as not there yet. */
export function leadFacts({ declaration, questions, lines }: ReviewState, open: number): DeclarationLeadFacts {
  return {
    byHand: lines.length === 0,
    indicators: declaration.indicators.filter(({ name }) => name.trim() !== '').length,
    subprojects: declaration.subprojects.filter(({ name }) => name.trim() !== '').length,
    questions: questions.filter(({ severity }) => severity !== 'info').length,
    open,
    total: declaration.budgetTotal,
    sums: sumsOf(declaration),
    unplaced: lines.filter(({ unused }) => unused).length,
  }
}
