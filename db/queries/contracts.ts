import { and, asc, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Contract, CountedContract, CountedPayment, Payment } from '#domain/contract'
import type { ContractKind } from '#domain/vocabulary-register'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { insertRows, prepared, preparedRows } from '../prepared.ts'

const { account, actual, contract, expenditure, payment, report } = table
export type ContractInsert = typeof contract.$inferInsert
export type PaymentInsert = typeof payment.$inferInsert
type Kept = { version: number; state: 'kept' | 'removed' }
export type StoredContract = Contract & Kept
export type StoredPayment = Payment & Kept

const id = sql.placeholder('id')

const byId = (row: { id: number }) => row.id

/** The register as it stands, removed rows as well. */
export async function readContracts(db: Db, projectId: number): Promise<StoredContract[]> {
  const rows = await prepared(db, 'contracts', d =>
    d.select().from(contract).where(eq(contract.projectId, id)).orderBy(asc(contract.id), asc(contract.version)),
  )({ id: projectId })
  return newest(rows, byId).map(contractOf)
}

export async function readPayments(db: Db, projectId: number): Promise<StoredPayment[]> {
  const rows = await prepared(db, 'payments', d =>
    d.select().from(payment).where(eq(payment.projectId, id)).orderBy(asc(payment.id), asc(payment.version)),
  )({ id: projectId })
  return newest(rows, byId).map(paymentOf)
}

type Amount = number | null
type DayText = string | null
/** As the queries below select them; a truth is 0 or 1 here. */
type ContractTuple = [
  id: number,
  state: string,
  subprojectId: Amount,
  kind: ContractKind,
  users: string,
  procurementBudget: Amount,
  awardPrice: Amount,
  signedOn: DayText,
  acceptancePlanned: DayText,
  acceptedOn: DayText,
  passed: Amount,
]
type PaymentTuple = [id: number, state: string, contractId: number, paidOn: string, amount: number, offPurpose: Amount]

/** Only what figures follow from, of the rows that stand: a register of thousands is counted again at every save. */
export async function countedContracts(db: Db, projectId: number): Promise<CountedContract[]> {
  const rows = await preparedRows<ContractTuple>(db, 'contracts_counted', d =>
    d
      .select({
        id: contract.id,
        state: contract.state,
        subprojectId: contract.subprojectId,
        kind: contract.kind,
        users: contract.users,
        procurementBudget: contract.procurementBudget,
        awardPrice: contract.awardPrice,
        signedOn: contract.signedOn,
        acceptancePlanned: contract.acceptancePlanned,
        acceptedOn: contract.acceptedOn,
        passed: contract.passed,
      })
      .from(contract)
      .where(eq(contract.projectId, id))
      .orderBy(asc(contract.id), asc(contract.version)),
  )({ id: projectId })
  // Lists of users that recur are read once.
  const lists = new Map<string, string[]>()
  const usersOf = (text: string) => {
    let list = lists.get(text)
    if (!list) lists.set(text, (list = JSON.parse(text) as string[]))
    return list
  }
  const counted: CountedContract[] = []
  for (const [i, row] of rows.entries()) {
    const [own, state, subprojectId, kind, users, budget, awardPrice, signedOn, acceptancePlanned, acceptedOn, passed] = row
    if (state !== 'kept' || rows[i + 1]?.[0] === own) continue
    const money = { procurementBudget: budget, awardPrice }
    const days = { signedOn, acceptancePlanned, acceptedOn }
    counted.push({
      id: own,
      subprojectId,
      kind,
      users: usersOf(users),
      ...money,
      ...days,
      passed: passed === null ? null : !!passed,
    })
  }
  return counted
}

export async function countedPayments(db: Db, projectId: number): Promise<CountedPayment[]> {
  const rows = await preparedRows<PaymentTuple>(db, 'payments_counted', d =>
    d
      .select({
        id: payment.id,
        state: payment.state,
        contractId: payment.contractId,
        paidOn: payment.paidOn,
        amount: payment.amount,
        offPurpose: payment.offPurpose,
      })
      .from(payment)
      .where(eq(payment.projectId, id))
      .orderBy(asc(payment.id), asc(payment.version)),
  )({ id: projectId })
  return rows.flatMap(([own, state, contractId, paidOn, amount, offPurpose], i) =>
    state !== 'kept' || rows[i + 1]?.[0] === own ? [] : [{ id: own, contractId, paidOn, amount, offPurpose }],
  )
}

type ContractRow = typeof contract.$inferSelect
type PaymentRow = typeof payment.$inferSelect

const contractOf = ({ projectId: _, recordedAt: __, recordedBy: ___, ...row }: ContractRow): StoredContract => ({
  ...row,
  state: row.state as Kept['state'],
  kind: row.kind as ContractKind,
  users: JSON.parse(row.users) as string[],
})
const paymentOf = ({ projectId: _, recordedAt: __, recordedBy: ___, ...row }: PaymentRow): StoredPayment => ({
  ...row,
  state: row.state as Kept['state'],
})

export const insertContracts = (db: Db, rows: ContractInsert[]) => insertRows(db, 'contract_insert', contract, rows)
export const insertPayments = (db: Db, rows: PaymentInsert[]) => insertRows(db, 'payment_insert', payment, rows)

/** Every version of a row and of its payments, oldest first, with who recorded it. */
export async function contractHistory(db: Db, projectId: number, contractId: number) {
  const contracts = await db
    .select({ row: contract, by: account.name })
    .from(contract)
    .leftJoin(account, eq(account.id, contract.recordedBy))
    .where(and(eq(contract.projectId, projectId), eq(contract.id, contractId)))
    .orderBy(asc(contract.version))
  const payments = await db
    .select({ row: payment, by: account.name })
    .from(payment)
    .leftJoin(account, eq(account.id, payment.recordedBy))
    .where(and(eq(payment.projectId, projectId), eq(payment.contractId, contractId)))
    .orderBy(asc(payment.id), asc(payment.version))
  const stamp = (recordedAt: number, recordedBy: string | null) => ({ recordedAt, recordedBy })
  return {
    contracts: contracts.map(({ row, by }) => ({ ...contractOf(row), ...stamp(row.recordedAt, by) })),
    payments: payments.map(({ row, by }) => ({ ...paymentOf(row), ...stamp(row.recordedAt, by) })),
  }
}

/** Months in which a person entered a value or a sum, or handed a report in; what rows wrote does not count. */
export async function enteredMonths(db: Db, projectId: number): Promise<string[]> {
  const typed = ['register', 'sheet', 'counter']
  const [values, sums, reports] = await Promise.all([
    db
      .selectDistinct({ month: actual.month })
      .from(actual)
      .where(
        and(
          eq(actual.projectId, projectId),
          or(isNull(actual.source), notInArray(actual.source, typed)),
          ne(actual.state, 'cleared'),
        ),
      ),
    db
      .selectDistinct({ month: expenditure.month })
      .from(expenditure)
      .where(and(eq(expenditure.projectId, projectId), or(isNull(expenditure.source), notInArray(expenditure.source, typed)))),
    db
      .selectDistinct({ month: report.month })
      .from(report)
      .where(and(eq(report.projectId, projectId), inArray(report.state, ['submitted', 'approved', 'returned']))),
  ])
  return [...new Set([...values, ...sums, ...reports].map(row => row.month))].sort()
}
