import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ReviewAnswer } from '../../server/answers/review-answer.ts'
import type { Client } from '../support/app.ts'
import { evaluatedProject, type Said } from '../support/evaluated.ts'

type Reviewed = ReviewAnswer & { title: string; type: string; problems?: { path: string; code: string; message: string }[] }
type Todos = { items: { kind: string; projectName: string; due: string | null }[] }
type Inbox = { items: { title: string; text: string }[] }

/** Handed in with 9 of 10 for the money, 45 of 60 for 1500 of 2000 visits, and 28 of 30 for the regulation. */
async function handedIn() {
  const made = await evaluatedProject()
  const { app, bureau, clerk, path, step, complete } = made
  const [one, two] = [await app.account('zj1', 'reviewer'), await app.account('zj2', 'reviewer')]
  const idOf = async (name: string) =>
    (await bureau.call<{ items: { id: number; name: string }[] }>('GET', `/reviewers?q=${name}`)).body.items[0]!.id
  const ids = { zj1: await idOf('zj1'), zj2: await idOf('zj2') }
  const assign = (...accountIds: number[]) => bureau.call('PUT', `${path}/reviewers`, { accountIds })
  await assign(ids.zj1, ids.zj2)
  await complete()
  expect((await step(clerk, 'submit')).status).toBe(200)
  const look = async (by: Client, round = '') => (await by.call<Reviewed>('GET', `${path}/evaluation/review${round}`)).body
  const { round } = await look(one)
  const score = (by: Client, rows: object[], seen = round) =>
    by.call<Reviewed>('PUT', `${path}/evaluation/review`, { round: seen, rows })
  const done = (by: Client, body: object = {}) => by.call<Reviewed>('POST', `${path}/evaluation/review/done`, { round, ...body })
  const fix = (by: Client, rows: object[]) => by.call<Reviewed>('PUT', `${path}/evaluation/final-scores`, { round, rows })
  const { visits, rules } = made
  const all = (money: number, visit: number, rule: number, reason = '') => [
    { indicatorId: 0, score: money },
    { indicatorId: visits, score: visit, reason },
    { indicatorId: rules, score: rule, reason },
  ]
  return { ...made, one, two, ids, assign, look, round: round!, score, done, fix, all }
}
let given: Awaited<ReturnType<typeof handedIn>>
beforeEach(async () => {
  given = await handedIn()
})
const codes = (body: Reviewed) => body.problems?.map(problem => problem.code)
const secret = '只有甲知道：台账仅1357人次'

