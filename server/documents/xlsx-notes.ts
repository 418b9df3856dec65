import { listSheets } from './xlsx.ts'
import { xlsxNoteSheet } from './xlsx-note-sheet.ts'
import { xlsxStyles } from './xlsx-note-styles.ts'
import { nextNumber, unprefixed, xmlText, type Note, type NoteList } from './note.ts'
import { addOverride, addRelation, packageXml, text, type Texts } from './office-package.ts'
import { markCells } from './xlsx-note-cells.ts'
import { attributeOf, elementsIn } from './xml-cut.ts'

/** A workbook that came from outside, with a comment and a fill at each place and a sheet of notes at the end. Its own parts are
 * changed by a few insertions; no library writes it anew, so its layout, formulas and pictures stay as they were. */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  sheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
}

export function annotateXlsx(parts: Texts, notes: readonly Note[], list: NoteList): void {
  const styles = xlsxStyles(text(parts, 'xl/styles.xml'))
  const { sheets } = listSheets(parts)
  for (const { name, path } of sheets) {
    const here = notes.filter(note => note.at?.sheet === name)
    const xml = text(parts, path)
    if (here.length === 0 || xml === '') continue
    const marked = markCells(unprefixed(xml, 'worksheet'), here, styles)
    parts.set(path, Buffer.from(marked.xml))
    addComments(parts, path, marked.cells, list.author)
  }
  addNoteSheet(parts, list, styles.forList())
  parts.set('xl/styles.xml', Buffer.from(styles.xml()))
}

type Commented = { ref: string; row: number; column: number; texts: string[] }

