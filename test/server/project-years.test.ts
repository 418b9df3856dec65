import { expect, test } from 'vitest'
import type { ProjectYearsAnswer } from '../../server/answers/years-answer.ts'
import type { Declaration } from '#domain/declaration'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

const rows = [indicator('服务人次', '≥1000人次', { category: '产出指标', weight: 90 })]
const years = async (client: Client, id: number) => (await client.call<ProjectYearsAnswer>('GET', `/projects/${id}/years`)).body

/** A project whose year is over, with a value and its money spent. */
async function yearOf(client: Client, year: number, value: number, more: Partial<Declaration> = {}) {
  const project = await declare(client, { projectName: `${year}年服务`, year, projectType: '民生类', indicators: rows, ...more })
  await enter(client, project.id, idOf(project, project.indicators[0]!.name), project.subprojects[0]!.id, year, value)
  return project
}
async function enter(client: Client, id: number, indicatorId: number, subprojectId: number, year: number, value: number) {
  await client.call('PUT', `/projects/${id}/actuals/${year}-12`, { entries: [{ indicatorId, value }] })
  await client.call('PUT', `/projects/${id}/expenditures/${year}-12`, { entries: [{ subprojectId, spent: 60_000_000 }] })
}
async function makeFinal(clerk: Client, department: Client, bureau: Client, id: number) {
  const { body } = await clerk.call<{ indicators: { indicatorId: number }[] }>('GET', `/projects/${id}/evaluation`)
  const written = body.indicators.map(row => ({ indicatorId: row.indicatorId, reason: '场地维修', measures: '延长开放' }))
  const steps = [
    await clerk.call('PUT', `/projects/${id}/evaluation`, { executionWeight: 10, rows: written }),
    await clerk.call('POST', `/projects/${id}/evaluation/submit`, {}),
    await department.call('POST', `/projects/${id}/evaluation/approve`, {}),
    await bureau.call('POST', `/projects/${id}/evaluation/approve`, {}),
  ]
  expect(steps.map(step => [step.status, step.status === 200 ? '' : JSON.stringify(step.body)])).toEqual(
    steps.map(() => [200, '']),
  )
}

test('a project through its years: renamed indicators stay in one row, a year without evaluation is empty and not 0', async () => {
  const app = await testApp()
  const { bureau, clerk, department } = await twoDepartments(app)
  const before = await yearOf(clerk, 2020, 900)
  await makeFinal(clerk, department, bureau, before.id)
  type Preview = { declaration: Declaration }
  const { declaration: next } = (await clerk.call<Preview>('GET', `/projects/${before.id}/carry-over`)).body
  next.indicators[0]!.name = '线上线下服务人次'
  next.subprojects[0]!.budget = 120_000_000
  next.budgetTotal = 120_000_000
  const made = await clerk.call<{ id: number; indicators: { id: number }[]; subprojects: { id: number }[] }>(
    'POST',
    '/projects',
    {
      declaration: next,
      carriedFrom: { projectId: before.id },
    },
  )
  await enter(clerk, made.body.id, made.body.indicators[0]!.id, made.body.subprojects[0]!.id, 2021, 1200)
  const found = await years(clerk, made.body.id)
  expect(
    found.years.map(({ year, evaluation, execution }) => [
      year,
      evaluation?.score ?? null,
      evaluation?.state ?? null,
      execution.ratio,
    ]),
  ).toEqual([
    [2020, 86, 'final', 0.5],
    [2021, null, null, 0.5],
  ])
  expect(found.rows.map(({ name, cells }) => [name, cells.map(cell => [cell?.name, cell?.toDate, cell?.attainment])])).toEqual([
    [
      '线上线下服务人次',
      [
        ['服务人次', 900, 0.9],
        ['线上线下服务人次', 1200, 1.2],
      ],
    ],
  ])
  const file = await clerk.file(`/projects/${made.body.id}/exports/years.xlsx`)
  expect([file.status, String.fromCharCode(...file.bytes.slice(0, 2))]).toEqual([200, 'PK'])
})

test('among like projects: only final ones of the caller’s own scope are counted, and too few are no group', async () => {
  const app = await testApp()
  const { bureau, clerk, otherClerk, department, otherDepartment, units } = await twoDepartments(app)
  const thirdClerk = await app.account('clerk3', 'clerk', units.u3)
  const own = await yearOf(clerk, 2020, 800)
  const near = await yearOf(otherClerk, 2020, 1000, { agencyCode: 'U2' })
  const far = await yearOf(thirdClerk, 2020, 500, { agencyCode: 'U3' })
  const open = await yearOf(clerk, 2020, 100, { projectName: '没有定稿' })
  await makeFinal(clerk, department, bureau, own.id)
  await makeFinal(otherClerk, department, bureau, near.id)
  await makeFinal(thirdClerk, otherDepartment, bureau, far.id)
  const { standings, standingYear } = await years(bureau, own.id)
  expect(standingYear).toBe(2020)
  expect(standings.map(({ by, name, count, rank }) => [by, name, count, rank])).toEqual([['type', '民生类', 3, 2]])
  // The department sees two of the three: no group, and nothing of the third.
  expect((await years(department, own.id)).standings).toEqual([])
  expect((await years(bureau, open.id)).standings).toEqual([])
  expect((await otherDepartment.call('GET', `/projects/${own.id}/years`)).status).toBe(404)
})