describe('experts of a handed-in evaluation', () => {
  test('score every row within its points and its band, with a reason where it is not the unit’s own', async () => {
    const { one, look, score, done, all, visits, rules } = given
    const before = await look(one)
    expect(before.rows.map(row => [row.name, row.weight, row.self])).toEqual([['', 10, 9], ['服务人次', 60, 45], ['管理办法', 30, 28]]) // prettier-ignore
    expect([before.may.score, before.missing.length]).toEqual([true, 3])
    const beyond = await score(one, [{ indicatorId: visits, score: 61 }, { indicatorId: rules, score: 23 }, { indicatorId: 424_242 }]) // prettier-ignore
    expect([beyond.status, codes(beyond.body)]).toEqual([422, ['review-beyond', 'review-band', 'unknown-indicator']])
    expect(beyond.body.problems![1]!.message).toContain('24–30')
    expect((await look(one)).rows.map(row => row.own!.version)).toEqual([0, 0, 0])

    const saved = await score(one, all(9, 40, 28))
    expect(saved.body.missing).toEqual([{ indicatorId: visits, ask: 'reason' }])
    const early = await done(one)
    expect([early.status, codes(early.body)]).toEqual([422, ['review-reason']])
    await score(one, [{ indicatorId: visits, reason: '台账只有1333人次' }])
    const finished = await done(one, { opinion: '总体良好' })
    expect(finished.body.experts.map(({ own, state }) => ({ own, state }))).toEqual([
      { own: true, state: 'done' },
      { own: false, state: 'waiting' },
    ])
    expect((await score(one, all(9, 45, 28))).status).toBe(423)
    expect((await done(one)).status).toBe(423)
  })

  test('do not see what another gave before all are done; nor does anybody else, anywhere', async () => {
    const { app, bureau, department, clerk, one, two, look, score, done, all, path, project } = given
    await score(one, all(8.88, 33.57, 27.31, secret))
    await score(one, [{ indicatorId: 0, reason: secret }])
    expect((await done(one, { opinion: secret })).status).toBe(200)
    const auditor = await app.account('shenji', 'auditor')
    // What somebody may read of it: every answer, export, message and record, as it leaves the house.
    const read = async (by: Client, road: string) => {
      if (!road.endsWith('.xlsx')) return JSON.stringify((await by.call('GET', road)).body)
      const { status, bytes } = await by.file(road)
      const book = new ExcelJS.Workbook()
      if (status === 200) await book.xlsx.load(bytes.buffer as ArrayBuffer)
      return JSON.stringify(book.worksheets.map(sheet => sheet.getSheetValues()))
    }
    const roads = [
      `${path}/evaluation`,
      `${path}/evaluation/review`,
      `${path}/evaluation/versions/1`,
      `${path}/evaluation/published`,
      `${path}/exports/self-evaluation.xlsx`,
      `${path}/report`,
      `${path}/progress`,
      `${path}/changes`,
      path,
      '/messages',
      '/todos',
      '/audit',
      `/audit?entity=evaluation&entityId=${project.id}`,
      '/audit/export.csv',
    ]
    const told = /8\.88|33\.57|27\.31|只有甲知道/
    for (const by of [two, bureau, department, clerk, auditor])
      for (const road of roads) expect([road, told.exec(await read(by, road))]).toEqual([road, null])
    expect(await read(one, `${path}/evaluation/review`)).toMatch(told)
    const trail = await auditor.call<{ items: { event: string; detail: object }[] }>('GET', '/audit?event=review.')
    expect(trail.body.items.map(({ event, detail }) => [event, JSON.stringify(detail)])).toEqual([
      ['review.done', '{"after":{"round":1}}'],
      ['review.write', expect.stringContaining('"version":2')],
      ['review.write', expect.stringContaining('"version":1')],
    ])
    expect((await look(bureau)).experts.map(expert => [expert.name, expert.state])).toEqual([['zj1', 'done'], ['zj2', 'waiting']]) // prettier-ignore
    expect((await look(two)).experts.map(expert => expert.name)).toEqual([null, null])
  })

  test('once all are done the scores stand side by side for them, the department and the bureau, not for the unit', async () => {
    const { bureau, department, otherDepartment, clerk, one, two, look, score, done, all, path, read } = given
    await score(one, all(9, 40, 28, '台账只有1333人次'))
    await done(one)
    await score(two, all(9, 45, 26, '印发偏晚'))
    await done(two)
    for (const by of [one, two, department, bureau]) {
      const { opened, shown, rows } = await look(by)
      expect([opened, shown]).toEqual([true, true])
      expect(rows.map(row => [row.self, ...row.scores.map(one => one.score), row.spread, row.proposed, row.basis])).toEqual([
        [9, 9, 9, 0, 9, 'self'],
        [45, 40, 45, 5, 42.5, 'experts'],
        [28, 28, 26, 2, 27, 'experts'],
      ])
    }
    const unit = await look(clerk)
    expect([unit.shown, unit.rows.flatMap(row => row.scores), unit.rows[1]!.proposed]).toEqual([false, [], null])
    expect((await otherDepartment.call('GET', `${path}/evaluation/review`)).status).toBe(404)
    expect((await bureau.call<Inbox>('GET', '/messages')).body.items.map(item => item.title)).toContain('专家复评完成：“教育信息化”2021年绩效自评'.replace('教育信息化', given.project.name)) // prettier-ignore
    const step = (by: Client) => read(by).then(body => body.steps.at(-1))
    expect(await step(bureau)).toMatchObject({ event: 'experts', by: 'zj2', kept: false })
    expect(await step(clerk)).toMatchObject({ event: 'experts', by: '' })
  })

  test('one given the project later is blind as well, until done', async () => {
    const { app, bureau, one, two, ids, assign, look, score, done, all } = given
    for (const by of [one, two]) {
      await score(by, all(9, 40, 28, '台账'))
      await done(by)
    }
    const three = await app.account('zj3', 'reviewer')
    const id = (await bureau.call<{ items: { id: number }[] }>('GET', '/reviewers?q=zj3')).body.items[0]!.id
    await assign(ids.zj1, ids.zj2, id)
    expect((await three.call<Inbox>('GET', '/messages')).body.items[0]!.title).toContain('请复评')
    const view = await look(three)
    expect([view.opened, view.shown, view.rows.flatMap(row => row.scores)]).toEqual([true, false, []])
    await score(three, all(9, 45, 28, '认可'))
    await done(three)
    expect((await look(three)).rows[1]!.scores.map(row => row.score)).toEqual([40, 40, 45])
  })

  test('who is not waited for any more leaves the others side by side', async () => {
    const { bureau, one, two, ids, assign, look, score, done, all } = given
    await score(one, all(9, 40, 28, '台账'))
    await done(one)
    await score(two, all(9, 1, 28, '未完成的打分'))
    await assign(ids.zj1)
    const { opened, rows } = await look(bureau)
    expect([opened, rows[1]!.scores.map(row => row.score)]).toEqual([true, [40]])
    // Given back, the scores begun before are still there, and the others are hidden.
    await assign(ids.zj1, ids.zj2)
    const own = await look(two)
    expect([own.shown, own.rows[1]!.own!.score]).toEqual([false, 1])
  })

  test('an unknown, stale or foreign hand is refused', async () => {
    const { app, bureau, clerk, one, two, score, path, visits } = given
    const row = [{ indicatorId: visits, score: 45, version: 0 }]
    expect((await score(one, row)).status).toBe(200)
    expect((await score(one, row)).status).toBe(409)
    expect((await score(two, row)).status).toBe(200)
    expect((await score(two, row, 99)).body.type).toContain('review-round')
    expect((await score(clerk, row)).status).toBe(403)
    expect((await score(bureau, row)).status).toBe(403)
    const stranger = await app.account('zj9', 'reviewer')
    expect((await score(stranger, row)).status).toBe(404)
    expect((await stranger.call('GET', `${path}/evaluation/review`)).status).toBe(404)
    const both = await app.account('zj8', 'reviewer', given.units.u1, ['clerk'])
    expect((await score(both, row)).status).toBe(403)
  })

  test('are told when it is handed in, and find it in their list until they are done', async () => {
    const { one, score, done, all } = given
    const titles = (await one.call<Inbox>('GET', '/messages')).body.items.map(item => item.title)
    expect(titles.map(title => title.slice(0, 3))).toEqual(['请复评', '请评审'])
    const kinds = async () => (await one.call<Todos>('GET', '/todos')).body.items.map(item => [item.kind, item.due])
    expect(await kinds()).toEqual([['evaluationScore', null]])
    await score(one, all(9, 45, 28))
    await done(one)
    expect(await kinds()).toEqual([])
  })
})

