import { monthsOf, numberOf, type Month } from './month.ts'
import { divide } from './number.ts'
import type { Overview } from './overview.ts'
import type { Counts } from './progress.ts'
import type { RuleSet } from './ruleset.ts'
import { bandOf } from './signal.ts'
import { noCounts, withoutMissing, worstSignal } from './summary.ts'
import { signals, type Signal } from './vocabulary.ts'

/** Roll-ups of a portfolio, from sums over stored months: pages cost the same at 50 and at 5,000 projects. */

/** All units in one month. */
export type PortfolioMonth = {
  month: Month
  projects: number
  budget: number | null
  budgetInitial: number | null
  budgetThen: number | null
  spent: number | null
  spentToDate: number | null
  atRiskAmount: number | null
  reported: number
  due: number
  submitted: number
  approved: number
  lateSubmitted: number
  /** Counted in the sums, left out of lists. */
  archived: number
}
/** What the ribbon of a department shows of a month. */
export type DepartmentMonth = Pick<PortfolioMonth, 'month' | 'budget' | 'spentToDate' | 'reported'> & {
  departmentId: number
  /** Σ budget × target progress, and Σ of those budgets. */
  goalReached: number | null
  goalBudget: number | null
}
/** One unit in the month shown. */
export type UnitNow = Pick<PortfolioMonth, 'projects' | 'budget' | 'spentToDate' | 'atRiskAmount'> & {
  departmentId: number
  lights: Lights
}
/** `worst`: up to three projects with the most money at risk, the largest first; absent in rows stored before it was kept. */
export type Lights = { goal: Counts; goalAhead: Counts; budget: Counts; worst?: AtRisk[] }
export type AtRisk = { id: number; amount: number }

/** The three largest of several lists of money at risk. */
export const worstThree = (lists: AtRisk[]): AtRisk[] => lists.sort((a, b) => b.amount - a.amount || a.id - b.id).slice(0, 3)
export type Portfolio = { months: PortfolioMonth[]; departments: DepartmentMonth[]; units: UnitNow[] }

const noMonth = (month: Month): PortfolioMonth => ({
  month,
  projects: 0,
  budget: null,
  budgetInitial: null,
  budgetThen: null,
  spent: null,
  spentToDate: null,
  atRiskAmount: null,
  reported: 0,
  due: 0,
  submitted: 0,
  approved: 0,
  lateSubmitted: 0,
  archived: 0,
})
type Now = Omit<UnitNow, 'departmentId' | 'lights'> & { lights: Required<Lights> }
const noUnits = (): Now => ({
  projects: 0,
  budget: null,
  spentToDate: null,
  atRiskAmount: null,
  lights: { goal: noCounts(), goalAhead: noCounts(), budget: noCounts(), worst: [] },
})

/** Empty stays empty: null + null is null, null + 3 is 3. */
export const addAmount = (a: number | null, b: number | null) => (b === null ? a : (a ?? 0) + b)

function addCounts(into: Counts, counts: Counts) {
  for (const signal of signals) into[signal] += counts[signal]
}

function addUnit(into: Now, unit: Omit<UnitNow, 'departmentId'>) {
  into.projects += unit.projects
  into.budget = addAmount(into.budget, unit.budget)
  into.spentToDate = addAmount(into.spentToDate, unit.spentToDate)
  into.atRiskAmount = addAmount(into.atRiskAmount, unit.atRiskAmount)
  addCounts(into.lights.goal, unit.lights.goal)
  addCounts(into.lights.goalAhead, unit.lights.goalAhead)
  addCounts(into.lights.budget, unit.lights.budget)
  into.lights.worst.push(...(unit.lights.worst ?? []))
}

/** The budget light of a group: its execution rate against time progress, in the rule set's bands. */
export function groupBudgetSignal(rate: number | null, month: number, bands: RuleSet['budgetSignals']): Signal {
  if (rate === null) return 'notDue'
  return bandOf(rate / (month / 12), bands)
}

/** Target progress of a group in the rule set's bands; what is done by now is the pace itself. */
export const groupGoalSignal = (progress: number | null, bands: RuleSet['signals']): Signal =>
  progress === null ? 'notDue' : bandOf(progress, bands)

