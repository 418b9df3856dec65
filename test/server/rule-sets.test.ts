import { describe, expect, test } from 'vitest'
import { hubeiBlocks } from '#domain/ruleset-examples'
import { national2020, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { ruleSetVersions } from '../../db/queries/rule-sets.ts'
import { fillDerived } from '../../server/acts/rebuild.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

type Problems = { type: string; title: string; problems?: { path: string; code: string; message: string }[] }
type Sets = {
  active: { code: string; version: number; since: number | null; by: string | null; reason: string | null }
  items: { code: string; version: number; activeVersion: number | null; versions: number }[]
}
type Set = {
  version: number
  active: { code: string; version: number }
  ruleSet: RuleSet
  versions: { version: number; reason: string }[]
}
type Kept = { code: string; version: number; rebuilds: boolean } & Problems
type Preview = {
  years: number[]
  year: number
  projects: number
  next: number | null
  kept: number
  changed: number
  moves: { from: string | null; to: string | null; count: number }[]
  items: { projectId: number; kept: boolean; before: { total: number }; after: { total: number } }[]
}
type Again = { same: boolean; rows: { indicatorId: number; same: boolean }[]; kept: { total: number }; again: { total: number } }
type Evaluation = { total: number | null; grade: string | null; state: string; ruleSet: object; indicators: { weight: number }[] }

const first = { code: 'national-2020', version: 1 }
const save = (by: Client, ruleSet: unknown, base: number | null, reason = '试行') =>
  by.call<Kept & { theirs: RuleSet; yours: RuleSet }>('POST', '/rule-sets', { ruleSet, base, reason })
const activate = (by: Client, version: number, instead: object = first, code = 'national-2020') =>
  by.call<Kept>('POST', `/rule-sets/${code}/activate`, { version, reason: '自2022年起执行', instead })
/** 20/80 under the national code: what a new version of it would be. */
const blocks: RuleSet = { ...national2020, blocks: { execution: 20, results: 80 } }

/** Two projects of 2021 in January 2022: each 1500 of 2000 visits, 36 of 40万元 spent; the first one's evaluation is final. */
async function twoYears() {
  const app = await testApp('2022-01-10T09:00:00+08:00')
  const people = await twoDepartments(app)
  const { clerk, department, bureau } = people
  const make = async (projectName: string) => {
    const rows = [indicator('服务人次', '≥2000人次', { category: '产出指标' })]
    const money = { subprojects: [{ name: '服务', budget: 40_000_000 }], budgetTotal: 40_000_000 }
    const project = await declare(clerk, { projectName, indicators: rows, ...money })
    const visits = idOf(project, '服务人次')
    await clerk.call('PUT', `/projects/${project.id}/actuals/2021-06`, { entries: [{ indicatorId: visits, value: 1500 }] })
    const spent = [{ subprojectId: project.subprojects[0]!.id, spent: 36_000_000 }]
    await clerk.call('PUT', `/projects/${project.id}/expenditures/2021-06`, { entries: spent })
    return { id: project.id, visits }
  }
  const [done, open] = [await make('已定稿'), await make('未提交')]
  const path = `/projects/${done.id}/evaluation`
  await clerk.call('PUT', path, { rows: [{ indicatorId: done.visits, reason: '闭馆', measures: '延长开放' }] })
  expect((await clerk.call('POST', `${path}/submit`, {})).status).toBe(200)
  expect((await department.call('POST', `${path}/approve`, {})).status).toBe(200)
  expect((await bureau.call('POST', `${path}/approve`, {})).status).toBe(200)
  const read = async (id: number) => (await clerk.call<Evaluation>('GET', `/projects/${id}/evaluation`)).body
  return { app, ...people, done, open, read, path }
}

describe('rule sets', () => {
  test('are listed with what is in force, and read in words by everybody who sees', async () => {
    const { clerk } = await twoYears()
    const { body } = await clerk.call<Sets>('GET', '/rule-sets')
    expect(body.active).toMatchObject({ ...first, since: null, by: null })
    const one = await clerk.call<Set & { rules: { key: string; lines: object[]; origin: string }[] }>(
      'GET',
      '/rule-sets/national-2020',
    )
    expect(one.body.rules.find(rule => rule.key === 'weights')).toMatchObject({
      lines: [{ label: '预算执行', value: '10 分' }, {}, {}, {}, {}],
      origin: '规定：财预〔2020〕10号（条款未注明）',
    })
    expect((await clerk.call('GET', '/rule-sets/none')).status).toBe(404)
    expect((await clerk.call('GET', '/rule-sets/national-2020?version=9')).status).toBe(404)
    expect((await save(clerk, blocks, 1)).status).toBe(403)
  })

  test('get a new version with a reason; the old one stays as it was, and a stale base is refused with both', async () => {
    const { bureau, app } = await twoYears()
    const before = (await ruleSetVersions(app.store.db, 'national-2020'))[0]!.data
    const made = await save(bureau, { ...blocks, version: 77 }, 1, '改为20/80')
    expect([made.status, made.body]).toMatchObject([201, { code: 'national-2020', version: 2 }])
    const stale = await save(bureau, { ...national2020, passThreshold: 0.6 }, 1)
    expect([stale.status, stale.body.theirs.blocks, stale.body.yours.passThreshold]).toEqual([
      409,
      { execution: 20, results: 80 },
      0.6,
    ])
    expect((await save(bureau, blocks, 2)).body.type).toContain('rules-unchanged')
    const rows = await ruleSetVersions(app.store.db, 'national-2020')
    expect(rows.map(row => [row.version, row.active, row.reason, row.createdBy])).toEqual([
      [1, true, null, null],
      [2, false, '改为20/80', expect.any(String)],
    ])
    expect(rows[0]!.data).toBe(before)
    expect((await save(bureau, blocks, null)).status).toBe(409)
    expect((await bureau.call<Problems>('POST', '/rule-sets', { ruleSet: blocks, base: 2, reason: ' ' })).status).toBe(400)
  })

  test('with a mistake are refused at its place, with the numbers', async () => {
    const { bureau } = await twoYears()
    const weights = { ...national2020.weights, benefits: 29.5 }
    const { status, body } = await save(bureau, { ...national2020, weights, colour: 'red' }, 1)
    expect([status, body.problems?.map(one => [one.path, one.message])]).toEqual([
      400,
      [
        ['ruleSet.colour', '不认识的字段：colour'],
        ['ruleSet.weights', '各项合计 99.5 分，应为 100'],
      ],
    ])
  })

  test('differ rule by rule, in the reader’s language', async () => {
    const { bureau, clerk } = await twoYears()
    await save(bureau, blocks, 1)
    const path = '/rule-set-diffs?from=national-2020@1&to=national-2020@2'
    const { body } = await clerk.call<{ changes: { key: string; lines: object[] }[] }>('GET', path, undefined, {
      'accept-language': 'en',
    })
    expect(body.changes.map(one => one.key)).toEqual(['blocks'])
    expect(body.changes[0]!.lines).toContainEqual({ label: 'Results (all together)', before: null, after: '80 points' })
    expect((await clerk.call('GET', '/rule-set-diffs?from=national-2020@1&to=national-2020@9')).status).toBe(422)
  })

  test('are handed to another province as a file and taken in there as a rule set of its own', async () => {
    const { bureau, clerk } = await twoYears()
    const file = await clerk.file('/rule-sets/national-2020/file.json?version=1')
    expect(file.headers.get('content-disposition')).toContain('national-2020-1.json')
    const given = JSON.parse(new TextDecoder().decode(file.bytes)) as RuleSet
    expect(given).toEqual(national2020)
    expect((await save(bureau, { ...given, code: 'our-own', name: '本市规则' }, null)).body).toMatchObject({
      code: 'our-own',
      version: 1,
    })
    expect((await save(bureau, { ...given, code: '@active' }, null)).status).toBe(400)
    expect((await clerk.call<Sets>('GET', '/rule-sets')).body.items.map(one => one.code)).toEqual(['national-2020', 'our-own'])
  })
})

describe('a rule set before and after it comes into force', () => {
  test('is tried on kept and live evaluations without changing anything', async () => {
    const { bureau, done, open, read } = await twoYears()
    const { body } = await bureau.call<Preview>('POST', '/rule-set-previews', { ruleSet: blocks })
    // 90 × 75% + 9 = 76.50; with two blocks 80 × 75% + 18 = 78.
    expect(body).toMatchObject({ years: [2021], year: 2021, projects: 2, next: null, kept: 1, changed: 2, moves: [] })
    expect(body.items.map(one => [one.projectId, one.kept, one.before.total, one.after.total])).toEqual([
      [done.id, true, 76.5, 78],
      [open.id, false, 76.5, 78],
    ])
    const strict = {
      ...national2020,
      grades: [...national2020.grades.slice(0, 2), { from: 77, grade: '中' }, { from: 0, grade: '差' }],
    }
    const graded = await bureau.call<Preview>('POST', '/rule-set-previews', { ruleSet: strict })
    expect(graded.body.moves).toEqual([{ from: '中', to: '差', count: 2 }])
    const same = await bureau.call<Preview>('POST', '/rule-set-previews', { ruleSet: national2020 })
    expect(same.body).toMatchObject({ changed: 0, items: [] })
    // Part by part: the second part is the second project, and nothing comes after it.
    const part = (query: string) => bureau.call<Preview>('POST', `/rule-set-previews?${query}`, { ruleSet: blocks })
    expect((await part('take=1')).body).toMatchObject({ projects: 2, next: 1, changed: 1, items: [{ projectId: done.id }] })
    expect((await part('take=1&skip=1')).body).toMatchObject({ next: null, kept: 0, items: [{ projectId: open.id }] })
    expect((await part('year=2019')).body).toMatchObject({ projects: 0, changed: 0, next: null })
    expect([(await read(done.id)).total, (await read(open.id)).total]).toEqual([76.5, 76.5])
  })

  test('in force it scores what is open; what is final keeps its version and is recomputed by it to the cent', async () => {
    const { bureau, clerk, department, done, open, read, path } = await twoYears()
    await save(bureau, blocks, 1)
    expect((await activate(department, 2)).status).toBe(403)
    expect((await activate(bureau, 2)).body).toEqual({ code: 'national-2020', version: 2, rebuilds: true })
    expect(await read(open.id)).toMatchObject({ total: 78, ruleSet: { code: 'national-2020', version: 2 } })
    expect(await read(done.id)).toMatchObject({ total: 76.5, ruleSet: first })
    const again = await clerk.call<Again>('GET', `${path}/recompute`)
    expect(again.body).toMatchObject({ same: true, kept: { total: 76.5 }, again: { total: 76.5 }, ruleSet: first })
    expect(again.body.rows.map(row => [row.indicatorId, row.same])).toEqual([
      [0, true],
      [done.visits, true],
    ])
    const never = await clerk.call<Problems>('GET', `/projects/${open.id}/evaluation/recompute`)
    expect([never.status, never.body.title]).toEqual([422, '自评表还没有提交过'])
    const { body } = await clerk.call<Sets>('GET', '/rule-sets')
    expect(body.active).toMatchObject({ version: 2, reason: '自2022年起执行', since: Date.parse('2022-01-10T09:00:00+08:00') })
  })

  test('is not put in force by somebody who looked at another one, nor twice', async () => {
    const { bureau } = await twoYears()
    await save(bureau, blocks, 1)
    await save(bureau, hubeiBlocks, null)
    expect((await activate(bureau, 1, first, 'hubei-20-80')).status).toBe(200)
    const late = await activate(bureau, 2)
    expect([late.status, late.body.title]).toEqual([409, '现在启用的是 hubei-20-80 第 1 版'])
    const twice = await activate(bureau, 1, { code: 'hubei-20-80', version: 1 }, 'hubei-20-80')
    expect(twice.body.type).toContain('rules-already-active')
    expect((await activate(bureau, 9, { code: 'hubei-20-80', version: 1 })).status).toBe(422)
    expect((await bureau.call<Set>('GET', '/rule-sets/national-2020')).body.version).toBe(2)
  })

  test('judges all months anew, while a past day keeps the rules of that day', async () => {
    const { app, open, ...people } = await twoYears()
    let by = people.bureau
    const light = async (query: string) => {
      const { body } = await by.call<{ budget: { signal: string }; ruleSet: object }>(
        'GET',
        `/projects/${open.id}/progress?asOf=2021-06${query}`,
      )
      return [body.budget.signal, body.ruleSet]
    }
    const listed = async () =>
      (
        await by.call<{ projects: { items: { budgetSignal: string }[] } }>('GET', '/overview?year=2021&asOf=2021-06')
      ).body.projects.items.map(one => one.budgetSignal)
    expect([await light(''), await listed()]).toEqual([
      ['ahead', first],
      ['ahead', 'ahead'],
    ])
    app.setClock('2022-01-12T09:00:00+08:00')
    by = await app.bureau()
    const looser = { behindBelow: 0.6, warningBelow: 0.8, aheadFrom: 2 }
    await save(by, { ...national2020, budgetSignals: looser }, 1)
    expect((await activate(by, 2)).body.rebuilds).toBe(true)
    await fillDerived(app.store)
    expect([await light(''), await listed()]).toEqual([
      ['normal', { code: 'national-2020', version: 2 }],
      ['normal', 'normal'],
    ])
    expect(await light('&on=2022-01-10')).toEqual(['ahead', first])
  })

  test('leaves the stored months alone where only scores follow from what changed', async () => {
    const { bureau } = await twoYears()
    await save(bureau, { ...national2020, rounding: { decimals: 1 } }, 1)
    expect((await activate(bureau, 2)).body.rebuilds).toBe(false)
  })

  test('with process criteria asks the unit for them, and gives them their own points', async () => {
    const { bureau, clerk, open } = await twoYears()
    const criteria = [
      {
        id: 1,
        name: '决策依据',
        points: 10,
        levels: [
          { name: '有', description: '有批复', share: 1 },
          { name: '没有', description: '没有', share: 0 },
        ],
      },
    ]
    const rules = { ...national2020, blocks: { execution: 10, results: 80 }, processCriteria: criteria }
    expect(ruleSetSchema.safeParse(rules).success).toBe(true)
    await save(bureau, rules, 1)
    await activate(bureau, 2)
    const path = `/projects/${open.id}/evaluation`
    const refused = await clerk.call<Problems>('PUT', path, { rows: [{ indicatorId: -1, weight: 5 }] })
    expect(refused.body.problems?.[0]!.message).toBe('“决策依据”是过程指标，分值由规则集规定')
    const written = await clerk.call<Evaluation>('PUT', path, { rows: [{ indicatorId: -1, score: 10 }] })
    expect(written.body).toMatchObject({
      total: 9 + 10 + 60,
      indicators: [{ name: '决策依据', weight: 10, score: 10 }, { weight: 80 }],
    })
    expect((await clerk.call('PUT', path, { rows: [{ indicatorId: -2, score: 1 }] })).status).toBe(422)
  })

  test('gives a new criterion no number another one had: scores already given name it', async () => {
    const { bureau } = await twoYears()
    const criterion = (id: number, name: string, points: number) => ({
      id,
      name,
      points,
      levels: [
        { name: '有', description: '有批复', share: 1 },
        { name: '没有', description: '没有', share: 0 },
      ],
    })
    const withCriteria = (...processCriteria: object[]) => ({
      ...national2020,
      blocks: { execution: 10, results: 80 },
      processCriteria,
    })
    await save(bureau, withCriteria(criterion(1, '决策依据', 5), criterion(2, '财务制度', 5)), 1)
    await save(bureau, withCriteria(criterion(1, '决策的依据', 10)), 2)
    const read = await bureau.call<{ nextCriterion: number }>('GET', '/rule-sets/national-2020?version=1')
    expect(read.body.nextCriterion).toBe(3)
    const reused = await save(bureau, withCriteria(criterion(1, '决策依据', 5), criterion(2, '绩效目标', 5)), 3)
    expect([reused.status, reused.body.problems?.map(one => [one.path, one.message])]).toEqual([
      422,
      [['ruleSet.processCriteria.1.id', '编号 2 属于以前的过程指标“财务制度”，不能改给“绩效目标”']],
    ])
    expect((await save(bureau, withCriteria(criterion(1, '决策依据', 5), criterion(3, '绩效目标', 5)), 3)).status).toBe(201)
    expect((await save(bureau, withCriteria(criterion(1, '决策依据', 5), criterion(2, '财务制度', 5)), 4)).status).toBe(201)
  })

  test('another rule set’s criterion of the same number begins without the score given under the first', async () => {
    const { app, bureau, clerk, open } = await twoYears()
    const levels = [
      { name: '有', description: '有批复', share: 1 },
      { name: '没有', description: '没有', share: 0 },
    ]
    const rules = (code: string, name: string) => ({
      ...national2020,
      code,
      blocks: { execution: 10, results: 80 },
      processCriteria: [{ id: 1, name, points: 10, levels }],
    })
    await save(bureau, rules('one', '决策依据'), null)
    await save(bureau, rules('two', '财务制度'), null)
    await activate(bureau, 1, first, 'one')
    const path = `/projects/${open.id}/evaluation`
    app.moveClock(60_000)
    const told = await clerk.call<Evaluation>('PUT', path, { rows: [{ indicatorId: -1, score: 10, reason: '有文件' }] })
    expect(told.body).toMatchObject({ total: 79, indicators: [{ name: '决策依据', score: 10 }, {}] })
    app.moveClock(60_000)
    await activate(bureau, 1, { code: 'one', version: 1 }, 'two')
    expect((await clerk.call<Evaluation>('GET', path)).body).toMatchObject({
      total: null,
      indicators: [{ name: '财务制度', score: null, reason: '' }, {}],
    })
    app.moveClock(60_000)
    await activate(bureau, 1, { code: 'two', version: 1 }, 'one')
    expect((await clerk.call<Evaluation>('GET', path)).body).toMatchObject({ total: 79 })
    // Given on another one it counts at once, though the first was given as much.
    const half = { name: '部分', description: '有草案', share: 0.5 }
    const processCriteria = [{ id: 1, name: '过程管理', points: 20, levels: [levels[0], half, levels[1]] }]
    await save(bureau, { ...rules('three', ''), blocks: { execution: 10, results: 70 }, processCriteria }, null)
    app.moveClock(60_000)
    await activate(bureau, 1, { code: 'one', version: 1 }, 'three')
    app.moveClock(60_000)
    const given = await clerk.call<Evaluation>('PUT', path, { rows: [{ indicatorId: -1, score: 10, reason: '有草案' }] })
    expect(given.body).toMatchObject({ total: 71.5, indicators: [{ name: '过程管理', score: 10, was: null }, {}] })
  })
})
