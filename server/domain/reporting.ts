import { divide } from './number.ts'
import { monthsOf, type Month } from './month.ts'

/** Reports of one unit or department in a month. */
export type ReportingCell = { month: Month; due: number; handedIn: number; onTime: number; approved: number }

/** 报送率 = handed in ÷ due, 及时率 = on time ÷ due, over the months whose due day is past: nobody owes a report before. */
export function reportingOf(rows: readonly ReportingCell[], year: number, isPast: (month: Month) => boolean) {
  const months = monthsOf(year).map(month => {
    const row = rows.find(one => one.month === month) ?? { month, due: 0, handedIn: 0, onTime: 0, approved: 0 }
    return { ...row, past: isPast(month) }
  })
  const past = months.filter(row => row.past)
  const sum = (of: (row: ReportingCell) => number) => past.reduce((total, row) => total + of(row), 0)
  const [due, handedIn, onTime, approved] = [
    sum(row => row.due),
    sum(row => row.handedIn),
    sum(row => row.onTime),
    sum(row => row.approved),
  ]
  return { months, due, handedIn, onTime, approved, rate: divide(handedIn, due), onTimeRate: divide(onTime, due) }
}
