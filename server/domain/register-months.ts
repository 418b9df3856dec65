import type { ComputedSpending } from './computed-spending.ts'
import type { CountedContract, CountedPayment } from './contract.ts'
import { monthsOf, yearOf, type Month } from './month.ts'
import { monthOfDay } from './register.ts'

/** The months the register speaks of: from the first row event or entered month of the year to the last of them.
 * In between a month in which nothing happened is a real 0. A register without a row says nothing at all: its zeros would
 * take the place of what people entered. */
export function registerMonths(
  year: number,
  contracts: readonly CountedContract[],
  payments: readonly CountedPayment[],
  entered: readonly Month[],
): Month[] {
  if (contracts.length === 0) return []
  let [first, last] = ['', '']
  const see = (month: Month) => {
    if (yearOf(month) !== year) return
    if (first === '' || month < first) first = month
    if (month > last) last = month
  }
  for (const { signedOn, acceptedOn } of contracts) {
    if (signedOn !== null) see(monthOfDay(signedOn))
    if (acceptedOn !== null) see(monthOfDay(acceptedOn))
  }
  for (const { paidOn } of payments) see(monthOfDay(paidOn))
  for (const month of entered) see(month)
  return monthsOf(year).filter(month => first !== '' && month >= first && month <= last)
}

/** Expenditure per sub-project and month from its payments; from a sub-project's first payment on a month without one is 0.
 * The off-purpose part is known once somebody said it, 0 included. */
export function registerSpending(
  contracts: readonly CountedContract[],
  payments: readonly CountedPayment[],
  months: readonly Month[],
): ComputedSpending[] {
  const subprojectOf = new Map(contracts.map(row => [row.id, row.subprojectId]))
  const cells = new Map<number, Map<Month, { spent: number; offPurpose: number | null; rows: number }>>()
  for (const { contractId, paidOn, amount, offPurpose } of payments) {
    const subprojectId = subprojectOf.get(contractId)
    const month = monthOfDay(paidOn)
    if (subprojectId === undefined || subprojectId === null || !months.includes(month)) continue
    const own = cells.get(subprojectId) ?? new Map<Month, { spent: number; offPurpose: number | null; rows: number }>()
    cells.set(subprojectId, own)
    const cell = own.get(month) ?? { spent: 0, offPurpose: null, rows: 0 }
    own.set(month, cell)
    cell.spent += amount
    cell.rows += 1
    if (offPurpose !== null) cell.offPurpose = (cell.offPurpose ?? 0) + offPurpose
  }
  return [...cells].flatMap(([subprojectId, own]) => {
    const from = [...own.keys()].sort()[0]!
    const said = months.filter(month => month >= from)
    return said.map(month => ({ subprojectId, month, ...(own.get(month) ?? { spent: 0, offPurpose: null, rows: 0 }) }))
  })
}
