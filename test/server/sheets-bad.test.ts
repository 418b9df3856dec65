import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import type { SheetPreview } from '../../server/answers/sheet-answer.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

/** Files that are not what they seem: each is refused or read with a word, never silently. */
type Refused = { title: string; problems: { code: string; message: string }[] }

async function started() {
  const app = await testApp()
  const { clerk } = await twoDepartments(app)
  const name = '教师满意度'
  const row = indicator(name, '≥85%', { aggregation: 'weighted', pacing: 'whole', evidenceSource: '调查问卷' })
  const project = await declare(clerk, { indicators: [row] })
  const path = `/projects/${project.id}/imports/sheet?indicatorId=${idOf(project, name)}&month=2021-06&dryRun=1`
  return <T = SheetPreview>(body: Uint8Array | string, file = '问卷.xlsx') =>
    clerk.call<T>('POST', `${path}&name=${encodeURIComponent(file)}`, body)
}

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const part = (name: string, content: string | Buffer = '<x/>') => [name, Buffer.from(content)] as const

/** A zip whose one part claims little and unpacks to 1 GB. */
function bomb(): Buffer {
  const zeros = Buffer.alloc(1_000_000_000)
  const packed = deflateRawSync(zeros)
  const zip = storeZip(new Map([part('xl/workbook.xml', packed)]))
  for (const signature of [0x04034b50, 0x02014b50]) {
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(signature)
    const at = zip.indexOf(mark)
    zip.writeUInt16LE(8, at + (signature === 0x04034b50 ? 8 : 10))
    zip.writeUInt32LE(crc32(zeros), at + (signature === 0x04034b50 ? 14 : 16))
  }
  return zip
}

test.each<[string, () => Uint8Array | string, string, number, string]>([
  ['macros by its name', () => 'x', '问卷.xlsm', 400, 'document-macros'],
  [
    'macros inside',
    () => storeZip(new Map([part('xl/workbook.xml'), part('xl/vbaProject.bin')])),
    '问卷.xlsx',
    400,
    'document-macros',
  ],
  ['a picture named .xlsx', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), '问卷.xlsx', 400, 'document-picture'],
  ['a PDF', () => '%PDF-1.4', '问卷.pdf', 400, 'document-pdf'],
  ['200,000 rows', () => `是否满意\n${'满意\n'.repeat(200_000)}`, '问卷.csv', 413, 'sheet-too-many-rows'],
  ['a zip that unpacks to 1 GB', bomb, '问卷.xlsx', 413, 'document-unzipped-too-large'],
  ['nothing', () => ' \n', '', 400, 'document-empty'],
])('a file with %s is refused with what to do', async (_, body, name, status, code) => {
  const answer = await (await started())<Refused>(body(), name)
  expect([answer.status, answer.body.problems.map(problem => problem.code)]).toEqual([status, [code]])
  expect(answer.body.problems[0]!.message).not.toBe(code)
})

test('a GB18030 CSV with quotes, empty columns and a title is read like any other', async () => {
  const bytes = Uint8Array.from([
    ...Buffer.from('\u00ce\u00ca\u00be\u00ed,,\n', 'latin1'),
    ...Buffer.from('\u00ca\u00c7\u00b7\u00f1\u00c2\u00fa\u00d2\u00e2,,\u00b1\u00e0\u00c2\u00eb\n', 'latin1'),
    ...Buffer.from('"\u00c2\u00fa\u00d2\u00e2",,1\n\u00d2\u00bb\u00b0\u00e3,,2\n', 'latin1'),
  ])
  const { body } = await (await started())(bytes, '问卷.csv')
  expect(body.columns.map(({ letter, heading }) => [letter, heading])).toEqual([
    ['A', '是否满意'],
    ['C', '编码'],
  ])
  expect(body.figure).toMatchObject({ numerator: 1, denominator: 2 })
})

test('hidden sheets, merged cells, filtered rows and failed formulas are told, and nothing hidden is read', async () => {
  const bytes = await workbook(book => {
    const sheet = book.addWorksheet('一班')
    sheet.addRows([
      ['班级', '是否满意'],
      ['一班', '满意'],
      ['', '满意'],
      ['', '一般'],
    ])
    sheet.mergeCells('A2:A4')
    sheet.getRow(3).hidden = true
    sheet.getCell('B5').value = { formula: '1/0', result: { error: '#DIV/0!' } }
    book.addWorksheet('旧数据', { state: 'hidden' }).addRows([
      ['班级', '是否满意'],
      ['二班', '不满意'],
    ])
  })
  const { body } = await (await started())(bytes)
  expect(body.figure).toMatchObject({ numerator: 2, denominator: 3 })
  expect(body.rows.filter(row => row.leftOut)).toMatchObject([{ place: '一班!A5', leftOut: 'formula-error' }])
  for (const words of ['“旧数据”是隐藏的', '1 处纵向合并单元格', '1 个隐藏的行', '首个在 B5'])
    expect(body.notes.join()).toContain(words)
})

test('worksheets with the same headings are one sheet, a summary beside them is named and not read', async () => {
  const bytes = await workbook(book => {
    book.addWorksheet('一班').addRows([['是否满意'], ['满意']])
    book.addWorksheet('二班').addRows([['是否满意'], ['不满意']])
    book.addWorksheet('汇总').addRows([
      ['班级', '满意率'],
      ['一班', '100%'],
    ])
  })
  const { body } = await (await started())(bytes)
  expect(body.figure).toMatchObject({ numerator: 1, denominator: 2 })
  expect(body.notes).toEqual(['工作表“汇总”的表头不同，没有读取；可以在下面改选。'])
})

test('choices that are no JSON are refused in a sentence', async () => {
  const app = await testApp()
  const { clerk } = await twoDepartments(app)
  const project = await declare(clerk)
  const path = `/projects/${project.id}/imports/sheet?indicatorId=${project.indicators[0]!.id}&month=2021-06&choices=x`
  expect((await clerk.call<Refused>('POST', path, '姓名\n甲')).body.title).toBe('选择的列不对')
})
