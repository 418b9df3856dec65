import type { Language } from '#domain/vocabulary'

const two = (value: number) => String(value).padStart(2, '0')

/** A recorded moment: the time alone today, else with its day. */
export function whenText(at: number, now: number = Date.now()): string {
  const [date, today] = [new Date(at), new Date(now)]
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`
  return date.toDateString() === today.toDateString() ? time : `${dayText(date)} ${time}`
}

/** The day alone. */
export const dayText = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** Day and time in full, for lists. */
export function momentText(at: number, lang: Language): string {
  // 03/08/2021 is two days, depending on who reads it: English names the month.
  return new Date(at).toLocaleString(lang === 'en' ? 'en-GB' : lang, {
    year: 'numeric',
    month: lang === 'en' ? 'short' : '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
}

/** Day and time to the second, the same in both languages: what a trail is read by. */
export const secondText = (at: number): string => new Date(at).toLocaleString('sv-SE')

/** The month it is now, as this computer sees it. */
export const monthNow = (): string => dayText(new Date()).slice(0, 7)

/** The day it is now, YYYY-MM-DD, and the day of a recorded moment. */
export const dayOf = (at: number = Date.now()): string => dayText(new Date(at))

/** Whole days from one YYYY-MM-DD to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
