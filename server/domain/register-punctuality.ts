import type { CountedContract } from './contract.ts'
import type { Day } from './day.ts'
import type { Month } from './month.ts'
import { levels } from './vocabulary.ts'
import { takes } from './level.ts'
import type { Measured, RegisterMonth } from './register.ts'

/** Promptness 及时性: accepted later than planned, or the plan passed and not accepted by the month's end, is not prompt. */

const empty = { value: null, numerator: null, denominator: null, level: null }
const before = (day: Day, month: Month) => day.slice(0, 7) <= month

/** Whether a row that fell due or was accepted in the month was prompt; null: neither, or no day was planned. */
export function promptIn(row: CountedContract, month: Month, today: Day): boolean | null {
  const { acceptancePlanned: planned, acceptedOn: accepted } = row
  if (planned === null) return null
  if (accepted !== null && accepted.slice(0, 7) === month) return accepted <= planned
  const open = accepted === null || !before(accepted, month)
  return open && before(planned, month) && planned < today ? false : null
}

/** The indicator's own ladder where it has one; its last step is the best. */
const levelOf = (indicator: Measured, met: boolean): string =>
  indicator.stages ? indicator.stages.at(met ? -1 : 0)! : met ? levels[0] : levels[2]

export function punctuality(
  indicator: Measured,
  rows: readonly CountedContract[],
  months: readonly Month[],
  today: Day,
): RegisterMonth[] {
  const planned = rows.filter(row => row.acceptancePlanned !== null)
  const asRate = takes(indicator) === 'fraction'
  return months.map(month => {
    const rowIds: number[] = []
    let late = 0
    for (const row of planned) {
      const prompt = promptIn(row, month, today)
      if (prompt === null) continue
      rowIds.push(row.id)
      if (!prompt) late += 1
    }
    const figure = asRate
      ? { ...empty, numerator: rowIds.length - late, denominator: rowIds.length }
      : { ...empty, level: rowIds.length ? levelOf(indicator, late === 0) : null }
    return { month, figure, basis: { rows: rowIds.length, late }, rowIds }
  })
}
