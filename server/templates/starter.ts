import { isPictureField } from '#domain/template-field'
import { templateNames, type TemplateBlock, type TemplateField, type TemplateKind } from '#domain/vocabulary-template'
import { storeZip } from '../documents/zip.ts'
import { writeForm, type FormCell } from '../documents/form-write.ts'
import { made, writeXml, type Xml } from './xml.ts'

/** A template to begin with: every placeholder of a form in a plain layout, to be moved and dressed in Excel, WPS or Word. */

const asked = (name: string, option = '') => `{{${name}${option}}}`
/** Levels are merged where they say the same. */
const merging = new Set(['category', 'subcategory'])
const ask = (field: TemplateField) => asked(field.zh, merging.has(field.key) ? '|合并' : '')

/** The cells of a block's row, its marks in the first and the last. */
function rowOf(name: string, fields: readonly TemplateField[]): string[] {
  return fields.map(
    (field, i) => (i === 0 ? asked(`#${name}`) : '') + ask(field) + (i === fields.length - 1 ? asked(`/${name}`) : ''),
  )
}
const ticks = new Set(['funding', 'system', 'staff', 'hardware', 'other', 'certain', 'possible', 'impossible', 'number'])
const wide = new Set(['name', 'reason', 'measures', 'said', 'note', 'target', 'project'])
const widthOf = ({ key }: TemplateField) => (ticks.has(key) ? 6 : wide.has(key) ? 22 : 13)

/** One cell says both on the official form; sections of a report are text, and stand below. */
const shownIn = (block: TemplateBlock) => block.fields.filter(one => one.key !== 'reason' && one.key !== 'measures')
const isSection = ({ key }: TemplateField) => key.startsWith('report-')
const isPicture = ({ key }: TemplateField) => isPictureField(key)

