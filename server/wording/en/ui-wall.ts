import type { SameWords } from '../ui.ts'
import type { wall as zh } from '../zh/ui-wall.ts'

export const wall: SameWords<typeof zh> = {
  open: 'Wall screen',
  title: year => `Wall screen ${year}`,
  leave: 'Leave',
  updated: time => `Updated ${time}`,
  live: 'refreshes by itself',
  waiting: 'line lost, reconnecting',
  money: 'Budget execution',
  projects: 'projects',
  moneyText: (rate, time) => `Execution rate ${rate}, time progress ${time}; dashed: time progress.`,
  worst: 'The three projects with the most money at risk',
  noneAtRisk: 'No project has money at risk',
  rate: 'spent',
  missing: month => `${month} reports missing`,
  reports: (due, handedIn) => `${due} due, ${handedIn} handed in`,
  late: 'past the due day',
  allIn: 'All handed in',
  noneDue: 'No report is due this month',
  more: count => `and ${count} more`,
  departments: 'Execution rate by department (%)',
  units: 'Execution rate by unit (%)',
  share: 'Share at risk',
  moreRows: count => `${count} more; those with the most money at risk come first`,
  none: year => `No projects in ${year} yet`,
  noneYet: 'The first project appears here as soon as it is saved.',
  ended: {
    title: 'The session has ended',
    text: time => `The wall screen stopped at ${time}. Sign in again to go on from here.`,
    signIn: 'Sign in again',
  },
}
