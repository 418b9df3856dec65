import { describe, expect, test } from 'vitest'
import type { Declaration, Question } from '#domain/declaration'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp } from '../support/app.ts'
import { declaration, declare, indicator, suzhouForm } from '../support/declaration.ts'

type Parsed = { declaration: Declaration; questions: Question[]; lines: { unused: boolean }[] }
type Refused = { title: string; detail: string; problems?: { path: string; code: string; message: string }[] }

describe('declaring', () => {
  test('the pasted form becomes a project with four sub-projects of 4,000万元 and 30 indicators', async () => {
    const client = await (await testApp()).bureau()
    const parsed = await client.call<Parsed>('POST', '/declarations/parse', suzhouForm)
    expect(parsed.status).toBe(200)
    const saved = await client.call<ProjectAnswer>('POST', '/projects', { declaration: parsed.body.declaration })
    expect(saved.status).toBe(201)
    const { body } = await client.call<ProjectAnswer>('GET', `/projects/${saved.body.id}`)
    expect(body.indicators).toHaveLength(30)
    expect(body.subprojects.map(row => row.budget)).toEqual([2_330_500_000, 1_201_000_000, 300_000_000, 168_500_000])
    expect(body.budgetInitial).toBe(4_000_000_000)
    expect(body.agency).toMatchObject({ code: '000040000080', name: '苏州市电化教育馆' })
    const many = body.indicators.find(row => row.name === '故障响应及修复及时性')!
    expect(many.subprojects.map(row => row.name)).toEqual(['2021年信息化建设', '2021年信息化运维', '2021年信息化服务'])
    expect(many.evidenceSource).toBe('采购文件和项目验收资料')
    const asked = body.questions.map(question => question.code)
    const count = (code: string) => asked.filter(one => one === code).length
    // Posted unchanged, nothing was confirmed: what the reader proposed stays an open question of the project.
    expect([count('plan-missing'), count('category-inferred'), count('cut-off'), count('equals-means-at-least')]).toEqual([
      9, 2, 1, 1,
    ])
  })

  test('reading a form saves nothing', async () => {
    const client = await (await testApp()).bureau()
    await client.call('POST', '/declarations/parse', suzhouForm)
    expect((await client.call<{ total: number }>('GET', '/projects')).body.total).toBe(0)
  })

  test.each([
    ['GB18030', new Uint8Array(Buffer.from('c9eab1a8b1ed', 'hex')), 422],
    ['a few words', '你好', 422],
    ['a binary file', new Uint8Array([1, 2, 3, 0, 255, 254]), 400],
    ['an HTML page with a script', '<html><script>alert(1)</script><body>hello</body></html>', 422],
  ])('%s that is no form is refused with a message in Chinese', async (_, body, status) => {
    const client = await (await testApp()).bureau()
    const refused = await client.call<Refused>('POST', '/declarations/parse', body)
    expect(refused.status).toBe(status)
    expect(refused.body.title).toBe('没有读出申报表')
    expect(refused.body.problems?.[0]?.message).toMatch(/[一-龥]{4}/)
  })

  test('50 MB of text are refused, and the next request is answered', async () => {
    const client = await (await testApp()).bureau()
    const refused = await client.call<Refused>('POST', '/declarations/parse', 'x'.repeat(50_000_000))
    expect([refused.status, refused.body.detail]).toEqual([413, '最多接受 10 MB。'])
    expect((await client.call('POST', '/declarations/parse', suzhouForm)).status).toBe(200)
  })

  test('a second project of the same unit, name and year is refused with the first one’s name', async () => {
    const client = await (await testApp()).bureau()
    await declare(client)
    const again = await client.call<Refused>('POST', '/projects', { declaration: declaration() })
    expect(again.status).toBe(422)
    expect(again.body.detail).toContain('测试项目')
    expect((await client.call<{ total: number }>('GET', '/projects')).body.total).toBe(1)
  })

  test('rich text is sanitised when it is saved, whatever was sent', async () => {
    const client = await (await testApp()).bureau()
    const overview = '<p onclick="x()">甲<script>alert(1)</script><b>乙</b><img src=x onerror=alert(1)></p>'
    const project = await declare(client, { overview })
    expect(project.texts.overview).toBe('<p>甲<b>乙</b></p>')
  })

  test('an indicator of an unknown sub-project, and a plan outside the year, are named with their places', async () => {
    const client = await (await testApp()).bureau()
    const wrong = indicator('次数', '6次', { subprojects: ['没有'], monthlyPlan: [{ month: '2022-01', cumulative: 1 }] })
    const refused = await client.call<Refused>('POST', '/projects', { declaration: declaration({ indicators: [wrong] }) })
    expect(refused.status).toBe(422)
    expect(refused.body.problems?.map(problem => [problem.path, problem.code])).toEqual([
      ['indicators.0.subprojects', 'no-such-subproject'],
      ['indicators.0.monthlyPlan.0.month', 'month-outside-year'],
    ])
    expect((await client.call<{ total: number }>('GET', '/agencies')).body.total).toBe(0)
  })

  test('a clerk declares for the own unit, not for another, and cannot invent a unit', async () => {
    const app = await testApp()
    const bureau = await app.bureau()
    const own = await bureau.call<{ id: number }>('POST', '/agencies', { code: 'U1', name: '测试单位' })
    await bureau.call('POST', '/agencies', { code: 'U2', name: '别的单位' })
    const clerk = await app.account('clerk', 'clerk', own.body.id)
    expect((await clerk.call('POST', '/projects', { declaration: declaration() })).status).toBe(201)
    expect((await clerk.call('POST', '/projects', { declaration: declaration({ agencyCode: 'U2' }) })).status).toBe(403)
    const unknown = await clerk.call<Refused>('POST', '/projects', { declaration: declaration({ agencyCode: 'U3' }) })
    expect([unknown.status, unknown.body.title]).toEqual([422, '没有这个单位'])
  })

  test('a changed target is a new version: past months keep the one then in force', async () => {
    const client = await (await testApp()).bureau()
    const project = await declare(client, { indicators: [indicator('服务人次', '1200人次')] })
    const [row] = project.indicators
    const change = { id: row!.id, target: '600人次', effective: '2021-07', documentNo: '财预〔2021〕1号', reason: '预算调整' }
    const { body } = await client.call<ProjectAnswer>('PATCH', `/projects/${project.id}`, { version: 1, indicators: [change] })
    expect(body.indicators[0]!.versions.map(version => [version.effective, version.target.value])).toEqual([
      ['2021-01', 1200],
      ['2021-07', 600],
    ])
    const stale = await client.call('PATCH', `/projects/${project.id}`, { version: 1, budgetAdjusted: 1 })
    expect(stale.status).toBe(409)
  })

  test('a monthly plan given later answers the question and sets the pace', async () => {
    const client = await (await testApp()).bureau()
    const row = indicator('购买运维服务', '7个', { pacing: 'due', dueMonth: '2021-12' })
    const project = await declare(client, { indicators: [row] })
    expect(project.questions.map(question => question.code)).toEqual(['plan-missing'])
    const monthlyPlan = [
      { month: '2021-06', cumulative: 3 },
      { month: '2021-12', cumulative: 7 },
    ]
    const plans = [{ indicatorId: project.indicators[0]!.id, monthlyPlan }]
    const { body } = await client.call<ProjectAnswer>('PATCH', `/projects/${project.id}`, { plans })
    expect(body.questions).toEqual([])
    expect([body.indicators[0]!.pacing, body.indicators[0]!.monthlyPlan]).toEqual(['plan', monthlyPlan])
  })

  test('POST /targets/parse reads writings as the forms do', async () => {
    const client = await (await testApp()).bureau()
    const writings = [{ raw: '15%及其以下' }, { raw: '=80万' }, { name: '满意度', raw: '＞90％' }, { raw: '10～15天' }]
    const { body } = await client.call<{ targets: Declaration['indicators'][number]['target'][] }>('POST', '/targets/parse', {
      writings,
    })
    expect(
      body.targets.map(target => [target.comparator, target.value, target.low, target.high, target.unit, target.scale]),
    ).toEqual([
      ['<=', 0.15, null, null, '%', 1],
      ['=', 800_000, null, null, '', 10_000],
      ['>', 0.9, null, null, '%', 1],
      ['range', null, 10, 15, '天', 1],
    ])
  })
})