/** The last month with any report in it; null in an empty year. */
export const lastReported = (months: readonly PortfolioMonth[]): Month | null =>
  months.reduce<Month | null>((last, row) => (row.reported > 0 && (last === null || row.month > last) ? row.month : last), null)

export type Frame = { year: number; asOf: Month; today: Month; pastDue: (month: Month) => boolean }

type Department = { id: number; months: (DepartmentMonth | undefined)[]; now: Now }

function departmentsOf(rows: readonly DepartmentMonth[], units: readonly UnitNow[]): Department[] {
  const groups = new Map<number, Department>()
  for (const row of rows) {
    const group = groups.get(row.departmentId) ?? { id: row.departmentId, months: [], now: noUnits() }
    group.months[numberOf(row.month) - 1] = row
    groups.set(row.departmentId, group)
  }
  for (const unit of units) {
    const group = groups.get(unit.departmentId)
    if (group) addUnit(group.now, unit)
  }
  return [...groups.values()]
}

type Rolled = Pick<Overview, 'totals' | 'months'> & {
  departments: (Omit<Overview['departments'][number], 'worst'> & { worst: AtRisk[] })[]
}

/** Totals, months and departments of an overview. `nameOf` answers a department's name. */
export function rollUp(
  portfolio: Portfolio,
  frame: Frame,
  bands: Pick<RuleSet, 'signals' | 'budgetSignals'>,
  nameOf: (departmentId: number) => string,
): Rolled {
  const months = monthsOf(frame.year)
  const at = numberOf(frame.asOf) - 1
  const ahead = frame.asOf > frame.today
  const sums = months.map(month => portfolio.months.find(row => row.month === month) ?? noMonth(month))
  const departments = departmentsOf(portfolio.departments, portfolio.units)
  const all = noUnits()
  for (const { now } of departments) addUnit(all, now)
  return {
    totals: totalsOf(sums[at]!, all.lights, frame, ahead),
    months: sums.map(sum => ({
      month: sum.month,
      spent: sum.spent,
      toDate: sum.reported > 0 ? sum.spentToDate : null,
      budget: sum.budget,
      budgetInForce: sum.budgetThen,
      reports: { due: sum.month <= frame.today ? sum.due : 0, submitted: sum.submitted, approved: sum.approved },
    })),
    departments: departments
      .map(({ id, now, months: own }) => ({
        id,
        atRiskShare: divide(now.atRiskAmount, now.budget),
        worst: worstThree(now.lights.worst),
        worstSignal: worstSignal(ahead ? now.lights.goalAhead : now.lights.goal),
        name: nameOf(id),
        projects: now.projects,
        budget: now.budget,
        executionRate: divide(now.spentToDate, now.budget),
        atRiskAmount: now.atRiskAmount,
        signals: ahead ? now.lights.goalAhead : now.lights.goal,
        months: months.map((month, i) => {
          const row = own[i]
          const shown = i <= at && row && row.reported > 0
          const executionRate = shown ? divide(row.spentToDate, row.budget) : null
          const progress = shown && month <= frame.today ? divide(row.goalReached, row.goalBudget) : null
          return {
            month,
            executionRate,
            signal: groupBudgetSignal(executionRate, i + 1, bands.budgetSignals),
            progress,
            progressSignal: groupGoalSignal(progress, bands.signals),
          }
        }),
      }))
      .sort((a, b) => (b.atRiskAmount ?? -1) - (a.atRiskAmount ?? -1) || a.id - b.id),
  }
}

function totalsOf(sum: PortfolioMonth, lights: Lights, frame: Frame, ahead: boolean): Overview['totals'] {
  const due = frame.asOf <= frame.today ? sum.due : 0
  const late = frame.pastDue(frame.asOf) ? Math.max(0, due - sum.submitted - sum.approved) + sum.lateSubmitted : 0
  return {
    projects: sum.projects,
    archived: sum.archived,
    budget: sum.budget,
    initialBudget: sum.budgetInitial,
    spent: sum.spentToDate,
    executionRate: divide(sum.spentToDate, sum.budget),
    atRiskAmount: sum.atRiskAmount,
    signals: ahead ? lights.goalAhead : lights.goal,
    budgetSignals: ahead ? withoutMissing(lights.budget) : lights.budget,
    reports: { due, submitted: sum.submitted, approved: sum.approved, late },
  }
}
