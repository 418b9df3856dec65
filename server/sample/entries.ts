import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import { shiftMonth, type Month } from '#domain/month'
import type { Cell } from './cells.ts'
import type { SampleProject } from './project.ts'

/** What a clerk would type for a month of a sample project, and when. */

/** A day of the month after: months are reported once they are over. */
export const dayAfter = (month: Month, day: number) => `${shiftMonth(month, 1)}-${String(day).padStart(2, '0')}`
/** Ten o'clock in Suzhou. */
export const instant = (day: string) => Date.parse(`${day}T10:00:00+08:00`)

export function entryOf(indicatorId: number, cell: NonNullable<Cell>, note: string | undefined): ActualEntry {
  if (typeof cell === 'string') return { indicatorId, level: cell, note }
  return typeof cell === 'number' ? { indicatorId, value: cell, note } : { indicatorId, ...cell, note }
}

/** The values of a month 1–12; a figure that is corrected later stands here as it was first typed. */
export function actualsOf(sample: SampleProject, ids: Map<string, number>, number: number): ActualEntry[] {
  return sample.declaration.indicators.flatMap(({ name }, i) => {
    const { cells, notes } = sample.years[i]!
    const wrong = sample.corrections.find(one => one.month === number && one.indicator === name)
    const cell = wrong ? wrong.wrong : (cells[number - 1] ?? null)
    return cell === null ? [] : [entryOf(ids.get(name)!, cell, wrong ? undefined : notes[number])]
  })
}

/** The corrections of a month, each with the value that takes the wrong one's place. */
export const correctionsOf = (sample: SampleProject, ids: Map<string, number>, number: number) =>
  sample.corrections
    .filter(one => one.month === number)
    .map(({ indicator, opinion, note }) => {
      const at = sample.declaration.indicators.findIndex(row => row.name === indicator)
      return { opinion, entry: entryOf(ids.get(indicator)!, sample.years[at]!.cells[number - 1]!, note) }
    })

/** Nothing was spent for another purpose: entered as 0, for empty would mean unknown. */
export function moneyOf(sample: SampleProject, ids: Map<string, number>, number: number): ExpenditureEntry[] {
  return sample.money.flatMap(({ name, spent, allocated, notes }) => {
    const amount = spent[number - 1] ?? null
    if (amount === null) return []
    return [
      {
        subprojectId: ids.get(name)!,
        spent: amount,
        allocated: allocated[number - 1] ?? null,
        offPurpose: 0,
        note: notes[number],
      },
    ]
  })
}
