import { above } from './number.ts'
import type { Month } from './month.ts'
import type { BudgetProgress } from './progress.ts'
import { noReturn } from './recoverability.ts'

/** What it takes to spend the budget, and which sub-projects hold it back. Money in fen. */

type Share = Pick<BudgetProgress['subprojects'][number], 'id' | 'name' | 'budget' | 'spent'>
export type Part = Share & {
  /** Budget × month ÷ 12 − spent; 0 where it keeps pace, null without a budget. */
  short: number | null
  left: number | null
}
export type Parts = { budget: number; spent: number; left: number; short: number; parts: Part[] }

/** The sub-projects as they stand against time, the furthest behind first. Null where none has a budget. */
export function partsOf(shares: readonly Share[], month: number): Parts | null {
  const parts = shares
    .map(row => {
      const spent = row.spent ?? 0
      const short = row.budget === null ? null : Math.max(Math.round((row.budget * month) / 12) - spent, 0)
      return { ...row, short, left: row.budget === null ? null : row.budget - spent }
    })
    .toSorted((a, b) => (b.short ?? -1) - (a.short ?? -1))
  const known = parts.filter(row => row.budget !== null)
  if (known.length === 0) return null
  const sum = (of: (row: Part) => number | null) => known.reduce((total, row) => total + (of(row) ?? 0), 0)
  return {
    budget: sum(row => row.budget),
    spent: sum(row => row.spent),
    left: sum(row => row.left),
    short: sum(row => row.short),
    parts,
  }
}

export type SpendingNeed = {
  left: number
  remaining: number
  required: number
  /** This year's best month so far, and the best on record with last year's. */
  best: { month: Month; value: number } | null
  record: { month: Month; value: number } | null
  /** The need exceeds the best month on record already. */
  beyondBest: boolean
  /** The last month after which it would, were nothing more spent; null while none does. */
  noReturn: number | null
}

type Spent = readonly { month: Month; spent: number | null }[]
const most = (months: Spent): SpendingNeed['best'] => {
  let best: SpendingNeed['best'] = null
  for (const { month, spent } of months)
    if (spent !== null && (best === null || spent > best.value)) best = { month, value: spent }
  return best
}

type Money = Pick<BudgetProgress, 'adjusted' | 'initial' | 'spent' | 'months' | 'lastYear'>

/** Null without a budget, before anything was entered, once all is spent, or in December. */
export function spendingNeed({ adjusted, initial, spent, months, lastYear }: Money, month: number): SpendingNeed | null {
  const budget = adjusted ?? initial
  if (budget === null || budget <= 0 || spent === null || spent >= budget || month >= 12) return null
  const [left, remaining] = [budget - spent, 12 - month]
  const best = most(months.slice(0, month))
  const record = most([...(lastYear?.months ?? []), ...(best ? [{ month: best.month, spent: best.value }] : [])])
  const required = left / remaining
  const open = record !== null && record.value > 0
  const toDate = months.map((cell, i) => (i < month ? (cell.toDate ?? 0) : spent))
  const found = open ? noReturn(budget, toDate, month, record.value, []) : null
  const beyondBest = open && above(required, record.value)
  return { left, remaining, required, best, record, beyondBest, noReturn: beyondBest ? null : (found?.month ?? null) }
}

/** Results so far for each 万元 spent, and the money the rest would take at that yield. Null where they do not add up. */
export function yieldOf(toDate: number | null, target: number | null, spent: number): { each: number; more: number } | null {
  if (toDate === null || target === null || toDate <= 0 || spent <= 0) return null
  const each = toDate / (spent / 1e6)
  return { each, more: Math.max(target - toDate, 0) * (spent / toDate) }
}
