import { describe, expect, test } from 'vitest'
import { readTarget } from '#domain/target-reader'
import type { Declaration } from '#domain/declaration'
import { table } from '../../db/open.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declaration, declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

type Refused = { code: string; message: string; existing: number | null } | null
type Preview = {
  refusal: Refused
  declaration: Declaration
  contracts: { id: number; item: string; why: string; paid: number; left: number | null }[]
  past: { indicators: { id: number; name: string; years: { year: number; attainment: number | null; met: boolean | null }[] }[] }
}
type Done = {
  items: { id: number; made: { id: number; name: string } | null; refusal: Refused; questions: number; contracts: number }[]
}
type Failed = { type: string; detail: string; problems?: { path: string; code: string }[] }
const preview = async (client: Client, id: number) => (await client.call<Preview>('GET', `/projects/${id}/carry-over`)).body
const save = (client: Client, body: object) => client.call<ProjectAnswer & Failed>('POST', '/projects', body)

/** A project of 2020 whose year is over: 1,500 of 1,000 visits, both targets named by year. */
async function lastYear(client: Client, more: Partial<Declaration> = {}) {
  const project = await declare(client, {
    projectName: '2020年信息化项目',
    year: 2020,
    subprojects: [{ name: '2020年运维', budget: 1_000_000 }],
    budgetTotal: 1_000_000,
    funding: [{ source: '本级财政', total: 1_000_000, priorYear: null, thisYear: 1_000_000 }],
    indicators: [
      indicator('服务人次', '≥1000人次', { evidenceSource: '后台数据', weight: 30 }),
      indicator('制定2020年计划', '2020年12月底前', {
        aggregation: 'milestone',
        pacing: 'due',
        dueMonth: '2020-12',
        target: readTarget('2020年12月底前', '制定2020年计划'),
      }),
      indicator('培训场次', '6场', {
        pacing: 'plan',
        subprojects: ['2020年运维'],
        monthlyPlan: [
          { month: '2020-06', cumulative: 3 },
          { month: '2020-12', cumulative: 6 },
        ],
      }),
    ],
    ...more,
  })
  const entries = [{ indicatorId: idOf(project, '服务人次'), value: 1500 }]
  await client.call('PUT', `/projects/${project.id}/actuals/2020-11`, { entries })
  return project
}

