import { describe, expect, test } from 'vitest'
import type { MonitoringTable, RunView } from '../../server/answers/monitoring-answer.ts'
import { readWorkbook } from '../../server/documents/workbook.ts'
import { remindParts } from '../../server/scheduler/remind-parts.ts'
import { testPassword, type Client } from '../support/app.ts'
import { unitAtWork } from '../support/way.ts'

type Part = {
  state: string
  version: number
  snapshot: boolean
  table: MonitoringTable
  missing: { code: string }[]
  type: string
}
type Todos = { items: { kind: string; runId?: number }[] }

async function opened() {
  const work = await unitAtWork('2021-08-10T09:00:00+08:00')
  await work.enter(work.clerk, 1)
  const given = {
    year: 2021,
    month: '2021-07',
    name: '2021年1–7月绩效运行监控',
    documentNo: '财绩〔2021〕9号',
    dueOn: '2021-08-31',
  }
  const open = (by: Client, more: object = {}) =>
    by.call<RunView & { type: string }>('POST', '/monitoring-runs', { ...given, ...more })
  const run = (await open(work.bureau)).body
  const path = `/monitoring-runs/${run.id}/projects/${work.project.id}`
  const look = async (by: Client) => (await by.call<Part>('GET', path)).body
  const line = (by: Client, indicatorId: number, body: object) => by.call<Part>('PUT', `${path}/lines/${indicatorId}`, body)
  const move = (by: Client, act: string, body: object = {}) => by.call<Part>('POST', `${path}/${act}`, body)
  const kinds = async (by: Client) => (await by.call<Todos>('GET', '/todos')).body.items.map(item => item.kind)
  const fill = async () => {
    const { table } = await look(work.clerk)
    for (const one of table.lines.filter(row => row.signal === 'behind' || row.signal === 'warning'))
      await line(work.clerk, one.indicatorId, { causes: ['staff'], note: '人手不足', likelihood: 'possible', forecast: 900 })
  }
  return { ...work, run, open, path, look, line, move, kinds, fill }
}

