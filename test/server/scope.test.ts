import { beforeAll, describe, expect, test } from 'vitest'
import { smallBureau, type Asker, type Bureau, type Target } from '../support/rights.ts'

let bureau: Bureau
let own: Target
let sub: Target
let other: Target
type Overview = {
  totals: { projects: number; budget: number }
  departments: { name: string; projects: number }[]
  projects: { total: number; items: { id: number }[] }
}
const ask = async <T>(asker: Asker, path: string) => JSON.parse((await bureau.call(asker, 'GET', path, undefined)).text) as T
const ids = (list: { items: { id: number }[] }) => list.items.map(item => item.id).toSorted((a, b) => a - b)

beforeAll(async () => {
  bureau = await smallBureau()
  own = await bureau.target('own')
  sub = await bureau.target('sub')
  other = await bureau.target('other')
})

describe('what an expert was given to review', () => {
  test('the portfolio counts the given project alone: its money, its department, its row', async () => {
    const seen = await ask<Overview>('reviewer', '/overview?year=2021&asOf=2021-12')
    expect(seen.totals).toMatchObject({ projects: 1, budget: 120_000_000 })
    expect(seen.departments.map(({ name, projects }) => ({ name, projects }))).toEqual([{ name: 'department', projects: 1 }])
    expect([seen.projects.total, ids(seen.projects)]).toEqual([1, [own.project]])
  })
  test('the list of projects and of units holds nothing else', async () => {
    expect(ids(await ask('reviewer', '/projects?year=2021'))).toEqual([own.project])
    expect((await ask<{ items: { code: string }[] }>('reviewer', '/agencies')).items.map(row => row.code)).toEqual(['own'])
    expect((await ask<{ ids: number[] }>('reviewer', '/overview/points?year=2021&asOf=2021-12')).ids).toEqual([own.project])
  })
  test('the reporting rates of units it was not given stay out of sight, whatever unit is asked for', async () => {
    type Rates = { agencies: { name: string }[]; total: { due: number } }
    const elsewhere = await ask<Rates>('reviewer', `/reporting?year=2021&agencyId=${other.agency}`)
    expect(elsewhere).toMatchObject({ agencies: [], total: { due: 0 } })
    const all = await ask<Rates>('bureau', `/reporting?year=2021&agencyId=${other.agency}`)
    expect(all.agencies.map(row => row.name)).toEqual(['other'])
  })
  test('taken back, the project is gone from sight', async () => {
    const path = `/projects/${own.project}/reviewers`
    const reviewer = bureau.people.get('reviewer')!
    expect((await bureau.call('bureau', 'PUT', path, { accountIds: [] })).status).toBe(200)
    expect((await bureau.call('reviewer', 'GET', `/projects/${own.project}`, undefined)).status).toBe(404)
    expect((await ask<Overview>('reviewer', '/overview?year=2021&asOf=2021-12')).totals.projects).toBe(0)
    expect((await bureau.call('bureau', 'PUT', path, { accountIds: [reviewer] })).status).toBe(200)
    expect((await bureau.call('reviewer', 'GET', `/projects/${own.project}`, undefined)).status).toBe(200)
  })
  test('who may assign finds enabled reviewers by a part of their name, and nobody else', async () => {
    const reviewer = bureau.people.get('reviewer')!
    const found = (words: string) => ask<{ items: { id: number }[] }>('bureau', `/reviewers?q=${encodeURIComponent(words)}`)
    expect((await found('')).items.map(({ id }) => id)).toEqual([reviewer])
    expect((await found('eview')).items.map(({ id }) => id)).toEqual([reviewer])
    expect((await found('clerk')).items).toEqual([])
    expect((await found('%')).items).toEqual([])
  })
  test('only reviewers can be given a project', async () => {
    const clerk = bureau.people.get('clerk')!
    const answer = await bureau.call('bureau', 'PUT', `/projects/${own.project}/reviewers`, { accountIds: [clerk] })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('accountIds.0')])
  })
})

describe('a unit that contributes to another’s project', () => {
  const save = (entry: object) =>
    bureau.call('contributor', 'PUT', `/projects/${own.project}/actuals/2021-04`, { entries: [{ value: 3, ...entry }] })

  test('sees the project and enters its own values there', async () => {
    const agencyId = bureau.agencies.get('helper')!
    expect(ids(await ask('contributor', '/projects?year=2021'))).toEqual([own.project])
    expect((await save({ indicatorId: own.shared, agencyId })).status).toBe(200)
    const month = await ask<{ units: number[]; editable: boolean }>('contributor', `/projects/${own.project}/actuals/2021-04`)
    expect(month).toMatchObject({ units: [agencyId], editable: true })
  })
  test('enters nothing for the unit whose project it is, neither values nor money, and hands nothing in', async () => {
    expect((await save({ indicatorId: own.indicator })).status).toBe(403)
    expect((await save({ indicatorId: own.indicator, agencyId: own.agency })).status).toBe(403)
    const money = { entries: [{ subprojectId: own.subproject, spent: 1 }] }
    const spent = await bureau.call('contributor', 'PUT', `/projects/${own.project}/expenditures/2021-04`, money)
    const handed = await bureau.call('contributor', 'POST', `/projects/${own.project}/reports/2021-04/submit`, undefined)
    expect([spent.status, handed.status]).toEqual([403, 403])
  })
  test('does not count it as its own in the portfolio', async () => {
    expect((await ask<Overview>('contributor', '/overview?year=2021&asOf=2021-12')).totals.projects).toBe(0)
  })
})

test('a department counts its units’ projects, the bureau all of them', async () => {
  expect(ids(await ask('department', '/projects?year=2021'))).toEqual([own.project, sub.project])
  expect(ids(await ask('bureau', '/projects?year=2021'))).toEqual([own.project, sub.project, other.project])
  expect((await ask<Overview>('department', '/overview?year=2021&asOf=2021-12')).totals.projects).toBe(2)
})
