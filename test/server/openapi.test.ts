import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'

type Document = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>>; components: { schemas: object } }

describe('the description of the interface', () => {
  test('it describes every route of the stable interface, from the schemas that validate', async () => {
    const { body } = await (await testApp()).anonymous.call<Document>('GET', '/openapi.json')
    const described = Object.entries(body.paths).flatMap(([path, verbs]) => Object.keys(verbs).map(verb => `${verb} ${path}`))
    for (const route of [
      'get /session',
      'post /session',
      'get /agencies',
      'post /agencies',
      'patch /agencies/{id}',
      'get /users',
      'post /users',
      'patch /users/{id}',
      'post /declarations/parse',
      'post /targets/parse',
      'post /projects',
      'get /projects',
      'get /projects/{id}',
      'patch /projects/{id}',
      'put /projects/{id}/actuals/{month}',
      'put /projects/{id}/expenditures/{month}',
      'post /projects/{id}/reports/{month}/submit',
      'post /projects/{id}/reports/{month}/return',
      'post /projects/{id}/reports/{month}/approve',
      'post /projects/{id}/reports/{month}/reopen',
      'get /projects/{id}/progress',
      'get /overview',
      'get /overview/points',
      'get /gaps',
      'patch /gaps/{id}',
      'post /evaluations/trial',
      'post /evaluations/check',
      'post /evaluations/check/copy',
      'post /evaluations/check/batch',
      'post /evaluations/check/batch/file',
    ])
      expect(described).toContain(route)
    expect(Object.keys(body.components.schemas)).toEqual(
      expect.arrayContaining(['Declaration', 'Progress', 'Overview', 'Problem']),
    )
  })

  test('every router of the routes folder is mounted', () => {
    const routes = new URL('../../server/routes/', import.meta.url)
    const app = readFileSync(new URL('../app.ts', routes), 'utf8')
    const files = readdirSync(routes).filter(name => /= router\(\)/.test(readFileSync(new URL(name, routes), 'utf8')))
    expect(files.length).toBeGreaterThan(9)
    for (const name of files) expect(app).toContain(`'./routes/${name}'`)
  })

  test('an unknown address is a problem document, not a page', async () => {
    const client = await (await testApp()).bureau()
    const answer = await client.call<{ title: string }>('GET', '/nothing-here')
    expect([answer.status, answer.headers.get('content-type'), answer.body.title]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
      '没有找到',
    ])
  })

  test('a request in English is refused in English', async () => {
    const client = await (await testApp()).bureau()
    const { body } = await client.call<{ title: string }>('GET', '/projects/99', undefined, {
      'accept-language': 'en-GB,en;q=0.9',
    })
    expect(body.title).toBe('Not found')
  })

  test('a body that is not JSON is refused, and the server goes on', async () => {
    const client = await (await testApp()).bureau()
    const broken = await client.call('POST', '/agencies', '{"code":', { 'content-type': 'application/json' })
    expect(broken.status).toBe(400)
    expect((await client.call('GET', '/session')).status).toBe(200)
  })
})
