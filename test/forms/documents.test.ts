import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { sayDocumentProblem } from '#wording/document'
import { openDocument } from '../../server/documents/open.ts'
import { sanitizeRichText } from '../../server/documents/rich-text.ts'
import { limits } from '../../server/documents/source.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { asGb18030, asXlsx, refusal, utf8 } from './suzhou.ts'
import { asDocxTable } from '../support/docx-table.ts'

async function cells(bytes: Uint8Array, contentType: string | null = null): Promise<string[][]> {
  const document = await openDocument(bytes, contentType)
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  return document.value.lines.map(line => line.cells)
}
const html = (text: string) => cells(utf8(text), 'text/html')

async function xlsx(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('表'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('signs nobody sees', () => {
  test('zero-width signs, direction marks and byte order marks are dropped, also inside words', async () => {
    const text = '\u202b项目\u200b名称\u202c\t\u200e2021\u200f年\ufeff信息化\u2067'
    expect(await cells(utf8(text))).toEqual([['项目名称', '2021年信息化']])
    expect(await html(`<table><tr><td>项目\u200b名称</td><td>&#8206;甲&rlm;</td></tr></table>`)).toEqual([['项目名称', '甲']])
    expect(await cells(await xlsx(sheet => sheet.addRow(['\u202a甲\u202c', '\ufeff乙'])))).toEqual([['甲', '乙']])
  })
  test('a text of nothing but such signs is empty', async () => {
    expect(await openDocument(utf8('\u200b\u200e'), null)).toMatchObject({ ok: false, problems: [{ code: 'document-empty' }] })
  })
})

describe('text', () => {
  test('tabs separate cells and line numbers are those of the text', async () => {
    const document = await openDocument(utf8('甲\t乙\r\n\r\n丙'), null)
    expect(document).toEqual({
      ok: true,
      value: {
        kind: 'text',
        lines: [
          { number: 1, cells: ['甲', '乙'] },
          { number: 2, cells: [''] },
          { number: 3, cells: ['丙'] },
        ],
      },
    })
  })
  test('a quoted cell with line breaks, as a sheet copies it, is one cell', async () => {
    expect(await cells(utf8('目标\t"一、""建成""\n二、用好"\t完\n下一行\t值'))).toEqual([
      ['目标', '一、"建成"\n二、用好', '完'],
      ['下一行', '值'],
    ])
  })
  test('a quotation mark that is never closed swallows nothing', async () => {
    expect(await cells(utf8('屏幕\t"27寸\n下一行\t值'))).toEqual([
      ['屏幕', '"27寸'],
      ['下一行', '值'],
    ])
  })
  test('GB18030 is read', async () => expect(await cells(asGb18030('指标名称\t目标值'))).toEqual([['指标名称', '目标值']]))
})

describe('HTML', () => {
  test('merged cells keep their columns; a value merged over rows holds for each', async () => {
    expect(
      await html(
        '<table><tr><td rowspan=2>产出</td><td colspan=2>甲</td><td>1</td></tr><tr><td>乙</td><td>丙</td><td>2</td></tr></table>',
      ),
    ).toEqual([
      ['产出', '甲', '', '1'],
      ['产出', '乙', '丙', '2'],
    ])
  })
  test('scripts and styles are dropped with their content', async () => {
    const read = await html(
      '<style>p{}</style><table><tr><td>甲<script>alert(1)</script></td><td onclick="x()">乙</td></tr></table><script>steal()</script>',
    )
    expect(read).toEqual([['甲', '乙']])
  })
  test('several paragraphs in a cell stay rich text; one is plain', async () => {
    expect(
      await html('<table><tr><td><p><b>项目</b>名称</p></td><td><p>一、<b>甲</b></p><p>二、5 &lt; 6</p></td></tr></table>'),
    ).toEqual([['项目名称', '<p>一、<strong>甲</strong></p><p>二、5 &lt; 6</p>']])
  })
  test('text outside tables and tables inside cells are lines of their own', async () => {
    expect(
      await html('<h1>申报表</h1><table><tr><td><table><tr><td>年度</td><td>2024</td></tr></table></td></tr></table><p>完</p>'),
    ).toEqual([['申报表'], ['年度', '2024'], [''], ['完']])
  })
  test('a table that claims a million columns or rows is bounded', async () => {
    const read = await html(
      '<table><tr><td colspan="99999999">甲</td></tr><tr><td rowspan="99999999">乙</td></tr><tr><td>丙</td></tr></table>',
    )
    expect(read.map(row => row.filter(cell => cell !== ''))).toEqual([['甲'], ['乙'], ['乙', '丙']])
    expect(read[0]!.length).toBeLessThanOrEqual(limits.cellsPerLine)
    expect(await refusal(utf8(`<table>${'<tr><td>甲'.repeat(limits.lines + 1)}</table>`))).toBe('document-too-many-lines')
  })
  test.each([
    ['<div><b>', 'document-too-complex'],
    ['<table><tr><td>', 'document-too-complex'],
    ['<p></x>', 'document-empty'],
  ])('two megabytes of %s are refused as %s, and leave nothing of a text', async (tag, code) => {
    const text = tag.repeat(2_000_000 / tag.length)
    expect(await refusal(utf8(text))).toBe(code)
    expect(sanitizeRichText(text)).toBe('')
  })
})

describe('workbooks', () => {
  test('numbers, percentages, dates, formulas and merged cells read as they are shown', async () => {
    const bytes = await xlsx(sheet => {
      sheet.getCell('A1').value = '产出'
      sheet.mergeCells('A1:A2')
      sheet.getCell('B1').value = 2330.5
      sheet.getCell('C1').value = 0.85
      sheet.getCell('C1').numFmt = '0%'
      sheet.getCell('B2').value = new Date(Date.UTC(2024, 9, 31))
      sheet.getCell('C2').value = { formula: 'B1*2', result: 4661 }
      sheet.getCell('D2').value = { richText: [{ text: '甲' }, { font: { bold: true }, text: '乙' }] }
    })
    expect(await cells(bytes)).toEqual([
      ['产出', '2330.5', '85%'],
      ['产出', '2024-10-31', '4661', '甲乙'],
    ])
  })
  test('a second sheet goes on, a hidden one is not read', async () => {
    const bytes = await xlsx((sheet, workbook) => {
      sheet.addRow(['甲'])
      workbook.addWorksheet('续').addRow(['乙'])
      workbook.addWorksheet('名单', { state: 'hidden' }).addRow(['丙'])
    })
    expect(await cells(bytes)).toEqual([['甲'], ['乙']])
  })
  test('a merge and a list over a whole sheet cost nothing', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations></worksheet>'
    const workbook =
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
    const relations = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    const parts = { 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': sheet }
    const bytes = storeZip(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])))
    expect(await cells(bytes)).toEqual([['甲']])
  })
})

