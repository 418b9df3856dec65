import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'
import { num, str, yes } from '../param.ts'
import type { Same } from '../say.ts'
import type { forecast as zh } from '../zh/forecast.ts'

const value = (p: Params, key: string, f: Format) => f.quantity(num(p, key), str(p, 'unit'), num(p, 'scale') ?? 1, 1)
const monthName = (p: Params, f: Format) => f.month(`2000-${str(p, 'until').padStart(2, '0')}`)
const chance = (p: Params, f: Format) => {
  const share = num(p, 'probability')
  if (share === null) return ''
  return share < 0.01 ? 'below 1%' : share > 0.99 ? 'above 99%' : f.percent(share, 0)
}
const from = (p: Params) => {
  const shape = p.shape === 'plan' ? 'the monthly plan' : 'an even pace'
  return yes(p, 'lastYear') ? `the same months of last year${p.shape === 'plan' ? ` and ${shape}` : ''}` : shape
}
const taught = (p: Params) =>
  num(p, 'prior') === 0
    ? 'The error is estimated from published monthly series, as too few years are kept here'
    : `The error is estimated from earlier years of ${str(p, 'indicators')} indicators kept here`
const thin = (p: Params) =>
  yes(p, 'thin')
    ? `; only ${str(p, 'months')} months known${yes(p, 'lastYear') ? '' : ' and no last year to compare'}, so the band is wide: a hint at most`
    : ''
const band = (p: Params, f: Format) =>
  `about ${value(p, 'value', f)} at year-end, four times in five between ${value(p, 'low', f)} and ${value(p, 'high', f)}`

export const forecast: Same<typeof zh> = {
  like: (p, f) =>
    `From ${str(p, 'months')} months up to ${monthName(p, f)}, beside ${from(p)}: ${band(p, f)}; chance of meeting the target ${chance(p, f)}. ${taught(p)}${thin(p)}.`,
  met: (p, f) => `The target is reached and cannot be lost again${num(p, 'value') === null ? '' : `; ${band(p, f)}`}.`,
  lost: (p, f) =>
    `What has happened makes the target impossible: arithmetic, not a guess${num(p, 'value') === null ? '' : `; ${band(p, f)}`}.`,
  over: (p, f) =>
    `December is reported: ${value(p, 'value', f)} in the year (months with a value: ${str(p, 'months')}), nothing left to foresee.`,
  partial: (p, f) => `December is not complete; ${value(p, 'value', f)} so far, no verdict before that.`,
  ended: 'The project has ended; nothing is foreseen any more.',
  'no-report': 'No report yet, nothing to go by.',
  'no-shape': 'No monthly plan and no last year of the same indicator: an even pace must not be assumed.',
  'nothing-yet': 'Nothing but zero or less so far and no last year: nothing to go by.',
  'not-a-number': 'A level or stage; no number is foreseen.',
  score: (p, f) =>
    `Mean of the trial scores at the foreseen year-end values; only rows that can be foreseen (${f.number(num(p, 'of'), 1)} of ${f.number(num(p, 'all'), 1)} points), qualitative ones are not.`,
  money: (p, f) =>
    `From the spending up to ${monthName(p, f)}, beside ${yes(p, 'lastYear') ? 'the months of last year as shares of its budget' : 'an even pace'}: about ${f.moneyWithUnit(num(p, 'value'))} at year-end, four times in five between ${f.moneyWithUnit(num(p, 'low'))} and ${f.moneyWithUnit(num(p, 'high'))}; left over = full-year budget ${f.moneyWithUnit(num(p, 'budget'))} − spending.`,
}
