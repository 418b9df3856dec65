import { z } from 'zod'

/** A month is text `YYYY-MM`; rules never see a Date. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'Month, YYYY-MM', example: '2021-07' })
export type Month = string

export const monthOf = (year: number, number: number): Month => `${year}-${String(number).padStart(2, '0')}`
export const yearOf = (month: Month): number => Number(month.slice(0, 4))
/** 1–12. */
export const numberOf = (month: Month): number => digit(month, 5) * 10 + digit(month, 6)
const digit = (text: string, at: number) => text.charCodeAt(at) - 48
export const monthsOf = (year: number): Month[] => Array.from({ length: 12 }, (_, i) => monthOf(year, i + 1))

/** Time progress 序时进度 at the end of a month: month ÷ 12. */
export const timeProgress = (month: Month): number => numberOf(month) / 12

/** The day a month's report is due: that day of the following month, YYYY-MM-DD. */
export const dueDate = (month: Month, day: number): string => `${shiftMonth(month, 1)}-${String(day).padStart(2, '0')}`

/** The month `count` after (or before, negative) another. */
export function shiftMonth(month: Month, count: number): Month {
  const index = yearOf(month) * 12 + numberOf(month) - 1 + count
  return monthOf(Math.floor(index / 12), (index % 12) + 1)
}
