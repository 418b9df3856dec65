import type { SameWords } from '../ui.ts'
import type { carry as zh } from '../zh/ui-carry.ts'

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

export const carry: SameWords<typeof zh> = {
  link: 'Carry over',
  title: 'Carry into the next year',
  steps: 'Carry over',
  heading: year => `Check the declaration carried into ${year}`,
  lead: (name, indicators) =>
    `Carried over from “${name}”: **${indicators}** indicators with their targets, points, pace and recipes come along; budget and people are yours to fill in. A renamed indicator stays matched.`,
  back: 'Back to last year’s project',
  refusedWhy: (name, why) => `Cannot be carried over: ${name}. ${why}`,
  toExisting: 'Open next year’s project',
  contracts: {
    title: count => `${many(count, 'contract')} running into the next year`,
    note: 'Contracts ticked begin the new register without payments; what was paid stands in the note.',
    why: { 'not-accepted': 'not yet accepted', unpaid: 'not yet paid in full' },
    paid: paid => `paid ${paid} 万元`,
    left: left => `${left} 万元 left`,
    pick: item => `Let “${item}” run on`,
  },
  quality: {
    title: 'Quality of targets',
    open: (open, all) =>
      open === 0 ? `all ${many(all, 'question')} answered` : `${open} of ${many(all, 'question')} open; none stops the project`,
    note: 'The project can be created either way, and open questions stay with it; to leave a target as it is, say why.',
    past: (year, name) => `Past results come from “${name}” (${year}) and the years before it; only years that are over count.`,
    group: {
      'target-too-low': 'Exceeded by far year after year',
      'target-never-met': 'Missed year after year',
      'target-unmoved': 'Not raised after a year far above',
      'evidence-missing': 'No evidence named',
      'indicator-doubled': 'Perhaps there twice',
      'limit-as-equals': 'A limit written as “=”',
      'unit-missing': 'No unit',
      'date-without-month': 'A date without a month',
      'weight-zero': '0 points',
      'year-left-over': 'The year in the text',
    },
    fix: 'Go and change it',
    keep: 'Leave it, say why',
    keepAll: count => `Leave all ${count}, say why`,
    reason: 'Reason',
    reasonOf: what => `Why “${what}” stays as it is`,
    confirm: 'Confirm',
    cancel: 'Cancel',
    kept: reason => `Explained: ${reason}`,
    again: 'Rewrite',
    more: count => `${count} more`,
    whole: 'objective of the year',
  },
  batch: {
    lead: (year, open, all, shown) =>
      `**${all}** projects in ${year}; **${open}** ${shown < all ? `of the first ${shown} ` : ''}can be carried into ${year + 1}.`,
    none: year => `There are no projects in ${year} that you may see.`,
    unit: 'Unit',
    all: 'All units',
    project: 'Project',
    agency: 'Unit',
    state: 'State',
    may: 'can be carried over',
    select: name => `Select “${name}”`,
    selectAll: 'Select all that can be carried over',
    run: count => (count === 0 ? 'Select projects first' : `Carry over ${many(count, 'project')}`),
    running: (done, all) => `Carrying over ${done} of ${all}`,
    one: 'Review and carry over',
    made: name => `created “${name}”`,
    asked: (questions, contracts) =>
      `${many(questions, 'question')} about targets left open${contracts ? `, ${many(contracts, 'contract')} running on` : ''}`,
    open: 'Open',
    done: (made, refused) => `Done: **${made}** created, **${refused}** not carried over.`,
    note: 'A batch takes last year’s content as it is, with empty budgets; each project is saved by itself.',
    cut: (shown, total) => `${total} projects in all, the first ${shown} shown; choose a unit to narrow this down.`,
    year: 'Year',
  },
}
