import { contractInputSchema, paymentInputSchema, type ContractInput, type PaymentInput } from '#domain/contract'
import type { Answer, Problem } from '#domain/problem'
import { listMarks } from '#domain/vocabulary-register'
import type { NamedSheet } from '../documents/xlsx.ts'
import {
  placeOf,
  readDay,
  readKind,
  readMoney,
  readPassed,
  readSubproject,
  refusesFormula,
  type Findings,
} from './register-cells.ts'
import {
  columnsIn,
  contractColumns,
  paymentColumns,
  totalRow,
  type Columns,
  type ContractColumn,
  type PaymentColumn,
} from './register-columns.ts'

/** A row as the file has it; `places` says where each field stood. */
export type ReadPayment = { row: PaymentInput; places: Record<string, string> }
export type ReadContract = {
  row: ContractInput
  place: string
  places: Record<string, string>
  seq: string
  payments: ReadPayment[]
}
export type ReadRegister = Findings & {
  contracts: ReadContract[]
  /** The file says something of payments; without such a sheet those that are there stay. */
  hasPayments: boolean
}
type Subprojects = readonly { id: number; name: string }[]

const headRows = 10

/** The first line whose cells name these columns. */
function headOf<C extends string>(sheet: NamedSheet, parts: Record<C, readonly string[]>, needed: readonly C[]) {
  for (const line of sheet.lines.slice(0, headRows)) {
    const columns = columnsIn(line.cells, parts)
    if (needed.every(part => columns.has(part))) return { columns, line: line.number }
  }
  return null
}

export function readRegister(sheets: readonly NamedSheet[], subprojects: Subprojects): Answer<ReadRegister> {
  const into: Findings = { problems: [], questions: [] }
  const contracts: ReadContract[] = []
  const later: (() => void)[] = []
  let [found, hasPayments] = [false, false]
  for (const sheet of sheets) {
    const path = sheet.name
    if (sheet.hidden) {
      into.questions.push({ path, code: 'sheet-hidden', params: { sheet: sheet.name } })
      continue
    }
    const paid = headOf<PaymentColumn>(sheet, paymentColumns, ['paidOn', 'amount'])
    const head = paid ? null : headOf<ContractColumn>(sheet, contractColumns, ['item', 'kind'])
    if (paid) {
      hasPayments = true
      later.push(() => readPayments(sheet, paid, contracts, into))
    } else if (head) {
      found = true
      refuseMerged(sheet, head, into)
      contracts.push(...readContracts(sheet, head, subprojects, into))
    } else if (sheet.lines.length) into.questions.push({ path, code: 'sheet-not-read', params: { sheet: sheet.name } })
  }
  for (const read of later) read()
  if (!found) return { ok: false, problems: [{ path: '', code: 'register-headings-missing', params: {} }] }
  return { ok: true, value: { ...into, contracts, hasPayments } }
}

type Head<C extends string> = { columns: Columns<C>; line: number }

/** A sub-project or a kind may stand once for several rows; a sum or a name merged over rows would count several times. */
function refuseMerged(sheet: NamedSheet, { columns, line }: Head<ContractColumn>, { problems }: Findings): void {
  const may = new Set((['subproject', 'kind'] as const).map(part => columns.get(part)?.column))
  for (const { row, column, toRow, toColumn } of sheet.merged) {
    if (row <= line) continue
    const cells = sheet.lines.find(one => one.number === row)?.cells
    const spread = may.has(column) && column === toColumn
    if (!spread) {
      if (cells?.[column])
        problems.push({
          path: placeOf(sheet.name, row, column),
          code: 'cell-merged',
          params: { to: placeOf('', toRow, toColumn) },
        })
      continue
    }
    for (const other of sheet.lines)
      if (other.number > row && other.number <= toRow) other.cells[column] ||= cells?.[column] ?? ''
  }
}

/** A line's cell of a part, with its place. */
const cellsOf = <C extends string>(sheet: NamedSheet, columns: Columns<C>, number: number, cells: string[]) => ({
  text: (part: C) => cells[columns.get(part)?.column ?? -1]?.trim() ?? '',
  at: (part: C) => placeOf(sheet.name, number, columns.get(part)?.column ?? 0),
})