function addComments(parts: Texts, sheet: string, cells: readonly Commented[], author: string): void {
  const rels = sheet.replace(/([^/]+)$/, '_rels/$1.rels')
  const own = packageXml(text(parts, rels))
  const tags = [...own.matchAll(/<Relationship(?=\s)[^<>]*>/g)].map(([tag]) => tag)
  const partOf = (kind: string, id?: string) => {
    const tag = tags.find(
      one => attributeOf(one, 'Type')?.endsWith(`/${kind}`) && (id === undefined || attributeOf(one, 'Id') === id),
    )
    const path = tag && attributeOf(tag, 'Target')
    return path ? (path.startsWith('/') ? path.slice(1) : path.replace(/^\.\.\//, 'xl/')) : null
  }
  const known = partOf('comments')
  // A sheet may have another such drawing, of the pictures in its header.
  const shown = /<legacyDrawing\s[^<>]*?\bid\s*=\s*["']([^"'<]*)["']/.exec(text(parts, sheet))?.[1]
  const drawn = shown === undefined ? null : partOf('vmlDrawing', shown)
  const names = [...parts.keys()].join(' ')
  const commentsPath = known ?? `xl/comments${nextNumber(names, 'comments')}.xml`
  const drawingPath = drawn ?? `xl/drawings/vmlDrawing${nextNumber(names, 'vmlDrawing')}.vml`
  parts.set(commentsPath, Buffer.from(commentsXml(unprefixed(text(parts, commentsPath), 'comments'), cells, author)))
  parts.set(drawingPath, Buffer.from(drawingXml(text(parts, drawingPath), cells)))
  if (!known) {
    addRelation(parts, rels, `${relations}/comments`, commentsPath.replace(/^xl\//, '../'))
    addOverride(parts, `/${commentsPath}`, kinds.comments)
  }
  if (drawn) return
  const id = addRelation(parts, rels, `${relations}/vmlDrawing`, drawingPath.replace(/^xl\//, '../'))
  const types = text(parts, '[Content_Types].xml')
  if (!/Extension="vml"/i.test(types))
    parts.set(
      '[Content_Types].xml',
      Buffer.from(types.replace(/<Types\b[^<>]*>/, all => `${all}<Default Extension="vml" ContentType="${kinds.drawing}"/>`)),
    )
  parts.set(sheet, Buffer.from(withLegacyDrawing(text(parts, sheet), id)))
}

const behind = /<(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/
const before = ['</sheetData>', '</conditionalFormatting>', '</dataValidations>', '</hyperlinks>', '<pageMargins', '<drawing ']

/** The place the schema gives it: behind the drawing, before tables and extensions. */
function withLegacyDrawing(xml: string, id: string): string {
  const from = Math.max(...before.map(mark => xml.lastIndexOf(mark)), 0)
  const at = from + (behind.exec(xml.slice(from))?.index ?? 0)
  const bound = xml.includes(`xmlns:r="${relations}"`) ? '' : ` xmlns:r="${relations}"`
  return `${xml.slice(0, at)}<legacyDrawing${bound} r:id="${id}"/>${xml.slice(at)}`
}

const run = (words: string) => `<r><t xml:space="preserve">${xmlText(words)}</t></r>`

function commentsXml(given: string, cells: readonly Commented[], author: string): string {
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`
  const xml = (given === '' ? empty : given)
    .replace('<authors/>', '<authors></authors>')
    .replace('<commentList/>', '<commentList></commentList>')
  const authors = (xml.match(/<author(?=[\s/>])/g) ?? []).length
  const wanted = new Map(cells.map(cell => [cell.ref, cell.texts.join('\n')]))
  let out = ''
  let at = 0
  for (const { from, to, text: comment } of elementsIn(xml, 'comment')) {
    const ref = attributeOf(comment.slice(0, comment.indexOf('>')), 'ref') ?? ''
    const words = wanted.get(ref)
    if (words === undefined || !comment.includes('</text>')) continue
    wanted.delete(ref)
    // A comment that stood there stays, and ours follows it.
    out += xml.slice(at, from) + comment.replace('</text>', () => `${run(`\n${words}`)}</text>`)
    at = to
  }
  const added = [...wanted].map(
    ([ref, words]) => `<comment ref="${ref}" authorId="${authors}"><text>${run(words)}</text></comment>`,
  )
  return (out + xml.slice(at))
    .replace('</authors>', () => `<author>${xmlText(author)}</author></authors>`)
    .replace('</commentList>', () => `${added.join('')}</commentList>`)
}

function drawingXml(given: string, cells: readonly Commented[]): string {
  const empty =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
  const xml = given === '' ? empty : given
  const first = Math.max(1024, nextNumber(xml, '_x0000_s') - 1)
  const drawn = new Set(
    [...xml.matchAll(/<x:Row>(\d{1,7})<\/x:Row>\s*<x:Column>(\d{1,5})<\/x:Column>/g)].map(
      ([, row, column]) => `${row} ${column}`,
    ),
  )
  const shapes = cells
    .filter(({ row, column }) => !drawn.has(`${row - 1} ${column - 1}`))
    .map(({ row, column, texts }, i) => {
      const high = Math.min(12, 2 + Math.ceil(texts.join('').length / 18) + texts.length)
      const anchor = [column, 12, Math.max(0, row - 2), 6, column + 3, 60, Math.max(0, row - 2) + high, 4].join(', ')
      return `<v:shape id="_x0000_s${first + i + 1}" type="#_x0000_t202" style="position:absolute;width:240px;height:${high * 16}px;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
    })
  return xml.replace(/<\/xml>\s*$/, () => `${shapes.join('')}</xml>`)
}

function addNoteSheet(parts: Texts, list: NoteList, looks: ReturnType<ReturnType<typeof xlsxStyles>['forList']>): void {
  const path = `xl/worksheets/sheet${nextNumber([...parts.keys()].join(' '), 'worksheets/sheet')}.xml`
  const book = unprefixed(text(parts, 'xl/workbook.xml'), 'workbook')
  const id = addRelation(parts, 'xl/_rels/workbook.xml.rels', `${relations}/worksheet`, path.replace(/^xl\//, ''))
  addOverride(parts, `/${path}`, kinds.sheet)
  let name = list.name
  const taken = new Set(elementsIn(book, 'sheet').map(({ text: tag }) => attributeOf(tag, 'name')))
  for (let i = 2; taken.has(xmlText(name)); i++) name = `${list.name} ${i}`
  const bound = book.includes(`xmlns:r="${relations}"`) ? '' : ` xmlns:r="${relations}"`
  const entry = `<sheet name="${xmlText(name)}" sheetId="${nextNumber(book, 'sheetId="')}"${bound} r:id="${id}"/>`
  parts.set('xl/workbook.xml', Buffer.from(book.replace('</sheets>', () => `${entry}</sheets>`)))
  parts.set(path, Buffer.from(xlsxNoteSheet(list, looks)))
}
