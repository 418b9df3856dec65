import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openTables } from '../../server/documents/tables.ts'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { asDocxTable } from '../support/docx-table.ts'
import { testApp } from '../support/app.ts'
import { asText, asWorkbook, finished } from '../support/self-evaluation.ts'

/** POST /evaluations/check/copy: the file that was handed in, every objection at its place, to be sent back. */

const route = '/evaluations/check/copy'
async function copyOf(
  body: Uint8Array | string,
  headers: Record<string, string> = {},
): Promise<{ bytes: Uint8Array; headers: Headers }> {
  const client = await (await testApp()).bureau()
  const answer = await client.file(route, headers, body)
  expect(answer.status).toBe(200)
  return answer
}
async function opened(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  return book
}
const noteAt = (sheet: ExcelJS.Worksheet, ref: string): string => {
  const { note } = sheet.getCell(ref)
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')
}
const fillAt = (sheet: ExcelJS.Worksheet, ref: string) => {
  const { fill } = sheet.getCell(ref)
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined
}
const parts = (bytes: Uint8Array) => {
  const zip = openZip(bytes, () => true)
  if (!zip.ok) throw new Error('no zip')
  return zip.value
}

async function formatted(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet("自评'表", { pageSetup: { paperSize: 9, orientation: 'landscape' } })
  for (const row of finished) sheet.addRow(row.map(text => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : text)))
  for (const range of ['A1:H1', 'A9:A10', 'B9:B10', 'A13:E13']) sheet.mergeCells(range)
  sheet.getColumn(3).width = 31
  sheet.getCell('G10').font = { bold: true, size: 13 }
  sheet.getCell('G10').numFmt = '0.00'
  sheet.getCell('E10').note = '科室：含续签'
  sheet.getCell('E11').note = '科室：来自计数器'
  sheet.getCell('J1').value = { formula: 'SUM(G9:G12)', result: 90 }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('a workbook comes back as it was', () => {
  test('with a comment and a colour on each cell an objection speaks of', async () => {
    const { bytes, headers } = await copyOf(await formatted(), { 'x-file-name': encodeURIComponent('运维.xlsx') })
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('运维（核对意见）.xlsx')
    const sheet = (await opened(bytes)).getWorksheet("自评'表")!
    expect(noteAt(sheet, 'G10')).toContain('4. 表上得分 25.00，按规则应为 23.44')
    expect(noteAt(sheet, 'G10')).toContain('5. 目标未达到，却得满分 25.00')
    expect(noteAt(sheet, 'H10')).toContain('没有写偏差原因')
    expect([fillAt(sheet, 'G10'), fillAt(sheet, 'H10'), fillAt(sheet, 'G9'), fillAt(sheet, 'E6'), fillAt(sheet, 'D6')]).toEqual([
      'FFF8CBC4',
      'FFFFE699',
      undefined,
      'FFFFE699',
      'FFD6E4F0',
    ])
  })
  test('its widths, fonts, formats, merged cells, formulas, page and own comments stay', async () => {
    const { bytes } = await copyOf(await formatted())
    const sheet = (await opened(bytes)).getWorksheet("自评'表")!
    expect(sheet.getColumn(3).width).toBe(31)
    expect(sheet.getCell('G10')).toMatchObject({ value: 25, numFmt: '0.00', font: { bold: true, size: 13 } })
    expect(sheet.getCell('J1').formula).toBe('SUM(G9:G12)')
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' })
    expect(sheet.getCell('A10').master.address).toBe('A9')
    expect(noteAt(sheet, 'E10')).toBe('科室：含续签')
    expect(noteAt(sheet, 'E11')).toBe('科室：来自计数器')
    const again = await openTables(bytes, null, '')
    const line = again.ok ? again.value[0]!.lines.find(({ number }) => number === 10) : undefined
    expect(line?.cells.slice(2, 7)).toEqual(['购买运维服务', '=16个', '15个', '25', '25'])
  })
  test('and all notes stand on a sheet of their own, each leading to its cell', async () => {
    const { bytes } = await copyOf(await formatted())
    const book = await opened(bytes)
    expect(book.worksheets.map(({ name }) => name)).toEqual(["自评'表", '核对意见'])
    const list = book.getWorksheet('核对意见')!
    const numbers: unknown[] = [...list.getColumn(1).values]
    expect(numbers.filter(value => typeof value === 'string' && /^\d+$/.test(value))).toHaveLength(9)
    expect(list.getCell('A2').text).toBe('共 9 条：必须改 2 条，请说明或补充 6 条，供参考 1 条。')
    expect(list.getCell('A3').text).toBe('表上总分 97.00，按规则重算 95.44。')
    const xml = parts(bytes).get('xl/worksheets/sheet2.xml')!.toString()
    expect(xml).toContain(`location="'自评''表'!G10"`)
  })
  test('the pictures of its page header stay apart from the shapes of its notes', async () => {
    const given = parts(await asWorkbook({ 自评表: finished }))
    const header = '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="LH" type="#_x0000_t75"/></xml>'
    const path = 'xl/worksheets/sheet1.xml'
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    given.set('xl/drawings/vmlDrawing1.vml', Buffer.from(header))
    given.set(
      'xl/worksheets/_rels/sheet1.xml.rels',
      Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
      ),
    )
    const xml = given.get(path)!.toString()
    given.set(path, Buffer.from(xml.replace('</worksheet>', `<legacyDrawingHF xmlns:r="${relation}" r:id="rId1"/></worksheet>`)))
    const copy = parts((await copyOf(storeZip(given, true))).bytes)
    expect(copy.get('xl/drawings/vmlDrawing1.vml')!.toString()).toBe(header)
    expect(copy.get('xl/drawings/vmlDrawing2.vml')!.toString()).toContain('<x:Row>9</x:Row><x:Column>6</x:Column>')
    const sheet = copy.get(path)!.toString()
    const [own, ofHeader] = [sheet.search(/<legacyDrawing\s[^<>]*r:id="rId\d+"/), sheet.indexOf('<legacyDrawingHF ')]
    expect(own).toBeGreaterThan(0)
    expect(ofHeader).toBeGreaterThan(own)
  })
  test('an own sheet called 核对意见 is left alone', async () => {
    const { bytes } = await copyOf(await asWorkbook({ 自评表: finished, 核对意见: [['旧意见']] }))
    const book = await opened(bytes)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['自评表', '核对意见', '核对意见 2'])
    expect(book.getWorksheet('核对意见')!.getCell('A1').text).toBe('旧意见')
  })
  test('signs that markup cannot hold or would mistake stay signs', async () => {
    const odd = finished.map(row => row.map(text => text.replace('购买运维服务', () => '购买<b>&"$1$&服务')))
    const { bytes } = await copyOf(await asWorkbook({ 自评表: odd }))
    const list = (await opened(bytes)).getWorksheet('核对意见')!
    const written: unknown[] = [...list.getColumn(4).values]
    expect(written).toContain('购买<b>&"$1$&服务 | =16个 | 15个 | 25 | 25')
  })
  test('of a clean table nothing is marked', async () => {
    const clean = finished
      .map(row => row.map(text => text.replace('15个', '16个').replace('100万', '80万')))
      .map((row, i) => (i === 11 ? row.with(4, '90%') : i === 5 || i === 6 ? row.with(2, '100').with(4, '99') : row))
      .map((row, i) => (i === 5 ? row.with(6, '99%').with(7, '9.9') : i === 12 ? row.with(6, '99.9') : row))
    const { bytes } = await copyOf(await asWorkbook({ 自评表: clean }))
    expect((await opened(bytes)).getWorksheet('核对意见')!.getCell('A2').text).toBe('没有需要批注的地方。')
    expect([...parts(bytes).keys()].some(name => /comments/.test(name))).toBe(false)
  })
})

