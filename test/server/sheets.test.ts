import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { SheetPreview } from '../../server/answers/sheet-answer.ts'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

/** Evidence sheets from the file to the light (domain rules §3: fed by the evidence each indicator names). */
type Refused = { type: string; detail: string; problems?: { code: string; message: string }[] }
type Detail = {
  items: { place: string; cells: Record<string, string>; leftOut: string }[]
  total: number
  without: { total: number } | null
}

const fractions = { aggregation: 'weighted', pacing: 'whole' } as const
const indicators = [
  indicator('学生满意度', '=85%', { ...fractions, evidenceSource: '调查问卷原稿及问卷调查结果汇总' }),
  indicator('信息化服务使用率', '=85%', {
    aggregation: 'ratio_last',
    pacing: 'whole',
    evidenceSource: '使用记录（注册使用的账户清单）及在校人数清册',
  }),
  indicator('选拔赛活动参与人次', '=2000人', { evidenceSource: '参赛报名表' }),
  indicator('培训人数', '≥3人', { evidenceSource: '培训报名表' }),
  indicator('验收合格率', '=100%', { aggregation: 'ratio', pacing: 'whole', evidenceSource: '采购文件和项目验收资料' }),
  indicator('教育信息化建设管理办法', '制定', {
    aggregation: 'milestone',
    pacing: 'due',
    dueMonth: '2021-12',
    evidenceSource: '项目管理内部文件',
  }),
]

async function started() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, { indicators })
  const path = `/projects/${project.id}`
  const send = async <T = SheetPreview>(name: string, month: string, body: string | Uint8Array, more = '') =>
    people.clerk.call<T>('POST', `${path}/imports/sheet?indicatorId=${idOf(project, name)}&month=${month}${more}`, body)
  const entry = async (name: string, month: string) => {
    const { body } = await people.clerk.call<MonthAnswer>('GET', `${path}/actuals/${month}`)
    return body.entries.find(row => row.indicatorId === idOf(project, name))
  }
  const rowOf = async (name: string, asOf: string) => {
    const { body } = await people.clerk.call<Progress>('GET', `${path}/progress?asOf=${asOf}`)
    return body.indicators.find(row => row.name === name)!
  }
  return { app, ...people, project, path, send, entry, rowOf }
}

const survey = (satisfied: number, others: number) =>
  ['答卷编号\t您对学校信息化服务是否满意', ...lines(satisfied, '满意'), ...lines(others, '不满意', satisfied)].join('\n')
const lines = (count: number, answer: string, from = 0) => Array.from({ length: count }, (_, i) => `${from + i + 1}\t${answer}`)
const choices = (given: object) => `&choices=${encodeURIComponent(JSON.stringify(given))}`