describe('a project carried into the next year', () => {
  test('the preview moves names, plans and dates on by a year, leaves the money open and saves nothing', async () => {
    const app = await testApp()
    const { clerk } = await twoDepartments(app)
    const project = await lastYear(clerk)
    const { refusal, declaration: next, past } = await preview(clerk, project.id)
    expect(refusal).toBeNull()
    expect([next.projectName, next.year, next.budgetTotal, next.priorYear.arranged]).toEqual([
      '2021年信息化项目',
      2021,
      null,
      1_000_000,
    ])
    expect(next.subprojects).toEqual([{ name: '2021年运维', budget: null }])
    expect(next.funding).toEqual([{ source: '本级财政', total: null, priorYear: 1_000_000, thisYear: null }])
    expect(next.indicators.map(row => [row.name, row.target.raw, row.dueMonth, row.weight, row.evidenceSource])).toEqual([
      ['服务人次', '≥1000人次', null, 30, '后台数据'],
      ['制定2021年计划', '2021年12月底前', '2021-12', null, ''],
      ['培训场次', '6场', null, null, ''],
    ])
    expect(next.indicators[2]!.monthlyPlan).toEqual([
      { month: '2021-06', cumulative: 3 },
      { month: '2021-12', cumulative: 6 },
    ])
    expect(next.indicators[2]!.subprojects).toEqual(['2021年运维'])
    expect(next.indicators[0]!.source?.carriedFrom).toBe(idOf(project, '服务人次'))
    expect(past.indicators[0]!.years).toMatchObject([{ year: 2020, attainment: 1.5, met: true }])
    expect((await clerk.call<{ total: number }>('GET', '/projects?year=2021')).body.total).toBe(0)
  })

  test('saved, it remembers where it comes from, and a renamed indicator stays matched with last year’s', async () => {
    const app = await testApp()
    const { clerk } = await twoDepartments(app)
    const project = await lastYear(clerk)
    const { declaration: next } = await preview(clerk, project.id)
    next.indicators[0]!.name = '线上线下服务总人次'
    const overruled = [{ code: 'target-unmoved', path: 'indicators.0.target', reason: '去年有一次性活动' }]
    const made = await save(clerk, { declaration: next, carriedFrom: { projectId: project.id }, overruled })
    expect(made.status).toBe(201)
    expect(made.body.previousProjectId).toBe(project.id)
    const rows = await app.store.db.select().from(table.carriedOver)
    expect(rows).toMatchObject([{ projectId: made.body.id, fromId: project.id }])
    type Years = { rows: { now: { name: string } | null; before: { name: string; toDate: number } | null }[] }
    const { body } = await clerk.call<Years>('GET', `/compare/years?projectId=${made.body.id}&asOf=2021-12`)
    expect(body.rows.map(row => [row.now?.name, row.before?.name])).toEqual([
      ['线上线下服务总人次', '服务人次'],
      ['制定2021年计划', '制定2020年计划'],
      ['培训场次', '培训场次'],
    ])
    const asked = made.body.questions.map(({ code, path, reason }) => [code, path, reason])
    expect(asked).toContainEqual(['target-unmoved', 'indicators.0.target', '去年有一次性活动'])
    expect(asked).toContainEqual(['evidence-missing', 'indicators.1.evidenceSource', undefined])
    // The target sent again as it stands is no other one: the reason stays with it.
    const indicators = [{ id: idOf(made.body, '线上线下服务总人次'), target: '≥1000人次' }]
    const patched = await clerk.call<ProjectAnswer>('PATCH', `/projects/${made.body.id}`, { indicators })
    expect(patched.body.questions.find(one => one.code === 'target-unmoved')?.reason).toBe('去年有一次性活动')
    // Overruled with a reason it is open no more, where the project shows what is open.
    const shown = await clerk.call<{ questions: { code: string }[] }>('GET', `/projects/${made.body.id}/progress`)
    expect(shown.body.questions.map(question => question.code)).not.toContain('target-unmoved')
    expect(shown.body.questions.map(question => question.code)).toContain('evidence-missing')
  })

  test('a question about a target goes with the target that raised it; one no change could answer is not kept open', async () => {
    const { clerk } = await twoDepartments(await testApp())
    const project = await lastYear(clerk, { annualObjective: '2020年12月底前完成全部服务。' })
    const { declaration: next } = await preview(clerk, project.id)
    const carriedFrom = { projectId: project.id }
    const made = (await save(clerk, { declaration: { ...next, annualObjective: '沿用2020年做法' }, carriedFrom, overruled: [] }))
      .body
    const open = ({ questions }: ProjectAnswer) => questions.map(({ code, path }) => `${code} ${path}`)
    expect(open(made)).toContain('target-unmoved indicators.0.target')
    expect(open(made).join()).not.toContain('year-left-over')
    const id = idOf(made, '服务人次')
    const patched = async (target: string) =>
      open((await clerk.call<ProjectAnswer>('PATCH', `/projects/${made.id}`, { indicators: [{ id, target }] })).body)
    expect(await patched('≥900人次')).toContain('target-unmoved indicators.0.target')
    const raised = await patched('1400')
    expect(raised).not.toContain('target-unmoved indicators.0.target')
    expect(raised).toContain('unit-missing indicators.0.target')
    expect((await patched('≥1400人次')).filter(one => one.endsWith('indicators.0.target'))).toEqual([])
  })

  test('recipes and contracts that run on come along: without payments, with what was paid said in the note', async () => {
    const app = await testApp()
    const { clerk } = await twoDepartments(app)
    const project = await lastYear(clerk)
    const subprojectId = project.subprojects[0]!.id
    const contract = async (body: object) =>
      (await clerk.call<{ id: number }>('POST', `/projects/${project.id}/contracts`, { subprojectId, kind: 'service', ...body }))
        .body.id
    const open = await contract({
      item: '运维两年',
      awardPrice: 500_000,
      signedOn: '2020-03-01',
      acceptancePlanned: '2021-06-30',
    })
    const done = await contract({
      item: '已结清',
      awardPrice: 100_000,
      signedOn: '2020-03-02',
      acceptedOn: '2020-09-01',
      passed: true,
    })
    for (const [id, amount] of [
      [open, 200_000],
      [done, 100_000],
    ])
      await clerk.call('POST', `/projects/${project.id}/contracts/${id}/payments`, { paidOn: '2020-10-01', amount })
    const recipe = { kind: 'register', measure: 'count', subprojectIds: [subprojectId] }
    const given = await clerk.call('PUT', `/projects/${project.id}/recipes`, {
      recipes: [{ indicatorId: idOf(project, '培训场次'), recipe }],
    })
    expect(given.status).toBe(200)
    const { contracts, declaration: next } = await preview(clerk, project.id)
    expect(contracts).toEqual([{ id: open, item: '运维两年', why: 'not-accepted', paid: 200_000, left: 300_000 }])
    const refused = await save(clerk, { declaration: next, carriedFrom: { projectId: project.id, contracts: [done] } })
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/carry-contract'])
    const made = await save(clerk, { declaration: next, carriedFrom: { projectId: project.id, contracts: [open] } })
    type Register = { contracts: { item: string; note: string; paid: number; subprojectId: number }[] }
    const rows = await app.store.db.select().from(table.contract)
    const stub = rows.find(row => row.projectId === made.body.id)!
    expect([stub.item, stub.subprojectId, stub.awardPrice]).toEqual(['运维两年', made.body.subprojects[0]!.id, 500_000])
    expect(stub.note).toContain('已付 0.20万元')
    const payments = await app.store.db.select().from(table.payment)
    expect(payments.filter(row => row.projectId === made.body.id)).toEqual([])
    const recipes = (await app.store.db.select().from(table.indicatorRecipe)).filter(row => row.projectId === made.body.id)
    expect(recipes.map(row => JSON.parse(row.recipe!) as unknown)).toEqual([
      { ...recipe, subprojectIds: [made.body.subprojects[0]!.id] },
    ])
    expect((await clerk.call<Register>('GET', `/projects/${made.body.id}/contracts`)).status).toBe(200)
  })
})

