import { describe, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import type { Progress } from '#domain/progress'
import { national2020 } from '#domain/ruleset'
import { table } from '../../db/open.ts'
import { fillWaiting, rebuild } from '../../server/acts/rebuild.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp, type Client, type TestApp } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'

type Failed = { type: string; problems?: { path: string; code: string; message: string }[] }
const act = (client: Client, id: number, event: string, effective: string, more: object = {}) =>
  client.call<ProjectAnswer & Failed>('POST', `/projects/${id}/events`, { event, effective, reason: '主管部门文件', ...more })
const progress = async (client: Client, id: number, asOf: string) =>
  (await client.call<Progress>('GET', `/projects/${id}/progress?asOf=${asOf}`)).body
const codes = (answer: { body: Failed }) => answer.body.problems?.map(problem => problem.code)
const derived = async ({ store }: TestApp) => ({
  projects: await store.db.select().from(table.projectMonth),
  agencies: await store.db.select().from(table.agencyMonth),
})

describe('suspending, closing and archiving a project', () => {
  test('while suspended nothing is missing; each act is dated, reasoned, and says who recorded it', async () => {
    const app = await testApp()
    const { department, clerk } = await twoDepartments(app)
    const project = await declare(clerk)
    const before = await progress(clerk, project.id, '2021-12')
    const suspended = await act(department, project.id, 'suspend', '2021-04', { documentNo: '苏财〔2021〕9号' })
    expect(suspended.status).toBe(201)
    expect(suspended.body.life).toMatchObject({ state: 'suspended', since: '2021-04', readOnly: false })
    expect(suspended.body.life.events).toMatchObject([
      { event: 'suspend', effective: '2021-04', reason: '主管部门文件', documentNo: '苏财〔2021〕9号', recordedBy: 'depJ' },
    ])
    expect((await act(department, project.id, 'resume', '2021-07')).status).toBe(201)
    const after = await progress(clerk, project.id, '2021-12')
    const lights = (answer: Progress) => answer.indicators[0]!.months.map(month => month.signal)
    expect(lights(before)).toEqual(Array.from({ length: 12 }, () => 'missing'))
    expect(lights(after).slice(2, 7)).toEqual(['missing', 'notDue', 'notDue', 'notDue', 'missing'])
    expect((await progress(clerk, project.id, '2021-05')).indicators[0]!.rule.text).toContain('项目暂停')
    const { body } = await clerk.call<Overview>('GET', '/overview?year=2021&asOf=2021-05')
    expect(body.totals.reports.due).toBe(0)
    expect(body.projects.items[0]).toMatchObject({ life: 'suspended', goalSignal: 'notDue' })
  })

  test('after closing nothing is entered any more, and the lights stay as in the closing month', async () => {
    const app = await testApp()
    const { bureau, clerk } = await twoDepartments(app)
    const project = await declare(clerk)
    const entries = [{ indicatorId: idOf(project, '服务人次'), value: 150 }]
    await clerk.call('PUT', `/projects/${project.id}/actuals/2021-03`, { entries })
    expect(codes(await act(bureau, project.id, 'close', '2021-02'))).toEqual(['data-after-end'])
    await act(bureau, project.id, 'close', '2021-03')
    const row = (await progress(clerk, project.id, '2021-10')).indicators[0]!
    expect([row.signal, row.rule.params.month, row.required]).toEqual(['behind', 3, null])
    const late = await clerk.call<Failed>('PUT', `/projects/${project.id}/actuals/2021-04`, { entries })
    expect([late.status, late.body.type]).toEqual([423, '/problems/project-ended'])
    const month = await clerk.call<{ closed: string }>('GET', `/projects/${project.id}/actuals/2021-04`)
    expect(month.body.closed).toBe('ended')
  })

  test('an archived project leaves the lists but not the sums, and comes back on request', async () => {
    const app = await testApp()
    const { bureau, clerk } = await twoDepartments(app)
    const [kept, shelved] = [await declare(clerk), await declare(clerk, { projectName: '旧项目' })]
    expect(codes(await act(bureau, shelved.id, 'archive', '2021-12'))).toEqual(['archive-too-early'])
    expect((await act(bureau, shelved.id, 'archive', '2022-01')).body.life).toMatchObject({ state: 'running', archived: true })
    const ids = async (path: string) => {
      const { body } = await bureau.call<{ items: { id: number }[]; total: number }>('GET', path)
      return [body.items.map(item => item.id), body.total]
    }
    expect(await ids('/projects?year=2021')).toEqual([[kept.id], 1])
    expect(await ids('/projects?year=2021&archived=1&sort=budget')).toEqual([[kept.id, shelved.id], 2])
    const overview = async (more = '') => (await bureau.call<Overview>('GET', `/overview?year=2021&asOf=2021-12${more}`)).body
    const [plain, all] = [await overview(), await overview('&archived=1')]
    expect([plain.totals.projects, plain.totals.archived, plain.projects.total]).toEqual([2, 1, 1])
    expect([all.totals.budget, all.projects.total]).toEqual([plain.totals.budget, 2])
    expect(all.projects.items.filter(item => item.archived).map(item => item.id)).toEqual([shelved.id])
    await act(bureau, shelved.id, 'restore', '2022-01')
    expect(await ids('/projects?year=2021&sort=budget')).toEqual([[kept.id, shelved.id], 2])
  })

  test('a start in mid-year is recorded with its reason; a stale version is refused', async () => {
    const app = await testApp()
    const { bureau, clerk } = await twoDepartments(app)
    const project = await declare(clerk)
    const started = await act(bureau, project.id, 'start', '2021-04', { version: project.version })
    expect([started.body.startMonth, started.body.life.events[0]!.event]).toEqual(['2021-04', 'start'])
    expect((await progress(clerk, project.id, '2021-03')).indicators[0]!.rule.code).toBe('not-begun')
    expect((await act(bureau, project.id, 'suspend', '2021-06', { version: project.version })).status).toBe(409)
    expect((await bureau.call('POST', `/projects/${project.id}/events`, { event: 'close', effective: '2021-06' })).status).toBe(
      400,
    )
  })

  test('only department and bureau may, and an approved month is the bureau’s alone', async () => {
    const app = await testApp()
    const { bureau, department, clerk, head, otherClerk, otherDepartment } = await twoDepartments(app)
    const project = await declare(clerk)
    await approvedMonth(clerk, head, `/projects/${project.id}`, idOf(project, '服务人次'), '2021-03')
    const status = async (client: Client) => (await act(client, project.id, 'suspend', '2021-03')).status
    expect([await status(clerk), await status(head), await status(otherClerk)]).toEqual([403, 403, 403])
    expect([await status(otherDepartment), await status(department), await status(bureau)]).toEqual([404, 422, 201])
    expect((await otherClerk.call('GET', `/projects/${project.id}`)).status).toBe(404)
  })
})

describe('moving and merging', () => {
  test('from its month on a moved project belongs to the new unit; the old one reads, no more', async () => {
    const app = await testApp()
    const { bureau, department, clerk, head, otherClerk, otherHead, units } = await twoDepartments(app)
    const project = await declare(clerk)
    const path = `/projects/${project.id}`
    const visits = idOf(project, '服务人次')
    await approvedMonth(clerk, head, path, visits, '2021-05')
    const before = await progress(bureau, project.id, '2021-05')
    const moved = await act(department, project.id, 'move', '2021-07', { agencyId: units.u2 })
    expect(moved.body).toMatchObject({
      agency: { id: units.u2 },
      life: { events: [{ other: { id: units.u2, name: '单位U2' } }] },
    })
    // The values of the former unit stay the project's own.
    expect((await progress(bureau, project.id, '2021-05')).indicators[0]!.toDate).toBe(before.indicators[0]!.toDate)
    await approvedMonth(otherClerk, otherHead, path, visits, '2021-07', 200)
    expect((await progress(bureau, project.id, '2021-07')).indicators[0]).toMatchObject({ toDate: 300 })

    // Its unit may name itself: it is still the project's own value.
    const named = { entries: [{ indicatorId: visits, agencyId: units.u2, value: 30 }] }
    expect((await otherClerk.call('PUT', `${path}/actuals/2021-08`, named)).status).toBe(200)
    expect((await progress(bureau, project.id, '2021-08')).indicators[0]).toMatchObject({ toDate: 330 })
    const read = await clerk.call<ProjectAnswer>('GET', path)
    expect([read.status, read.body.life.readOnly]).toEqual([200, true])
    expect((await progress(clerk, project.id, '2021-07')).project.life.readOnly).toBe(true)
    const listed = await clerk.call<{ items: { id: number }[] }>('GET', '/projects?year=2021')
    expect(listed.body.items.map(item => item.id)).toEqual([project.id])
    const entries = [{ indicatorId: visits, value: 1 }]
    const writes = [
      await clerk.call('PUT', `${path}/actuals/2021-08`, { entries }),
      await clerk.call('PATCH', path, { budgetAdjusted: 1 }),
      await clerk.call('POST', `${path}/reports/2021-07/submit`),
      await head.call('POST', `${path}/reports/2021-07/reopen`, { opinion: '更正' }),
      await clerk.call('POST', `${path}/target-changes`, change(visits)),
      await head.call('POST', `${path}/personal`),
    ]
    expect(writes.map(answer => answer.status)).toEqual([403, 403, 403, 403, 403, 403])

    // What the former unit left open is the new one's to hand in.
    const owed = async (client: Client) => (await client.call<{ counts: { handIn: number } }>('GET', '/todos')).body.counts.handIn
    expect([await owed(clerk), await owed(otherClerk)]).toEqual([0, 10])

    const names = async (client: Client, asOf: string) => {
      const { body } = await client.call<Overview>('GET', `/overview?year=2021&asOf=${asOf}`)
      return [body.totals.projects, body.projects.items[0]?.agency.name]
    }
    expect([await names(clerk, '2021-06'), await names(clerk, '2021-07')]).toEqual([
      [1, '单位U1'],
      [0, undefined],
    ])
    expect([await names(otherClerk, '2021-06'), await names(otherClerk, '2021-07')]).toEqual([
      [0, undefined],
      [1, '单位U2'],
    ])
    await fillWaiting(app.store)
    const stood = await derived(app)
    expect(await rebuild(app.store.tx, app.store.db, national2020)).toBe(1)
    expect(await derived(app)).toEqual(stood)
  })

  test('between departments the bureau moves; a namesake in the new unit stops it', async () => {
    const app = await testApp()
    const { bureau, department, clerk, otherClerk, units } = await twoDepartments(app)
    const project = await declare(clerk)
    expect(codes(await act(department, project.id, 'move', '2021-07', { agencyId: units.u3 }))).toEqual(['unknown-unit'])
    expect(codes(await act(bureau, project.id, 'move', '2021-07'))).toEqual(['unit-needed'])
    await declare(otherClerk, { agencyCode: 'U2' })
    expect(codes(await act(bureau, project.id, 'move', '2021-07', { agencyId: units.u2 }))).toEqual(['unit-has-namesake'])
    expect((await act(bureau, project.id, 'move', '2021-07', { agencyId: units.u3 })).status).toBe(201)
    expect((await department.call('GET', `/projects/${project.id}`)).status).toBe(200)
    expect((await act(department, project.id, 'suspend', '2021-09')).status).toBe(403)
  })

  test('a merged project keeps its values until then, and the other one lists it', async () => {
    const app = await testApp()
    const { department, clerk, otherClerk, otherDepartment } = await twoDepartments(app)
    const [source, into] = [await declare(clerk), await declare(otherClerk, { agencyCode: 'U2', projectName: '大项目' })]
    expect(codes(await act(department, source.id, 'merge', '2021-06', { projectId: source.id }))).toEqual(['merge-other-year'])
    expect(codes(await act(department, source.id, 'merge', '2021-06', { projectId: 999 }))).toEqual(['unknown-project'])
    expect((await act(otherDepartment, source.id, 'merge', '2021-06', { projectId: into.id })).status).toBe(404)
    const merged = await act(department, source.id, 'merge', '2021-06', { projectId: into.id })
    expect(merged.body.life).toMatchObject({ state: 'merged', events: [{ other: { name: '大项目' } }] })
    const { body } = await otherClerk.call<ProjectAnswer>('GET', `/projects/${into.id}`)
    expect(body.life.mergedFrom).toEqual([{ id: source.id, name: '测试项目', agencyName: '单位U1', effective: '2021-06' }])
    expect(codes(await act(department, into.id, 'merge', '2021-08', { projectId: source.id }))).toEqual(['merge-into-ended'])
  })
})

const change = (indicatorId: number) => ({
  indicatorId,
  target: '900人次',
  effective: '2021-09',
  documentNo: '1号',
  reason: '调减',
})
