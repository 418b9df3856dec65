import { monthsOf, numberOf, type Month } from './month.ts'
import { divide } from './number.ts'
import type { Overview } from './overview.ts'
import type { Counts } from './progress.ts'
import type { RuleSet } from './ruleset.ts'
import { noCounts, withoutMissing } from './summary.ts'
import { signals, type Signal } from './vocabulary.ts'

/** Roll-ups of a portfolio: pure sums over stored unit-months, so that pages cost the same at 50 and at 5,000 projects. */

export type UnitMonth = {
  month: Month
  agencyId: number
  projects: number
  budget: number | null
  budgetInitial: number | null
  spent: number | null
  spentToDate: number | null
  atRiskAmount: number | null
  reported: number
  due: number
  submitted: number
  approved: number
  lateSubmitted: number
  lights: { goal: Counts; goalAhead: Counts; budget: Counts }
}

type Sum = Omit<UnitMonth, 'month' | 'agencyId'>

const nothing = (): Sum => ({
  projects: 0,
  budget: null,
  budgetInitial: null,
  spent: null,
  spentToDate: null,
  atRiskAmount: null,
  reported: 0,
  due: 0,
  submitted: 0,
  approved: 0,
  lateSubmitted: 0,
  lights: { goal: noCounts(), goalAhead: noCounts(), budget: noCounts() },
})

/** Empty stays empty: null + null is null, null + 3 is 3. */
const plus = (a: number | null, b: number | null) => (b === null ? a : (a ?? 0) + b)

/** Adds one count per light to another. */
export function addCounts(into: Counts, counts: Counts) {
  for (const signal of signals) into[signal] += counts[signal]
}

function add(into: Sum, row: UnitMonth) {
  into.projects += row.projects
  into.budget = plus(into.budget, row.budget)
  into.budgetInitial = plus(into.budgetInitial, row.budgetInitial)
  into.spent = plus(into.spent, row.spent)
  into.spentToDate = plus(into.spentToDate, row.spentToDate)
  into.atRiskAmount = plus(into.atRiskAmount, row.atRiskAmount)
  into.reported += row.reported
  into.due += row.due
  into.submitted += row.submitted
  into.approved += row.approved
  into.lateSubmitted += row.lateSubmitted
  addCounts(into.lights.goal, row.lights.goal)
  addCounts(into.lights.goalAhead, row.lights.goalAhead)
  addCounts(into.lights.budget, row.lights.budget)
}

/** Twelve sums of some unit-months, January first. */
export function sumMonths(rows: readonly UnitMonth[]): Sum[] {
  const sums = Array.from({ length: 12 }, nothing)
  for (const row of rows) add(sums[numberOf(row.month) - 1]!, row)
  return sums
}

/** The budget light of a group: its execution rate against time progress, in the rule set's bands. */
export function groupBudgetSignal(rate: number | null, month: number, bands: RuleSet['budgetSignals']): Signal {
  if (rate === null) return 'notDue'
  const v = rate / (month / 12)
  if (v < bands.behindBelow) return 'behind'
  if (v < bands.warningBelow) return 'warning'
  return v >= bands.aheadFrom ? 'ahead' : 'normal'
}

/** The last month with any report in it; null in an empty year. */
export function lastReported(sums: readonly Sum[], year: number): Month | null {
  for (let i = 11; i >= 0; i--) if (sums[i]!.reported > 0) return monthsOf(year)[i]!
  return null
}

export type Frame = { year: number; asOf: Month; today: Month; pastDue: (month: Month) => boolean }

/** Totals, months and departments of an overview, from unit-months. `departmentOf` answers a unit's department. */
export function rollUp(
  rows: readonly UnitMonth[],
  frame: Frame,
  bands: RuleSet['budgetSignals'],
  departmentOf: (agencyId: number) => { id: number; name: string },
): Pick<Overview, 'totals' | 'months' | 'departments'> {
  const months = monthsOf(frame.year)
  const at = numberOf(frame.asOf) - 1
  const ahead = frame.asOf > frame.today
  const sums = sumMonths(rows)
  const groups = new Map<number, { id: number; name: string; rows: UnitMonth[] }>()
  for (const row of rows) {
    const department = departmentOf(row.agencyId)
    const group = groups.get(department.id)
    if (group) group.rows.push(row)
    else groups.set(department.id, { ...department, rows: [row] })
  }
  const monthsShown = (list: Sum[]) =>
    list.map((sum, i) => {
      const executionRate = i <= at && sum.reported > 0 ? divide(sum.spentToDate, sum.budget) : null
      return { month: months[i]!, executionRate, signal: groupBudgetSignal(executionRate, i + 1, bands) }
    })
  return {
    totals: totalsOf(sums[at]!, frame, ahead),
    months: sums.map((sum, i) => ({
      month: months[i]!,
      spent: sum.spent,
      toDate: sum.reported > 0 ? sum.spentToDate : null,
      budget: sum.budget,
      reports: { due: months[i]! <= frame.today ? sum.due : 0, submitted: sum.submitted, approved: sum.approved },
    })),
    departments: [...groups.values()]
      .map(group => {
        const own = sumMonths(group.rows)
        const now = own[at]!
        return {
          id: group.id,
          name: group.name,
          projects: now.projects,
          budget: now.budget,
          executionRate: divide(now.spentToDate, now.budget),
          atRiskAmount: now.atRiskAmount,
          signals: ahead ? now.lights.goalAhead : now.lights.goal,
          months: monthsShown(own),
        }
      })
      .sort((a, b) => (b.atRiskAmount ?? -1) - (a.atRiskAmount ?? -1) || a.id - b.id),
  }
}

function totalsOf(sum: Sum, frame: Frame, ahead: boolean): Overview['totals'] {
  const due = frame.asOf <= frame.today ? sum.due : 0
  const late = frame.pastDue(frame.asOf) ? Math.max(0, due - sum.submitted - sum.approved) + sum.lateSubmitted : 0
  return {
    projects: sum.projects,
    budget: sum.budget,
    initialBudget: sum.budgetInitial,
    spent: sum.spentToDate,
    executionRate: divide(sum.spentToDate, sum.budget),
    atRiskAmount: sum.atRiskAmount,
    signals: ahead ? sum.lights.goalAhead : sum.lights.goal,
    budgetSignals: ahead ? withoutMissing(sum.lights.budget) : sum.lights.budget,
    reports: { due, submitted: sum.submitted, approved: sum.approved, late },
  }
}