describe('a monitoring run', () => {
  test('is opened by the bureau for a month that is over, once, and each unit is told', async () => {
    const { run, open, bureau, overseer, clerk, kinds } = await opened()
    expect(run.counts).toEqual({ open: 1, submitted: 0, returned: 0, approved: 0 })
    expect((await open(overseer)).status).toBe(403)
    expect((await open(bureau)).body.type).toContain('run-exists')
    expect((await open(bureau, { month: '2021-08' })).body.type).toContain('run-month-ahead')
    expect((await open(bureau, { year: 2020, month: '2020-07' })).body.type).toContain('run-empty')
    expect(await kinds(clerk)).toContain('monitorFill')
  })

  test('is filled from what is there, and what stands on a gap is not asked again', async () => {
    const { clerk, visits, look, line } = await opened()
    await clerk.call('PATCH', `/gaps/${visits}.2021-07`, { causes: ['funds'], note: '经费未到位' })
    const before = await look(clerk)
    const row = (of: Part) => of.table.lines.find(one => one.indicatorId === visits)!
    expect(row(before)).toMatchObject({ toDate: 1, signal: 'behind', causes: ['funds'], note: '经费未到位', source: 'gap' })
    expect(before.missing.map(one => one.code)).toContain('line-likelihood-missing')
    await line(clerk, visits, { likelihood: 'impossible', forecast: 300 })
    const { body } = await clerk.call<{ items: { note: string; forecast: number }[] }>('GET', '/gaps?year=2021&asOf=2021-07')
    expect(body.items[0]).toMatchObject({ note: '经费未到位', forecast: 300 })
    expect(row(await look(clerk))).toMatchObject({ likelihood: 'impossible', forecast: 300 })
  })

  test('asks for causes, note, likelihood and forecast before a table is handed in, and keeps it as it was then', async () => {
    const { clerk, overseer, bureau, look, move, fill, enter, kinds, run } = await opened()
    expect((await move(clerk, 'submit')).body.type).toContain('part-incomplete')
    await fill()
    expect((await look(clerk)).missing).toEqual([])
    const handed = await move(clerk, 'submit')
    expect([handed.status, handed.body.state, handed.body.snapshot]).toEqual([200, 'submitted', true])
    await enter(clerk, 1000)
    expect((await look(bureau)).table).toEqual(handed.body.table)
    expect(await kinds(overseer)).toContain('monitorApprove')
    expect((await move(overseer, 'return')).body.type).toContain('opinion-missing')
    expect((await move(overseer, 'return', { opinion: '请补依据' })).body.state).toBe('returned')
    expect(await kinds(clerk)).toContain('monitorReturned')
    await fill()
    await move(clerk, 'submit')
    expect((await move(overseer, 'approve')).body.state).toBe('approved')
    const { body } = await bureau.call<{ items: RunView[] }>('GET', '/monitoring-runs?year=2021')
    expect(body.items[0]!.counts).toMatchObject({ open: 0, approved: 1 })
    await bureau.call('POST', `/monitoring-runs/${run.id}/close`, {})
    expect((await move(overseer, 'return', { opinion: '再看' })).body.type).toContain('run-closed')
  })

  test('is not approved by who handed it in, and lies outside the sight of other units', async () => {
    const { app, bureau, other, path, move, fill } = await opened()
    await fill()
    await move(bureau, 'submit')
    expect((await move(bureau, 'approve')).status).toBe(403)
    const stranger = await app.account('stranger', 'clerk', other)
    expect((await stranger.call('GET', path)).status).toBe(404)
  })

  test('opened for a key monitoring list it asks only what the list holds in that month, and keeps it when the rule changes', async () => {
    const { bureau, project, open } = await opened()
    const list = async (name: string, text: string) =>
      (
        await bureau.call<{ id: number }>('POST', '/watch-lists', {
          name,
          rule: { match: 'all', conditions: [{ field: 'name', text }] },
        })
      ).body.id
    const [some, none] = [await list('有它', project.name.slice(0, 4)), await list('没有它', '不存在的项目')]
    const run = await open(bureau, { name: '重点', watchListId: some })
    expect([run.status, run.body.watchList, run.body.counts.open]).toEqual([201, { id: some, name: '有它' }, 1])
    expect((await open(bureau, { name: '重点', watchListId: some })).body.type).toContain('run-exists')
    expect((await open(bureau, { watchListId: none })).body.type).toContain('run-list-empty')
    expect((await open(bureau, { watchListId: 999_999 })).status).toBe(404)
    const changed = {
      name: '有它',
      rule: { match: 'all', conditions: [{ field: 'name', text: '另一个' }] },
      state: 'archived',
      version: 1,
    }
    await bureau.call('PUT', `/watch-lists/${some}`, changed)
    expect((await open(bureau, { month: '2021-06', watchListId: some })).body.type).toContain('run-list-archived')
    const { body } = await bureau.call<{ total: number }>('GET', `/monitoring-runs/${run.body.id}`)
    expect(body.total).toBe(1)
  })

  test('says who is late: not handed in when the last day is over, or handed in after it', async () => {
    const { app, bureau, run, path } = await opened()
    type List = { run: RunView; items: { late: boolean; state: string }[] }
    const look = async () => (await bureau.call<List>('GET', `/monitoring-runs/${run.id}`)).body
    expect([(await look()).run.pastDue, (await look()).items[0]!.late]).toEqual([false, false])
    app.setClock('2021-09-01T09:00:00+08:00')
    const again = await app.signIn('clerk', testPassword)
    const chief = await app.bureau()
    const late = (await chief.call<List>('GET', `/monitoring-runs/${run.id}`)).body
    expect([late.run.pastDue, late.items[0]!.late]).toEqual([true, true])
    const { table } = (await again.call<Part>('GET', path)).body
    for (const one of table.lines.filter(row => row.signal === 'behind' || row.signal === 'warning'))
      await again.call('PUT', `${path}/lines/${one.indicatorId}`, {
        causes: ['staff'],
        note: '人手不足',
        likelihood: 'possible',
        forecast: 900,
      })
    expect((await again.call<Part>('POST', `${path}/submit`, {})).status).toBe(200)
    const after = (await chief.call<List>('GET', `/monitoring-runs/${run.id}`)).body
    expect(after.items[0]).toMatchObject({ state: 'submitted', late: true })
    await chief.call('POST', `/monitoring-runs/${run.id}/close`, {})
    expect((await chief.call<List>('GET', `/monitoring-runs/${run.id}`)).body.run.pastDue).toBe(false)
  })

  test('reminds who has not handed in: the clerk before and after the last day, then the head, then the department, each once', async () => {
    const { app, run } = await opened()
    type Inbox = { items: { kind: string; text: string }[] }
    const heard = async (username: string) => {
      const client = await app.signIn(username, testPassword)
      const { items } = (await client.call<Inbox>('GET', '/messages?pageSize=200')).body
      return items.filter(item => item.kind.startsWith('partDue') || item.kind.startsWith('partOver'))
    }
    const on = async (day: string) => {
      app.setClock(`${day}T09:00:00+08:00`)
      return [await remindParts(app.store, app.at), await remindParts(app.store, app.at)]
    }
    expect(await on('2021-08-10')).toEqual([0, 0])
    expect(await on('2021-08-30')).toEqual([1, 0])
    expect((await heard('clerk'))[0]).toMatchObject({ kind: 'partDueSoon', text: expect.stringContaining(run.name) })
    expect(await on('2021-09-01')).toEqual([1, 0])
    expect(await on('2021-09-20')).toEqual([2, 0])
    expect((await heard('clerk')).map(item => item.kind).sort()).toEqual(['partDueSoon', 'partOverdue'])
    expect((await heard('head')).map(item => item.kind)).toEqual(['partOverdueHead'])
    expect((await heard('overseer')).map(item => item.kind)).toEqual(['partOverdueDepartment'])
  })

  test('nobody is reminded of a table handed in, or of a run that is closed', async () => {
    const first = await opened()
    await first.fill()
    await first.move(first.clerk, 'submit')
    first.app.setClock('2021-09-20T09:00:00+08:00')
    expect(await remindParts(first.app.store, first.app.at)).toBe(0)
    const second = await opened()
    await second.bureau.call('POST', `/monitoring-runs/${second.run.id}/close`, {})
    second.app.setClock('2021-09-20T09:00:00+08:00')
    expect(await remindParts(second.app.store, second.app.at)).toBe(0)
  })

  test('is a workbook in the official layout: its headings to the letter, marked as a draft until it is handed in', async () => {
    const { clerk, path, project, fill, move, look } = await opened()
    const text = async () => {
      const { status, bytes } = await clerk.file(`${path}/table.xlsx`)
      const book = readWorkbook(bytes)
      if (status !== 200 || !book.ok) throw new Error('no workbook')
      return book.value[0]!.rows
    }
    const row = async (number: number) => [...(await text()).get(number)!.cells.values()].map(cell => cell.text).filter(Boolean)
    expect(await row(1)).toEqual(['项目支出绩效目标执行监控表（草稿，尚未提交）'])
    expect(await row(2)).toEqual(['（2021年度）'])
    expect(await row(5)).toEqual(['项目资金\n（万元）', '年初预算数', '1-7月执行数', '1-7月执行率', '全年预计执行数'])
    expect(await row(10)).toEqual([
      '绩\n效\n指\n标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '1-7月执行情况',
      '全年预计完成情况',
      '偏差原因分析',
      '完成目标可能性',
      '备注',
    ])
    expect(await row(11)).toEqual([
      '经费保障',
      '制度保障',
      '人员保障',
      '硬件条件保障',
      '其他',
      '原因说明',
      '确定能',
      '有可能',
      '完全不可能',
    ])
    await fill()
    // A cause and a likelihood are ticks under their own headings; the note stands beside.
    const at = (await look(clerk)).table.lines.filter(one => one.indicatorId !== 0).findIndex(one => one.note === '人手不足')
    const line = await row(12 + at)
    expect(line.filter(cell => cell === '√')).toHaveLength(2)
    expect(line).toContain('人手不足')
    await move(clerk, 'submit')
    expect(await row(1)).toEqual(['项目支出绩效目标执行监控表'])
    expect((await clerk.file(`/projects/${project.id}/exports/monitoring.xlsx?asOf=2021-07`)).status).toBe(200)
  })
})
