import { isAmount, readAmount } from './amount.ts'
import type { Draft, Printed } from './declaration-draft.ts'
import { unitFor } from './declaration-fields.ts'
import { isSectionLabel, labelKey } from './declaration-labels.ts'

type AmountColumn = { column: number; heading: string }
/** The two money tables of a declaration: sub-projects with their budgets, and sources of funds. */
export type MoneyTable =
  | { kind: 'subprojects'; name: number; budget: AmountColumn }
  | { kind: 'funding'; name: number; total: AmountColumn | null; priorYear: AmountColumn | null; thisYear: AmountColumn | null }

/** As many rows as a declaration may hold. */
const most = { subprojects: 200, funding: 50 } as const

const subprojectHeading = /^(子项目名称|子项目|子项目明细|项目明细|明细项目|支出明细|支出内容|成本构成)$/
const budgetHeading = /^(预算金额|金额|预算|预算数|预算资金|资金数额|申报金额)$/
const fundingHeading = /^(资金来源|来源)$/
const totalRow = /^(合计|总计|小计合计|共计)$/

/** The table a line of headings opens. */
export function readMoneyHeading(draft: Draft, at: number): MoneyTable | null {
  const texts = draft.ledger.texts[at] ?? []
  const keys = texts.map(labelKey)
  const section = texts.find(isSectionLabel) ?? ''
  const column = (pattern: RegExp): AmountColumn | null => {
    const found = keys.findIndex((key, i) => pattern.test(key) && !isSectionLabel(texts[i]!))
    return found < 0 ? null : { column: found, heading: `${section} ${texts[found]}` }
  }
  const note = (...columns: (AmountColumn | null)[]) => {
    texts.forEach((text, cell) => isSectionLabel(text) && draft.ledger.note(at, cell))
    for (const found of columns) if (found) draft.ledger.note(at, found.column)
  }
  const subproject = column(subprojectHeading)
  const budget = column(budgetHeading)
  if (subproject && budget) {
    note(subproject, budget)
    return { kind: 'subprojects', name: subproject.column, budget }
  }
  const source = column(fundingHeading)
  const total = column(/^(项目投资总额|投资总额|总投资|总额|资金总额|金额|合计)$/)
  const priorYear = column(/上年|以前年度/)
  const thisYear = column(/本年|当年|计划数/)
  if (source && (total ?? thisYear)) {
    note(source, total, priorYear, thisYear)
    return { kind: 'funding', name: source.column, total, priorYear, thisYear }
  }
  return null
}

/** A row of a money table; false where the line is not one, which ends the table. */
export function readMoneyRow(draft: Draft, at: number, table: MoneyTable): boolean {
  const { ledger } = draft
  const texts = ledger.texts[at] ?? []
  const sides = texts.map(isSectionLabel)
  const first = texts.findIndex((text, i) => text !== '' && !sides[i])
  if (first < 0) return false
  const name = texts[first]!
  if (isAmount(name) || first > table.name || draft.declaration[table.kind].length >= most[table.kind]) return false
  sides.forEach((side, cell) => side && ledger.note(at, cell))
  return table.kind === 'subprojects' ? readSubproject(draft, at, table, first) : readFunding(draft, at, table, first)
}

function amountAt(draft: Draft, at: number, cell: number, heading: string, path: string): number | null {
  const text = draft.ledger.texts[at]?.[cell] ?? ''
  if (text === '') return null
  const fen = readAmount(text, unitFor(draft, at, heading, text))
  if (fen === null)
    draft.ask({
      code: 'amount-unreadable',
      severity: 'warning',
      line: draft.ledger.numberOf(at),
      path,
      params: { text, label: heading.trim() },
    })
  else draft.ledger.fill(at, cell, path)
  return fen
}

