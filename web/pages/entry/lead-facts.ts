import type { EntryLeadFacts } from '#wording/entry-lead'
import { dayOf, daysBetween } from '../../ui/when.ts'
import { filledOf, isOpen } from './open-points.ts'
import type { Entry } from './use-entry.ts'

type Known = Pick<Entry, 'month' | 'entries' | 'rows' | 'readings' | 'money' | 'moneyReadings' | 'points'>

/** What the opening sentence needs, counted from what is saved and typed. `today` is YYYY-MM-DD. */
export function leadFacts(entry: Known, today = dayOf()): EntryLeadFacts {
  const { month, entries, rows, readings, money, moneyReadings, points } = entry
  const { report, dueOn } = entries
  const amounts = moneyReadings.flatMap(({ entry: { spent } }) => spent ?? [])
  const explain = new Set(
    [
      ...rows.map(({ key }, i) => ({ key, fault: readings[i]!.fault })),
      ...money.map(({ key }, i) => ({ key, fault: moneyReadings[i]!.fault })),
    ].flatMap(({ key, fault }) => (fault?.field === 'note' ? [key] : [])),
  )
  const dueKeys = new Set(points.flatMap(({ need, key }) => (need === 'due' ? [key] : [])))
  const errors = points.filter(({ need }) => need === 'error')
  const notes = errors.filter(({ key }) => explain.has(key)).length
  return {
    month,
    state: report.state,
    correction: report.correction,
    indicators: rows.length,
    filled: filledOf(rows, readings).filled,
    due: rows.filter((row, i) => isOpen(row) && (readings[i]!.state !== 'empty' || dueKeys.has(row.key))).length,
    moneyOpen: money.some(({ key }) => dueKeys.has(key)),
    errors: errors.length - notes,
    notes,
    conflicts: points.filter(({ need }) => need === 'conflict').length,
    spent: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    dueOn,
    submittedOn: report.submittedOn,
    daysLeft: daysBetween(today, dueOn),
  }
}
