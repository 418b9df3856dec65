import { describe, expect, test } from 'vitest'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { fetchesIn } from '../../server/templates/fetching.ts'
import { checkTemplate } from '../../server/templates/template.ts'
import { movedFormula, rowsOf } from '../../server/templates/xlsx-rows.ts'
import { readXml } from '../../server/templates/xml.ts'
import { docxOf, line, run, xlsxTemplate } from '../support/templates.ts'

/** What would fetch something when a template is opened, and formulas and parts meant to occupy the server. */

const codesOf = (bytes: Uint8Array) => {
  const checked = checkTemplate(bytes, 'self-evaluation')
  return checked.ok ? [] : [...new Set(checked.problems.map(one => one.code))]
}
const external = ['template-external']
const asked = line(run('{{年度}}'))
const many = 20_000

async function book(change: (parts: Map<string, Buffer>) => void): Promise<Uint8Array> {
  const parts = openZip(await xlsxTemplate(), () => true)
  if (!parts.ok) throw new Error('no zip')
  change(parts.value)
  return storeZip(parts.value)
}
const put = (name: string, xml: string) => (parts: Map<string, Buffer>) => void parts.set(name, Buffer.from(xml))
const added = (name: string, end: string, xml: string) => (parts: Map<string, Buffer>) =>
  void parts.set(
    name,
    Buffer.from(
      parts
        .get(name)!
        .toString()
        .replace(end, () => `${xml}${end}`),
    ),
  )
const sheet = 'xl/worksheets/sheet1.xml'
const formula = (text: string) => added(sheet, '</sheetData>', `<row r="90"><c r="A90"><f>${text}</f></c></row>`)

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const link = (element: string) =>
  `<p:Relationships xmlns:p="x"><${element} Id="a" Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></p:Relationships>`

const documents: [string, string, Record<string, string>][] = [
  ['a relation by a prefixed name', '', { 'word/_rels/settings.xml.rels': link('p:Relationship') }],
  ['relations by a name in capitals', '', { 'word/_rels/settings.xml.RELS': link('Relationship') }],
  [
    'a field spread over runs',
    line(mark('begin') + instruction('INCLUDE') + instruction('PICTURE "http://x"') + mark('end')),
    {},
  ],
  ['a field spread over paragraphs', line(mark('begin') + instruction('DDE')) + line(instruction('AUTO cmd') + mark('end')), {}],
  [
    'a field named by a field within it',
    line(
      mark('begin') +
        mark('begin') +
        instruction('QUOTE') +
        mark('separate') +
        run('LINK') +
        mark('end') +
        instruction(' Excel') +
        mark('end'),
    ),
    {},
  ],
  [
    'a field in a footnote',
    '',
    { 'word/footnotes.xml': `<w:footnotes>${line(instruction('INCLUDETEXT "http://x"'))}</w:footnotes>` },
  ],
  ['a field in an end note', '', { 'word/endnotes.xml': `<w:endnotes>${line(instruction('RD "http://x"'))}</w:endnotes>` }],
  ['a field in a comment', '', { 'word/comments.xml': `<x:comments><x:fldSimple x:instr=" LINK Excel"/></x:comments>` }],
  ['a mail merge', '', { 'word/settings.xml': '<w:settings><w:mailMerge/></w:settings>' }],
  ['a chunk of another file', '<w:altChunk r:id="rId9"/>', {}],
  ['a picture by its address', line('<w:r><w:pict><v:imagedata src="http://x/a.png"/></w:pict></w:r>'), {}],
]
const books: [string, (parts: Map<string, Buffer>) => void][] = [
  ['a picture by a formula', formula('_xlfn.IMAGE("http://x")')],
  ['a service', formula('1+WEBSERVICE ("http://x")')],
  ['another program', formula('cmd|&apos;/c calc&apos;!A1')],
  [
    'a name that calls a service',
    added('xl/workbook.xml', '</workbook>', '<x:definedName name="a">WEBSERVICE("http://x")</x:definedName>'),
  ],
  ['a choice from a service', added(sheet, '</worksheet>', '<x14:formula1><xm:f>RTD("a",,"b")</xm:f></x14:formula1>')],
  ['connections', put('xl/Connections.xml', '<connections/>')],
  ['a query', put('xl/queryTables/queryTable1.xml', '<queryTable/>')],
  ['another workbook', put('xl/ExternalLinks/externalLink1.xml', '<externalLink/>')],
]

describe('a template is refused for what it would fetch', () => {
  test.each(documents)('a Word file: %s', (_, body, more) => {
    expect(codesOf(docxOf(asked + body, more))).toEqual(external)
  })
  test.each(books)('a workbook: %s', async (_, change) => {
    expect(codesOf(await book(change))).toEqual(external)
  })
  test('and not for what a person clicks on, reckons or counts', async () => {
    const clicked = link('Relationship').replace('attachedTemplate', 'hyperlink')
    const page = line(mark('begin') + instruction(' PAGE ') + mark('separate') + run('1') + mark('end') + run(' LINK'))
    expect(codesOf(docxOf(asked + page, { 'word/_rels/document.xml.rels': clicked }))).toEqual([])
    expect(codesOf(await book(formula('IF(A1&gt;1,"a|b","IMAGE")')))).toEqual([])
  })
})

describe('formulas and parts meant to occupy the server', () => {
  test.each(['|', 'A', '甲', "'", "'甲", '"', 'A1', '$A$1:', '1:', 'CALL ', 'CALL(|'])('%j, twenty thousand times over', text => {
    const written = text.repeat(many)
    const tree = readXml(Buffer.from(`<a><f>${written}</f></a>`))!
    expect(fetchesIn('', tree).length).toBe(text === 'CALL(|' ? 1 : 0)
    const rows = rowsOf([{ from: 3, to: 3, times: 2 }])
    expect(movedFormula(written, { sheet: '表', rows: () => rows })).toBe(written)
  })
  test('a formula longer than programs take is refused', async () => {
    expect(codesOf(await book(formula('1+'.repeat(4000) + '1')))).toEqual([])
    expect(codesOf(await book(formula('1+'.repeat(5000) + '1')))).toEqual(['document-too-complex'])
  })
  test('a shared formula is not written out without end', async () => {
    const shared = `<row r="90"><c r="A90"><f t="shared" si="0" ref="A90:A99">${'1+'.repeat(4000)}1</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(many)}</row>`
    expect(codesOf(await book(added(sheet, '</sheetData>', shared)))).toEqual(['document-too-complex'])
  })
  test('a part of more elements than any template is refused before it is held', () => {
    expect(readXml(Buffer.from(`<a>${'<b/>'.repeat(250_000)}</a>`))).toBeNull()
    expect(
      codesOf(docxOf(asked, { 'word/_rels/a.xml.rels': `<Relationships>${'<Relationship/>'.repeat(250_000)}</Relationships>` })),
    ).toEqual(['document-unreadable'])
  })
  test('rows that move are found among very many repeats', () => {
    const rows = rowsOf(Array.from({ length: many }, (_, i) => ({ from: i * 3 + 2, to: i * 3 + 3, times: 3 })))
    const last = many * 3 + 1
    expect([rows.at(1, 'first'), rows.at(2, 'last'), rows.at(4, 'first'), rows.at(last, 'first')]).toEqual([
      1,
      6,
      8,
      last + many * 4,
    ])
  })
})
