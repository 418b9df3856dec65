import { num, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { formBack as zh } from '../zh/form-back.ts'

const kinds: Record<string, string> = {
  selfEvaluation: 'a self-evaluation table',
  declaration: 'a target declaration',
  monitoring: 'a monitoring table',
}
const kindOf = (kind: unknown) => kinds[String(kind)] ?? 'another form'

export const formBack: Same<typeof zh> = {
  'form-other-kind': 'Not the form asked for',
  'form-other-kind.detail': p => `The file is ${kindOf(p.found)}; this place takes ${kindOf(p.expected)}.`,
  'form-unnamed': 'The table names no project',
  'form-unnamed.detail': p =>
    `Nobody can tell that it belongs to “${str(p, 'expected')}”. Write the project’s name on it and bring it again.`,
  'form-other-project': 'A table of another project',
  'form-other-project.detail': p => `The file says “${str(p, 'found')}”, this is “${str(p, 'expected')}”.`,
  'form-other-year': 'A table of another year',
  'form-other-year.detail': p => `The file says ${p.found}, this is ${p.expected}.`,
  'form-other-unit': 'A table of another unit',
  'form-other-unit.detail': p => `The file says “${str(p, 'found')}”, this is “${str(p, 'expected')}”.`,
  'form-other-months': 'A monitoring table of other months',
  'form-other-months.detail': p => `The file covers January to month ${p.found}; this run covers January to month ${p.expected}.`,
  'form-no-columns': 'The columns of a monitoring table were not found',
  'form-no-columns.detail': 'Its heads must name the year’s forecast or the note; use the exported table.',
  'form-no-such-table': 'The file has no such table',
  'form-no-such-table.detail': p => `It holds ${p.count}; choose again.`,
  'back-not-acceptable': 'Something chosen cannot be accepted',
  'back-not-acceptable.detail': p =>
    `${p.count} ${p.count === 1 ? 'cell' : 'cells'} cannot come from the form; nothing was saved.`,
  'back-nothing': 'Nothing was chosen',
  'back-nothing.detail': 'Choose what to accept first.',
  'back-weight': p => `Points become ${num(p, 'to')}`,
  'back-execution-weight': p => `Points of the budget’s execution become ${num(p, 'to')}`,
  'back-score': p => `The given score becomes ${num(p, 'to')}`,
  'back-said': p => `Reason: ${str(p, 'reason') || '(cleared)'}; measures: ${str(p, 'measures') || '(cleared)'}`,
  'back-actual': p => `The value of ${str(p, 'month')} is corrected from ${num(p, 'from')} to ${num(p, 'to')}`,
  'back-forecast': 'The forecast is rewritten',
  'back-expected': 'The expected spending of the year is rewritten',
  'back-expected-unread': 'This amount cannot be read',
  'back-causes': 'The causes are rewritten',
  'back-note': 'The note is rewritten',
  'back-likelihood': 'The likelihood is rewritten',
  'back-ledger': 'Amounts come from the budget and the ledger; mend them there',
  'back-computed': p =>
    num(p, 'score') === null
      ? 'Reckoned by the rules; a form cannot change it'
      : `Reckoned by the rules (${num(p, 'score')}); a form cannot change it`,
  'back-grade': 'The grade follows from the total by the rules',
  'back-target': 'A target is changed by a request for it',
  'back-points': 'Points and scores lie between 0 and 100, with two decimals at most',
  'back-long': p => `Too long: ${p.limit} characters at most`,
  'back-actual-unread': 'This value cannot be read',
  'back-actual-derived': 'The value is reckoned by the system; mend what it comes from',
  'back-actual-units': 'Several units report it; each mends its own month',
  'back-actual-none': 'Never reported, so there is no month to correct; report it in its month',
  'back-actual-ratio': 'It needs numerator and denominator or a level; mend it in its month',
  'back-forecast-unread': 'This forecast cannot be read, or the indicator has no figure',
  'back-torn': 'More than one of the three likelihoods is ticked',
}
