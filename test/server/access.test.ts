import { describe, expect, test } from 'vitest'
import { testApp, testPassword } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'

type Problem = { title: string; detail: string }

describe('signing in', () => {
  test('a wrong password and an unknown name get the same answer', async () => {
    const app = await testApp()
    await app.bureau()
    const wrong = await app.anonymous.call<Problem>('POST', '/session', { username: 'nobody', password: 'x' })
    await app.account('known', 'bureau')
    const known = await app.anonymous.call<Problem>('POST', '/session', { username: 'known', password: 'x' })
    expect([wrong.status, known.status]).toEqual([401, 401])
    expect(known.body).toEqual(wrong.body)
  })

  test('the cookie is HttpOnly and SameSite; signing out ends the session', async () => {
    const app = await testApp()
    const client = await app.account('anna', 'bureau')
    const { headers } = await app.anonymous.call('POST', '/session', { username: 'anna', password: testPassword })
    expect(headers.get('set-cookie')).toMatch(/^jichi_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/)
    expect((await client.call('GET', '/session')).status).toBe(200)
    expect((await client.call('DELETE', '/session')).status).toBe(204)
    expect((await client.call('GET', '/session')).status).toBe(401)
  })

  test('half an hour without a request signs out; use keeps it open, twelve hours at most', async () => {
    const app = await testApp()
    const minute = 60_000
    const idle = await app.account('idle', 'bureau')
    app.moveClock(31 * minute)
    expect((await idle.call('GET', '/session')).status).toBe(401)
    const busy = await app.account('busy', 'bureau')
    for (let i = 0; i < 28; i++) {
      app.moveClock(25 * minute)
      expect((await busy.call('GET', '/session')).status).toBe(200)
    }
    app.moveClock(25 * minute)
    expect((await busy.call('GET', '/session')).status).toBe(401)
  })

  test('a write from another origin is refused although the cookie is right', async () => {
    const client = await (await testApp()).bureau()
    const foreign = await client.call(
      'POST',
      '/agencies',
      { code: 'X', name: 'X' },
      { origin: 'https://evil.example', host: 'localhost' },
    )
    expect(foreign.status).toBe(403)
    const own = await client.call(
      'POST',
      '/agencies',
      { code: 'X', name: 'X' },
      { origin: 'http://localhost', host: 'localhost' },
    )
    expect(own.status).toBe(201)
  })

  test('a weak new password is refused; a new one ends all other sessions', async () => {
    const app = await testApp()
    const client = await app.account('anna', 'bureau')
    const other = await app.signIn('anna', testPassword)
    const change = (password: string) => client.call('PUT', '/session/password', { current: testPassword, password })
    expect((await change('short')).status).toBe(422)
    expect((await change('password12345')).status).toBe(422)
    expect((await change('Xin-mima-2022')).status).toBe(200)
    expect((await other.call('GET', '/session')).status).toBe(401)
    expect((await (await app.signIn('anna', 'Xin-mima-2022')).call('GET', '/session')).status).toBe(200)
  })

  test('an account that must change its password can do nothing else first', async () => {
    const app = await testApp()
    const admin = await app.account('admin', 'administrator', null, ['bureau', 'securityAdministrator'])
    const made = await admin.call('POST', '/users', { username: 'neu', name: '新账号', role: 'bureau', password: testPassword })
    expect(made.status).toBe(201)
    const client = await app.signIn('neu', testPassword)
    expect((await client.call<Problem>('GET', '/overview')).body.title).toBe('请先修改密码')
    await client.call('PUT', '/session/password', { current: testPassword, password: 'Xin-mima-2022' })
    expect((await (await app.signIn('neu', 'Xin-mima-2022')).call('GET', '/overview')).status).toBe(200)
  })
})

describe('what a caller may see', () => {
  async function twoUnits() {
    const app = await testApp()
    const bureau = await app.bureau()
    const agency = async (code: string, parentId: number | null) =>
      (await bureau.call<{ id: number }>('POST', '/agencies', { code, name: code, parentId })).body.id
    const department = await agency('D', null)
    const [a, b] = [await agency('A', department), await agency('B', null)]
    const project = await declare(bureau, { agencyCode: 'A' })
    return { app, bureau, department, a, b, project }
  }
  const paths = (id: number, indicator: number) =>
    [
      ['GET', `/projects/${id}`],
      ['GET', `/projects/${id}/progress`],
      ['GET', `/projects/${id}/history`],
      ['GET', `/projects/${id}/actuals/2021-01`],
      ['PUT', `/projects/${id}/actuals/2021-01`, { entries: [{ indicatorId: indicator, value: 1 }] }],
      ['PUT', `/projects/${id}/expenditures/2021-01`, { entries: [{ subprojectId: 1, spent: 1 }] }],
      ['PATCH', `/projects/${id}`, { budgetAdjusted: 1 }],
      ['POST', `/projects/${id}/reports/2021-01/submit`, {}],
      ['PATCH', `/gaps/${indicator}.2021-01`, { note: 'x' }],
    ] as const

  test('another unit’s project does not exist for a clerk: 404 wherever its id can stand', async () => {
    const { app, b, project } = await twoUnits()
    const clerk = await app.account('clerk', 'clerk', b)
    for (const [method, path, body] of paths(project.id, idOf(project, '服务人次')))
      expect([path, (await clerk.call(method, path, body)).status]).toEqual([path, 404])
    expect((await clerk.call<{ total: number }>('GET', '/projects')).body.total).toBe(0)
    expect((await clerk.call<{ totals: { projects: number } }>('GET', '/overview?year=2021')).body.totals.projects).toBe(0)
    expect((await clerk.call<{ ids: number[] }>('GET', '/overview/points?year=2021')).body.ids).toEqual([])
    expect((await clerk.call<{ items: { code: string }[] }>('GET', '/agencies')).body.items.map(row => row.code)).toEqual(['B'])
  })

  test('a department sees its subordinate units but enters nothing for them', async () => {
    const { app, department, project } = await twoUnits()
    const client = await app.account('dept', 'department', department)
    expect((await client.call('GET', `/projects/${project.id}/progress`)).status).toBe(200)
    const entry = { entries: [{ indicatorId: idOf(project, '服务人次'), value: 1 }] }
    expect((await client.call('PUT', `/projects/${project.id}/actuals/2021-01`, entry)).status).toBe(403)
  })

  test('an administrator without further rights sees no data', async () => {
    const { app, project } = await twoUnits()
    const admin = await app.account('plain', 'administrator')
    expect((await admin.call('GET', `/projects/${project.id}`)).status).toBe(403)
    expect((await admin.call('GET', '/users')).status).toBe(200)
  })

  test('nobody signed in reads or writes nothing', async () => {
    const { app, project } = await twoUnits()
    for (const [method, path, body] of paths(project.id, 1))
      expect([path, (await app.anonymous.call(method, path, body)).status]).toEqual([path, 401])
  })
})

test('renaming a unit leaves it in its department', async () => {
  const bureau = await (await testApp()).bureau()
  const { body: above } = await bureau.call<{ id: number }>('POST', '/agencies', { code: 'D', name: '主管部门' })
  const { body: unit } = await bureau.call<{ id: number }>('POST', '/agencies', { code: 'U', name: '单位', parentId: above.id })
  const renamed = await bureau.call<{ parentId: number | null }>('PATCH', `/agencies/${unit.id}`, { name: '新名称' })
  expect(renamed.body).toMatchObject({ name: '新名称', parentId: above.id })
})
