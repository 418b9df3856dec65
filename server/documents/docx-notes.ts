import { docxRows, rowsByLine, type DocxCell } from './docx-rows.ts'
import { markFills, nextNumber, xmlText, type Note, type NoteList } from './note.ts'
import { addOverride, addRelation, text, type Texts } from './office-package.ts'
import type { SourceLine } from './source.ts'
import { innerOf } from './xml-cut.ts'

/** A Word file that came from outside, with a comment and a fill in each cell a note speaks of, and the list of notes on a page of
 * its own at the end. Only insertions: its text and its layout stay as they were. */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const document = 'word/document.xml'
const comments = 'word/comments.xml'

type Edit = { from: number; to: number; text: string }

/** How many of the notes found their cell; null where the file is not written as Word writes it. */
export function annotateDocx(parts: Texts, lines: readonly SourceLine[], notes: readonly Note[], list: NoteList): number | null {
  const xml = text(parts, document)
  if (!/<w:body>/.test(xml)) return null
  const rows = rowsByLine(docxRows(xml), lines)
  const given = text(parts, comments)
  let id = Math.max(0, nextNumber(given, 'w:id="') - (given === '' ? 1 : 0))
  const marked = new Map<DocxCell, Note[]>()
  for (const note of notes) {
    const cell = rows
      .get(note.at?.line ?? 0)
      ?.cells.find(({ column, span }) => note.at!.column >= column && note.at!.column < column + span)
    if (cell) marked.set(cell, [...(marked.get(cell) ?? []), note])
  }
  const said: string[] = []
  const edits = [...marked].flatMap(([cell, here]) => {
    const own = id++
    said.push(commentXml(own, list.author, here))
    return cellEdits(xml, cell, own, here)
  })
  edits.push(endEdit(xml, listXml(list)))
  parts.set(document, Buffer.from(applied(xml, edits)))
  if (said.length > 0) addComments(parts, given, said)
  return [...marked.values()].flat().length
}

const applied = (xml: string, edits: Edit[]): string => {
  let at = 0
  let out = ''
  for (const { from, to, text: words } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    out += xml.slice(at, from) + words
    at = to
  }
  return out + xml.slice(at)
}

const behindFill = /<w:(?:noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark|headers|cellIns|cellDel|cellMerge|tcPrChange)\b/

function cellEdits(xml: string, { from, to, head }: DocxCell, id: number, notes: readonly Note[]): Edit[] {
  const cell = xml.slice(from, to)
  const severity = (['error', 'warning', 'info'] as const).find(one => notes.some(note => note.severity === one))!
  const fill = `<w:shd w:val="clear" w:color="auto" w:fill="${markFills[severity]}"/>`
  const edits: Edit[] = []
  const properties = innerOf(cell, 'w:tcPr')
  const old = properties && /<w:shd\b[^<>]*\/>/.exec(properties.text)
  if (properties && old) {
    const at = from + properties.from + old.index
    edits.push({ from: at, to: at + old[0].length, text: fill })
  } else if (properties) {
    const at = from + properties.from + (behindFill.exec(properties.text)?.index ?? properties.text.length)
    edits.push({ from: at, to: at, text: fill })
  } else {
    const empty = /^<w:tcPr\s*\/>/.exec(cell.slice(head))
    edits.push({ from: from + head, to: from + head + (empty?.[0].length ?? 0), text: `<w:tcPr>${fill}</w:tcPr>` })
  }
  const start = `<w:commentRangeStart w:id="${id}"/>`
  const end = `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
  const paragraph = /<w:p(?:\s[^<>]*?)?(\/?)>/.exec(cell)
  if (!paragraph) return edits
  const opened = paragraph.index + paragraph[0].length
  if (paragraph[1] === '/') {
    const open = `${paragraph[0].slice(0, -2)}>`
    edits.push({ from: from + paragraph.index, to: from + opened, text: `${open}${start}${end}</w:p>` })
    return edits
  }
  const own = /^(?:<w:pPr\s*\/>|<w:pPr>[\s\S]*?<\/w:pPr>)/.exec(cell.slice(opened))?.[0].length ?? 0
  const close = cell.indexOf('</w:p>', opened)
  if (close < 0) return edits
  edits.push({ from: from + opened + own, to: from + opened + own, text: start })
  edits.push({ from: from + close, to: from + close, text: end })
  return edits
}

const words = (line: string, bold = false) =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`
const paragraph = (line: string, bold = false, before = '') => `<w:p>${before}${words(line, bold)}</w:p>`

const commentXml = (id: number, author: string, notes: readonly Note[]) =>
  `<w:comment w:id="${id}" w:author="${xmlText(author)}" w:initials="${xmlText(author.slice(0, 1))}">${notes
    .map(({ number, text: said }) => paragraph(`${number}. ${said}`))
    .join('')}</w:comment>`

function addComments(parts: Texts, given: string, said: readonly string[]): void {
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${main}"></w:comments>`
  const xml = (given === '' ? empty : given).replace(/<w:comments([^<>]*)\/>/, '<w:comments$1></w:comments>')
  parts.set(comments, Buffer.from(xml.replace('</w:comments>', () => `${said.join('')}</w:comments>`)))
  if (given !== '') return
  addRelation(parts, 'word/_rels/document.xml.rels', relation, 'comments.xml')
  addOverride(parts, `/${comments}`, type)
}

/** Behind the last paragraph; the last section's properties stay last. */
function endEdit(xml: string, added: string): Edit {
  const end = xml.lastIndexOf('</w:body>')
  const section = xml.lastIndexOf('<w:sectPr', end)
  const last = section >= 0 && !xml.slice(section, end).includes('</w:p>') ? section : end
  return { from: last, to: last, text: added }
}

/** The text of an A4 page, in twentieths of a point; the table takes what room there is. */
const pageWidth = 8300

function listXml(list: NoteList): string {
  const total = list.widths.reduce((sum, width) => sum + width, 0)
  const cell = (line: string, column: number, look: { bold?: boolean; fill?: string }) =>
    `<w:tc><w:tcPr><w:tcW w:w="${Math.round((list.widths[column]! / total) * 5000)}" w:type="pct"/>${look.fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${look.fill}"/>` : ''}</w:tcPr>${paragraph(line, look.bold)}</w:tc>`
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('')
  const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${list.headings.map((line, c) => cell(line, c, { bold: true, fill: 'F2F4F7' })).join('')}</w:tr>`
  const rows = list.rows.map(
    (row, i) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((line, c) => cell(line, c, c === 1 ? { fill: markFills[list.severities[i]!] } : {})).join('')}</w:tr>`,
  )
  const table = `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${list.widths.map(width => `<w:gridCol w:w="${Math.round((width / total) * pageWidth)}"/>`).join('')}</w:tblGrid>${head}${rows.join('')}</w:tbl>`
  const title = `<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${xmlText(list.title)}</w:t></w:r></w:p>`
  return `${title}${list.lead.map(line => paragraph(line)).join('')}${table}<w:p/>`
}
