import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { BatchLine } from '#domain/handed-in-batch'
import { storeZip } from '../../server/documents/zip.ts'
import { testApp, type Client } from '../support/app.ts'
import { zip } from '../support/files.ts'
import { asHtml, asText, asWorkbook, finished } from '../support/self-evaluation.ts'

/** POST /evaluations/check/batch: many finished tables, told one by one, with a report at the end. */

const route = '/evaluations/check/batch'
type Sent = Record<string, Uint8Array | string>

function form(files: Sent): { body: Uint8Array; headers: Record<string, string> } {
  const mark = 'jichi-batch-boundary'
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    body: new Uint8Array(Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)])),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  }
}
const linesOf = (text: string): BatchLine[] =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as BatchLine)
async function batch(client: Client, body: Uint8Array, headers: Record<string, string> = {}) {
  const answer = await client.call<string>('POST', route, body, headers)
  expect(answer.status).toBe(200)
  const lines = linesOf(answer.body)
  const end = lines.at(-1)!
  if (end.line !== 'end') throw new Error('the answer has no end')
  return { lines, files: lines.flatMap(line => (line.line === 'file' ? [line] : [])), end }
}
const bureau = async () => (await testApp()).bureau()
const other = (name: string, change: (text: string) => string = text => text) =>
  finished.map(row => row.map(text => change(text.replace('教育信息化运维', name))))

describe('a folder of tables', () => {
  test('is told file by file, with the printed score beside the recomputed one and the gravest notes', async () => {
    const { body, headers } = form({
      '一.txt': asText(finished),
      '二.html': asHtml(other('校园网改造', text => text.replace('15个', '16个'))),
    })
    const { lines, files, end } = await batch(await bureau(), body, headers)
    expect(lines[0]).toEqual({ line: 'start', of: 2 })
    expect(files.map(({ done, of, name, problem }) => [done, of, name, problem])).toEqual([
      [1, 2, '一.txt', null],
      [2, 2, '二.html', null],
    ])
    expect(files[0]!.tables).toMatchObject([
      {
        project: '教育信息化运维',
        agency: '某市电教馆',
        year: 2021,
        printed: 97,
        low: 95.44,
        high: 95.44,
        errors: 2,
        warnings: 6,
        infos: 1,
      },
    ])
    expect(files[0]!.tables[0]!.worst[0]).toEqual({ severity: 'error', message: '表上得分 25.00，按规则应为 23.44' })
    expect(end).toMatchObject({ files: 2, unreadable: 0, tables: 2 })
    expect(end.kinds.find(({ code }) => code === 'inflated')).toMatchObject({ label: '得分疑似虚高', count: 2, tables: 2 })
  })
  test('has a report as a workbook: each table, the sums by kind, each note, what was not read', async () => {
    const { body, headers } = form({
      '一.txt': asText(finished),
      '坏.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 9]),
      '二.txt': asText(other('校园网改造')),
    })
    const { end } = await batch(await bureau(), body, headers)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(Buffer.from(end.report.content, 'base64')).buffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['逐表', '按类别', '逐条', '没有读出'])
    const row = book.getWorksheet('逐表')!.getRow(2)
    expect([
      row.getCell(2).value,
      row.getCell(3).value,
      row.getCell(6).value,
      row.getCell(7).value,
      row.getCell(9).value,
    ]).toEqual(['一.txt', '教育信息化运维', 97, 95.44, 1.56])
    expect(book.getWorksheet('逐条')!.rowCount).toBe(1 + 9 + 9)
    expect(book.getWorksheet('没有读出')!.getCell('A2').text).toBe('坏.xlsx')
  })
  test('goes on past files that cannot be read, and names each with its reason', async () => {
    const { body, headers } = form({
      '一.txt': asText(finished),
      '扫描.pdf': '%PDF-1.4',
      '照片.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
      '宏.xlsm': zip({ 'xl/workbook.xml': '', '[Content_Types].xml': '', 'xl/vbaProject.bin': '' }),
      '通知.txt': '请于周五前报送材料。',
      '空.txt': '',
      '.DS_Store': 'x',
      '~$一.docx': 'x',
    })
    const { files, end } = await batch(await bureau(), body, headers)
    expect(files.map(({ name }) => name)).toEqual(['一.txt', '扫描.pdf', '照片.png', '宏.xlsm', '通知.txt', '空.txt'])
    expect(files.filter(({ problem }) => problem === null)).toHaveLength(1)
    expect(files.find(({ name }) => name === '扫描.pdf')!.problem).toContain('PDF')
    expect(files.find(({ name }) => name === '通知.txt')!.problem).toBe('没有读到绩效自评表')
    expect(end).toMatchObject({ files: 6, unreadable: 5, tables: 1 })
  })
  test('says the same file twice, the same table twice, and a table of another year or unit than the rest', async () => {
    const { body, headers } = form({
      'a.txt': asText(finished),
      'b.txt': asText(other('校园网改造')),
      'c.txt': asText(finished),
      'd.html': asHtml(finished),
      'e.txt': asText(other('机房', text => text.replace('2021', '2020'))),
      'f.txt': asText(other('操场', text => text.replace('某市电教馆', '某市图书馆'))),
    })
    const { files, end } = await batch(await bureau(), body, headers)
    expect(files[2]!.problem).toBe('与“a.txt”完全相同，没有再核对')
    expect(end.remarks).toEqual([
      { file: 'd.html', table: 0, message: '与“a.txt”是同一项目、同一年度的表' },
      { file: 'e.txt', table: 0, message: '这张表是 2020 年，多数表是 2021 年' },
      { file: 'f.txt', table: 0, message: '这张表的单位是“某市图书馆”，多数表是“某市电教馆”' },
    ])
  })
  test('holds every table of a file with several', async () => {
    const { body, headers } = form({
      '合订.xlsx': await asWorkbook({ 一: finished, 二: other('校园网改造') }),
      'b.txt': asText(other('机房')),
    })
    const { files, end } = await batch(await bureau(), body, headers)
    expect(files.map(({ tables }) => tables.map(({ project }) => project))).toEqual([['教育信息化运维', '校园网改造'], ['机房']])
    expect(end.tables).toBe(3)
  })
})

