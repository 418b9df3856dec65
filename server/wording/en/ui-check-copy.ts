import type { SameWords } from '../ui.ts'
import type { checkCopy as zh } from '../zh/ui-check-copy.ts'

export const checkCopy: SameWords<typeof zh> = {
  sheet: 'Notes',
  author: 'Jichi check',
  title: 'Notes on the self-evaluation table',
  fileName: name => `${name} (notes)`,
  untitled: 'self-evaluation',
  ruleSet: (code, version) => `Recomputed row by row by rule set ${code} v${version}; nothing in the table itself was changed.`,
  score: (claimed, rule) => `Total as printed ${claimed}, by the rule ${rule}.`,
  count: (errors, warnings, infos) =>
    `${errors + warnings + infos} in all: ${errors} to correct, ${warnings} to explain or add, ${infos} for information.`,
  marks:
    'The cells spoken of are coloured: red to correct, yellow to explain or add, blue for information; the comment stands on the cell.',
  beside: 'The file cannot be marked in place: below stand the table as it was read and every note.',
  clean: 'Nothing to note.',
  headings: { number: 'No.', severity: 'Kind', table: 'Project', place: 'Place', original: 'As written', note: 'Note' },
  severity: { error: 'To correct', warning: 'To explain or add', info: 'For information' },
  unread: 'Not read',
  nowhere: 'The whole table',
  cell: (line, cell) => `line ${line}, cell ${cell}`,
  line: line => `line ${line}`,
  table: (number, project) => project ?? `Table ${number}`,
}
