import type { SameWords } from '../ui.ts'
import type { day as zh } from '../zh/ui-day.ts'

export const day: SameWords<typeof zh> = {
  bar: day => `As it looked on **${day}**`,
  what: 'Values, money, targets, reports and changes of the project as recorded by that day; budgets, evidence and definitions as of now.',
  back: 'Back to today',
  pick: 'See it as on a day',
  later: months => `Hollow points: months entered or corrected after that day (${months})`,
}
