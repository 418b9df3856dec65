import { describe, expect, test } from 'vitest'
import type { MonitoringTable, RunView } from '../../server/answers/monitoring-answer.ts'
import { readWorkbook } from '../../server/documents/workbook.ts'
import type { Client } from '../support/app.ts'
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

  test('is a workbook in the words of the official form', async () => {
    const { clerk, path, project } = await opened()
    const { status, bytes } = await clerk.file(`${path}/table.xlsx`)
    const book = readWorkbook(bytes)
    expect([status, book.ok]).toEqual([200, true])
    if (!book.ok) return
    const heads = [...book.value[0]!.rows.get(1)!.cells.values()].map(cell => cell.text)
    expect(heads).toEqual([
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '1–7月执行情况',
      '全年预计完成情况',
      '偏差原因分析',
      '原因说明',
      '完成目标可能性',
    ])
    expect((await clerk.file(`/projects/${project.id}/exports/monitoring.xlsx?asOf=2021-07`)).status).toBe(200)
  })
})
