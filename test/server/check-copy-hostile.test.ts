import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { docxRows, rowsByLine } from '../../server/documents/docx-rows.ts'
import { nextNumber, xmlText } from '../../server/documents/note.ts'
import { attributeOf, elementsIn, innerOf, withoutAsides, withoutAttributes } from '../../server/documents/xml-cut.ts'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { writable } from '../../server/documents/xml-signs.ts'
import { made, writeXml } from '../../server/templates/xml.ts'
import { testApp } from '../support/app.ts'
import { asDocxTable } from '../support/docx-table.ts'
import { asWorkbook, finished } from '../support/self-evaluation.ts'

/** Files handed in to be checked whose markup is meant to occupy the server; each copy is there before the suite gives up. */

const route = '/evaluations/check/copy'
const sheet1 = 'xl/worksheets/sheet1.xml'
const many = 20_000
const partsOf = (bytes: Uint8Array) => {
  const zip = openZip(bytes, () => true)
  if (!zip.ok) throw new Error('no zip')
  return zip.value
}
/** A file with one of its parts written otherwise. */
function changed(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = partsOf(bytes)
  parts.set(name, Buffer.from(change(parts.get(name)?.toString() ?? '')))
  return storeZip(parts, true)
}
const workbook = () => asWorkbook({ 自评表: finished })
const before = (end: string, added: string) => (xml: string) => xml.replace(end, () => `${added}${end}`)

const workbooks: [string, string, (xml: string) => string][] = [
  ['a comment full of rows', sheet1, before('</worksheet>', `<!-- ${'<row '.repeat(400_000)} -->`)],
  ['a comment full of cells', sheet1, before('</sheetData>', `<row><!-- ${'<c '.repeat(400_000)} --></row>`)],
  ['marked text full of rows', sheet1, before('</worksheet>', `<x><![CDATA[${'<row '.repeat(400_000)}]]></x>`)],
  ['an instruction full of merged cells', sheet1, before('</worksheet>', `<?a ${'<mergeCell '.repeat(100_000)} ?>`)],
  ['rows that end with what is around them', sheet1, before('</worksheet>', '<x><row r="9000"></x>'.repeat(many))],
  ['cells that end with what is around them', sheet1, before('</worksheet>', `<row>${'<x><c></x>'.repeat(many)}</row>`)],
  ['one row written very often', sheet1, before('</sheetData>', '<row r="10"/>'.repeat(many))],
  [
    'merged cells without a place',
    sheet1,
    before('</worksheet>', `<mergeCells>${'<mergeCell ref="AAAA1:ZZZZ9"/>'.repeat(100)}</mergeCells>`),
  ],
  ['styles in a comment', 'xl/styles.xml', before('</styleSheet>', `<!-- ${'<fonts <font <cellXfs '.repeat(100_000)} -->`)],
  ['lists of styles without end', 'xl/styles.xml', before('</styleSheet>', '<x><fills><fonts></x>'.repeat(many))],
  ['very many relations', 'xl/_rels/workbook.xml.rels', before('</Relationships>', '<Relationship Id="rId99"/>'.repeat(150_000))],
  ['one sheet listed very often', 'xl/workbook.xml', xml => xml.replace(/<sheet [^>]*>/, all => all.repeat(many))],
  ['types without end', '[Content_Types].xml', before('</Types>', `<!-- ${'<Types '.repeat(200_000)} -->`)],
]

describe('a hostile workbook', () => {
  test.each(workbooks)('%s', async (_, name, change) => {
    const client = await (await testApp()).bureau()
    const { status, bytes } = await client.file(route, {}, changed(await workbook(), name, change))
    expect(status).toBe(200)
    expect(/r="G10"[^<>]* s="\d+"/.test(partsOf(bytes).get(sheet1)!.toString())).toBe(true)
  })

  test('of more elements than any form is refused, not read in part', async () => {
    const client = await (await testApp()).bureau()
    const deep = changed(await workbook(), sheet1, before('</worksheet>', '<x>'.repeat(many)))
    expect((await client.file(route, {}, deep)).status).toBe(413)
  })
})

const document = 'word/document.xml'
const documents: [string, number, (xml: string) => string][] = [
  ['a comment full of rows', 200, before('</w:body>', `<!-- ${'<w:tr '.repeat(400_000)} -->`)],
  ['rows that end with what is around them', 400, before('</w:body>', '<x><w:tr></x>'.repeat(many) + '</w:tr>'.repeat(many))],
  [
    'properties without end',
    400,
    before('</w:body>', `<w:tbl><w:tr><w:tc>${'<x><w:tcPr></x>'.repeat(many)}</w:tc></w:tr></w:tbl>`),
  ],
  ['a cell full of signs', 200, before('</w:body>', `<w:p><w:r><w:t>${'&lt;'.repeat(many)}</w:t></w:r></w:p>`)],
]