function readSubproject(draft: Draft, at: number, table: MoneyTable & { kind: 'subprojects' }, first: number): boolean {
  const { ledger, declaration, printed } = draft
  const texts = ledger.texts[at] ?? []
  const { column, heading } = table.budget
  const found = texts.findIndex((text, cell) => cell > first && isAmount(text))
  const cell = (texts[column] ?? '') === '' && found >= 0 ? found : column
  if (totalRow.test(labelKey(texts[first]!))) {
    ledger.note(at, first)
    const total = amountAt(draft, at, cell, heading, 'budgetTotal')
    printed.subprojects ??= { line: ledger.numberOf(at), total, priorYear: null, thisYear: null }
    return true
  }
  const path = `subprojects.${declaration.subprojects.length}`
  ledger.fill(at, first, `${path}.name`)
  const budget = amountAt(draft, at, cell, heading, `${path}.budget`)
  declaration.subprojects.push({ name: texts[first]!, budget })
  draft.subprojectLines.push(ledger.numberOf(at))
  return true
}

function readFunding(draft: Draft, at: number, table: MoneyTable & { kind: 'funding' }, first: number): boolean {
  const { ledger, declaration, printed } = draft
  const source = ledger.texts[at]![first]!
  const isTotal = totalRow.test(labelKey(source))
  const path = `funding.${declaration.funding.length}`
  const read = (column: AmountColumn | null, field: string) =>
    column && amountAt(draft, at, column.column, column.heading, isTotal ? 'budgetTotal' : `${path}.${field}`)
  const amounts = {
    total: read(table.total, 'total'),
    priorYear: read(table.priorYear, 'priorYear'),
    thisYear: read(table.thisYear, 'thisYear'),
  }
  if (isTotal) {
    ledger.note(at, first)
    printed.funding ??= { line: ledger.numberOf(at), ...amounts }
    return true
  }
  ledger.fill(at, first, `${path}.source`)
  declaration.funding.push({ source, ...amounts })
  return true
}

function compare(draft: Draft, line: number | null, path: string, what: string, sum: number, total: number): void {
  if (sum === total) return
  draft.ask({ code: 'sum-mismatch', severity: 'error', line, path, params: { what, sum, total, difference: sum - total } })
}

const sumOf = (values: (number | null)[]): number | null =>
  values.some(value => value !== null) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null

/** Compares the printed totals with the rows above them, and the budget with its funding. */
export function checkSums(draft: Draft): void {
  const { declaration, printed } = draft
  const subprojects = sumOf(declaration.subprojects.map(one => one.budget))
  const printedTotal = printed.subprojects?.total ?? null
  if (subprojects !== null && printedTotal !== null)
    compare(draft, printed.subprojects!.line, 'subprojects', 'subprojects', subprojects, printedTotal)
  checkFunding(draft, printed.funding)
  const funding =
    printed.funding?.total ??
    sumOf(declaration.funding.map(row => row.total)) ??
    sumOf(declaration.funding.map(row => row.thisYear))
  const own = declaration.budgetTotal
  declaration.budgetTotal = own ?? printedTotal ?? subprojects ?? funding
  if (declaration.budgetTotal === null) {
    draft.ask({ code: 'budget-missing', severity: 'warning', line: null, path: 'budgetTotal' })
    return
  }
  const parts = printedTotal ?? subprojects
  if (own !== null && parts !== null) compare(draft, printed.subprojects?.line ?? null, 'budgetTotal', 'budget', parts, own)
  if (funding !== null && (own ?? parts) !== null)
    compare(draft, printed.funding?.line ?? null, 'funding', 'fundingAgainstBudget', funding, declaration.budgetTotal)
}

function checkFunding(draft: Draft, printed: Printed | null): void {
  for (const column of ['total', 'priorYear', 'thisYear'] as const) {
    const total = printed?.[column] ?? null
    const sum = sumOf(draft.declaration.funding.map(row => row[column]))
    if (total !== null && sum !== null) compare(draft, printed!.line, 'funding', `funding.${column}`, sum, total)
  }
}
