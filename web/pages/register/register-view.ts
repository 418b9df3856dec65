import type { Figure } from '#domain/computed'
import type { Format } from '#wording/format'
import type { ContractView, Follow, Register } from '../../api/register.ts'

/** What the register's page shows, computed apart from how it looks. */

export const states = ['all', 'open', 'overdue', 'asked', 'removed'] as const
export type Filter = {
  subproject: number | null
  kind: string | null
  state: (typeof states)[number]
  find: string
  only: Set<number> | null
}
export const noFilter: Filter = { subproject: null, kind: null, state: 'all', find: '', only: null }
export const sorts = ['item', 'procurementBudget', 'awardPrice', 'signedOn', 'acceptancePlanned', 'paid'] as const
export type Sort = { by: (typeof sorts)[number]; down: boolean }

export const isOverdue = (row: ContractView, today: string) =>
  row.acceptedOn === null && row.acceptancePlanned !== null && row.acceptancePlanned < today

const flat = (text: string) => text.normalize('NFKC').toLowerCase()

/** Rows that fit, in order; empty cells come last whichever way is sorted. */
export function shownRows(
  { contracts, today }: Pick<Register, 'contracts' | 'today'>,
  filter: Filter,
  sort: Sort | null,
): ContractView[] {
  const find = flat(filter.find.trim())
  const fits = (row: ContractView) => {
    if (filter.only && !filter.only.has(row.id)) return false
    if ((filter.state === 'removed') !== (row.state === 'removed')) return false
    if (filter.subproject !== null && row.subprojectId !== filter.subproject) return false
    if (filter.kind !== null && row.kind !== filter.kind) return false
    if (filter.state === 'open' && row.acceptedOn !== null) return false
    if (filter.state === 'overdue' && !isOverdue(row, today)) return false
    if (filter.state === 'asked' && !row.questions.length) return false
    return !find || flat([row.item, row.contractNo, row.supplier, ...row.users].join(' ')).includes(find)
  }
  const rows = contracts.filter(fits)
  if (!sort) return rows
  return rows.toSorted((a, b) => {
    const [x, y] = [a[sort.by], b[sort.by]]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1)
  })
}

/** One figure as people read it: a rate with its two numbers, a count, a level. */
export function figureText(figure: Figure, unit: string, format: Format): string {
  if (figure.denominator !== null) {
    const rate = figure.denominator === 0 ? '—' : format.percent((figure.numerator ?? 0) / figure.denominator)
    const pair = `${format.number(figure.numerator)} / ${format.number(figure.denominator)}`
    return format.beside(rate, pair)
  }
  return figure.level ?? format.quantity(figure.value, unit)
}

/** The year to the last month the register speaks of, by the indicator's own way of adding months. */
export function toDate(follow: Follow): Figure | null {
  const last = follow.months.at(-1)
  if (!last) return null
  const sum = (of: (figure: Figure) => number | null) => follow.months.reduce((total, { says }) => total + (of(says) ?? 0), 0)
  if (follow.aggregation === 'sum') return { ...last.says, value: sum(one => one.value) }
  if (follow.aggregation === 'ratio' || follow.aggregation === 'weighted')
    return { ...last.says, numerator: sum(one => one.numerator), denominator: sum(one => one.denominator) }
  return last.says
}
