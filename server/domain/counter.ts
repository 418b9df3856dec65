import { z } from 'zod'
import type { Day } from './day.ts'
import type { Month } from './month.ts'
import { tidy } from './number.ts'

/** Counters 系统后台数据采集: how single readings become days, and days a month. */

/** `sum` counts events, `last` takes the latest level, `max` the highest, `meter` reads a running total and counts its rise. */
export const rolls = ['sum', 'last', 'max', 'meter'] as const
export type Roll = (typeof rolls)[number]
export const counterRecipeSchema = z.strictObject({ kind: z.literal('counter'), roll: z.enum(rolls) })
export type CounterRecipe = z.infer<typeof counterRecipeSchema>

/** One reading; lists of them are in the order they were taken. */
export type Reading = { day: Day; value: number }
/** `value` null: a meter's very first reading says nothing of the day, only where it began. */
export type DayRoll = { day: Day; count: number; value: number | null; resets: number }
export type MonthRoll = { month: Month; value: number | null; rows: number; days: number; resets: number }

/** Readings of one unit as days. `before`: the meter as it stood before the first of them; null = not known. */
export function rollDays(readings: readonly Reading[], roll: Roll, before: number | null): DayRoll[] {
  const days: DayRoll[] = []
  let meter = before
  for (const { day, value } of readings) {
    let at = days.at(-1)
    if (at?.day !== day) days.push((at = { day, count: 0, value: null, resets: 0 }))
    at.count++
    if (roll === 'meter') {
      // A total that falls was set back to zero: what it shows since then is its rise.
      const fell = meter !== null && value < meter
      if (fell) at.resets++
      if (meter !== null) at.value = tidy((at.value ?? 0) + (fell ? value : value - meter))
      meter = value
    } else at.value = combine(at.value, value, roll)
  }
  return days
}

const combine = (a: number | null, b: number, roll: Roll): number =>
  a === null || roll === 'last' ? b : roll === 'max' ? Math.max(a, b) : tidy(a + b)

/** Days of one unit as months, in their order. */
export function rollMonths(days: readonly DayRoll[], roll: Roll): MonthRoll[] {
  const months: MonthRoll[] = []
  for (const { day, count, value, resets } of days) {
    const month = day.slice(0, 7)
    let at = months.at(-1)
    if (at?.month !== month) months.push((at = { month, value: null, rows: 0, days: 0, resets: 0 }))
    at.rows += count
    at.days++
    at.resets += resets
    if (value !== null) at.value = combine(at.value, value, roll)
  }
  return months
}

/** How an indicator's counter is read until somebody decides otherwise; null where a counter cannot make its value. */
export function usualRoll(takes: 'level' | 'fraction' | 'number', aggregation: string): Roll | null {
  if (takes === 'level') return null
  return takes === 'number' && aggregation === 'sum' ? 'sum' : 'last'
}
