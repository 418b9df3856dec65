import type { SameWords } from '../ui.ts'
import type { day as zh } from '../zh/ui-day.ts'

export const day: SameWords<typeof zh> = {
  bar: day => `As it looked on **${day}**`,
  what: 'Values, money, targets, reports and changes of the project as recorded by that day; budgets, evidence and definitions as of now; orders, registers, counters and sheets are shown only as of today.',
  readOnly: 'A past day is read only: return to today to enter, correct, order a rectification or subscribe.',
  back: 'Back to today',
  pick: 'See it as on a day',
  ahead: day => `**${day}** is not over yet: these are today’s data.`,
  ofToday: day => `This page has no past: it shows **today**, not ${day}. The pages you go back to still show ${day}.`,
  unreadable: 'The date in the address cannot be read: these are today’s data.',
  nothing: day => `On ${day} there was no project yet.`,
  making: 'Computing from what had been recorded by that day',
  made: (done, total) => `Computing from what had been recorded by that day: ${done} of ${total} projects`,
  later: months => `Hollow points: months entered or corrected after that day (${months})`,
  now: (month, rate, risk, behind) =>
    `As recorded today, to the end of ${month} as well: execution ${rate}, money at risk ${risk}, ${behind} project(s) behind; hollow points are months entered or corrected after that day.`,
  laterMark: 'after that day',
  laterRows: count => `Dashed rows: ${count} version(s) recorded after that day`,
  file: day => `As recorded by ${day}`,
}
