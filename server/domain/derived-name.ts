import { designatedRateName, executionRateName, type Derivation } from './vocabulary.ts'

/** Whether an indicator is computed from the expenditure ledger, by the form's own names (domain rules §4, rows 1–2). */
export function derivationOf(name: string): Derivation | null {
  const bare = name.replaceAll(/\s/g, '')
  if (bare === executionRateName) return 'executionRate'
  if (bare === designatedRateName) return 'designatedRate'
  return null
}
