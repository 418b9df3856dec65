import type { Params } from '#domain/problem'
import { str } from '../param.ts'
import type { Same } from '../say.ts'
import type { template as zh } from '../zh/template.ts'

function at(p: Params): string {
  if (p.cellRef !== undefined) return `Sheet “${str(p, 'sheet')}”, cell ${str(p, 'cellRef')}`
  if (p.part === 'note') return `Sheet “${str(p, 'sheet')}”, the note on ${str(p, 'noteRef')}`
  if (p.sheet !== undefined) return `Sheet “${str(p, 'sheet')}”, ${p.part === 'box' ? 'a text box' : 'header or footer'}`
  const part = p.part === 'header' ? 'Header, ' : p.part === 'footer' ? 'Footer, ' : ''
  if (p.table === undefined) return part ? `${part}paragraph ${str(p, 'paragraph')}` : `Paragraph ${str(p, 'paragraph')}`
  const table = part ? `${part}table ${p.table}` : `Table ${p.table}`
  return p.row === undefined ? table : `${table}, row ${p.row}, cell ${p.cell}`
}
const near = (p: Params) =>
  p.nearest === null || p.nearest === undefined ? ', nor anything like it' : `; is it “${str(p, 'nearest')}”?`

export const template: Same<typeof zh> = {
  'template-refused': 'This file cannot be a template',
  'template-refused.detail': p =>
    `${p.count} ${p.count === 1 ? 'place needs' : 'places need'} mending before it is brought again; nothing was saved.`,
  'template-name-missing': 'Give the template a name',
  'template-name-missing.detail': 'The name tells several templates of a unit apart and stands in the names of exported files.',
  'template-retired': 'The template was retired before',
  'template-retired.detail': 'Somebody else retired it first; reload to see.',
  'template-project-missing': 'Choose a project',
  'template-project-missing.detail': 'A preview shows the values of a real project that you may see.',
  'unknown-template': 'No such template',
  'unknown-template.detail': 'It does not exist, was retired, or is not for this unit.',
  'template-portfolio-large': p => `${str(p, 'count')} projects: a form takes ${str(p, 'most')} at most`,
  'template-portfolio-large.detail': 'Choose a year or a unit; a part of them is never left out in silence.',
  'template-lost': 'The template’s file cannot be opened',
  'template-lost.detail': 'Its record is there, its file is damaged; bring the template again.',
  'template-unknown': p => `${at(p)}: no placeholder is called “${str(p, 'name')}”${near(p)}`,
  'template-unknown-block': p => `${at(p)}: no repeated block is called “${str(p, 'name')}”${near(p)}`,
  'template-half': p => `${at(p)}: braces without their other half (${str(p, 'text')})`,
  'template-option': p => `${at(p)}: “${str(p, 'option')}” after “${str(p, 'name')}” is not known; only “merge” is`,
  'template-picture': p => `${at(p)}: “${str(p, 'name')}” is a picture: only in a Word template, in a paragraph of its own`,
  'template-not-begun': p => `${at(p)}: the block “${str(p, 'name')}” ends but never began`,
  'template-not-closed': p => `${at(p)}: the block “${str(p, 'name')}” never ends; write {{/${str(p, 'name')}}} in its last cell`,
  'template-crossed': p => `${at(p)}: the block “${str(p, 'name')}” ends before “${str(p, 'other')}” does`,
  'template-block-apart': p =>
    `The block “${str(p, 'name')}” must begin and end in rows of one table, or in paragraphs outside of tables, and share no row with another`,
  'template-empty': 'The file holds no placeholder, so there is nothing to fill',
  'template-not-office': 'Not a real xlsx or docx file, seen from its content',
  'template-macros': 'The file holds macros or executable objects; save it as an xlsx or docx without them',
  'template-external': p =>
    `The file would fetch something from elsewhere (${str(p, 'link')}); remove the link and bring it again`,
}