describe('a zip', () => {
  test('is unpacked file by file, its folders and GBK names kept', async () => {
    const packed = zip({
      '教育局/一.txt': asText(finished),
      '教育局/二.txt': asText(other('校园网改造')),
      '__MACOSX/._一.txt': 'x',
    })
    const { files } = await batch(await bureau(), packed, { 'content-type': 'application/zip' })
    expect(files.map(({ name, tables }) => [name, tables.length])).toEqual([
      ['教育局/一.txt', 1],
      ['教育局/二.txt', 1],
    ])
  })
  test('within a form stands among the other files; office files are no folders', async () => {
    const { body, headers } = form({
      'all.zip': zip({ '一.txt': asText(finished) }),
      '二.xlsx': await asWorkbook({ 表: other('校园网改造') }),
    })
    const { files } = await batch(await bureau(), body, headers)
    expect(files.map(({ name, tables }) => [name, tables[0]?.project])).toEqual([
      ['all.zip/一.txt', '教育信息化运维'],
      ['二.xlsx', '校园网改造'],
    ])
  })
  test('gives one of its files by its name, to be checked and annotated by itself', async () => {
    const client = await bureau()
    const book = await asWorkbook({ 表: finished })
    const packed = storeZip(
      new Map([
        ['教育局/一 表.xlsx', Buffer.from(book)],
        ['二.txt', Buffer.from(asText(finished))],
      ]),
      true,
    )
    const one = (name: string, body: Uint8Array = packed) =>
      client.call<{ type: string }>('POST', `${route}/file?name=${encodeURIComponent(name)}`, body, {
        'content-type': 'application/zip',
      })
    expect((await one('二.txt')).body).toBe(asText(finished))
    expect((await one('教育局/一 表.xlsx')).status).toBe(200)
    for (const [name, body] of [
      ['一 表.xlsx', packed],
      ['二.txt', new Uint8Array([1, 2, 3])],
      ['xl/workbook.xml', book],
    ] as const) {
      const refused = await one(name, body)
      expect([refused.status, refused.body.type]).toEqual([422, '/problems/file-not-inside'])
    }
  })
  test('that would unpack to far more than it weighs stops at one file’s limit, and the rest is read', async () => {
    const bomb = storeZip(
      new Map([
        ['bomb.txt', Buffer.alloc(30_000_000, 32)],
        ['一.txt', Buffer.from(asText(finished))],
      ]),
      true,
    )
    expect(bomb.length).toBeLessThan(100_000)
    const { files } = await batch(await bureau(), new Uint8Array(bomb), { 'content-type': 'application/zip' })
    expect(files.map(({ name, problem }) => [name, problem])).toEqual([
      ['bomb.txt', '文件解压后太大，超过 10 MB，没有打开。'],
      ['一.txt', null],
    ])
  })
})

describe('what is too much or nothing is refused', () => {
  test.each([
    ['nothing at all', () => ({ body: new Uint8Array(), headers: {} }), 400, 'no-files'],
    ['a form without files', () => form({}), 400, 'no-files'],
    [
      'more than 500 files',
      () => form(Object.fromEntries([...Array(501).keys()].map(i => [`${i}.txt`, 'x']))),
      413,
      'too-many-files',
    ],
  ])('%s', async (_, make, status, code) => {
    const { body, headers } = make()
    const answer = await (await bureau()).call<{ type: string }>('POST', route, body, headers)
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`])
  })
})
