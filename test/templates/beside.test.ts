import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { checkTemplate, fillTemplate } from '../../server/templates/template.ts'
import { rowOf, three, xlsxTemplate, yearOf } from '../support/templates.ts'

/** What is written over the cells of a template: notes, boxes and buttons of old drawings. */

type Change = Parameters<typeof xlsxTemplate>[0]
const drawing = 'xl/drawings/vmlDrawing1.vml'
async function partsOf(bytes: Uint8Array) {
  const parts = openZip(bytes, () => true)
  if (!parts.ok) throw new Error('no zip')
  return parts.value
}
const problemsOf = (bytes: Uint8Array) => {
  const checked = checkTemplate(bytes, 'self-evaluation')
  return checked.ok ? [] : checked.problems
}
function made(bytes: Uint8Array, rows = three) {
  const answer = fillTemplate(bytes, 'self-evaluation', yearOf(rows))
  if (!answer.ok) throw new Error(answer.problems.map(one => one.code).join())
  return answer.value
}
async function sheetOf(bytes: Uint8Array<ArrayBuffer>) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer)
  return book.worksheets[0]!
}
const drawn = async (bytes: Uint8Array) => (await partsOf(bytes)).get(drawing)!.toString()
const noteText = (note: ExcelJS.Cell['note']) =>
  typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('')
/** A button below the repeated row, its words in pieces, as programs of old wrote it: `<br>` never closes. */
const button = (words: string) =>
  `<v:shape id="b1" type="#_x0000_t201"><v:textbox><div style='text-align:center'>${words}</div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>1, 15, 7, 2, 3, 31, 9, 8</x:Anchor></x:ClientData></v:shape>`
async function withButton(words: string) {
  const parts = await partsOf(await xlsxTemplate(sheet => void (sheet.getCell('E6').note = '按规则计算')))
  const xml = parts.get(drawing)!.toString()
  parts.set(drawing, Buffer.from(xml.replace('</xml>', () => `${button(words)}</xml>`)))
  return storeZip(parts)
}

describe('a note on a cell', () => {
  const noted =
    (text: string): Change =>
    sheet =>
      void (sheet.getCell('E6').note = text)
  test('is filled, and keeps to its cell when rows above are repeated', async () => {
    const bytes = made(await xlsxTemplate(noted('{{年度}}年总分 {{总分}}')))
    const sheet = await sheetOf(bytes)
    expect(noteText(sheet.getCell('E8').note)).toBe('2021年总分 92.5')
    expect(sheet.getCell('E6').note).toBeUndefined()
    expect(await drawn(bytes)).toContain('<x:Row>7</x:Row>')
  })
  test('asking for what nobody knows is refused with its cell', async () => {
    const [problem, ...more] = problemsOf(await xlsxTemplate(noted('{{年渡}}')))
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'template-unknown', params: { sheet: '自评表', noteRef: 'E6', name: '年渡' } })
    expect(problemsOf(await xlsxTemplate(noted('写到 {{年度 为止'))).map(({ code }) => code)).toEqual(['template-half'])
  })
})

describe('a box or button of an old drawing', () => {
  test('is filled where its words stand, however they are cut, and goes along with its row', async () => {
    const template = await withButton('<font face="宋体">{{项目</font><font>名称}}<br>&#123;{年度}} &amp; 汇总</font>')
    expect(problemsOf(template)).toEqual([])
    const xml = await drawn(made(template))
    expect(xml).toContain('<font face="宋体">博物馆&lt;免费&gt;&amp;开放</font><font><br>2021 &amp; 汇总</font>')
    expect(xml).toContain('<x:Anchor>1, 15, 9, 2, 3, 31, 11, 8</x:Anchor>')
  })
  test('without placeholders stays sign by sign as it came', async () => {
    expect(await drawn(made(await withButton('打印<br>&nbsp;本表')))).toContain(
      "<div style='text-align:center'>打印<br>&nbsp;本表</div>",
    )
  })
  test('asking for what nobody knows is refused with its sheet', async () => {
    expect(problemsOf(await withButton('{{天<b>气}}</b>'))).toMatchObject([
      { code: 'template-unknown', params: { sheet: '自评表', part: 'box', name: '天气' } },
    ])
  })
  test('painted with a picture from elsewhere is refused', async () => {
    for (const paint of ['<v:imagedata src="http://x/a.png"/>', '<v:fill o:href="x" src="http://x/a.png"/>'])
      expect([...new Set(problemsOf(await withButton(paint)).map(({ code }) => code))]).toEqual(['template-external'])
  })
})

test('columns counted from far below the first are no endless work', async () => {
  const parts = await partsOf(await xlsxTemplate())
  const path = 'xl/worksheets/sheet1.xml'
  const xml = parts.get(path)!.toString()
  const cols = '<cols><col min="-999999999999" max="1" width="40"/><col min="3" max="3" width="30"/></cols>'
  parts.set(path, Buffer.from(xml.replace(/<cols>.*<\/cols>/, cols)))
  const long = rowOf({ category: '产出指标', name: '名', target: '说明'.repeat(80), weight: 1, score: 1 })
  const sheet = await sheetOf(made(storeZip(parts), [long]))
  expect(sheet.getRow(5).height ?? 0).toBeGreaterThan(100)
})