describe('the final scores', () => {
  const bothDone = async () => {
    const { one, two, score, done, all, department, step } = given
    await step(department, 'approve')
    await score(one, all(9, 40, 28, '台账只有1333人次'))
    await done(one)
    await score(two, all(9, 45, 26, '印发偏晚'))
    await done(two)
  }

  test('are the experts’ mean, or what the bureau fixes with a reason; final they are frozen and told to the unit', async () => {
    const { bureau, department, clerk, look, fix, step, read, visits, rules } = given
    const todo = async () =>
      (await bureau.call<Todos>('GET', '/todos')).body.items.filter(item => item.kind === 'evaluationSettle').length
    await bothDone()
    expect(await todo()).toBe(1)
    expect([(await look(bureau)).finalTotal, (await look(bureau)).finalGrade]).toEqual([78.5, '中'])
    expect((await fix(department, [{ indicatorId: visits, score: 44 }])).status).toBe(403)
    const fixed = await fix(bureau, [{ indicatorId: visits, score: 44, version: 0 }])
    expect([fixed.body.rows[1]!.basis, fixed.body.finalTotal]).toEqual(['bureau', 80])
    const early = await step(bureau, 'approve')
    expect([early.status, early.body.problems?.map(one => one.path)]).toEqual([422, [`rows.${visits}.reason`]])
    await fix(bureau, [{ indicatorId: visits, reason: '以闸机计数1467人次为准' }])
    expect((await fix(bureau, [{ indicatorId: rules, score: 30.5 }])).status).toBe(422)
    const { final, total, grade } = (await step(bureau, 'approve')).body
    expect([total, grade, final!.total, final!.grade, final!.experts]).toEqual([82, '良', 80, '良', 2])
    expect(final!.rows.map(row => [row.score, row.basis])).toEqual([[9, 'self'], [44, 'bureau'], [27, 'experts']]) // prettier-ignore
    expect((await read(clerk)).final!.rows[1]!.reason).toBe('以闸机计数1467人次为准')
    expect((await fix(bureau, [{ indicatorId: visits, score: 45 }])).status).toBe(423)
    expect(await todo()).toBe(0)
  })

  test('are fixed once the experts’ scores are laid side by side, not before', async () => {
    const { bureau, department, one, two, score, done, all, step, fix, visits } = given
    await step(department, 'approve')
    await score(one, all(9, 40, 28, '台账'))
    await done(one)
    const early = await fix(bureau, [{ indicatorId: visits, score: 44, reason: '闸机' }])
    expect([early.status, early.body.title]).toEqual([423, '还有 1 位专家没有完成复评'])
    await score(two, all(9, 45, 28))
    await done(two)
    expect((await fix(bureau, [{ indicatorId: visits, score: 44, reason: '闸机' }])).status).toBe(200)
  })

  test('do without experts as before: the unit’s own, unless the bureau says otherwise', async () => {
    const { bureau, department, assign, step, fix, visits } = given
    await assign()
    await step(department, 'approve')
    await fix(bureau, [{ indicatorId: visits, score: 40, reason: '抽查台账' }])
    expect((await step(bureau, 'approve')).body.final).toMatchObject({ total: 77, grade: '中', experts: 0 })
  })

  test('do not wait for an expert where a reason is given; without one it is refused', async () => {
    const { bureau, department, one, two, look, score, done, all, step } = given
    await step(department, 'approve')
    await score(one, all(9, 40, 28, '台账'))
    await done(one)
    const refused = await step(bureau, 'approve')
    expect([refused.status, refused.body.title]).toEqual([422, '还有 1 位专家没有完成复评'])
    expect((await step(bureau, 'approve', { opinion: '乙专家因病退出' })).body.final).toMatchObject({ total: 77, experts: 1 })
    expect([(await look(bureau)).shown, (await look(two)).shown, (await look(one)).shown]).toEqual([true, false, false])
  })

  test('opened again and handed in anew a round begins; the old one and what was frozen stay readable', async () => {
    const { bureau, clerk, one, look, write, step, score, done, all, round, path, visits } = given
    await bothDone()
    await step(bureau, 'approve')
    await step(bureau, 'reopen', { opinion: '审计调整' })
    await write(clerk, { rows: [{ indicatorId: visits, reason: '上半年闭馆，见审计意见' }] })
    const again = (await step(clerk, 'submit')).body
    const frozen = again.steps.find(one => one.state === 'final')!
    const old = await bureau.call<Said>('GET', `${path}/evaluation/versions/${frozen.seq}`)
    expect(old.body).toMatchObject({ state: 'final', final: { total: 78.5 }, may: { write: false, reopen: false } })
    expect(old.body.indicators[0]!.reason).toBe('上半年闭馆')
    expect(again.steps.find(one => one.event === 'reopen')!.opinion).toBe('审计调整')
    expect((await bureau.call('GET', `${path}/evaluation/versions/${frozen.seq + 1}`)).status).toBe(404)
    // Who scores anew does not read the earlier outcome, in the kept table nor as published; others do, and so does who is done.
    const { final } = (await one.call<Said>('GET', `${path}/evaluation/versions/${frozen.seq}`)).body
    const told = await one.call<Reviewed>('GET', `${path}/evaluation/published`)
    expect([final, told.status, told.body.type]).toEqual([null, 423, expect.stringContaining('review-blind')])
    expect((await clerk.call('GET', `${path}/evaluation/published`)).status).toBe(200)
    const stale = await score(one, all(9, 45, 28))
    expect([stale.status, stale.body.type]).toEqual([409, expect.stringContaining('review-round')])
    // What the other gave before is hidden while one scores anew; the own scores are not.
    const before = await look(one, `?round=${round}`)
    expect([before.shown, before.rows[1]!.own!.score, before.rows[1]!.scores]).toEqual([false, 40, []])
    expect((await look(bureau, `?round=${round}`)).rows[1]!.scores.map(one => one.score)).toEqual([40, 45])
    expect((await look(one)).rows[1]!.own).toEqual({ score: null, reason: '', version: 0 })
    const current = (await look(one)).round!
    await score(one, all(9, 45, 28), current)
    expect((await done(one, { round: current })).status).toBe(200)
    expect((await one.call('GET', `${path}/evaluation/published`)).status).toBe(200)
  })
})

test('what is published is the last final result: no names of persons, no opinions, none of the experts’ words', async () => {
  const { bureau, clerk, department, one, two, score, done, all, step, path } = given
  expect((await clerk.call('GET', `${path}/evaluation/published`)).status).toBe(409)
  for (const by of [one, two]) {
    await score(by, all(9, 40, 28, '台账只有1333人次'))
    await done(by, { opinion: '专家意见' })
  }
  await step(department, 'approve', { opinion: '部门意见' })
  await step(bureau, 'approve', { opinion: '财政意见' })
  const read = () =>
    clerk.call<{ total: number; reopened: boolean; indicators: { score: number }[] }>('GET', `${path}/evaluation/published`)
  const { body } = await read()
  expect([body.total, body.reopened, body.indicators.map(row => row.score)]).toEqual([77, false, [40, 28]])
  expect(JSON.stringify(body)).not.toMatch(/意见|1333|zj|clerk1|bureau\d|depJ/)
  await step(bureau, 'reopen', { opinion: '审计调整' })
  expect((await read()).body).toMatchObject({ total: 77, reopened: true })
})
