import { beforeAll, describe, expect, test } from 'vitest'
import { places, smallBureau, type Bureau } from '../support/rights.ts'
import { lookInto } from '../support/untouched.ts'
import { table } from '../server/rights-table.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await smallBureau()
})
const writes = Object.entries(table).filter(([route]) => !route.startsWith('GET'))

describe('a write with our cookie but from another site', () => {
  test.each(writes)('%s is refused whatever it holds, and nothing changes', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ')
    const target = await bureau.target(places[0])
    const look = lookInto(bureau.store)
    const before = look.contents()
    const others: Record<string, string>[] = [
      { origin: 'https://evil.example', host: 'localhost' },
      { origin: 'null', host: 'localhost' },
      { 'sec-fetch-site': 'cross-site', host: 'localhost' },
    ]
    for (const headers of others)
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        const more = { ...headers, 'content-type': type }
        const { status, text } = await bureau.call(
          'bureau',
          method,
          row.path?.(target) ?? pattern,
          row.body?.(target, bureau),
          more,
        )
        expect([status, text]).toEqual([403, expect.stringContaining('/problems/other-origin')])
      }
    expect(look.contents()).toEqual(before)
  })

  test('reading is not stopped, but no other site may read the answer: nothing allows it to', async () => {
    const answer = await bureau.call('bureau', 'GET', '/projects', undefined, { origin: 'https://evil.example' })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null])
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const asked = await bureau.call('bureau', 'OPTIONS', '/projects', undefined, {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    })
    expect([...asked.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})
