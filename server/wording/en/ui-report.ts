import type { SameWords } from '../ui.ts'
import type { forms as zhForms, report as zhReport } from '../zh/ui-report.ts'

export const report: SameWords<typeof zhReport> = {
  title: 'Self-evaluation report',
  of: year => `Year ${year}`,
  lead: (written, all) =>
    `The year’s figures have written the facts of each section; your unit added words to **${written}** of ${all} sections.`,
  frozen: 'The evaluation was handed in: the report’s words stay as they are, its figures are those handed in.',
  views: { label: 'View', edit: 'Edit', preview: 'Preview' },
  download: 'Download Word',
  print: 'Print',
  passage: 'Added by your unit',
  passageOf: section => `${section}: added by your unit`,
  hint: 'Stands after the computed text; saved when you leave the field. A new line begins a paragraph.',
  nothing: 'No figures speak for this section; please write it.',
  unwritten: '(still to be written)',
  saved: (by, at) => `${by} · ${at}`,
  saving: 'Saving…',
  versions: count => (count === 1 ? '1 version' : `${count} versions`),
  version: number => `Version ${number}`,
  conflict: 'Somebody else has just changed this section; your words are not saved yet.',
  theirs: by => `Words of ${by}`,
  yours: 'Your words',
  keepTheirs: 'Take theirs',
  keepYours: 'Save mine',
  evaluation: 'Evaluation',
}

export const forms: SameWords<typeof zhForms> = {
  open: 'Export forms',
  title: 'Official forms (in Chinese)',
  declaration: 'Declaration of targets',
  declarationFull: 'Declaration with names and telephone (recorded)',
  monitoring: months => `Monitoring table, ${months}`,
  months: until => (until === 1 ? 'January' : `months 1–${until}`),
  evaluation: 'Self-evaluation table',
  report: 'Self-evaluation report',
  register: 'Contract register',
  entry: month => `Entry sheet, ${month}`,
  edit: 'Write',
  as: (name, kind) => `${name}, ${kind}`,
}
