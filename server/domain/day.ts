import { z } from 'zod'

/** A day is text `YYYY-MM-DD`; rules compare days as text and count them here. */
export type Day = string

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number)
  return day! >= 1 && day! <= lengthOf(year!, month!)
}

export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay)
  .meta({ description: 'Day, YYYY-MM-DD', example: '2021-08-05' })

/** Days since 0000-03-01, by the calendar's arithmetic (years begin in March, so that the leap day ends one). */
function numberOfDay(text: Day): number {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  const shifted = month > 2 ? year : year - 1
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + inYear
}

/** Whole days from one day to another; negative when the second lies before. */
export const daysBetween = (from: Day, to: Day): number => numberOfDay(to) - numberOfDay(from)

/** The day `count` after another; negative counts go back. */
export function addDays(from: Day, count: number): Day {
  let [year, month, day] = from.split('-').map(Number) as [number, number, number]
  day += count
  while (day > lengthOf(year, month)) {
    day -= lengthOf(year, month)
    month = (month % 12) + 1
    if (month === 1) year += 1
  }
  while (day < 1) {
    month = ((month + 10) % 12) + 1
    if (month === 12) year -= 1
    day += lengthOf(year, month)
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
