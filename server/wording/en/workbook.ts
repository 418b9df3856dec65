import { str } from '../param.ts'
import type { Same } from '../say.ts'
import type { Params } from '#domain/problem'
import type { workbook as zh } from '../zh/workbook.ts'

const of = (p: Params) => (p.name ? `“${str(p, 'name')}”: ` : '')
const again = 'Please download the entry form again.'

export const workbook: Same<typeof zh> = {
  'workbook-macros': 'The file holds macros (VBA). Save it as .xlsx without macros and upload it again.',
  'workbook-is-image': 'This is a picture, not a table. Please upload the filled entry form (.xlsx).',
  'workbook-is-pdf': 'This is a PDF, not a table. Please upload the filled entry form (.xlsx).',
  'workbook-is-text':
    'This is a text file (such as CSV), not an xlsx workbook. CSV loses the rows’ identity: fill in the entry form and save it as .xlsx.',
  'workbook-not-xlsx': 'This is not an xlsx workbook. Please upload the entry form downloaded here.',
  'workbook-not-ours': `This is not an entry form downloaded here, or its mark was lost (for example by copying into another file). ${again}`,
  'workbook-old': `This entry form has an older layout. ${again}`,
  'workbook-no-sheet': `The entry sheet was not found: its heading row or hidden first column was deleted. ${again}`,
  'workbook-heading': p =>
    `The heading should be “${str(p, 'expected')}” but is “${str(p, 'found')}”: a column may have been inserted, deleted or moved. Put it back, or download again.`,
  'workbook-merged': p =>
    `${str(p, 'range')} is merged, so its cells cannot be told apart. Please unmerge it and fill in each cell.`,
  'workbook-row-extra': 'This row was inserted and has no mark; it is not read. Fill in the original row and delete this one.',
  'workbook-row-unknown': p => `${of(p)}this row’s mark does not belong to this form; it may come from another file. ${again}`,
  'workbook-row-twice': p => `${of(p)}appears twice; row ${str(p, 'first')} has it already. Please delete the extra row.`,
  'workbook-row-missing': p => `${of(p)}this row was deleted. ${again}`,
  'workbook-row-gone': p => `${of(p)}no longer in the project, or not yours to report. ${again}`,
  'workbook-row-renamed': p =>
    `${of(p)}is now “${str(p, 'now')}”: renamed since, or the file comes from another system. ${again}`,
  'workbook-version-unknown': p => `${of(p)}its version mark is not known here; the file may come from another system. ${again}`,
  'workbook-row-hidden': p => `${of(p)}this row is hidden; its changes are listed below all the same, please check them.`,
  'workbook-formula-error': p => `${of(p)}the formula failed (${str(p, 'error')}). Correct it, or type the number.`,
  'workbook-formula-empty': p =>
    `${of(p)}the formula was never calculated. Open and save the file in a spreadsheet program, or type the number.`,
  'workbook-boolean': p => `${of(p)}this is a logical value (TRUE/FALSE); please enter a number or text.`,
  'workbook-date': p => `${of(p)}this is a date, not a number. Set the cell’s format to General and type it again.`,
  'workbook-not-a-number': p =>
    `${of(p)}no number can be read in “${str(p, 'text')}”. Enter one number (万, % and units are understood); remarks go into the note.`,
  'workbook-percent-in-count': p => `${of(p)}takes a number, not a percentage (now ${str(p, 'percent')}).`,
  'workbook-percent-unclear': p =>
    `${of(p)}takes a percentage; “${str(p, 'number')}” could mean two things. Write it with a percent sign, such as 85%.`,
  'workbook-percent-and-parts': p =>
    `${of(p)}has a percentage beside numerator and denominator. Enter both parts, or only the percentage on the left.`,
  'workbook-no-denominator': p => `${of(p)}has no denominator; delete “${str(p, 'text')}” or move it into the note.`,
  'workbook-absent-unclear': p => `${of(p)}“Not applicable” takes “yes” or nothing; it is “${str(p, 'text')}”.`,
  'workbook-note-long': p => `${of(p)}the note is longer than ${str(p, 'limit')} characters.`,
  'workbook-not-money': p => `${of(p)}no amount can be read in “${str(p, 'text')}”. Enter one number in 万元, such as 12.50.`,
  'workbook-below-fen': p => `${of(p)}${str(p, 'number')} 万元 is finer than one fen. Keep at most 6 decimals.`,
}
