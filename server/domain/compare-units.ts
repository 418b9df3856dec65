import { shareOf } from './compare-cell.ts'
import type { UnitSide } from './compare.ts'
import { monthsOf, numberOf, type Month } from './month.ts'
import { addAmount } from './portfolio.ts'
import type { UnitMonth } from './portfolio-units.ts'
import { reportingOf } from './reporting.ts'
import { noCounts, withoutMissing } from './summary.ts'
import { signals } from './vocabulary.ts'

/** Two units or departments: every figure is a sum of amounts over its projects, never a mean of their percentages. */

/** One unit in one month, summed over the projects the caller counts. */
export type UnitRow = Omit<UnitMonth, 'departmentId'> & { agencyId: number }
export type UnitFrame = { year: number; asOf: Month; today: Month; isPast: (month: Month) => boolean }
type Sum = Pick<
  UnitMonth,
  | 'projects'
  | 'budget'
  | 'spentToDate'
  | 'atRiskAmount'
  | 'reported'
  | 'due'
  | 'submitted'
  | 'approved'
  | 'lateSubmitted'
  | 'goalReached'
  | 'goalBudget'
> & { goal: UnitMonth['lights']['goal']; goalAhead: UnitMonth['lights']['goal']; budgetLights: UnitMonth['lights']['goal'] }

const amounts = ['budget', 'spentToDate', 'atRiskAmount', 'goalReached', 'goalBudget'] as const
const tallies = ['projects', 'reported', 'due', 'submitted', 'approved', 'lateSubmitted'] as const

function summed(rows: readonly UnitRow[]): Sum {
  const sum: Sum = {
    projects: 0,
    reported: 0,
    due: 0,
    submitted: 0,
    approved: 0,
    lateSubmitted: 0,
    budget: null,
    spentToDate: null,
    atRiskAmount: null,
    goalReached: null,
    goalBudget: null,
    goal: noCounts(),
    goalAhead: noCounts(),
    budgetLights: noCounts(),
  }
  for (const row of rows) {
    for (const key of amounts) sum[key] = addAmount(sum[key], row[key])
    for (const key of tallies) sum[key] += row[key]
    for (const signal of signals) {
      sum.goal[signal] += row.lights.goal[signal]
      sum.goalAhead[signal] += row.lights.goalAhead[signal]
      sum.budgetLights[signal] += row.lights.budget[signal]
    }
  }
  return sum
}

/** One side out of its units' months. `rows`: those of the year, in any order. */
export function unitSide(agency: { id: number; name: string }, rows: readonly UnitRow[], frame: UnitFrame): UnitSide {
  const { year, asOf, today, isPast } = frame
  const at = numberOf(asOf)
  const sums = monthsOf(year).map(month => summed(rows.filter(row => row.month === month)))
  const now = sums[at - 1]!
  const cells = monthsOf(year).map((month, i) => {
    const { due, submitted, approved, lateSubmitted } = sums[i]!
    const handedIn = submitted + approved
    return { month, due, handedIn, onTime: handedIn - lateSubmitted, approved }
  })
  const reporting = reportingOf(cells, year, isPast)
  const ahead = asOf > today
  return {
    id: agency.id,
    name: agency.name,
    units: new Set(rows.map(row => row.agencyId)).size,
    projects: now.projects,
    execution: shareOf(now.spentToDate, now.budget),
    progress: shareOf(now.goalReached, now.goalBudget),
    atRisk: shareOf(now.atRiskAmount, now.budget),
    signals: ahead ? now.goalAhead : now.goal,
    budgetSignals: ahead ? withoutMissing(now.budgetLights) : now.budgetLights,
    reporting: shareOf(reporting.handedIn, reporting.due),
    onTime: shareOf(reporting.onTime, reporting.due),
    months: monthsOf(year).map((month, i) => {
      const sum = sums[i]!
      const shown = i < at && sum.reported > 0
      const judged = shown && month <= today
      return {
        month,
        execution: shareOf(shown ? sum.spentToDate : null, sum.budget),
        progress: judged ? shareOf(sum.goalReached, sum.goalBudget) : shareOf(null, null),
        atRiskAmount: judged ? sum.atRiskAmount : null,
        signals: judged ? sum.goal : noCounts(),
        due: cells[i]!.due,
        handedIn: cells[i]!.handedIn,
        past: isPast(month),
      }
    }),
  }
}
