import { describe, expect, test } from 'vitest'
import { rescore } from '#domain/evaluation-score'
import { national2020 } from '#domain/ruleset'
import { lastSnapshot } from '../../db/queries/evaluations.ts'
import type { EvaluationTable } from '../../server/answers/evaluation-table.ts'
import { evaluatedProject as evaluated, type Said } from '../support/evaluated.ts'

type Inbox = { items: { title: string; text: string }[] }
const codes = (body: Said) => body.problems?.map(problem => problem.code)

describe('a project’s year-end evaluation', () => {
  test('is scored from what was reported and spent before anybody writes a word', async () => {
    const { clerk, read, visits } = await evaluated()
    const body = await read(clerk)
    expect(body).toMatchObject({ state: 'draft', version: 0, basis: 'declared', execution: { rate: 0.9, score: 9, weight: 10 } })
    const [first, second] = body.indicators
    expect(first).toMatchObject({ indicatorId: visits, weight: 60, score: 45, met: false, evidence: 'D' })
    expect(first!.explanation).toContain('1,500')
    expect(second).toMatchObject({ score: null, low: 24, high: 30, actual: { level: '达成' } })
    expect([body.total, body.totalLow, body.totalHigh]).toEqual([null, 78, 84])
    expect(body.missing.map(one => one.code).toSorted()).toEqual(['evaluation-measures', 'evaluation-reason', 'evaluation-score'])
  })

  test('goes from the unit over its department to the bureau; final it is frozen, whatever is corrected later', async () => {
    const { app, clerk, department, bureau, read, step, complete, visits, project, path } = await evaluated()
    expect((await step(clerk, 'submit')).status).toBe(422)
    const written = (await complete()).body
    expect([written.total, written.grade, written.missing]).toEqual([82, '良', []])
    const submitted = await step(clerk, 'submit', { version: 1 })
    expect([submitted.status, submitted.body.state, submitted.body.snapshot]).toEqual([200, 'submitted', true])
    expect((await department.call<Inbox>('GET', '/messages')).body.items[0]!.title).toContain('待审核')
    expect((await step(clerk, 'approve')).status).toBe(403)
    expect((await step(department, 'approve')).body.state).toBe('reviewed')
    expect((await step(department, 'approve')).status).toBe(403)
    const final = (await step(bureau, 'approve')).body
    expect([final.state, final.total, final.steps.map(one => one.event)]).toEqual(['final', 82, ['submit', 'approve', 'approve']])

    const entries = [{ indicatorId: visits, value: 2000, note: '补报' }]
    expect((await bureau.call('PUT', `${path}/actuals/2021-07`, { entries })).status).toBe(200)
    expect((await read(clerk)).total).toBe(82)
    const kept = JSON.parse((await lastSnapshot(app.store.db, project.id))!) as EvaluationTable
    expect(kept.ruleSet).toEqual({ code: 'national-2020', version: 1 })
    expect(rescore(kept, national2020)).toEqual({ total: 82, totalLow: 82, totalHigh: 82, grade: '良' })
  })

  test('final, it is opened again by the bureau alone, with a reason; then it is scored anew', async () => {
    const { clerk, department, bureau, step, complete, read, write, visits } = await evaluated()
    await complete()
    await step(clerk, 'submit')
    await step(department, 'approve')
    await step(bureau, 'approve')
    const locked = await write(clerk, { rows: [{ indicatorId: visits, reason: '改' }] })
    expect([locked.status, locked.body.title]).toEqual([423, '自评表已定稿，不能再改'])
    expect((await step(department, 'reopen', { opinion: '审计调整' })).status).toBe(403)
    expect((await step(bureau, 'reopen')).body.type).toContain('opinion-missing')
    expect((await step(bureau, 'reopen', { opinion: '审计调整' })).body).toMatchObject({
      state: 'returned',
      opinion: '审计调整',
      snapshot: false,
    })
    expect((await read(clerk)).may).toEqual({ write: true, submit: true, approve: false, return: false, reopen: false })
    expect((await read(clerk)).steps.map(one => one.event)).toEqual(['submit', 'approve', 'approve', 'reopen'])
  })

  test('sent back it says why, and is handed in once more', async () => {
    const { clerk, department, step, complete } = await evaluated()
    await complete()
    await step(clerk, 'submit')
    expect((await step(department, 'return', { opinion: '措施太笼统' })).body).toMatchObject({
      state: 'returned',
      opinion: '措施太笼统',
    })
    expect((await step(clerk, 'submit')).body).toMatchObject({ state: 'submitted', opinion: '' })
  })

  test('is not handed in while the year runs, though it can be filled in', async () => {
    const { clerk, step, complete } = await evaluated('2021-12-20T09:00:00+08:00')
    const filled = await complete()
    expect([filled.status, filled.body.may.submit]).toEqual([200, false])
    expect((await step(clerk, 'submit')).body.type).toContain('evaluation-year-running')
  })
})

