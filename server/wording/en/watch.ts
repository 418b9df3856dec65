import type { SameWords } from '../ui.ts'
import type { watch as zh } from '../zh/watch.ts'

export const watch: SameWords<typeof zh> = {
  budget: ({ side, fen }, f) => `full-year budget ${side === 'atLeast' ? 'at least' : 'below'} ${f.moneyWithUnit(fen)}`,
  rate: ({ side, ratio, month }, f) =>
    `budget execution ${side === 'atLeast' ? 'at least' : 'below'} ${f.percent(ratio)}${
      month === null ? '' : ` at the end of ${f.month(`2000-${String(month).padStart(2, '0')}`)}`
    }`,
  goal: lights => `target light is ${lights}`,
  money: lights => `budget light is ${lights}`,
  weight: ({ ratio }, f) => `weight at risk at least ${f.percent(ratio)}`,
  amount: ({ fen }, f) => `amount at risk at least ${f.moneyWithUnit(fen)}`,
  missing: 'the month’s report is overdue',
  behind: ({ months }) => `target light behind for ${months} months in a row`,
  agency: name => `belongs to “${name}” or a unit below it`,
  name: ({ text }) => `name contains “${text}”`,
  gone: '(a unit that no longer exists)',
  lightOr: ' or ',
  all: ', and ',
  any: ', or ',
  end: '.',
}
