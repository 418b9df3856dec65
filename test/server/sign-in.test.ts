import { beforeEach, describe, expect, test } from 'vitest'
import { testApp, testPassword, type TestApp } from '../support/app.ts'

let app: TestApp
const tries = async (username: string, password: string, count: number, address = '192.0.2.9') => {
  const found: number[] = []
  for (let i = 0; i < count; i++) found.push((await one(username, password, address)).status)
  return found
}
const one = (username: string, password: string, address = '192.0.2.9') =>
  app.anonymous.call('POST', '/session', { username, password }, { 'x-test-address': address })

beforeEach(async () => {
  app = await testApp()
  await app.account('clerk', 'clerk')
})

describe('signing in', () => {
  test('after five wrong passwords the name is locked: 429 with the time to wait, even for the right password', async () => {
    expect(await tries('clerk', 'wrong', 6)).toEqual([401, 401, 401, 401, 401, 429])
    const right = await one('clerk', testPassword)
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '900'])
  })
  test('a name that nobody has is counted and answered the same', async () => {
    expect(await tries('nobody', 'wrong', 6)).toEqual([401, 401, 401, 401, 401, 429])
    const known = await one('clerk', 'wrong')
    const unknown = await one('someone', 'wrong')
    expect(unknown.body).toEqual(known.body)
  })
  test('names differ by neither case nor blanks when they are counted', async () => {
    await tries('clerk', 'wrong', 3)
    expect(await tries(' CLERK ', 'wrong', 3)).toEqual([401, 401, 429])
  })
  test('fifteen minutes later the right password is taken, and the count begins anew', async () => {
    await tries('clerk', 'wrong', 6)
    app.moveClock(15 * 60_000 + 1)
    expect((await one('clerk', testPassword)).status).toBe(200)
    expect(await tries('clerk', 'wrong', 5)).toEqual([401, 401, 401, 401, 401])
  })
  test('a success forgets the failures before it', async () => {
    expect(await tries('clerk', 'wrong', 4)).toEqual([401, 401, 401, 401])
    expect((await one('clerk', testPassword)).status).toBe(200)
    expect(await tries('clerk', 'wrong', 5)).toEqual([401, 401, 401, 401, 401])
  })
  test('forty tries at once are counted one by one: five are tried, the others refused', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => one('clerk', 'wrong')))
    const counted = answers.map(answer => answer.status)
    expect(counted.filter(status => status === 401)).toHaveLength(5)
    expect(counted.filter(status => status === 429)).toHaveLength(35)
  })
  test('one address that tries many names is refused after sixty failures; another is not', async () => {
    for (let i = 0; i < 60; i++) await one(`name${i}`, 'x', '192.0.2.66')
    expect((await one('clerk', testPassword, '192.0.2.66')).status).toBe(429)
    expect((await one('clerk', testPassword, '192.0.2.67')).status).toBe(200)
  })
  test('a clock set back does not lock anybody out for longer than a lock lasts', async () => {
    await tries('clerk', 'wrong', 3)
    app.moveClock(-24 * 3_600_000)
    expect(await tries('clerk', 'wrong', 5)).toEqual([401, 401, 401, 401, 401])
  })
})
