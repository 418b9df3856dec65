import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPassword } from '../support/app.ts'
import { smallBureau, type Bureau } from '../support/rights.ts'
import { describedRoutes } from '../support/described.ts'
import { lookInto } from '../support/untouched.ts'

/** The real app behind a real HTTP parser: what a browser would never send comes over a plain socket. */
let bureau: Bureau
let server: ServerType
let port: number
let cookie: string
beforeAll(async () => {
  bureau = await smallBureau()
  server = serve({ fetch: bureau.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  const username = `bureau${bureau.people.get('bureau')}`
  const answer = await fetch(at('/session'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: testPassword }),
  })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
})
afterAll(() => void server.close())

const at = (path: string) => `http://127.0.0.1:${port}/api/v1${path}`
const ask = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) =>
  fetch(at(path), { method, headers: { cookie, 'content-type': 'application/json', ...headers }, body })

/** Sends bytes as they are and answers the first line that comes back; '' where the connection is closed on it. */
async function raw(...parts: (string | Uint8Array)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.setEncoding('latin1').on('data', text => (said += text))
  socket.on('error', () => {})
  for (const part of parts) socket.write(part)
  // Whoever asks for an answer waits for it; else closing our half is what the server has to cope with.
  if (!parts.some(part => typeof part === 'string' && part.includes('Connection: close'))) socket.end()
  await once(socket, 'close')
  return said.split('\r\n')[0]!
}
const head = (first: string, ...lines: string[]) => [first, 'Host: localhost', `Cookie: ${cookie}`, ...lines, '', ''].join('\r\n')

/** Whatever was sent before: the server goes on, and its database is whole. */
async function stands() {
  expect((await ask('GET', '/session')).status).toBe(200)
  const look = lookInto(bureau.store)
  expect(look.damage()).toEqual([])
}

describe('a request nobody should send', () => {
  test.each([
    ['a hundred thousand open brackets', '['.repeat(100_000)],
    ['a hundred thousand nested lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a hundred thousand nested objects', '{"name":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['a text instead of an object', '"name"'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number beyond all numbers', '{"code":"n1","name":"a","parentId":1e999}'],
    ['a prototype', '{"__proto__":{"role":"bureau"},"constructor":{"prototype":{"x":1}},"code":"n2","name":1}'],
    ['a field nobody asked for', '{"code":"n3","name":"a","role":"administrator"}'],
  ])('%s as JSON is answered 400, and the server goes on', async (_, body) => {
    const answer = await ask('POST', '/agencies', body)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8'])
    await stands()
  })

  test('a nested list of a hundred thousand inside a field of free form is refused as well', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const answer = await ask('PATCH', `/agencies/${bureau.agencies.get('own')}`, `{"name":${deep}}`)
    expect(answer.status).toBe(400)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    await stands()
  })

  test('bytes that are no UTF-8 are refused: no text is kept that nobody wrote', async () => {
    const broken = new Uint8Array([...Buffer.from('{"code":"u1","name":"'), 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x22, 0x7d])
    expect((await ask('POST', '/agencies', broken)).status).toBe(400)
    const form = await ask('POST', '/declarations/parse', new Uint8Array([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]), {
      'content-type': 'text/plain',
    })
    expect(form.status).toBe(400)
    await stands()
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'image/png',
  ])('a write sent as %s is answered 415, and nothing is saved', async type => {
    const answer = await ask('POST', '/agencies', '{"code":"t1","name":"a"}', { 'content-type': type })
    expect(answer.status).toBe(415)
    expect(await (await ask('GET', '/agencies?pageSize=200')).text()).not.toContain('"t1"')
  })

  test('a path knows its methods alone: any other is answered 405 with those it knows, HEAD has no body', async () => {
    const { routes } = await describedRoutes(bureau)
    const known = new Set(routes.map(one => one.route))
    const paths = [...new Set(routes.map(one => one.route.split(' ')[1]!))]
    const wrong: unknown[] = []
    for (const path of paths)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        // Signing out is there, though not described.
        if (known.has(`${method} ${path}`) || path.startsWith('/session')) continue
        const real = path.replaceAll(/\{month\}/g, '2021-05').replaceAll(/\{\w+\}/g, '1')
        const { status, headers } = await ask(method, real, ['GET', 'OPTIONS'].includes(method) ? undefined : '{}')
        const allow = headers.get('allow')?.split(', ') ?? []
        // A path of parameters alone may be another's with a name in their place.
        const told = routes.filter(one => one.route.endsWith(` ${path}`)).every(one => allow.includes(one.route.split(' ')[0]!))
        if (status !== 405 || !told || allow.includes(method)) wrong.push([method, path, status, allow])
      }
    expect(wrong).toEqual([])
    expect(await (await ask('HEAD', '/projects')).text()).toBe('')
    expect(await raw(head('TRACE /api/v1/session HTTP/1.1', 'Connection: close'))).toMatch(/^HTTP\/1\.1 40[45]/)
  })

  test('an unknown query parameter changes nothing; one given twice where one is meant is refused, never guessed', async () => {
    const plain = await (await ask('GET', '/projects?year=2021')).text()
    expect(await (await ask('GET', '/projects?year=2021&__proto__=1&role=bureau&constructor[prototype]=x')).text()).toBe(plain)
    for (const query of [
      'year=2021&year=2020',
      'page=1&page=2',
      'q=a&q=b',
      'pageSize=-1',
      'pageSize=1e9',
      'page=0x10&page=',
      'q=%00',
    ])
      expect([query, (await ask('GET', `/projects?${query}`)).status]).toEqual([query, 400])
    for (const id of ['0', '-1', '1.5', '1e3', '9999999999999999999', 'NaN', '%00', "1'--", '..%2f1', '１'])
      expect([id, [400, 404].includes((await ask('GET', `/projects/${id}`)).status)]).toEqual([id, true])
    for (const month of ['2021-13', '2021-00', '21-05', '2021-5', '%3Cscript%3E', '2021-05%00'])
      expect((await ask('GET', `/projects/1/actuals/${month}`)).status).toBe(400)
  })
})

