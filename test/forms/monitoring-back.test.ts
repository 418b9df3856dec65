import { expect, test } from 'vitest'
import { monitoringForm } from '#wording/monitoring-form'
import { openTables } from '../../server/documents/tables.ts'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { tablesOf } from '../../server/forms/chosen-table.ts'
import { readMonitoringBack } from '../../server/forms/monitoring-back.ts'
import { spendingLine, splitSpending, type SpendingSaid } from '../../server/forms/monitoring-spending.ts'
import { asDocxTable } from '../support/docx-table.ts'
import { asHtml, asText, asWorkbook } from '../support/self-evaluation.ts'

const { category, name, forecast, note } = monitoringForm
const wide = (...cells: string[]) => [...cells, ...Array.from({ length: 9 - cells.length }, () => '')]
/** The monitoring table of one project, with what its unit says of one indicator. */
const monitored = (project: string, month: number, indicator: string, said: string) => [
  wide('项目支出绩效目标执行监控表'),
  wide('（2021年度）'),
  wide('项目名称', project),
  wide('项目资金（万元）', '', '年初预算数', `1-${month}月执行数`, '1-7月执行率', '全年预计执行数'),
  wide('', '年度资金总额', '120', '60', '50%', '110'),
  [category, '二级指标', name, '年度指标值', `1-${month}月执行情况`, forecast, '经费保障', '有可能', note],
  ['产出指标', '数量指标', indicator, '≥6场', '3场', '5场', '√', '', said],
  ['效益指标', '社会效益指标', '覆盖人数', '≥100人', '80人', '100人', '', '√', ''],
  wide(`资金执行偏差说明：经费保障；${said}`),
  wide('注：本表按月填报。'),
]
const [a, b] = [monitored('甲项目', 7, '培训场次', '甲的说明'), monitored('乙项目', 9, '演出场次', '乙的说明')]

/** Two tables one after the other in one Word file. */
function twoInWord(): Uint8Array {
  const [first, second] = [a, b].map(rows => openZip(asDocxTable(rows), () => true))
  if (!first?.ok || !second?.ok) throw new Error('no zip')
  const document = 'word/document.xml'
  const table = /<w:tbl>.*<\/w:tbl>/s.exec(second.value.get(document)!.toString())![0]
  const xml = first.value.get(document)!.toString()
  return storeZip(first.value.set(document, Buffer.from(xml.replace('</w:body>', () => `<w:p/>${table}</w:body>`))))
}
const text = (words: string) => new TextEncoder().encode(words)

test.each([
  ['a Word file', async () => twoInWord()],
  ['a page', async () => text(`${asHtml(a)}${asHtml(b)}`)],
  ['text', async () => text(`${asText(a)}\n\n${asText(b)}`)],
  ['a workbook', () => asWorkbook({ 甲: a, 乙: b })],
])('of the monitoring tables of two projects in %s each is read for itself', async (_, file) => {
  const sheets = await openTables(await file(), null, '')
  if (!sheets.ok) throw new Error(sheets.problems[0]!.code)
  const tables = tablesOf(sheets.value)
  expect(tables.map(({ project }) => project)).toEqual(['甲项目', '乙项目'])
  const [first, second] = tables.map(table => readMonitoringBack(table, sheets.value))
  expect(first?.rows.map(row => [row.name, row.note, row.likelihood])).toEqual([
    ['培训场次', '甲的说明', null],
    ['覆盖人数', '', 'possible'],
  ])
  expect(second?.rows.map(row => [row.name, row.note, row.causes])).toEqual([
    ['演出场次', '乙的说明', ['funds']],
    ['覆盖人数', '', []],
  ])
  expect([first?.month, second?.month]).toEqual([7, 9])
  expect([first?.spending, second?.spending]).toMatchObject([
    { expected: '110万元', said: '经费保障；甲的说明' },
    { expected: '110万元', said: '经费保障；乙的说明' },
  ])
})

const spendings: SpendingSaid[] = [
  { causes: [], note: '', likelihood: null },
  { causes: ['funds', 'other'], note: '', likelihood: 'certain' },
  { causes: ['staff'], note: '招标推迟；\n9月支付，有可能提前', likelihood: null },
  { causes: [], note: '其他原因；经费保障不足', likelihood: 'impossible' },
  { causes: [], note: '尾款次年支付', likelihood: null },
]
test.each(spendings)('what is said of the spending on one line comes apart as it was put together: %j', said => {
  expect(splitSpending(spendingLine(said))).toEqual(said)
})
test('a line written by hand is read as people write it', () => {
  expect(splitSpending('人员保障，经费保障; 合同未签 ;有可能。')).toEqual({
    causes: ['funds', 'staff'],
    note: '合同未签',
    likelihood: 'possible',
  })
  expect(splitSpending('经费保障')).toEqual({ causes: ['funds'], note: '', likelihood: null })
})