describe('a survey sheet', () => {
  test('is proposed from the form’s own words, and a trial changes nothing', async () => {
    const { send, entry } = await started()
    const { status, body } = await send('学生满意度', '2021-06', survey(287, 25), `&dryRun=1${choices({ sent: 342 })}`)
    expect([status, body.kind, body.from, body.missing]).toEqual([200, 'survey', 'evidence', []])
    expect(body.mapping.columns).toEqual({ answer: ['您对学校信息化服务是否满意'], respondent: ['答卷编号'] })
    expect(body.result).toBe(
      '有效 **312** 份，发出 342 份、回收率 91.2%，满意 **287** 份：**92%**（95% 区间 88.4%–94.5%），可以判断已达到 = 85%。',
    )
    expect(await entry('学生满意度', '2021-06')).toBeUndefined()
  })

  test('becomes the month’s value with its source, moves the light, and its rows stay to be opened', async () => {
    const { send, entry, rowOf, clerk, path } = await started()
    const done = await send('学生满意度', '2021-06', `${survey(30, 10)}\n41\t\n42\t不了解\n1\t满意`)
    expect(done.body).toMatchObject({ total: 43, counted: 40, saved: { placed: [{ month: '2021-06', place: 'follows' }] } })
    expect(await entry('学生满意度', '2021-06')).toMatchObject({ numerator: 30, denominator: 40, source: 'sheet' })
    expect((await rowOf('学生满意度', '2021-06')).signal).toBe('warning')
    const rows = await clerk.call<Detail>('GET', `${path}/sheets/${done.body.saved!.id}?only=leftOut`)
    expect(rows.body.items.map(row => [row.place, row.leftOut])).toEqual([
      ['A42', 'empty'],
      ['A43', 'no-opinion'],
      ['A44', 'duplicate'],
    ])
  })

  test('of two schools adds up in one month; the same file is said and not counted twice', async () => {
    const { send, entry } = await started()
    await send('学生满意度', '2021-06', survey(30, 10))
    const second = await send('学生满意度', '2021-06', survey(5, 5))
    expect(second.body.result).toContain('2 份清单合计')
    expect(await entry('学生满意度', '2021-06')).toMatchObject({ numerator: 35, denominator: 50 })
    const again = await send<Refused>('学生满意度', '2021-06', survey(5, 5))
    expect([again.status, again.body.type]).toEqual([409, '/problems/sheet-there'])
    expect((await send('学生满意度', '2021-06', survey(5, 5), '&dryRun=1')).body.twin).toMatchObject({ month: '2021-06' })
    expect(await entry('学生满意度', '2021-06')).toMatchObject({ numerator: 35, denominator: 50 })
  })

  test('of five people says so, and cannot decide', async () => {
    const { send } = await started()
    const { body } = await send('学生满意度', '2021-06', survey(5, 0), '&dryRun=1')
    expect(body.decision).toBe('undecided')
    expect(body.result).toContain('只有 5 份有效答卷')
  })

  test('read once is read the same way the next month, without a question', async () => {
    const { send } = await started()
    const sheet = (marks: number[]) => `编码,第1题,第2题\n${marks.map((mark, i) => `${i},${mark},9`).join('\n')}`
    const chosen = choices({ kind: 'survey', columns: { answer: ['第1题'] }, scale: '10' })
    expect((await send('学生满意度', '2021-06', sheet([9, 8, 3]), chosen)).body.figure).toMatchObject({
      numerator: 2,
      denominator: 3,
    })
    const next = await send('学生满意度', '2021-07', sheet([2, 3, 10]), '&dryRun=1')
    expect([next.body.from, next.body.mapping.scale, next.body.mapping.columns]).toEqual([
      'remembered',
      '10',
      { answer: ['第1题'] },
    ])
    expect(next.body.figure).toMatchObject({ numerator: 1, denominator: 3 })
  })

  test('is counted by another rule once a person changes it, and a rule that does not fit is refused', async () => {
    const { send, entry, clerk, project, path } = await started()
    await send('学生满意度', '2021-05', '对服务是否满意\n很满意\n很满意\n满意\n一般\n')
    expect(await entry('学生满意度', '2021-05')).toMatchObject({ numerator: 3, denominator: 4 })
    const indicatorId = idOf(project, '学生满意度')
    const change = (recipe: object) => clerk.call<Refused>('PUT', `${path}/recipes`, { recipes: [{ indicatorId, recipe }] })
    expect((await change({ kind: 'survey', reading: 'score', basicCounts: false })).status).toBe(200)
    // 5 + 5 + 4 + 3 of 5 points each.
    expect(await entry('学生满意度', '2021-05')).toMatchObject({ numerator: 3.4, denominator: 4 })
    const { status, body } = await change({ kind: 'document' })
    expect([status, body.problems![0]!.code]).toEqual([422, 'recipe-does-not-fit'])
  })

  test('taken out with a reason leaves the month empty and its rows readable', async () => {
    const { send, entry, clerk, path } = await started()
    const { body } = await send('学生满意度', '2021-06', survey(3, 1))
    const at = `${path}/sheets/${body.saved!.id}`
    expect((await clerk.call('POST', `${at}/remove`, { reason: '' })).status).toBe(400)
    expect((await clerk.call('POST', `${at}/remove`, { reason: '问卷作废' })).status).toBe(200)
    expect(await entry('学生满意度', '2021-06')).toMatchObject({ state: 'cleared' })
    expect((await clerk.call<Detail>('GET', at)).body.total).toBe(4)
    expect((await send('学生满意度', '2021-06', survey(3, 1))).status).toBe(200)
  })
})

