import type { Contract, Payment } from '#domain/contract'
import { contractKinds, kindWritings, listMark } from '#domain/vocabulary-register'
import type { Cell, Column, Table } from '../documents/xlsx-write.ts'
import {
  contractColumns,
  passedWords,
  paymentColumns,
  sheetNames,
  type ContractColumn,
  type PaymentColumn,
} from './register-columns.ts'

/** The register as a workbook that the reader takes back unchanged: money in yuan, days as dates, one sheet of payments. */

const yuan = (fen: number | null): Cell => (fen === null ? null : fen / 100)
type Shape<C extends string, T> = Record<C, Omit<Column, 'heading'> & { money?: true; cell: (row: T, seq: number) => Cell }>

const money = { width: 16, format: 'money', money: true } as const
const day = { width: 13, format: 'day' } as const

const contractShape = (nameOf: Map<number, string>): Shape<ContractColumn, Contract> => ({
  seq: { width: 6, format: 'whole', cell: (_, seq) => seq },
  subproject: {
    width: 22,
    wrap: true,
    choices: choicesOf([...nameOf.values()]),
    cell: row => (row.subprojectId === null ? null : (nameOf.get(row.subprojectId) ?? null)),
  },
  item: { width: 36, wrap: true, cell: row => row.item },
  kind: { width: 16, choices: contractKinds.map(kind => kindWritings[kind][0]!), cell: row => kindWritings[row.kind][0]! },
  contractNo: { width: 20, cell: row => row.contractNo },
  supplier: { width: 26, wrap: true, cell: row => row.supplier },
  users: { width: 30, wrap: true, cell: row => row.users.join(listMark) },
  procurementBudget: { ...money, cell: row => yuan(row.procurementBudget) },
  awardPrice: { ...money, cell: row => yuan(row.awardPrice) },
  signedOn: { ...day, cell: row => row.signedOn },
  acceptancePlanned: { ...day, cell: row => row.acceptancePlanned },
  acceptedOn: { ...day, cell: row => row.acceptedOn },
  passed: {
    width: 10,
    choices: [passedWords.yes[0], passedWords.no[0]],
    cell: row => (row.passed === null ? null : row.passed ? passedWords.yes[0] : passedWords.no[0]),
  },
  note: { width: 30, wrap: true, cell: row => row.note },
})

/** A drop-down holds 255 characters; longer lists are left to the reader's advice. */
function choicesOf(names: string[]): readonly string[] | undefined {
  return names.join(',').length <= 250 && !names.some(name => /[",]/.test(name)) && names.length ? names : undefined
}

type Paid = Payment & { seq: number; contract: Contract }
const paymentShape: Shape<PaymentColumn, Paid> = {
  seq: { width: 10, format: 'whole', cell: row => row.seq },
  contractNo: { width: 20, cell: row => row.contract.contractNo },
  item: { width: 36, wrap: true, cell: row => row.contract.item },
  paidOn: { ...day, cell: row => row.paidOn },
  amount: { ...money, cell: row => yuan(row.amount) },
  offPurpose: { ...money, cell: row => yuan(row.offPurpose) },
  note: { width: 30, wrap: true, cell: row => row.note },
}

function tableOf<C extends string, T>(
  name: string,
  headings: Record<C, readonly string[]>,
  shape: Shape<C, T>,
  rows: readonly T[],
): Table {
  const parts = Object.keys(shape) as C[]
  const columns = parts.map(part => ({ ...shape[part], heading: headings[part][0]! + (shape[part].money ? '（元）' : '') }))
  return { name, columns, rows: rows.map((row, i) => parts.map(part => shape[part].cell(row, i + 1))) }
}

export function registerTables(
  contracts: readonly Contract[],
  payments: readonly Payment[],
  subprojects: readonly { id: number; name: string }[],
): Table[] {
  const nameOf = new Map(subprojects.map(one => [one.id, one.name]))
  const place = new Map(contracts.map((row, i) => [row.id, { seq: i + 1, contract: row }]))
  const paid = payments.flatMap(row => {
    const at = place.get(row.contractId)
    return at ? [{ ...row, ...at }] : []
  })
  return [
    tableOf(sheetNames.contracts, contractColumns, contractShape(nameOf), contracts),
    tableOf(
      sheetNames.payments,
      paymentColumns,
      paymentShape,
      paid.toSorted((a, b) => a.seq - b.seq),
    ),
  ]
}