function readContracts(
  sheet: NamedSheet,
  { columns, line }: Head<ContractColumn>,
  subprojects: Subprojects,
  into: Findings,
): ReadContract[] {
  const rows: ReadContract[] = []
  for (const { number, cells } of sheet.lines) {
    if (number <= line || cells.every(cell => cell.trim() === '')) continue
    const { text, at } = cellsOf(sheet, columns, number, cells)
    const place = placeOf(sheet.name, number, 0)
    if (cells.some(cell => totalRow.test(cell.trim())) && (text('item') === '' || totalRow.test(text('item')))) {
      into.questions.push({ path: place, code: 'row-total-skipped', params: {} })
      continue
    }
    const before = into.problems.length
    for (const part of ['item', 'contractNo', 'supplier', 'users', 'note'] as const) refusesFormula(text(part), at(part), into)
    if (text('item') === '') into.problems.push({ path: at('item'), code: 'item-missing', params: {} })
    const money = (part: 'procurementBudget' | 'awardPrice') => {
      const heading = columns.get(part)
      return heading ? readMoney(text(part), heading, at(part), into) : null
    }
    const given = {
      subprojectId: readSubproject(text('subproject'), subprojects, at('subproject'), into),
      item: text('item'),
      kind: readKind(text('kind'), at('kind'), into),
      contractNo: text('contractNo'),
      supplier: text('supplier'),
      users: text('users') === '' ? [] : text('users').split(listMarks),
      procurementBudget: money('procurementBudget'),
      awardPrice: money('awardPrice'),
      signedOn: readDay(text('signedOn'), at('signedOn'), into),
      acceptancePlanned: readDay(text('acceptancePlanned'), at('acceptancePlanned'), into),
      acceptedOn: readDay(text('acceptedOn'), at('acceptedOn'), into),
      passed: readPassed(text('passed'), at('passed'), into),
      note: text('note'),
    }
    const names = { subprojectId: at('subproject'), ...Object.fromEntries([...columns.keys()].map(part => [part, at(part)])) }
    if (into.problems.length > before) continue
    const parsed = contractInputSchema.safeParse(given)
    if (parsed.success) rows.push({ row: parsed.data, place, places: names, seq: text('seq'), payments: [] })
    else
      into.problems.push({
        path: names[String(parsed.error.issues[0]?.path[0]) as keyof typeof names] ?? place,
        code: 'cell-too-long-or-negative',
        params: {},
      })
  }
  return rows
}

function readPayments(
  sheet: NamedSheet,
  { columns, line }: Head<PaymentColumn>,
  contracts: ReadContract[],
  into: Findings,
): void {
  for (const { number, cells } of sheet.lines) {
    if (number <= line || cells.every(cell => cell.trim() === '')) continue
    const { text, at } = cellsOf(sheet, columns, number, cells)
    if (text('paidOn') === '' && cells.some(cell => totalRow.test(cell.trim()))) continue
    const before = into.problems.length
    const amount = readMoney(text('amount'), columns.get('amount')!, at('amount'), into)
    const off = columns.get('offPurpose')
    const given = {
      paidOn: readDay(text('paidOn'), at('paidOn'), into),
      amount,
      offPurpose: off ? readMoney(text('offPurpose'), off, at('offPurpose'), into) : null,
      note: text('note'),
    }
    if (into.problems.length > before) continue
    const parsed = paymentInputSchema.safeParse(given)
    const owner = ownerOf(contracts, text('seq'), text('contractNo'), text('item'))
    if (!parsed.success) into.problems.push(missing(given.paidOn === null ? at('paidOn') : at('amount')))
    else if (!owner)
      into.problems.push({
        path: placeOf(sheet.name, number, 0),
        code: 'payment-without-contract',
        params: { no: text('contractNo'), item: text('item') },
      })
    else owner.payments.push({ row: parsed.data, places: Object.fromEntries([...columns.keys()].map(part => [part, at(part)])) })
  }
}
const missing = (path: string): Problem => ({ path, code: 'payment-incomplete', params: {} })

/** The row a payment names: by its number in the list, else the contract's, else the item where only one has that name. */
function ownerOf(contracts: readonly ReadContract[], seq: string, no: string, item: string): ReadContract | undefined {
  const only = (list: ReadContract[]) => (list.length === 1 ? list[0] : undefined)
  return (
    (seq ? only(contracts.filter(one => one.seq === seq)) : undefined) ??
    (no ? only(contracts.filter(one => one.row.contractNo === no)) : undefined) ??
    (item ? only(contracts.filter(one => one.row.item === item)) : undefined)
  )
}
