import {
  changedFields,
  contractFields,
  paymentFields,
  type Contract,
  type ContractInput,
  type Payment,
  type PaymentInput,
} from './contract.ts'
import type { Day } from './day.ts'
import { yearOf } from './month.ts'
import type { Params, Problem } from './problem.ts'

/** What a row of the register may not say, and what is merely asked about it. */

type Context = { subprojects: readonly { id: number; name: string }[]; today: Day }
const problem = (path: string, code: string, params: Params = {}): Problem => ({ path, code, params })

const paidOf = (payments: readonly { amount: number }[]) => payments.reduce((sum, { amount }) => sum + amount, 0)

/** `others`: the register's other rows; `payments`: what was paid on this one. */
export function checkContract(
  row: ContractInput,
  others: readonly Contract[],
  payments: readonly PaymentInput[],
  { subprojects, today }: Context,
): Problem[] {
  const { signedOn, acceptancePlanned: planned, acceptedOn: accepted } = row
  const found: Problem[] = []
  if (row.subprojectId === null ? subprojects.length > 0 : !subprojects.some(one => one.id === row.subprojectId))
    found.push(problem('subprojectId', row.subprojectId === null ? 'contract-subproject-needed' : 'contract-subproject-unknown'))
  for (const [path, day] of [
    ['signedOn', signedOn],
    ['acceptedOn', accepted],
  ] as const)
    if (day !== null && day > today) found.push(problem(path, 'day-in-future', { day, today }))
  if (signedOn !== null && planned !== null && planned < signedOn)
    found.push(problem('acceptancePlanned', 'contract-ends-before', { signedOn, planned }))
  if (signedOn !== null && accepted !== null && accepted < signedOn)
    found.push(problem('acceptedOn', 'accepted-before-signed', { signedOn, accepted }))
  if (accepted !== null && row.passed === null) found.push(problem('passed', 'acceptance-without-result'))
  if (accepted === null && row.passed !== null) found.push(problem('acceptedOn', 'result-without-acceptance'))
  const twin = others.find(other => isTwin(row, other))
  if (twin)
    found.push(
      problem(row.contractNo ? 'contractNo' : 'item', row.contractNo ? 'contract-no-taken' : 'item-taken', {
        no: row.contractNo,
        item: twin.item,
      }),
    )
  const paid = paidOf(payments)
  if (row.awardPrice !== null && paid > row.awardPrice && row.note === '')
    found.push(problem('awardPrice', 'paid-above-contract', { paid, award: row.awardPrice }))
  return found
}

/** One contract entered twice: the same number, or the same item of a sub-project while neither has one. */
export const isTwin = (a: ContractInput, b: ContractInput): boolean =>
  a.contractNo || b.contractNo ? a.contractNo === b.contractNo : a.item === b.item && a.subprojectId === b.subprojectId

/** `others`: the contract's other payments. */
export function checkPayment(row: PaymentInput, contract: ContractInput, others: readonly PaymentInput[], today: Day): Problem[] {
  const found: Problem[] = []
  if (row.paidOn > today) found.push(problem('paidOn', 'day-in-future', { day: row.paidOn, today }))
  if (row.amount === 0) found.push(problem('amount', 'payment-zero'))
  if (row.amount < 0 && row.note === '') found.push(problem('note', 'payment-back-needs-note', { amount: row.amount }))
  const off = row.offPurpose
  if (off !== null && (row.amount > 0 ? off < 0 || off > row.amount : off > 0 || off < row.amount))
    found.push(problem('offPurpose', 'off-purpose-above-payment', { off, amount: row.amount }))
  const paid = paidOf(others) + row.amount
  const { awardPrice } = contract
  const reasoned = row.note !== '' || contract.note !== ''
  if (awardPrice !== null && row.amount > 0 && paid > awardPrice && !reasoned)
    found.push(problem('amount', 'paid-above-contract', { paid, award: awardPrice }))
  if (paid < 0) found.push(problem('amount', 'paid-back-too-much', { paid }))
  return found
}

export type RegisterQuestion = { code: string; params: Params }

/** What is odd in a row without being wrong; nothing is refused for it. */
export function contractQuestions(row: Contract, payments: readonly Payment[], today: Day, year: number): RegisterQuestion[] {
  const { signedOn, awardPrice: award, procurementBudget: budget, acceptancePlanned: planned, acceptedOn: accepted } = row
  const found: RegisterQuestion[] = []
  const ask = (code: string, params: Params = {}) => found.push({ code, params })
  const paid = paidOf(payments)
  const early = payments.find(one => signedOn !== null && one.paidOn < signedOn)
  if (early) ask('paid-before-signing', { paidOn: early.paidOn, signedOn })
  if (signedOn === null && payments.length) ask('paid-unsigned')
  if (award === null && payments.length) ask('paid-without-award', { paid })
  if (award !== null && paid > award) ask('paid-above-award', { paid, award })
  if (award !== null && budget !== null && award > budget) ask('award-above-budget', { award, budget })
  if (award !== null && budget === null) ask('award-without-budget')
  if (accepted !== null && signedOn === null) ask('accepted-unsigned')
  if (signedOn !== null && row.users.length === 0) ask('users-missing')
  if (accepted === null && planned !== null && planned < today) ask('acceptance-overdue', { planned })
  if (accepted !== null && planned !== null && accepted > planned) ask('accepted-late', { planned, accepted })
  if (row.passed === false) ask('acceptance-failed', { accepted })
  const foreign = payments.filter(one => yearOf(one.paidOn) !== year).length
  if (foreign) ask('paid-outside-year', { count: foreign, year })
  return found
}

export const sameContract = (a: ContractInput, b: ContractInput) => changedFields(contractFields, a, b).length === 0
export const samePayment = (a: PaymentInput, b: PaymentInput) => changedFields(paymentFields, a, b).length === 0