export async function starterXlsx(kind: TemplateKind, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const { fields, blocks } = templateNames[kind]
  const short = fields.filter(one => !isSection(one) && !isPicture(one))
  const columns = Math.max(6, ...blocks.map(block => shownIn(block).length))
  const cells: FormCell[] = [{ row: 1, column: 1, columns, value: title, look: 'title' }]
  const half = Math.floor(columns / 2)
  const label = Math.max(1, Math.floor(half / 3))
  short.forEach((field, i) => {
    const row = 2 + Math.floor(i / 2)
    const left = i % 2 === 0
    const alone = left && i === short.length - 1
    const from = left ? 1 : half + 1
    cells.push({ row, column: from, columns: label, value: field.zh, look: 'head' })
    const rest = (alone ? columns : left ? half : columns - half) - label
    cells.push({ row, column: from + label, columns: rest, value: asked(field.zh), look: 'middle' })
  })
  let row = 2 + Math.ceil(short.length / 2)
  for (const section of fields.filter(isSection)) {
    cells.push({ row, column: 1, columns: label, value: section.zh, look: 'head' })
    cells.push({ row, column: 1 + label, columns: columns - label, value: asked(section.zh), look: 'text' })
    row++
  }
  for (const block of blocks) {
    const shown = shownIn(block)
    const last = shown.length - 1
    const wideTo = (i: number) => (i === last ? columns - last : 1)
    cells.push({ row, column: 1, columns, value: block.zh, look: 'head' })
    shown.forEach((field, i) => cells.push({ row: row + 1, column: i + 1, columns: wideTo(i), value: field.zh, look: 'head' }))
    rowOf(block.zh, shown).forEach((value, i) =>
      cells.push({ row: row + 2, column: i + 1, columns: wideTo(i), value, look: 'text' }),
    )
    row += 3
  }
  const widths = Array.from({ length: columns }, (_, i) => {
    const field = shownIn(blocks[0]!)[i]
    return field ? widthOf(field) : 13
  })
  return writeForm({ name: title, widths, cells, ruled: [2, row - 1] })
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const el = (name: string, attributes: Record<string, string> = {}, ...children: (Xml | string)[]) =>
  made(`w:${name}`, attributes, children)
const fonts = (ascii: string) => el('rFonts', { 'w:ascii': ascii, 'w:eastAsia': ascii, 'w:hAnsi': ascii })
const paragraph = (text: string, size: number, look: { center?: boolean; bold?: boolean; font?: string } = {}) =>
  el(
    'p',
    {},
    el('pPr', {}, ...(look.center ? [el('jc', { 'w:val': 'center' })] : [])),
    el(
      'r',
      {},
      el('rPr', {}, fonts(look.font ?? '宋体'), ...(look.bold ? [el('b')] : []), el('sz', { 'w:val': String(size * 2) })),
      el('t', { 'xml:space': 'preserve' }, text),
    ),
  )
const cell = (text: string, look: { bold?: boolean } = {}) =>
  el(
    'tc',
    {},
    el('tcPr', {}, el('tcW', { 'w:w': '0', 'w:type': 'auto' }), el('vAlign', { 'w:val': 'center' })),
    paragraph(text, 9, look),
  )
const border = { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': 'auto' }
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

function table(rows: Xml[][]): Xml {
  const columns = Math.max(...rows.map(row => row.length))
  return el(
    'tbl',
    {},
    el('tblPr', {}, el('tblW', { 'w:w': '5000', 'w:type': 'pct' }), el('tblBorders', {}, ...sides.map(side => el(side, border)))),
    el('tblGrid', {}, ...Array.from({ length: columns }, () => el('gridCol', { 'w:w': String(Math.round(14_000 / columns)) }))),
    ...rows.map(cells => el('tr', {}, ...cells)),
  )
}

export function starterDocx(kind: TemplateKind, title: string): Uint8Array<ArrayBuffer> {
  const { fields, blocks } = templateNames[kind]
  const short = fields.filter(one => !isSection(one) && !isPicture(one))
  const pairs = Array.from({ length: Math.ceil(short.length / 2) }, (_, i) => {
    const [left, right] = [short[2 * i]!, short[2 * i + 1]]
    return [cell(left.zh, { bold: true }), cell(ask(left)), cell(right?.zh ?? '', { bold: true }), cell(right ? ask(right) : '')]
  })
  const body = [
    paragraph(title, 18, { center: true, font: '黑体' }),
    table(pairs),
    ...fields
      .filter(one => isSection(one) || isPicture(one))
      .flatMap(one => [paragraph(one.zh, 12, { bold: true }), paragraph(asked(one.zh), 10.5)]),
    ...blocks.flatMap(block => [
      paragraph(block.zh, 12, { bold: true }),
      table([
        shownIn(block).map(field => cell(field.zh, { bold: true })),
        rowOf(block.zh, shownIn(block)).map(text => cell(text)),
      ]),
    ]),
    paragraph('', 9),
    el('sectPr', {}, el('pgSz', { 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' }), el('pgMar', margins)),
  ]
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const opc = 'http://schemas.openxmlformats.org/package/2006'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return storeZip(
    new Map([
      [
        '[Content_Types].xml',
        writeXml(
          made('Types', { xmlns: `${opc}/content-types` }, [
            made('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
            made('Default', { Extension: 'xml', ContentType: 'application/xml' }),
            made('Override', { PartName: '/word/document.xml', ContentType: main }),
          ]),
        ),
      ],
      [
        '_rels/.rels',
        writeXml(
          made('Relationships', { xmlns: `${opc}/relationships` }, [
            made('Relationship', { Id: 'r1', Type: office, Target: 'word/document.xml' }),
          ]),
        ),
      ],
      ['word/document.xml', writeXml(el('document', { 'xmlns:w': word }, el('body', {}, ...body)))],
    ]),
    true,
  )
}
const margins = {
  'w:top': '850',
  'w:right': '850',
  'w:bottom': '850',
  'w:left': '850',
  'w:header': '400',
  'w:footer': '400',
  'w:gutter': '0',
}
