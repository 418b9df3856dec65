import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import { testApp } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'

type Refused = { type: string; detail: string }

/** 60 visits entered for May on the 5th of June, corrected to 90 in August; the target raised in September. */
async function story() {
  const app = await testApp('2021-03-01T09:00:00+08:00')
  const bureau = await app.bureau()
  const own = await declare(bureau)
  const visits = idOf(own, '服务人次')
  // A session does not last for months: everybody signs in anew.
  const save = async (value: number, note?: string) =>
    (await app.bureau()).call('PUT', `/projects/${own.id}/actuals/2021-05`, { entries: [{ indicatorId: visits, value, note }] })
  app.setClock('2021-06-05T23:30:00+08:00')
  await save(60)
  app.setClock('2021-08-10T09:00:00+08:00')
  await save(90, '补报')
  app.setClock('2021-09-01T09:00:00+08:00')
  const reader = await app.bureau()
  await reader.call('PATCH', `/projects/${own.id}`, { indicators: [{ id: visits, target: '2400人次' }] })
  const look = async (on?: string) => {
    const query = `asOf=2021-05${on ? `&on=${on}` : ''}`
    const { status, body } = await reader.call<Progress & Refused>('GET', `/projects/${own.id}/progress?${query}`)
    return { status, body, row: body.indicators?.find(row => row.id === visits) }
  }
  return { look }
}

describe('a project as it looked on a day', () => {
  test('is judged from what had been recorded by the end of that day, in the configured time zone', async () => {
    const { look } = await story()
    const seen = async (on?: string) => {
      const { row, body } = await look(on)
      return [body.on, row!.toDate, row!.target.value, body.reports[4]!.state]
    }
    expect(await seen('2021-06-04')).toEqual(['2021-06-04', null, 1200, 'none'])
    expect(await seen('2021-06-05')).toEqual(['2021-06-05', 60, 1200, 'draft'])
    expect(await seen('2021-08-10')).toEqual(['2021-08-10', 90, 1200, 'draft'])
    expect(await seen()).toEqual([undefined, 90, 2400, 'draft'])
    expect((await look('2021-06-05')).row!.signal).toBe('behind')
  })

  test('says what was entered and what was corrected since', async () => {
    const { look } = await story()
    const later = async (on: string) => (await look(on)).row!.later!.map(row => [row.month, row.value, row.corrected])
    expect(await later('2021-06-04')).toEqual([['2021-05', 90, false]])
    expect(await later('2021-06-05')).toEqual([['2021-05', 90, true]])
    expect(await later('2021-08-10')).toEqual([])
    expect((await look()).row!.later).toBeUndefined()
  })

  test('before its first record there is none; a day that does not exist is refused; today and later are today', async () => {
    const { look } = await story()
    const early = await look('2021-02-28')
    expect([early.status, early.body.type]).toEqual([422, '/problems/before-first-record'])
    expect(early.body.detail).toContain('2021-03-01')
    expect((await look('2021-02-30')).status).toBe(400)
    expect([(await look('2021-09-01')).body.on, (await look('2999-01-01')).body.on]).toEqual([undefined, undefined])
  })
})
