import type { SameWords } from '../ui.ts'
import type { history as zh } from '../zh/ui-history.ts'

export const history: SameWords<typeof zh> = {
  title: 'History',
  kept: 'Every save adds one; nothing is overwritten.',
  month: 'Month',
  indicator: 'Indicator',
  allMonths: 'All months',
  allIndicators: 'All indicators and money',
  toProject: 'Back to the project',
  toMonth: month => `Report of ${month}`,
  empty: 'Nothing was entered yet.',
  nothing: 'Nothing was entered in this range.',
  columns: {
    when: 'When',
    month: 'Month',
    what: 'Indicator or sub-project',
    value: 'Value',
    who: 'By',
    version: 'Version',
    note: 'Note',
  },
  inForce: 'in force',
  replaced: 'replaced',
  cleared: 'cleared',
  absent: 'not applicable',
  money: (spent, allocated, offPurpose) => `spent ${spent}, in place ${allocated}, off purpose ${offPurpose} (× ¥10,000)`,
  unit: name => ` (${name})`,
  more: count => `Show ${count} more`,
  caption: 'All versions of values and money, newest first',
}