/** A zip with one compressed part, whose declared size may lie. */
function bomb(part: string, content: Buffer, declared: number): Uint8Array {
  const packed = deflateRawSync(content)
  const bytes = storeZip(new Map([[part, packed]]))
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt16LE(8, 8)
  bytes.writeUInt32LE(declared, 22)
  bytes.writeUInt16LE(8, directory + 10)
  bytes.writeUInt32LE(declared, directory + 24)
  return bytes
}

const nestedDocx = (depth: number) =>
  storeZip(new Map([['word/document.xml', Buffer.from(`<w:document>${'<w:p>'.repeat(depth)}`)]]))

describe('files that cannot be read are refused with a reason', () => {
  const zeros = Buffer.alloc(limits.unzippedBytes + 1, 0x20)
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ['nothing', () => new Uint8Array(), 'document-empty'],
    ['blanks', () => utf8(' \n\t\n'), 'document-empty'],
    ['50 MB of text', () => new Uint8Array(50_000_000).fill(0x41), 'document-too-large'],
    ['6 MB of text', () => new Uint8Array(6_000_000).fill(0x41), 'document-too-large'],
    ['a zip bomb', () => bomb('xl/workbook.xml', zeros, zeros.length), 'document-unzipped-too-large'],
    ['a zip bomb that lies about its size', () => bomb('xl/workbook.xml', zeros, 100), 'document-unzipped-too-large'],
    ['a Word bomb that lies about its size', () => bomb('word/document.xml', zeros, 100), 'document-unzipped-too-large'],
    ['a workbook cut in half', async () => (await asXlsx([['甲']])).slice(0, 3000), 'document-unreadable'],
    ['a document without its parts', () => storeZip(new Map([['word/document.xml', Buffer.from('<')]])), 'document-unreadable'],
    ['a Word file that nests ten thousand paragraphs', () => nestedDocx(10_000), 'document-too-complex'],
    ['another kind of zip', () => storeZip(new Map([['a.txt', Buffer.from('a')]])), 'document-unknown-kind'],
    ['a PDF', () => utf8('%PDF-1.7 ...'), 'document-pdf'],
    ['an old Word or Excel file', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'document-old-office'],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'document-encoding'],
    ['UTF-16 cut in the middle of a character', () => new Uint8Array([0xff, 0xfe, 0x32]), 'document-encoding'],
    ['a row of a thousand cells', () => utf8('甲\t'.repeat(1000)), 'document-too-many-cells'],
  ]
  test.each(cases)('%s', async (_, make, code) => {
    const document = await openDocument(await make(), 'text/plain')
    expect(document).toMatchObject({ ok: false, problems: [{ code }] })
    const problems = document.ok ? [] : document.problems
    for (const lang of ['zh-CN', 'en'] as const)
      expect(sayDocumentProblem(lang, problems[0]!)).not.toMatch(/^document-|undefined|NaN/)
  })
  test('a docx is read by its tables', async () => expect(await cells(asDocxTable([['甲', '乙']]))).toEqual([['甲', '乙']]))
})