describe('what is not carried over', () => {
  test('twice: the first one’s name is said; nor what is archived or merged, nor another unit’s project', async () => {
    const app = await testApp()
    const { bureau, clerk, otherClerk } = await twoDepartments(app)
    const project = await lastYear(clerk)
    const { declaration: next } = await preview(clerk, project.id)
    const body = { declaration: next, carriedFrom: { projectId: project.id } }
    expect((await save(otherClerk, body)).status).toBe(404)
    const made = await save(clerk, body)
    const again = await save(clerk, { ...body, declaration: { ...next, projectName: '换个名字' } })
    expect([again.status, again.body.type]).toEqual([422, '/problems/carry-exists'])
    expect(again.body.detail).toContain('2021年信息化项目')
    expect((await preview(clerk, project.id)).refusal).toMatchObject({ code: 'carry-exists', existing: made.body.id })
    const [shelved, merged, target] = [
      await lastYear(clerk, { projectName: '旧项目' }),
      await lastYear(clerk, { projectName: '并入项目' }),
      await lastYear(clerk, { projectName: '接收项目' }),
    ]
    const event = (id: number, more: object) =>
      bureau.call<Failed>('POST', `/projects/${id}/events`, { reason: '文件', documentNo: '1', ...more })
    expect((await event(shelved.id, { event: 'archive', effective: '2021-01' })).status).toBe(201)
    expect((await event(merged.id, { event: 'merge', effective: '2020-12', projectId: target.id })).status).toBe(201)
    expect((await preview(clerk, shelved.id)).refusal?.code).toBe('carry-archived')
    expect((await preview(clerk, merged.id)).refusal).toMatchObject({
      code: 'carry-merged',
      message: expect.stringContaining('接收项目') as string,
    })
  })

  test('rows that claim an indicator of no or of one project twice, another year or another unit', async () => {
    const app = await testApp()
    const { bureau, clerk, units } = await twoDepartments(app)
    const project = await lastYear(clerk)
    const { declaration: next } = await preview(clerk, project.id)
    const twin = next.indicators[0]!.source
    const wrong = {
      ...next,
      year: 2022,
      agencyCode: 'U2',
      indicators: [
        next.indicators[0]!,
        { ...indicator('新指标', '5个'), source: twin },
        { ...indicator('别的', '5个'), source: { line: null, carriedFrom: 99_999 } },
      ],
    }
    const { status, body } = await save(bureau, { declaration: wrong, carriedFrom: { projectId: project.id } })
    expect(status).toBe(422)
    expect(body.problems?.map(problem => problem.code).toSorted()).toEqual([
      'carry-other-unit',
      'carry-other-year',
      'carry-twice',
      'unknown-indicator',
    ])
    expect(units.u2).toBeGreaterThan(0)
  })
})

