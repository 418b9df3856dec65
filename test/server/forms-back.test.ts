import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { EvaluationAnswer } from '../../server/answers/evaluation-answer.ts'
import type { FormBack } from '../../server/answers/form-back.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'
import { unitAtWork } from '../support/way.ts'

type Said = FormBack & { title: string; detail: string }
const octets = { 'content-type': 'application/octet-stream' }

/** In January 2022 a project of 2021 whose table was exported, changed by hand, and comes back. */
async function year() {
  const app = await testApp('2022-01-10T09:00:00+08:00')
  const people = await twoDepartments(app)
  const { clerk } = people
  const project = await declare(clerk, {
    projectName: '惠民服务',
    indicators: [
      indicator('服务人次', '≥2000人次', { category: '产出指标', subcategory: '数量指标', weight: 60 }),
      indicator('管理办法', '制定', {
        category: '效益指标',
        weight: 30,
        aggregation: 'milestone',
        pacing: 'due',
        dueMonth: '2021-06',
      }),
    ],
    subprojects: [{ name: '服务', budget: 40_000_000 }],
    budgetTotal: 40_000_000,
  })
  const [visits, rules] = [idOf(project, '服务人次'), idOf(project, '管理办法')]
  const path = `/projects/${project.id}`
  const entries = [
    { indicatorId: visits, value: 1500 },
    { indicatorId: rules, level: '达成' },
  ]
  await clerk.call('PUT', `${path}/actuals/2021-06`, { entries })
  await clerk.call('PUT', `${path}/expenditures/2021-06`, {
    entries: [{ subprojectId: project.subprojects[0]!.id, spent: 36_000_000 }],
  })
  const table = async (change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {}) => {
    const { bytes } = await clerk.file(`${path}/exports/self-evaluation.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    change(book.worksheets[0]!, book)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  const bring = (by: Client, file: Uint8Array, query = 'dryRun=1') =>
    by.call<Said>('POST', `${path}/imports/evaluation?${query}`, file, octets)
  const held = async () => (await clerk.call<EvaluationAnswer>('GET', `${path}/evaluation`)).body
  const row = async (id: number) => (await held()).indicators.find(one => one.indicatorId === id)!
  return { ...people, app, project, path, visits, rules, table, bring, held, row }
}
const byField = (back: FormBack) => Object.fromEntries(back.cells.map(cell => [`${cell.name}.${cell.field}`, cell]))

describe('a self-evaluation table that comes back', () => {
  test('as it went out says nothing new', async () => {
    const { clerk, table, bring } = await year()
    const { status, body } = await bring(clerk, await table())
    expect(status).toBe(200)
    expect(body).toMatchObject({ cells: [], strange: [], absent: [], chosen: 0, saved: 0 })
    expect(body.same).toBeGreaterThan(8)
  })

  test('whose form names the measures before they begin says nothing new, and the name is no part of a changed reason', async () => {
    const { clerk, table, bring, path, visits } = await year()
    const rows = [{ indicatorId: visits, reason: '上半年闭馆', measures: '延长开放' }]
    expect((await clerk.call('PUT', `${path}/evaluation`, { rows })).status).toBe(200)
    const back = async (text: string) => (await bring(clerk, await table(sheet => void (sheet.getCell('I13').value = text)))).body
    expect((await back('上半年闭馆。改进措施：延长开放')).cells).toEqual([])
    const [cell] = (await back('全年闭馆。改进措施：延长开放')).cells
    expect([cell!.field, cell!.change!.message]).toEqual(['said', '原因：全年闭馆；措施：延长开放'])
  })

  test('changed by hand is shown cell by cell with what each would change, and why some cannot', async () => {
    const { clerk, table, bring } = await year()
    const file = await table(sheet => {
      sheet.getCell('I13').value = '上半年闭馆\n延长开放时间'
      sheet.getCell('G13').value = 55
      sheet.getCell('H13').value = 60
      sheet.getCell('F13').value = '1600人次'
      sheet.getCell('E13').value = '≥1600人次'
      sheet.getCell('H14').value = 28
      sheet.getCell('G6').value = 38
      sheet.getCell('H6').value = 15
    })
    const cells = byField((await bring(clerk, file)).body)
    expect(cells['服务人次.said']).toMatchObject({
      system: '',
      change: { message: '原因：上半年闭馆；措施：延长开放时间' },
      place: '项目支出绩效自评表!13',
    })
    expect(cells['服务人次.weight']).toMatchObject({ form: '55', system: '60', change: { message: '分值改为 55' } })
    expect(cells['服务人次.actual']).toMatchObject({
      form: '1600人次',
      change: { message: '2021-06 的完成值由 1500 更正为 1600' },
    })
    expect(cells['服务人次.score']).toMatchObject({ change: null, why: { code: 'back-computed' } })
    expect(cells['服务人次.target']).toMatchObject({ change: null, why: { code: 'back-target' } })
    expect(cells['管理办法.score']).toMatchObject({ form: '28', system: '', change: { code: 'back-score' } })
    expect(cells['.executed']).toMatchObject({ form: '38', system: '36', why: { code: 'back-ledger' } })
    expect(cells['.weight']).toMatchObject({ form: '15', system: '10', change: { code: 'back-execution-weight' } })
  })

  test('only what is accepted is written, through the ordinary acts', async () => {
    const { clerk, table, bring, held, row, visits, rules, path } = await year()
    const file = await table(sheet => {
      sheet.getCell('I13').value = '上半年闭馆'
      sheet.getCell('F13').value = '1600人次'
      sheet.getCell('H14').value = 28
      sheet.getCell('G13').value = 55
    })
    const { body } = await bring(clerk, file)
    const keys = body.cells.filter(cell => cell.change && cell.field !== 'weight').map(cell => cell.key)
    const done = await bring(clerk, file, `version=${body.version}&accept=${keys.join(',')}`)
    expect(done.status).toBe(200)
    expect(done.body.saved).toBe(3)
    expect(await row(visits)).toMatchObject({ actual: { value: 1600 }, reason: '上半年闭馆', weight: 60, score: 48 })
    expect(await row(rules)).toMatchObject({ given: 28, score: 28 })
    const actuals = await clerk.call<{ items: unknown[] }>('GET', `${path}/actuals/2021-06`)
    expect(JSON.stringify(actuals.body)).toContain('按交回的自评表更正')
    expect((await held()).version).toBe(1)
  })

  test('what is accepted may come as a field of the form, at any length', async () => {
    const { clerk, table, bring, row, visits, path } = await year()
    const file = await table(sheet => void (sheet.getCell('I13').value = '上半年闭馆'))
    const { body } = await bring(clerk, file)
    const form = new FormData()
    // A key named twice counts once: so many as no address could carry.
    form.set('accept', Array.from({ length: 5000 }, () => body.cells[0]!.key).join(','))
    form.set('file', new File([file], '自评表.xlsx'))
    const sent = new Response(form)
    const bytes = new Uint8Array(await sent.arrayBuffer())
    const type = { 'content-type': sent.headers.get('content-type')! }
    const done = await clerk.call<Said>('POST', `${path}/imports/evaluation?version=${body.version}`, bytes, type)
    expect([done.status, done.body.saved]).toEqual([200, 1])
    expect((await row(visits)).reason).toBe('上半年闭馆')
  })

  test('a comparison that somebody overtook is refused, and nothing of it is kept', async () => {
    const { clerk, table, bring, row, visits, path } = await year()
    const file = await table(sheet => {
      sheet.getCell('I13').value = '上半年闭馆'
      sheet.getCell('F13').value = '1600人次'
    })
    const { body } = await bring(clerk, file)
    const keys = body.cells.map(cell => cell.key)
    await clerk.call('PUT', `${path}/evaluation`, { rows: [{ indicatorId: visits, measures: '延长开放' }] })
    expect((await bring(clerk, file, `version=${body.version}&accept=${keys.join(',')}`)).status).toBe(409)
    await clerk.call('PUT', `${path}/actuals/2021-06`, { entries: [{ indicatorId: visits, value: 1550 }] })
    expect((await bring(clerk, file, `version=1&accept=${keys.join(',')}`)).status).toBe(409)
    expect(await row(visits)).toMatchObject({ actual: { value: 1550 }, reason: '' })
  })

  test('a value whose month is approved is not corrected, and the reason is said', async () => {
    const { clerk, head, table, bring, path } = await year()
    await clerk.call('POST', `${path}/reports/2021-06/submit`)
    await head.call('POST', `${path}/reports/2021-06/approve`)
    const file = await table(sheet => void (sheet.getCell('F13').value = '1600人次'))
    const { body } = await bring(clerk, file)
    expect(byField(body)['服务人次.actual']).toMatchObject({ change: null, why: { code: 'month-locked', message: '本月已锁定' } })
    const key = body.cells[0]!.key
    expect((await bring(clerk, file, `version=${body.version}&accept=${key}`)).status).toBe(422)
  })

  test('of another project, year or unit is refused with both names', async () => {
    const { clerk, table, bring } = await year()
    const other = async (cell: string, value: string) =>
      (await bring(clerk, await table(sheet => void (sheet.getCell(cell).value = value)))).body
    expect((await other('D3', '别的项目')).detail).toBe('文件写的是“别的项目”，这里是“惠民服务”。')
    expect((await other('A2', '（2020年度）')).detail).toBe('文件写的是 2020 年度，这里是 2021 年度。')
    expect((await other('H4', '市图书馆')).title).toBe('这是另一个单位的表')
    expect((await other('D3', '')).title).toBe('表上没有项目名称')
  })

  test('rows nobody knows and rows left out are named', async () => {
    const { clerk, table, bring } = await year()
    const { body } = await bring(clerk, await table(sheet => void (sheet.getCell('D14').value = '新加指标')))
    expect(body).toMatchObject({ strange: [{ name: '新加指标' }], absent: ['管理办法'] })
  })

  test('is not written once the evaluation was handed in', async () => {
    const { clerk, table, bring, path, visits, rules } = await year()
    const file = await table(sheet => void (sheet.getCell('I13').value = '闭馆'))
    const rows = [
      { indicatorId: visits, reason: '上半年闭馆', measures: '延长' },
      { indicatorId: rules, score: 28, reason: '晚' },
    ]
    await clerk.call('PUT', `${path}/evaluation`, { rows })
    expect((await clerk.call('POST', `${path}/evaluation/submit`, {})).status).toBe(200)
    const { body } = await bring(clerk, file)
    expect((await bring(clerk, file, `version=${body.version}&accept=${visits}.said`)).status).toBe(423)
  })

  test('several tables in one file: it asks which is meant', async () => {
    const { clerk, table, bring } = await year()
    const two = await table((sheet, book) => {
      const copy = book.addWorksheet('二')
      copy.model = { ...structuredClone(sheet.model), id: copy.id, name: '二' }
      copy.getCell('D3').value = '别的项目'
      copy.getCell('I13').value = '闭馆'
    })
    const { body } = await bring(clerk, two)
    expect(body).toMatchObject({ chosen: null, tables: [{ project: '惠民服务' }, { project: '别的项目' }], cells: [] })
    expect((await bring(clerk, two, 'dryRun=1&table=1')).status).toBe(422)
    expect((await bring(clerk, two, 'dryRun=1&table=0')).body.chosen).toBe(0)
    expect((await bring(clerk, two, 'dryRun=1&table=9')).status).toBe(422)
  })
})

describe('a monitoring table that comes back', () => {
  test('changes forecast, causes, note and likelihood where they are accepted, and nothing else', async () => {
    const work = await unitAtWork('2021-08-10T09:00:00+08:00')
    await work.enter(work.clerk, 1)
    const given = { year: 2021, month: '2021-07', name: '1–7月监控', documentNo: '', dueOn: '2021-08-31' }
    const run = (await work.bureau.call<{ id: number }>('POST', '/monitoring-runs', given)).body
    const path = `/monitoring-runs/${run.id}/projects/${work.project.id}`
    const { bytes } = await work.clerk.file(`${path}/table.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.worksheets[0]!
    const bring = async (query: string) =>
      work.clerk.call<Said>('POST', `${path}/import?${query}`, new Uint8Array(await book.xlsx.writeBuffer()), octets)
    const unchanged = (await bring('dryRun=1')).body
    expect(unchanged.cells).toEqual([])
    const [name, target] = [sheet.getCell('D12').text, sheet.getCell('E12').text]
    sheet.getCell('G12').value = target.replace(/[^\d,]/g, '')
    sheet.getCell('J12').value = '√'
    sheet.getCell('M12').value = '讲解员不足'
    sheet.getCell('O12').value = '√'
    sheet.getCell('N12').value = ''
    sheet.getCell('P12').value = ''
    const { body } = await bring('dryRun=1')
    const fields = body.cells.filter(cell => cell.name === name && cell.change).map(cell => cell.field)
    expect(fields).toContain('causes')
    expect(fields).toContain('note')
    const keys = body.cells.filter(cell => cell.field === 'causes' || cell.field === 'note').map(cell => cell.key)
    const done = await bring(`version=${body.version}&accept=${keys.join(',')}`)
    expect([done.status, done.body.saved]).toEqual([200, 2])
    type Part = { table: { lines: { name: string; causes: string[]; note: string }[] } }
    const { table } = (await work.clerk.call<Part>('GET', path)).body
    expect(table.lines.find(line => line.name === name)).toMatchObject({ causes: ['staff'], note: '讲解员不足' })
    // The same file again, by what it was compared with before: the line moved.
    expect((await bring(`version=${body.version}&accept=${keys.join(',')}`)).status).toBe(409)
    sheet.getCell('F10').value = '1-6月执行情况'
    sheet.getCell('E5').value = '1-6月执行数'
    expect((await bring('dryRun=1')).body.title).toBe('这是另一个月份的监控表')
  })

  test('what it says of the spending is taken or left too: the year’s forecast, causes, note and likelihood', async () => {
    const work = await unitAtWork('2021-08-10T09:00:00+08:00')
    await work.enter(work.clerk, 1)
    const given = { year: 2021, month: '2021-07', name: '1–7月监控', documentNo: '', dueOn: '2021-08-31' }
    const run = (await work.bureau.call<{ id: number }>('POST', '/monitoring-runs', given)).body
    const path = `/monitoring-runs/${run.id}/projects/${work.project.id}`
    // Finer than the form shows, the causes in another order than its columns.
    const before = { causes: ['staff', 'funds'], note: '招标推迟', likelihood: 'possible', forecast: 38_123_456 }
    expect((await work.clerk.call('PUT', `${path}/lines/0`, before)).status).toBeLessThan(300)
    const { bytes } = await work.clerk.file(`${path}/table.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.worksheets[0]!
    const bring = async (query: string) =>
      work.clerk.call<Said>('POST', `${path}/import?${query}`, new Uint8Array(await book.xlsx.writeBuffer()), octets)
    expect((await bring('dryRun=1')).body.cells).toEqual([])
    const at = [...Array(60).keys()].find(row => sheet.getCell(`A${row + 1}`).text.startsWith('资金执行偏差说明'))! + 1
    sheet.getCell(`A${at}`).value = '资金执行偏差说明：经费保障；招标推迟，10月支付；确定能'
    sheet.getCell('N6').value = '约四十万'
    const unread = (await bring('dryRun=1')).body
    expect(unread.cells.find(({ field }) => field === 'forecast')).toMatchObject({
      change: null,
      why: { message: '读不出这个金额' },
    })
    sheet.getCell('N6').value = 40
    const { body } = await bring('dryRun=1')
    expect(body.cells.map(({ indicatorId, field, system, form }) => [indicatorId, field, system, form])).toEqual([
      [0, 'forecast', '38.123456万元', expect.stringMatching(/^40(\.00)?万元$/)],
      [0, 'causes', '经费保障、人员保障', '经费保障'],
      [0, 'note', '招标推迟', '招标推迟，10月支付'],
      [0, 'likelihood', '有可能', '确定能'],
    ])
    const keys = body.cells.filter(({ field }) => field !== 'causes').map(({ key }) => key)
    const done = await bring(`version=${body.version}&accept=${keys.join(',')}`)
    expect([done.status, done.body.saved]).toEqual([200, 3])
    type Part = { table: { lines: Record<string, unknown>[] } }
    const { table } = (await work.clerk.call<Part>('GET', path)).body
    expect(table.lines.find(line => line.indicatorId === 0)).toMatchObject({
      causes: ['staff', 'funds'],
      note: '招标推迟，10月支付',
      likelihood: 'certain',
      forecast: 40_000_000,
    })
  })
})
