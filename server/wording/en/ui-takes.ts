import type { SameWords } from '../ui.ts'
import type { takes as zh } from '../zh/ui-takes.ts'

export const takes: SameWords<typeof zh> = {
  spending: 'What spending the budget takes',
  unit: '¥10,000',
  toSpend: 'Not spent yet',
  perMonth: months => `To spend in each of ${months} months`,
  best: 'Best month so far',
  record: 'Best on record',
  times: share => `each must reach ${share} of it`,
  noReturn: 'Month of no return',
  beyond: (name, best, months, most, left) =>
    `${name} ${best} × ${months} months = ${most} is still less than the ${left} not spent yet: each month must beat every month before`,
  causes: 'Sub-projects behind time',
  noneBehind: 'No sub-project is behind time.',
  short: (money, share) => `${money} short (${share})`,
  left: money => `${money} not spent yet`,
  moneyOf: count => `Money of the ${count === 1 ? 'sub-project' : `${count} sub-projects`} behind it (¥10,000)`,
  moneyOfAll: 'Money of the whole project (¥10,000)',
  each: 'Results per ¥10,000 so far',
  atThatRate: (more, left, beyond) =>
    `At that rate the rest takes about ${more}, ${beyond ? 'more than' : 'within'} the ${left} not spent yet. Results are not reported by sub-project; the rate is of all together.`,
}
