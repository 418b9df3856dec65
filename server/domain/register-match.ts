import {
  changedFields,
  contractFields,
  paymentFields,
  type Contract,
  type ContractInput,
  type Payment,
  type PaymentInput,
} from './contract.ts'

/** Which row of the register a row of a file is, and what the file would change. */

type Known = Contract & { version: number }
type KnownPayment = Payment & { version: number }
export type PaymentChange = { row: PaymentInput; before: KnownPayment | null; index: number }
export type RowChange = {
  row: ContractInput
  index: number
  before: Known | null
  fields: (keyof ContractInput)[]
  payments: PaymentChange[]
  /** The register's payments the file does not name: they stay. */
  unnamed: KnownPayment[]
}

const sameThing = (a: ContractInput, b: ContractInput) => a.item === b.item && a.subprojectId === b.subprojectId

/** By contract number; else by item and sub-project, where one of the two has no number yet. Each row is met once. */
function matches(file: readonly ContractInput[], known: readonly Known[]): (Known | null)[] {
  const byNumber = new Map(known.filter(row => row.contractNo).map(row => [row.contractNo, row]))
  const byItem = new Map<string, Known[]>()
  const keyOf = (row: ContractInput) => `${row.subprojectId} ${row.item}`
  for (const row of known) byItem.set(keyOf(row), [...(byItem.get(keyOf(row)) ?? []), row])
  const met = new Set<number>()
  const found: (Known | null)[] = file.map(row => (row.contractNo ? (byNumber.get(row.contractNo) ?? null) : null))
  for (const row of found) if (row) met.add(row.id)
  // Rows without a number first meet rows without one, so that what was exported comes back to itself.
  for (const exact of [true, false])
    for (const [i, row] of file.entries()) {
      if (found[i]) continue
      const fits = (one: Known) =>
        !met.has(one.id) &&
        sameThing(one, row) &&
        (exact ? one.contractNo === row.contractNo : !one.contractNo || !row.contractNo)
      const list = (byItem.get(keyOf(row)) ?? []).filter(fits)
      if (list.length !== 1 && !exact) continue
      const one = list[0]
      if (one) met.add(one.id)
      found[i] = one ?? null
    }
  return found
}

/** Equal payments meet; of the rest, one of the same day or the same amount is the one that was changed. */
function matchPayments(file: readonly PaymentInput[], known: readonly KnownPayment[]) {
  const left = [...known]
  const found: (KnownPayment | null)[] = file.map(() => null)
  const likes: ((a: PaymentInput, b: PaymentInput) => boolean)[] = [
    (a, b) => changedFields(paymentFields, a, b).length === 0,
    (a, b) => a.paidOn === b.paidOn && a.amount === b.amount,
    (a, b) => a.paidOn === b.paidOn,
    (a, b) => a.amount === b.amount,
  ]
  for (const like of likes)
    for (const [i, row] of file.entries()) {
      if (found[i]) continue
      const at = left.findIndex(one => like(one, row))
      if (at >= 0) found[i] = left.splice(at, 1)[0]!
    }
  return { found, left }
}

/** `payments` null: the file says nothing of payments. Rows of the register that the file does not name stay as they are. */
export function matchRegister(
  file: readonly { row: ContractInput; payments: readonly PaymentInput[] | null }[],
  contracts: readonly Known[],
  payments: readonly KnownPayment[],
): { changes: RowChange[]; unnamed: Known[] } {
  const found = matches(
    file.map(one => one.row),
    contracts,
  )
  const byContract = new Map<number, KnownPayment[]>()
  for (const row of payments) byContract.set(row.contractId, [...(byContract.get(row.contractId) ?? []), row])
  const changes = file.map(({ row, payments: said }, index): RowChange => {
    const before = found[index] ?? null
    const paid = before ? (byContract.get(before.id) ?? []) : []
    const { found: met, left } = said ? matchPayments(said, paid) : { found: [], left: paid }
    const changed = (said ?? []).map((one, i) => ({ row: one, before: met[i] ?? null, index: i }))
    return {
      row,
      index,
      before,
      fields: before ? changedFields(contractFields, before as ContractInput, row) : [],
      payments: changed.filter(
        one => !one.before || changedFields(paymentFields, one.before as PaymentInput, one.row).length > 0,
      ),
      unnamed: left,
    }
  })
  const named = new Set(found.flatMap(row => (row ? [row.id] : [])))
  return { changes, unnamed: contracts.filter(row => !named.has(row.id)) }
}

export const changesNothing = (change: RowChange) =>
  change.before !== null && change.fields.length === 0 && change.payments.length === 0