describe('an account list and a roster', () => {
  const roster = '学号\t姓名\n001\t王一\n002\t李二\n003\t张三\n004\t赵四'
  const accounts = '登录账号\t姓名\t登录次数\n001\t王一\t3\n００２\t李二\t1\n002\t李二\t1\n003\t张三\t0\n999\t外人\t5'

  test('give the usage rate: duplicates, idle accounts and strangers are listed, people without account as well', async () => {
    const { send, entry, clerk, path, rowOf } = await started()
    const list = await send('信息化服务使用率', '2021-06', accounts)
    expect([list.body.kind, list.body.result]).toEqual(['accounts', null])
    expect(list.body.notes.join()).toContain('还没有在校人数清册')
    const people = await send('信息化服务使用率', '2021-06', roster)
    expect(people.body.kind).toBe('roster')
    expect(people.body.result).toContain('在册 **4** 人中 **2** 人有使用账户：**50%**；2 人没有账户，1 个账户不在清册中')
    expect(await entry('信息化服务使用率', '2021-06')).toMatchObject({ numerator: 2, denominator: 4, source: 'sheet' })
    expect((await rowOf('信息化服务使用率', '2021-06')).signal).toBe('behind')
    const { body } = await clerk.call<Detail>('GET', `${path}/sheets/${list.body.saved!.id}`)
    expect(body.items.map(row => row.leftOut)).toEqual(['', '', 'duplicate', 'idle', 'stranger'])
    expect(body.without).toMatchObject({ total: 2 })
    expect(JSON.stringify(body)).not.toContain('王一')
  })

  test('the roster stands until a newer one, so a month needs only its account list', async () => {
    const { send, entry } = await started()
    await send('信息化服务使用率', '2021-05', roster)
    await send('信息化服务使用率', '2021-07', '账号\n001\n002\n003\n004')
    expect(await entry('信息化服务使用率', '2021-07')).toMatchObject({ numerator: 4, denominator: 4 })
  })
})

describe('lists', () => {
  const signUp = '姓名\t学号\t赛项\n王一\t1\t电脑制作\n王一\t1\t网络安全\n李二\t2\t电脑制作\n李二\t2\t电脑制作'

  test('a sign-up list counts person-times where the form asks for 人次, persons where it asks for 人数', async () => {
    const { send } = await started()
    expect((await send('选拔赛活动参与人次', '2021-06', signUp)).body.figure).toMatchObject({ value: 3 })
    expect((await send('培训人数', '2021-06', signUp)).body.figure).toMatchObject({ value: 2 })
    const next = await send('培训人数', '2021-07', `${signUp}\n赵四\t4\t电脑制作`)
    expect(next.body.figure).toMatchObject({ value: 1 })
    expect(next.body.result).toContain('其中 2 人前几个月已计过')
  })

  test('an acceptance list gives the pass rate of its month; the last acceptance of an item counts', async () => {
    const { send } = await started()
    const list =
      '项目名称\t验收结论\t验收日期\n机房\t不合格\t2021-06-02\n机房\t合格\t2021-06-20\n网络\t合格\t44370\n监控\t未验收\t\n大屏\t合格\t2021-03-01'
    const { body } = await send('验收合格率', '2021-06', list)
    expect(body.figure).toMatchObject({ numerator: 2, denominator: 2 })
    expect(body.rows.filter(row => row.leftOut).map(row => [row.place, row.leftOut])).toEqual([
      ['A2', 'superseded'],
      ['A5', 'not-yet'],
      ['A6', 'other-month'],
    ])
    expect(body.notes.join()).toContain('A4 读作 2021-06-23')
  })

  test('a document or a list of documents tells its stage; a 征求意见稿 is not yet issued', async () => {
    const { send, entry } = await started()
    const name = '教育信息化建设管理办法'
    await send(name, '2021-05', '关于征求《教育信息化建设管理办法（征求意见稿）》意见的通知\n2021年5月8日')
    expect(await entry(name, '2021-05')).toMatchObject({ level: '征求意见' })
    await send(name, '2021-09', '文件名称\t文号\t日期\n教育信息化建设管理办法\t苏教〔2021〕12号\t2021-09-01')
    expect(await entry(name, '2021-09')).toMatchObject({ level: '印发' })
  })
})
