import type { SameWords } from '../ui.ts'
import type { shape as zh } from '../zh/ui-shape.ts'

export const shape: SameWords<typeof zh> = {
  line: name => `Shape of the year: ${name}`,
  names: { declared: 'as declared', register: 'by planned acceptances', lastYear: 'as last year’s months' },
  typed: 'the monthly plan as typed',
  time: 'by time alone',
  change: 'Change shape',
  title: 'Shape of the year',
  lead: target =>
    `How the year’s target of ${target} spreads over the months. Once chosen it is a new version, locked with the target.`,
  inForce: 'in force',
  ghost: 'Dashed: the plan in force',
  picture: (name, points) => `${name}, cumulative at the ends of the quarters ${points}`,
  basis: {
    time: 'the same part every month',
    declared: 'the monthly plan of the declaration',
    register: (rows, undated) =>
      `${rows} register rows with acceptance planned this year${undated ? `, ${undated} without a month of this year` : ''}`,
    lastYear: (year, name, months) => `“${name}” of ${year}, ${months} months with figures`,
  },
  twin: {
    label: 'The same indicator last year',
    none: 'None is the same',
    confirm: 'Confirm',
    hint: project => `Last year’s project “${project}”. A like name is not the same indicator: a person confirms it.`,
    confirmed: 'confirmed',
    proposed: 'same name, to be confirmed',
  },
  request: month => `A report is approved already: you ask, somebody else approves; it counts from ${month} on.`,
  now: month => `It counts from ${month} on.`,
  documentNo: 'Document number',
  reason: 'Reason',
  save: 'Use this shape',
  ask: 'Ask for it',
  failed: 'It was not saved. Please try again.',
}