describe('a Word file comes back as it was', () => {
  test('with a comment in each cell and the notes behind its last table', async () => {
    const { bytes } = await copyOf(asDocxTable(finished))
    const files = parts(bytes)
    const document = files.get('word/document.xml')!.toString()
    const cell =
      /<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F8CBC4"\/><\/w:tcPr><w:p><w:commentRangeStart w:id="(\d+)"\/><w:r><w:t>25<\/w:t><\/w:r><w:commentRangeEnd/.exec(
        document,
      )
    expect(cell).not.toBeNull()
    const comments = files.get('word/comments.xml')!.toString()
    expect(new RegExp(`<w:comment w:id="${cell![1]}"[\\s\\S]*?</w:comment>`).exec(comments)![0]).toContain('按规则应为 23.44')
    expect(files.get('[Content_Types].xml')!.toString()).toContain('PartName="/word/comments.xml"')
    const read = await openTables(bytes, null, '')
    const lines = read.ok ? read.value[0]!.lines.map(({ cells }) => cells.join(' ')) : []
    expect(lines).toContain('绩效自评表核对意见')
    // The table itself reads as before, but for the marks of the comments.
    expect(lines.slice(0, finished.length).map(line => line.replaceAll(/\s?\[[^\]]*\]/g, ''))).toHaveLength(finished.length)
  })
})

describe('what has no layout to keep', () => {
  test('comes back as a Word file of the table as read, with its notes beside it', async () => {
    const { bytes, headers } = await copyOf(asText(finished))
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('自评表（核对意见）.docx')
    const read = await openTables(bytes, null, '')
    const lines = read.ok ? read.value[0]!.lines.map(({ cells }) => cells.join(' ')) : []
    expect(lines.some(line => line.includes('购买运维服务') && line.includes('23.44') && line.includes('4. 表上得分'))).toBe(true)
    expect(lines).toContain('原文件不能就地批注，以下是读到的表和每一处意见。')
  })
  test('or is refused where it holds no table', async () => {
    const client = await (await testApp()).bureau()
    const answer = await client.call<{ title: string }>('POST', route, '请于周五前报送材料。')
    expect([answer.status, answer.body.title]).toEqual([422, '没有读到绩效自评表'])
  })
})
