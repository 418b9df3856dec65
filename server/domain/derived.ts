import { emptyValue, type YearValue } from './aggregate.ts'
import type { Ledger } from './budget.ts'
import { divide } from './number.ts'
import type { Derivation } from './vocabulary.ts'

/** Indicators nobody types: they follow from the expenditure ledger.
 * executionRate 预算执行率 = Σ spent ÷ Σ allocated (funds in place 到位资金);
 * designatedRate 专款专用率 = (Σ spent − Σ off purpose) ÷ Σ spent, known once somebody entered the off-purpose sum, 0 included. */
export function deriveYear(derivation: Derivation, ledger: Ledger, subprojects: number): YearValue[] {
  let seen = false
  return ledger.spent.map((spent, month) => {
    const out = emptyValue(Math.max(subprojects, ledger.entered[month]!))
    const spentToDate = ledger.spentToDate[month]!
    const offPurpose = ledger.offPurposeToDate[month]!
    out.reported = out.unitsSeen = ledger.entered[month]!
    if (derivation === 'executionRate') {
      out.given = spent !== null
      out.numerator = spent
      out.denominator = ledger.allocated[month]!
      out.toDateNumerator = spentToDate
      out.toDateDenominator = ledger.allocatedToDate[month]!
    } else {
      out.given = spent !== null && offPurpose !== null
      out.toDateNumerator = spentToDate === null || offPurpose === null ? null : spentToDate - offPurpose
      out.toDateDenominator = spentToDate
    }
    seen ||= out.given
    out.seen = seen
    out.value = divide(out.numerator, out.denominator)
    out.toDate = divide(out.toDateNumerator, out.toDateDenominator)
    return out
  })
}
