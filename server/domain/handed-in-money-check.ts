import { Decimal, differs, sum } from './decimal.ts'
import type { Finding } from './finding.ts'
import { objection } from './handed-in-finding.ts'
import { moneyTotal, type HandedIn, type MoneyRow, type Where } from './handed-in.ts'
import type { RuleSet } from './ruleset.ts'

/** What a reviewer objects to in the money block: rows that contradict each other, rates that do not follow from their amounts. */

type Placed = { finding: Finding; where: Where }
const filled = (row: MoneyRow) => (row.fullYear ?? 0) > 0 || (row.executed ?? 0) > 0
/** A change of the budget that a reviewer asks about. */
const noticeable = 0.05
/** Amounts are printed with two decimals: each may be off by half of the last. */
const rounding = 0.005

export function moneyObjections(table: HandedIn, ruleSet: RuleSet): Placed[] {
  if (table.kind !== 'selfEvaluation') return []
  const total = moneyTotal(table)
  const subs = table.budget.rows.filter(row => row !== total)
  const rates = table.budget.rows.flatMap(rateObjections)
  // Sub-rows mostly repeat the total's rate: one objection is enough.
  const first = rates.find(({ finding }) => finding.code === 'rate-mismatch')
  const found: Placed[] = rates.filter(one => one === first || one.finding.code !== 'rate-mismatch')
  if (!total) return found
  const put = (where: Where, finding: Finding) => found.push({ finding, where })
  const best = subs.find(filled)
  const zero = total.fullYear === 0 && best !== undefined
  if (zero)
    put(total.where, objection('zero-total', 'error', { label: best.label, fullYear: best.fullYear, executed: best.executed }))
  const changed = zero ? best : total
  if (changed.initial !== null && changed.fullYear !== null && changedMuch(changed.initial, changed.fullYear))
    put(changed.where, objection('budget-changed', 'info', { initial: changed.initial, fullYear: changed.fullYear }))
  if (!zero) found.push(...subObjections(total, subs))
  const rate = rateOf(total)
  if (rate !== null && rate < ruleSet.checks.executionBelow && table.statements[0])
    put(table.statements[0], objection('statement-contradicts', 'warning', { rate, text: table.statements[0].text }))
  return found
}

const changedMuch = (initial: number, fullYear: number) => Math.abs(fullYear - initial) > Math.abs(initial) * noticeable

export const rateOf = ({ fullYear, executed, rate }: MoneyRow): number | null =>
  fullYear !== null && executed !== null && fullYear > 0
    ? Number(new Decimal(executed).div(fullYear))
    : fullYear === null
      ? rate
      : null

function rateObjections(row: MoneyRow): Placed[] {
  const { fullYear, executed, rateWritten, where } = row
  if (fullYear === 0 && executed === 0 && (row.rate ?? 0) > 0)
    return [{ where, finding: objection('zero-over-zero', 'warning', { label: row.label, printed: rateWritten }) }]
  if (!fullYear || executed === null || rateWritten === null || row.rate === null) return []
  const places = (/\.(\d+)%$/.exec(rateWritten)?.[1] ?? '').length
  const percent = new Decimal(executed).times(100).div(fullYear)
  const right = percent.round(places, 1)
  const printed = new Decimal(rateWritten.slice(0, -1))
  if (right.eq(printed)) return []
  const variant = percent.round(places, 0).eq(printed) ? 'cut' : 'differs'
  const params = { variant, label: row.label, printed: rateWritten, rate: `${right.toFixed(places)}%` }
  return [{ where, finding: objection('rate-mismatch', variant === 'cut' ? 'info' : 'error', params) }]
}

/** Where the sources make up the whole budget, their spending makes up the whole spending; equal amounts earn equal scores. */
function subObjections(total: MoneyRow, subs: readonly MoneyRow[]): Placed[] {
  const found: Placed[] = []
  const twin = subs.find(
    row =>
      row.fullYear === total.fullYear &&
      row.executed === total.executed &&
      row.score !== null &&
      total.score !== null &&
      row.score !== total.score,
  )
  if (twin)
    found.push({
      where: twin.where,
      finding: objection('sub-row-contradicts', 'error', {
        variant: 'score',
        label: twin.label,
        printed: twin.score,
        total: total.score,
      }),
    })
  const used = subs.filter(row => row.fullYear !== null && row.fullYear !== 0)
  if (used.length === 0 || total.fullYear === null || total.executed === null) return found
  const tolerance = rounding * (used.length + 1)
  const budgets = Number(sum(used.map(row => row.fullYear ?? 0)))
  if (differs(budgets, total.fullYear, tolerance)) return found
  const spent = Number(sum(used.map(row => row.executed ?? 0)))
  const blank = used.find(row => row.executed === null)
  if (!blank && !differs(spent, total.executed, tolerance)) return found
  const params = { variant: blank ? 'blank' : 'sum', label: (blank ?? used[0]!).label, spent, executed: total.executed }
  return [...found, { where: (blank ?? used[0]!).where, finding: objection('sub-row-contradicts', 'error', params) }]
}