test('a whole unit in one go: each project has its own result, and what is refused leaves the others', async () => {
  const app = await testApp()
  const { bureau, clerk, otherClerk, units } = await twoDepartments(app)
  const [one, two, taken] = [
    await lastYear(clerk),
    await lastYear(clerk, { projectName: '第二个项目' }),
    await lastYear(clerk, { projectName: '已有下年' }),
  ]
  const next = await declare(clerk, { projectName: '已有下年', year: 2021 })
  type List = { items: { id: number; refusal: Refused }[]; total: number }
  const list = await bureau.call<List>('GET', `/carry-overs?year=2020&agencyId=${units.u1}`)
  expect(Object.fromEntries(list.body.items.map(item => [item.id, item.refusal?.code ?? null]))).toEqual({
    [one.id]: null,
    [two.id]: null,
    [taken.id]: 'carry-exists',
  })
  const { body } = await clerk.call<Done>('POST', '/carry-overs', { projectIds: [one.id, taken.id, two.id] })
  expect(body.items.map(item => [item.made?.name ?? null, item.refusal?.code ?? null, item.refusal?.existing ?? null])).toEqual([
    ['2021年信息化项目', null, null],
    [null, 'carry-exists', next.id],
    ['第二个项目', null, null],
  ])
  expect(body.items[0]!.questions).toBeGreaterThan(0)
  // One id of somebody else’s and nothing is carried over.
  const foreign = await otherClerk.call('POST', '/carry-overs', { projectIds: [one.id] })
  expect(foreign.status).toBe(422)
})

test('before any declaration: what last year’s targets came to is found by unit and name', async () => {
  const app = await testApp()
  const { clerk, otherClerk } = await twoDepartments(app)
  const project = await lastYear(clerk)
  const asked = { agencyCode: 'U1', projectName: '2021年信息化项目', year: 2021 }
  type History = { past: { project: { id: number } } | null }
  expect((await clerk.call<History>('POST', '/declarations/history', asked)).body.past?.project.id).toBe(project.id)
  expect((await otherClerk.call<History>('POST', '/declarations/history', asked)).body.past).toBeNull()
  const plain = await clerk.call<ProjectAnswer>('POST', '/projects', { declaration: declaration() })
  expect(plain.body.questions.map(question => question.code)).not.toContain('evidence-missing')
})