test('a stage stands in the words it was reported in, and a file that comes back with them says nothing new', async () => {
  const { clerk, read, path, rules } = await evaluated()
  const entries = [{ indicatorId: rules, level: '印发' }]
  expect((await clerk.call('PUT', `${path}/actuals/2021-07`, { entries })).status).toBe(200)
  expect((await read(clerk)).indicators[1]!.actual).toEqual({ value: null, level: '达成', words: '印发' })
  const { bytes } = await clerk.file(`${path}/exports/self-evaluation.xlsx`)
  const sent = { 'content-type': 'application/octet-stream' }
  const back = await clerk.call<{ cells: object[] }>('POST', `${path}/imports/evaluation?dryRun=1`, bytes, sent)
  expect([back.status, back.body.cells]).toEqual([200, []])
})

describe('what is written on an evaluation', () => {
  test('points that are not 100 are told at once and refused when it is handed in', async () => {
    const { clerk, write, step, complete, visits } = await evaluated()
    await complete()
    const { body } = await write(clerk, { rows: [{ indicatorId: visits, weight: 59.5 }] })
    expect(body.findings.find(one => one.code === 'weights-not-100')!.message).toContain('99.5')
    const refused = await step(clerk, 'submit')
    expect([refused.status, codes(refused.body)]).toEqual([422, ['evaluation-weights']])
    expect((await write(clerk, { rows: [{ indicatorId: visits, weight: null }] })).body.indicators[0]!.weight).toBe(60)
  })

  test('is all saved or nothing; a row of another project and one given twice are named', async () => {
    const { clerk, write, read, visits, rules } = await evaluated()
    const twice = await write(clerk, {
      rows: [
        { indicatorId: rules, score: 28 },
        { indicatorId: visits, reason: '甲' },
        { indicatorId: visits, reason: '乙' },
        { indicatorId: 999_999 },
      ],
    })
    expect([twice.status, codes(twice.body)]).toEqual([422, ['evaluation-twice', 'unknown-indicator']])
    expect((await read(clerk)).version).toBe(0)
  })

  test('on a version somebody else has moved past is refused', async () => {
    const { clerk, head, write, visits } = await evaluated()
    expect((await write(clerk, { version: 0, rows: [{ indicatorId: visits, reason: '甲', version: 0 }] })).status).toBe(200)
    expect((await write(head, { version: 0, rows: [{ indicatorId: visits, reason: '乙' }] })).status).toBe(409)
    expect((await write(head, { rows: [{ indicatorId: visits, reason: '乙', version: 0 }] })).status).toBe(409)
  })

  test('a score beyond the band is brought to its edge and said', async () => {
    const { clerk, write, rules } = await evaluated()
    const { body } = await write(clerk, { rows: [{ indicatorId: rules, score: 10 }] })
    expect([body.indicators[1]!.given, body.indicators[1]!.score]).toEqual([10, 24])
    expect(body.findings.map(one => one.code)).toContain('band')
  })
})
