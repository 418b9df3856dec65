import { num, quantity, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { plausibility as zh } from '../zh/plausibility.ts'

export const plausibility: Same<typeof zh> = {
  jump: (p, f) =>
    `This month’s ${quantity(p, 'value', f)} is ${str(p, 'times')} times the usual ${quantity(p, 'usual', f)} of the ${str(p, 'months')} months before. Why?`,
  outlier: (p, f) =>
    `This month’s ${quantity(p, 'value', f)} is far from the usual ${quantity(p, 'usual', f)} of the ${str(p, 'months')} months before. Why?`,
  'all-full': p => `All ${str(p, 'count')} rates of this month are exactly 100%. Was each of them checked?`,
  'equals-target': (p, f) =>
    `For ${str(p, 'months')} months exactly ${p.share ? 'the monthly share of the target' : 'the target'}, ${quantity(p, 'value', f)}. Is this what happened?`,
  'note-copied': p => `The note “${str(p, 'note')}” is the same as another unit’s. Does it describe your own unit?`,
  falling: (p, f) =>
    p.fromLevel
      ? `Fell back from “${str(p, 'fromLevel')}” in ${str(p, 'month')} to “${str(p, 'toLevel')}”. Why?`
      : `The standing total fell from ${quantity(p, 'from', f)} in ${str(p, 'month')} to ${quantity(p, 'to', f)}. Why?`,
  'over-budget': (p, f) =>
    `${p.subproject ? `Sub-project “${str(p, 'subproject')}”` : 'The project'} has spent ${f.moneyWithUnit(num(p, 'spent'))}, above its budget of ${f.moneyWithUnit(num(p, 'budget'))}. Why?`,
  'spent-no-result': (p, f) =>
    `${f.moneyWithUnit(num(p, 'spent'))} spent this month, while all ${str(p, 'count')} counts are 0. What was it spent on?`,
  'result-no-spend': p => `${str(p, 'count')} counts have results this month, while nothing was spent to date. Who paid?`,
  'few-asked': p => `Satisfaction from only ${str(p, 'asked')} valid answers. Do they speak for those served?`,
}