describe('a request that is too large', () => {
  const large = 'a'.repeat(10 * 1024 * 1024 + 1)
  test.each(['/agencies', '/declarations/parse', '/targets/parse', '/session'])('to %s is answered 413', async path => {
    const type = path === '/declarations/parse' ? 'text/plain' : 'application/json'
    const answer = await ask('POST', path, large, { 'content-type': type })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'application/problem+json; charset=utf-8'])
    await stands()
  })

  test('is refused without a length as well, as it streams in', async () => {
    const chunk = Buffer.alloc(64 * 1024, 0x61)
    const parts = Array.from({ length: 200 }, () => ['10000\r\n', chunk, '\r\n']).flat()
    const lines = ['Content-Type: application/json', 'Transfer-Encoding: chunked', 'Connection: close']
    const first = await raw(head('POST /api/v1/agencies HTTP/1.1', ...lines), ...parts, '0\r\n\r\n')
    expect(['HTTP/1.1 413 Payload Too Large', '']).toContain(first)
    await stands()
  })

  test('a length and chunks at once, two lengths and a length that is none are refused before anything is read', async () => {
    const send = (...lines: string[]) =>
      raw(
        head('POST /api/v1/agencies HTTP/1.1', 'Content-Type: application/json', ...lines, 'Connection: close'),
        '2\r\n{}\r\n0\r\n\r\n',
      )
    for (const lines of [
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      ['Content-Length: 2', 'Content-Length: 3'],
      ['Content-Length: -1'],
      ['Content-Length: 2x'],
    ])
      expect([lines, await send(...lines)]).toEqual([lines, 'HTTP/1.1 400 Bad Request'])
    await stands()
  })

  test('headers of a hundred kilobytes and broken header lines are refused', async () => {
    const get = (...lines: string[]) => raw(head('GET /api/v1/session HTTP/1.1', ...lines, 'Connection: close'))
    expect(await get(`X-Long: ${'a'.repeat(100_000)}`)).toBe('HTTP/1.1 431 Request Header Fields Too Large')
    expect(await get('X-Zero: a\0b')).toBe('HTTP/1.1 400 Bad Request')
    expect(await get('X Space: a')).toBe('HTTP/1.1 400 Bad Request')
    await stands()
  })

  test('cookies beyond number, and ours many times over, sign nobody in', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `jichi_session=x${i}`).join('; ')
    expect((await fetch(at('/session'), { headers: { cookie: many } })).status).toBe(401)
  })
})
