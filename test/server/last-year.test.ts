import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Refused = { problems: { path: string; code: string; message: string }[] }

const indicators = (year: number) => [indicator(`${year}年服务人次`, '1200人次'), indicator('只有一年', `${year}人`)]
const twin = (client: Client, year: number, more = {}) =>
  declare(client, { projectName: `${year}年服务项目`, year, indicators: indicators(year), ...more })

/** 2020: 150 in January and 60万元 of 120 in February; 2021 declared after it. */
async function twoYears() {
  const app = await testApp()
  const bureau = await app.bureau()
  const before = await twin(bureau, 2020)
  const id = idOf(before, '2020年服务人次')
  await bureau.call('PUT', `/projects/${before.id}/actuals/2020-01`, { entries: [{ indicatorId: id, value: 150 }] })
  await bureau.call('PUT', `/projects/${before.id}/expenditures/2020-02`, {
    entries: [{ subprojectId: before.subprojects[0]!.id, spent: 60_000_000 }],
  })
  const own = await twin(bureau, 2021)
  return { app, bureau, before, own }
}

const progressOf = async (client: Client, id: number) =>
  (await client.call<Progress>('GET', `/projects/${id}/progress?asOf=2021-07`)).body

describe("last year's project", () => {
  test('is proposed when the same unit has exactly one whose name differs by the year', async () => {
    const { own, before } = await twoYears()
    expect([own.previousProjectId, own.previousProject]).toEqual([
      before.id,
      { id: before.id, year: 2020, name: '2020年服务项目' },
    ])
    expect([before.previousProjectId, before.previousProject]).toEqual([null, null])
  })

  test('of another unit is not proposed', async () => {
    const client = await (await testApp()).bureau()
    await twin(client, 2020, { agencyCode: 'U2' })
    expect((await twin(client, 2021)).previousProjectId).toBeNull()
  })

  test('can be named, cleared and named again; every change is a new version', async () => {
    const { bureau, own, before } = await twoYears()
    const patch = async (previousProjectId: number | null) =>
      (await bureau.call<ProjectAnswer>('PATCH', `/projects/${own.id}`, { previousProjectId })).body
    const cleared = await patch(null)
    expect([cleared.previousProjectId, cleared.version]).toEqual([null, own.version + 1])
    expect((await progressOf(bureau, own.id)).lastYear).toBeNull()
    expect((await patch(before.id)).previousProject?.name).toBe('2020年服务项目')
  })

  test.each([
    ['of the same year', 2021, '“另一项目”是 2021 年的项目，上年项目须是 2020 年的'],
    ['of two years before', 2019, '“另一项目”是 2019 年的项目，上年项目须是 2020 年的'],
  ])('%s is refused with its place and year', async (_, year, message) => {
    const { bureau, own } = await twoYears()
    const other = await declare(bureau, { projectName: '另一项目', year })
    const refused = await bureau.call<Refused>('PATCH', `/projects/${own.id}`, { previousProjectId: other.id })
    expect([refused.status, refused.body.problems]).toEqual([
      422,
      [{ path: 'previousProjectId', code: 'previous-project-year', message }],
    ])
  })

  test('that does not exist, or that the caller may not see, is refused alike', async () => {
    const { app, bureau, own } = await twoYears()
    const other = await twin(bureau, 2020, { agencyCode: 'U2', projectName: '别家项目' })
    const clerk = await app.account('clerk', 'clerk', own.agency.id)
    const tried = async (previousProjectId: number) => {
      const { status, body } = await clerk.call<Refused>('PATCH', `/projects/${own.id}`, { previousProjectId })
      return [status, body.problems.map(problem => problem.code)]
    }
    expect(await tried(other.id)).toEqual([422, ['unknown-previous-project']])
    expect(await tried(987_654)).toEqual([422, ['unknown-previous-project']])
  })
})

describe('progress beside last year', () => {
  test('each indicator carries the months of its namesake, the budget its rate by month', async () => {
    const { bureau, own, before } = await twoYears()
    const { lastYear, indicators: rows, budget } = await progressOf(bureau, own.id)
    expect(lastYear).toEqual({ projectId: before.id, year: 2020, name: '2020年服务项目' })
    const row = rows.find(one => one.name === '2021年服务人次')!
    expect(row.lastYear).toMatchObject({ indicatorId: idOf(before, '2020年服务人次'), unit: '人次', target: 1200 })
    expect(row.lastYear!.months[0]).toMatchObject({ month: '2020-01', value: 150, toDate: 150 })
    expect(row.lastYear!.months[11]).toMatchObject({ month: '2020-12', value: null, toDate: 150 })
    expect(budget.lastYear!.months.map(month => month.rate).slice(0, 3)).toEqual([null, 0.5, 0.5])
  })

  test('a caller who may not see last year’s unit gets none of it', async () => {
    const { app, bureau, own } = await twoYears()
    const other = await twin(bureau, 2020, { agencyCode: 'U2' })
    await bureau.call('PATCH', `/projects/${own.id}`, { previousProjectId: other.id })
    expect((await progressOf(bureau, own.id)).lastYear?.projectId).toBe(other.id)
    const clerk = await app.account('clerk', 'clerk', own.agency.id)
    const seen = await progressOf(clerk, own.id)
    expect([seen.lastYear, seen.budget.lastYear, seen.indicators.map(row => row.lastYear)]).toEqual([null, null, [null, null]])
    const project = (await clerk.call<ProjectAnswer>('GET', `/projects/${own.id}`)).body
    expect([project.previousProjectId, project.previousProject]).toEqual([null, null])
  })
})