test.each(documents)('a hostile Word file: %s', async (_, expected, change) => {
  const client = await (await testApp()).bureau()
  const { status, bytes } = await client.file(route, {}, changed(asDocxTable(finished), document, change))
  expect(status).toBe(expected)
  if (expected === 200) expect(partsOf(bytes).get(document)!.includes('核对意见')).toBe(true)
})

test('rows in one another and cells full of signs lead to no place', () => {
  expect(docxRows('<w:tr>'.repeat(many) + '</w:tr>'.repeat(many))).toEqual([])
  const lines = [{ number: 1, cells: ['<'.repeat(many), '甲'] }]
  expect(rowsByLine(docxRows('<w:tr><w:tc><w:t>甲</w:t></w:tc></w:tr>'), lines).size).toBe(0)
})

test('a workbook that writes its attributes in single quotes gets its marks and stays a workbook', async () => {
  const single = (xml: string) => xml.replaceAll(/ (r|s|ref)="([^"<>]*)"/g, " $1='$2'")
  const client = await (await testApp()).bureau()
  const { bytes } = await client.file(route, {}, changed(await asWorkbook({ 自评表: finished }, ['A9:A10']), sheet1, single))
  const xml = partsOf(bytes).get(sheet1)!.toString()
  expect(xml).toContain("r='G10'")
  expect(xml).not.toMatch(/<c [^>]*\ss='[^>]*\ss="/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const { fill } = book.worksheets[0]!.getCell('G10')
  expect(fill).toMatchObject({ fgColor: { argb: 'FFF8CBC4' } })
})

describe('markup as text', () => {
  test.each([
    ['a\u0000\u0008b\ufffec', 'abc'],
    ['甲\ud800乙', '甲\ufffd乙'],
    ['\udc00\ud800', '\ufffd\ufffd'],
    ['\t\n𠮷', '\t\n𠮷'],
  ])('%j is written as %j', (text, expected) => {
    expect(writable(text)).toBe(expected)
    expect(xmlText(`<${text}`)).toBe(`&lt;${expected}`)
    expect(writeXml(made('t', {}, [text])).toString()).toContain(`<t>${expected}</t>`)
  })
  test('loses comments and instructions, and keeps marked text as text', () => {
    expect(withoutAsides('<?xml version="1.0"?><a>1<!-- <b> -->2<?c <d?>3<![CDATA[<e> & f]]>4</a>')).toBe(
      '<?xml version="1.0"?><a>123&lt;e&gt; &amp; f4</a>',
    )
    expect(withoutAsides('<a>1<!-- without end')).toBe('<a>1')
  })
  test('an attribute is found in either quotes, and only as itself', () => {
    const tag = `<c xr="no" r = 'A1' s="3" t='s'`
    expect([attributeOf(tag, 'r'), attributeOf(tag, 's'), attributeOf(tag, 'x')]).toEqual(['A1', '3', undefined])
    expect(withoutAttributes(tag, 's', 't')).toBe(`<c xr="no" r = 'A1'`)
  })
  test('an element ends where its own end stands', () => {
    expect(elementsIn('<rows/><row a="1"/><row>b</row><row>', 'row').map(({ text }) => text)).toEqual([
      '<row a="1"/>',
      '<row>b</row>',
    ])
    expect(innerOf('<a><fonts count="1"><font/></fonts></a>', 'fonts')?.text).toBe('<font/>')
    expect(innerOf('<fonts/>', 'fonts')).toBeNull()
  })
  test.each(['<row ', '<row>', "<row r='", ' r', ' r=', ' r="', ' ', '="', '<!--', '<![CDATA[', '<?', 'rId1 '])(
    '%j, very often',
    piece => {
      const text = piece.repeat(many)
      const found = [
        elementsIn(text, 'row').length,
        innerOf(text, 'row'),
        attributeOf(text, 'none'),
        withoutAttributes(text, 'none'),
      ]
      expect(found).toEqual([0, null, undefined, text])
      expect(withoutAsides(text) === text).toBe(!/^<[!?]/.test(piece))
      expect(nextNumber(text, 'rId')).toBe(piece === 'rId1 ' ? 2 : 1)
    },
  )
})
