import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { remind } from '../../server/scheduler/remind.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'

/** A target shared among units: who shares it, what each sees and enters, and who is behind (domain rules §4, §7 Values). */
type Refused = { status: number; type: string; problems: { path: string; code: string; message: string }[] }
type Todos = { items: { kind: string; month: string; projectName: string; agency: { name: string }; missing: string[] }[] }

/** What is asked about the parts; other questions of the form stay as they are. */
const asked = (project: ProjectAnswer) => project.questions.filter(question => question.code === 'shares-sum')

async function started(clock?: string) {
  const app = await testApp(clock)
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, {
    indicators: [indicator('参与人次', '1200人次'), indicator('合格率', '100%', { aggregation: 'ratio', pacing: 'whole' })],
  })
  const path = `/projects/${project.id}`
  const visits = idOf(project, '参与人次')
  const third = await app.account('clerk3', 'clerk', people.units.u3)
  const share = (contributors: object[], by: Client = people.clerk) =>
    by.call<ProjectAnswer & Refused>('PATCH', path, { indicators: [{ id: visits, contributors }] })
  const three = [
    { agencyCode: 'U1', share: 600 },
    { agencyId: people.units.u2, share: 400 },
    { agencyCode: 'U3', share: 200 },
  ]
  const enter = (by: Client, agencyId: number, value: number, month = '2021-06') =>
    by.call<Refused>('PUT', `${path}/actuals/${month}`, { entries: [{ indicatorId: visits, agencyId, value }] })
  const look = async (by: Client = people.clerk) => (await by.call<Progress>('GET', `${path}/progress?asOf=2021-06`)).body
  return { app, ...people, third, project, path, visits, share, three, enter, look }
}

describe('who shares a target', () => {
  test('is set by code or number with each part, and shown with the units’ names', async () => {
    const { share, three } = await started()
    const { status, body } = await share(three)
    expect(status).toBe(200)
    expect(body.indicators[0]!.sharing.map(({ name, share }) => [name, share])).toEqual([
      ['单位U1', 600],
      ['单位U2', 400],
      ['单位U3', 200],
    ])
    expect(asked(body)).toEqual([])
    expect((await share([])).body.indicators[0]!.sharing).toEqual([])
  })

  test('parts that miss the target are asked about, never refused; set right, the question goes', async () => {
    const { share, three } = await started()
    const { status, body } = await share([...three.slice(0, 2), { agencyCode: 'U3', share: 100 }])
    expect([status, asked(body).length]).toEqual([200, 1])
    expect(asked(body)[0]!.message).toContain('1,100')
    expect(asked((await share(three)).body)).toEqual([])
  })

  test('a unit twice, one that is not there, and one left out that has reported are refused in words', async () => {
    const { share, three, enter, clerk, units } = await started()
    const codesOf = async (list: object[]) => (await share(list)).body.problems.map(({ path, code }) => [path, code])
    expect(await codesOf([...three, { agencyCode: 'U2', share: 1 }])).toEqual([
      ['indicators.0.contributors.3', 'duplicate-contributor'],
    ])
    expect(await codesOf([{ agencyCode: 'NONE', share: 1 }])).toEqual([['indicators.0.contributors.0', 'no-such-unit']])
    await share(three)
    await enter(clerk, units.u1, 0)
    expect(await codesOf(three.slice(1))).toEqual([['indicators.0.contributors', 'contributor-has-values']])
  })

  test('changes by approval once a report was approved: not by the unit, not by its department, by the bureau', async () => {
    const { share, three, clerk, head, department, bureau, path, visits } = await started()
    await share(three)
    await approvedMonth(clerk, head, path, visits, '2021-02')
    const halves = [{ agencyCode: 'U1', share: 1_200 }, ...three.slice(1)]
    expect([(await share(halves)).status, (await share(halves, department)).status]).toEqual([403, 423])
    expect((await share(three)).status, 'sending back what is stored changes nothing').toBe(200)
    expect((await share(halves, bureau)).status).toBe(200)
  })

  test('is no matter of a unit that only shares it', async () => {
    const { share, three, otherClerk } = await started()
    await share(three)
    expect((await share(three, otherClerk)).status).toBe(403)
  })
})

describe('each unit', () => {
  test('sees the project and enters its own part, nobody else’s', async () => {
    const { share, three, enter, path, otherClerk, units } = await started()
    expect((await enter(otherClerk, units.u2, 1)).status).toBe(404)
    await share(three)
    expect((await enter(otherClerk, units.u2, 100)).status).toBe(200)
    expect((await enter(otherClerk, units.u1, 100)).status).toBe(403)
    const { body } = await otherClerk.call<MonthAnswer>('GET', `${path}/actuals/2021-06`)
    expect([body.units, body.editable]).toEqual([[units.u2], true])
  })

  test('adds to the total, and stands in the list with its part and pace, the last first', async () => {
    const { share, three, enter, look, clerk, otherClerk, units } = await started()
    await share(three)
    await enter(clerk, units.u1, 300)
    await enter(otherClerk, units.u2, 60)
    const { indicators } = await look()
    const [visits, rate] = indicators
    expect([visits!.toDate, visits!.months[5]!.reported, visits!.months[5]!.contributors]).toEqual([360, 2, 3])
    expect(
      visits!.units.map(({ name, share, toDate, expected, signal, reported }) => [
        name,
        share,
        toDate,
        expected,
        signal,
        reported,
      ]),
    ).toEqual([
      ['单位U2', 400, 60, 200, 'behind', true],
      ['单位U3', 200, null, 100, 'missing', false],
      ['单位U1', 600, 300, 300, 'normal', true],
    ])
    expect(rate!.units).toEqual([])
  })

  test('finds its part among its to-dos until it has reported; the owner’s line names who is missing', async () => {
    const { share, three, enter, otherClerk, third, clerk, units } = await started('2021-07-03T09:00:00+08:00')
    await share(three)
    const of = async (by: Client) =>
      (await by.call<Todos>('GET', '/todos?pageSize=200')).body.items.filter(item => item.month === '2021-06')
    expect((await of(otherClerk)).map(({ kind, agency, projectName }) => [kind, agency.name, projectName])).toEqual([
      ['ownPart', '单位U2', '测试项目'],
    ])
    expect((await of(clerk)).map(({ kind, missing }) => [kind, missing])).toEqual([['handIn', ['单位U2', '单位U3']]])
    await enter(otherClerk, units.u2, 60)
    expect(await of(otherClerk)).toEqual([])
    expect((await of(clerk))[0]!.missing).toEqual(['单位U3'])
    expect((await of(third)).map(item => item.kind)).toEqual(['ownPart'])
  })

  test('is reminded of its part, and the owner’s reminder names it', async () => {
    const { app, share, three, otherClerk, clerk } = await started('2021-07-03T09:00:00+08:00')
    await share(three)
    await remind(app.store, app.at)
    const textOf = async (by: Client) =>
      (await by.call<{ items: { text: string }[] }>('GET', '/messages')).body.items
        .map(item => item.text)
        .find(text => text.includes('2021-06'))
    expect(await textOf(otherClerk)).toContain('测试项目')
    expect(await textOf(clerk)).toContain('测试项目（单位U2、单位U3）')
  })
})
