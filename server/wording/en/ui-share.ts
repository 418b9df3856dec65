import type { SameWords } from '../ui.ts'
import type { share as zh } from '../zh/ui-share.ts'

export const share: SameWords<typeof zh> = {
  title: 'Sharing units',
  own: unit => `${unit} reaches it alone; it is not shared.`,
  lead: (units, missing, behind) =>
    `Shared by **${units}** units${missing ? `, **${missing}** not reported this month` : ', all reported this month'}${behind ? `, **${behind}** behind` : ''}`,
  columns: { unit: 'Unit', share: 'Part', toDate: 'To date', pace: 'Pace', state: 'State' },
  caption: 'Sharing units, the furthest behind first',
  unreported: 'Not reported this month',
  since: month => `Last reported ${month}`,
  never: 'Never reported',
  noShare: 'Not set',
  edit: 'Share among units',
  dialog: 'Share the target among units',
  hint: 'Each unit enters its own part; the total follows the indicator’s aggregation. Rates and levels have no parts, only units.',
  unit: 'Unit code',
  part: unit => (unit ? `Part (${unit})` : 'Part'),
  add: 'Add a unit',
  remove: unit => `Leave out ${unit}`,
  even: 'Share evenly',
  sum: (sum, target) => `Sum ${sum}, target ${target}`,
  differs: 'The sum is not the target: it can be saved, and stays as an open question.',
  save: 'Save',
  failed: 'It was not saved; try again.',
  line: (indicator, units) => `“${indicator}” is shared by ${units} units`,
  lineBehind: (units, count) => `${count} behind: ${units}`,
  lineMissing: (units, count) => `${count} not reported this month: ${units}`,
  lineFine: 'all on pace',
}
