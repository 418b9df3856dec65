import { num, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { register as zh } from '../zh/register.ts'

export const register = {
  'contract-subproject-needed': 'choose the sub-project, so that payments count as its spending',
  'contract-subproject-unknown': 'that sub-project does not belong to this project',
  'subproject-unknown': p =>
    `there is no sub-project “${str(p, 'name')}”${p.nearest ? `; is it “${str(p, 'nearest')}”?` : ''} Use the name of the declaration`,
  'day-in-future': p => `${str(p, 'day')} lies after today (${str(p, 'today')}); leave empty what has not happened yet`,
  'contract-ends-before': p => `planned acceptance ${str(p, 'planned')} lies before signing ${str(p, 'signedOn')}; check them`,
  'accepted-before-signed': p => `acceptance ${str(p, 'accepted')} lies before signing ${str(p, 'signedOn')}; check them`,
  'acceptance-without-result': 'with the day of acceptance, say whether it passed',
  'result-without-acceptance': 'with the result, give the day of acceptance',
  'contract-no-taken': p =>
    `contract no. “${str(p, 'no')}” is in the register already (${str(p, 'item')}); change that row, or check the number`,
  'item-taken': p =>
    `this sub-project has a “${str(p, 'item')}” without contract number already; give the number to tell them apart`,
  'paid-above-contract': (p, f) =>
    `payments of ${f.moneyWithUnit(num(p, 'paid'))} exceed the award of ${f.moneyWithUnit(num(p, 'award'))}; check them, or give the reason in the note (such as an amendment)`,
  'payment-zero': 'a payment cannot be 0',
  'payment-back-needs-note': (p, f) =>
    `a negative amount (${f.moneyWithUnit(num(p, 'amount'))}, paid back) needs its reason in the note`,
  'off-purpose-above-payment': 'the off-purpose part cannot exceed the payment',
  'paid-back-too-much': (p, f) => `payments would sum to ${f.moneyWithUnit(num(p, 'paid'))}: not below 0`,
  'recipe-derived': p => `“${str(p, 'indicator')}” is computed from the expenditure ledger already`,
  'recipe-of-others': p => `“${str(p, 'indicator')}” is reported by other units: this register cannot give it`,
  'recipe-does-not-fit': p => `“${str(p, 'indicator')}” does not take what this recipe gives`,
  'register-headings-missing':
    'no heading row was found: it needs at least 采购事项 (item) and 类别 (kind); export one as a template',
  'sheet-hidden': p => `sheet “${str(p, 'sheet')}” is hidden and was not read; unhide it to import it`,
  'sheet-not-read': p => `sheet “${str(p, 'sheet')}” has no headings of a register or of payments and was not read`,
  'row-total-skipped': 'a row of totals; it was not read',
  'cell-merged': p => `merged up to ${str(p, 'to')}; unmerge it and fill each row (only sub-project and kind may be merged)`,
  'cell-formula-error': p => `the formula gives the error ${str(p, 'text')}; correct it, or type the value`,
  'cell-not-money': p => `“${str(p, 'text')}” is not an amount; type a number such as 1234.56`,
  'money-unit-missing': p => `heading “${str(p, 'heading')}” names no unit; write “${str(p, 'heading')}（元）” or “（万元）”`,
  'cell-not-day': p => `“${str(p, 'text')}” is not a day; write 2021-03-01`,
  'cell-date-as-number': p => `the date is the number ${str(p, 'text')}, read as ${str(p, 'day')}; check it`,
  'cell-not-passed': p => `“${str(p, 'text')}” does not say whether it passed; write 合格 or 不合格`,
  'kind-missing': p => `give the kind: ${str(p, 'choices')}`,
  'kind-unknown': p => `there is no kind “${str(p, 'text')}”; it can be ${str(p, 'choices')}`,
  'item-missing': 'give the item',
  'cell-too-long-or-negative': 'an amount cannot be negative, nor a text that long; check it',
  'payment-incomplete': 'a payment needs its day and amount',
  'payment-without-contract': p =>
    `no contract was found for this payment${p.no ? ` (“${str(p, 'no')}”)` : p.item ? ` (“${str(p, 'item')}”)` : ''}; give the row's number or the contract's`,
  'paid-before-signing': p => `the payment of ${str(p, 'paidOn')} lies before signing ${str(p, 'signedOn')}`,
  'paid-unsigned': 'paid, but no day of signing is given',
  'paid-without-award': 'paid, but no award price is given to compare with',
  'paid-above-award': (p, f) =>
    `payments of ${f.moneyWithUnit(num(p, 'paid'))} exceed the award of ${f.moneyWithUnit(num(p, 'award'))}`,
  'award-above-budget': (p, f) =>
    `the award of ${f.moneyWithUnit(num(p, 'award'))} exceeds the procurement budget of ${f.moneyWithUnit(num(p, 'budget'))}`,
  'award-without-budget': 'no procurement budget: left out of the saving rate',
  'accepted-unsigned': 'accepted, but no day of signing is given; left out of what counts by signing',
  'users-missing': 'no using unit: left out of the coverage',
  'acceptance-overdue': p => `acceptance was planned for ${str(p, 'planned')} and has not happened`,
  'accepted-late': p => `acceptance was planned for ${str(p, 'planned')} and came late, on ${str(p, 'accepted')}`,
  'acceptance-failed': 'did not pass acceptance',
  'paid-outside-year': p => `payments outside ${str(p, 'year')}: ${str(p, 'count')}; not in this year's spending`,
} satisfies Same<typeof zh>
