import { expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { declaration } from '../support/declaration.ts'

type Parameter = { in: string; name: string }
type Document = { paths: Record<string, Record<string, { parameters?: Parameter[] }>> }

/** Larger than a column of ids holds; PostgreSQL refuses to compare one with it. */
const large = '99999999999'

test('a number no row can have, asked for in any list, is refused as input or finds nothing, and is never a failure', async () => {
  const app = await testApp('2021-04-02T09:00:00+08:00')
  const office = await app.bureau()
  const { body: project } = await office.call<{ id: number }>('POST', '/projects', { declaration: declaration({ year: 2021 }) })
  const { body } = await office.call<Document>('GET', '/openapi.json')
  const asked = Object.entries(body.paths).flatMap(([path, verbs]) =>
    (verbs.get?.parameters ?? [])
      .filter(one => one.in === 'query' && /id$/i.test(one.name))
      .map(({ name }) => `${path.replaceAll(/\{\w+\}/g, String(project.id))}?${name}=${large}`),
  )
  expect(asked.length).toBeGreaterThan(8)
  const auditor = await app.account('sjj', 'auditor')
  const failed: string[] = []
  for (const path of asked) {
    const { status } = await (path.startsWith('/audit') ? auditor : office).call('GET', path)
    if (![200, 400, 404, 422].includes(status)) failed.push(`${path}: ${status}`)
  }
  expect(failed).toEqual([])
})

test('an account cannot be given to a unit whose number no row can have', async () => {
  const app = await testApp()
  const administrator = await app.account('root', 'administrator')
  const account = { username: 'somebody', name: '某人', password: 'Ceshi-2021-ok', role: 'clerk', agencyId: Number(large) }
  const { status, body } = await administrator.call<{ problems: { path: string; code: string }[] }>('POST', '/users', account)
  expect([status, body.problems.map(({ path, code }) => [path, code])]).toEqual([400, [['agencyId', 'field.too-big']]])
})
