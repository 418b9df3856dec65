import type { SameWords } from '../ui.ts'
import type { lead as zh } from '../zh/ui-lead.ts'

const many = (count: number, one: string, more = `${one}s`) => `**${count}** ${count === 1 ? one : more}`

export const lead: SameWords<typeof zh> = {
  end: '.',
  entry: {
    due: (month, due, filled) => `${month}: ${many(due, 'indicator')} due, **${filled}** filled`,
    noneFilled: (month, due) => `${month}: ${many(due, 'indicator')} due, none filled yet`,
    left: count => `, **${count}** to go`,
    complete: ', all filled',
    moneyOnly: month => `${month}: only money to enter, this project has no indicators`,
    nothingDue: month => `${month}: no indicator is due`,
    errors: count => `; ${many(count, 'place')} to correct`,
    notes: count => `; ${many(count, 'place')} to explain`,
    conflicts: count => `; ${many(count, 'conflict')} with somebody else’s change`,
    moneyOpen: '; spending is not filled in',
    by: day => `; hand in by **${day}**`,
    daysLeft: days => (days === 0 ? ', that is today' : `, ${days} ${days === 1 ? 'day' : 'days'} left`),
    overdue: day => `; was due by **${day}**, overdue`,
    overdueDays: days => ` by ${days} ${days === 1 ? 'day' : 'days'}`,
    approved: (month, filled, spent) =>
      `The ${month} report is approved and locked: ${many(filled, 'indicator')} filled, **${spent}** spent in the month`,
    submitted: (month, filled, spent) =>
      `The ${month} report awaits approval: ${many(filled, 'indicator')} filled, **${spent}** spent in the month`,
    submittedOn: day => `; submitted on ${day}`,
    late: day => `, after the due day ${day}`,
    returned: month => `The ${month} report was returned: change it as the opinion says and submit it again. `,
    correction: month => `The ${month} report is reopened for correction: every change needs a reason. `,
    noMoney: 'nothing entered as',
  },
  declaration: {
    read: (indicators, subprojects) => `Read ${many(indicators, 'indicator')} and ${many(subprojects, 'sub-project')}`,
    typed: (indicators, subprojects) =>
      `Typed by hand: ${many(indicators, 'indicator')} and ${many(subprojects, 'sub-project')} so far`,
    noIndicators: 'No indicator was read; please check that the source is complete',
    open: count => `; ${many(count, 'question')} to confirm`,
    answered: '; all questions confirmed',
    agrees: total => `; the sums agree with the total budget of **${total}**`,
    differs: (what, sum, total, apart) =>
      `; the ${what} add up to **${sum}**, **${apart}** apart from the total budget of ${total}`,
    subprojects: 'sub-projects',
    funding: 'sources of funds',
    noTotal: '; no total budget, so the sums cannot be checked',
    unplaced: lines => `; ${many(lines, 'line')} found no field and ${lines === 1 ? 'was' : 'were'} not read`,
  },
  history: {
    all: versions => many(versions, 'version'),
    replaced: count => `, **${count}** of them replaced an earlier value, which is kept`,
    noneReplaced: ', none of them a change',
    last: (who, when) => `; last entered by ${who} on ${when}`,
    about: (month, what) => `: ${month}, “${what}”`,
    someone: 'an unknown account',
  },
}
