import { points, rate, weightOf } from '../figures.ts'
import type { Same } from '../say.ts'
import type { check as zh } from '../zh/check.ts'

export const check: Same<typeof zh> = {
  'scored-blank': p => `Neither target nor actual is filled in, yet the row earns ${points(p.score)}`,
  'target-in-name': p => `The target stands in the indicator's name ("${p.name ?? ''}"); its own cell is empty`,
  'name-is-target': p => `The indicator is named like its target ("${p.target ?? ''}"): what is measured cannot be seen`,
  'copied-target': p => `The actual "${p.actual ?? ''}" repeats the target; it is no result`,
  'benefit-denied': p => `The row says that there is no such benefit, yet earns ${points(p.score)}`,
  'points-as-values': 'Points were filled in where target and actual belong',
  'single-row': p => `A single indicator carries ${weightOf(p.weight)} points`,
  'zero-total': p => `The total row says 0, but "${p.label ?? ''}" has ${p.fullYear ?? '—'}, spent ${p.executed ?? '—'}`,
  'budget-changed': p => `Initial budget ${p.initial}, full-year budget ${p.fullYear}: no reason for the change was read`,
  'sub-row-contradicts.score': p =>
    `"${p.label ?? ''}" has the amounts of the total, but scores ${points(p.printed)} where the total scores ${points(p.total)}`,
  'sub-row-contradicts.sum': p => `The sources spent ${p.spent} together; the total row says ${p.executed}`,
  'sub-row-contradicts.blank': p => `"${p.label ?? ''}" has no executed amount; the total row says ${p.executed}`,
  'zero-over-zero': p => `"${p.label ?? ''}" has no budget and no spending, yet a rate of ${p.printed}`,
  'rate-mismatch.cut': p => `The rate ${p.printed} was cut off; rounded it is ${p.rate}`,
  'rate-mismatch.differs': p => `The rate is printed as ${p.printed}; by the amounts it is ${p.rate}`,
  'statement-contradicts': (p, f) => `The statement "${p.text ?? ''}" stands beside an execution rate of ${rate(p.rate, f)}`,
  'prompt-text': p => `The form's own prompts are still there (${p.count}): "${p.text ?? ''}"`,
  'goal-repeated': 'The completion repeats the goal word for word',
  'year-mismatch': p => `The table is of ${p.year}, its goal speaks of ${p.named}`,
  'unreadable.glued': p => `Several cells ran together ("${p.text ?? ''}"): please confirm what each holds`,
  'unreadable.above-100': p => `"${p.text ?? ''}" is above 100%, which such a share cannot be: please confirm sign and digits`,
  'unit-slip': p => `The text gives "${p.printed}", which is ${p.parts}: its unit seems to be 万元`,
  'unread.cut-row': 'The text breaks off in this row; what is missing was not guessed',
  'unread.out-of-order': 'The reading order is broken: which value belongs to which name was not guessed',
  'unread.glued': 'Several cells ran together; they were not parted',
  'unread.budget': 'The money block could not be read',
  'unread.unplaced': 'Which column this text belongs to is not known',
  'unread.rows': 'No indicator rows were found',
  'unread.too-long': 'The table has more than 2,000 cells: from here on it was not read; please hand it in in parts',
}
