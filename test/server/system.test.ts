import { describe, expect, test } from 'vitest'
import type { System } from '../../server/answers/system-answer.ts'
import { attentionOf, type Looked } from '../../server/operating/attention.ts'
import { quietOperating } from '../../server/operating/operating.ts'
import { testApp } from '../support/app.ts'
import { sizeText } from '../../web/pages/system/size-text.ts'

const now = Date.parse('2022-01-20T09:00:00+08:00')
const hour = 3_600_000
const gigabyte = 1024 ** 3
const well: Looked = {
  now,
  current: true,
  storage: { free: 50 * gigabyte, total: 200 * gigabyte },
  backup: { at: '02:30', last: { at: now - 7 * hour }, failed: null },
  jobs: [{ name: 'scheduler', lastDone: now, lastFailed: now - hour }],
  letters: { failed: 0, oldestWaiting: now - 60_000 },
}
const codes = (change: Partial<Looked>) => attentionOf({ ...well, ...change }).map(one => one.code)

describe('what an operator is told to see to', () => {
  test('nothing, while all is well; a job that failed once and went well since is well', () => {
    expect(codes({})).toEqual([])
  })
  test.each<[string, Partial<Looked>, string[]]>([
    ['a backup older than a day and two hours', { backup: { ...well.backup, last: { at: now - 27 * hour } } }, ['backup-old']],
    ['no backup at all', { backup: { ...well.backup, last: null } }, ['backup-never']],
    ['a backup that failed', { backup: { ...well.backup, failed: { at: now } } }, ['backup-failed']],
    [
      'backups by hand alone, of this week',
      { backup: { at: null, last: { at: now - 100 * hour }, failed: null } },
      ['backup-off'],
    ],
    ['a disk of 200 GB with 9 GB left', { storage: { free: 9 * gigabyte, total: 200 * gigabyte } }, ['disk-low']],
    ['a small disk with 1 GB left', { storage: { free: gigabyte, total: 10 * gigabyte } }, ['disk-low']],
    ['a disk that cannot be asked', { storage: { free: null, total: null } }, []],
    ['a job that failed last', { jobs: [{ name: 'scheduler', lastDone: now - hour, lastFailed: now }] }, ['job-failed']],
    ['a job that only ever failed', { jobs: [{ name: 'scheduler', lastDone: null, lastFailed: now }] }, ['job-failed']],
    ['letters not delivered', { letters: { failed: 3, oldestWaiting: null } }, ['letters-failed']],
    ['a letter that has waited two hours', { letters: { failed: 0, oldestWaiting: now - 2 * hour } }, ['letters-stuck']],
    ['a database of another version', { current: false }, ['schema-old']],
  ])('%s', (_, change, found) => {
    expect(codes(change)).toEqual(found)
  })
})

describe('the state of the system', () => {
  test('is told to the administrator: kind and size of the database, jobs, sessions; never a name or a value', async () => {
    const operating = quietOperating(() => now)
    operating.jobs.start('scheduler', { first: hour, every: hour }, () => Promise.resolve())
    const app = await testApp(undefined, undefined, { operating })
    const admin = await app.account('admin', 'administrator')
    const { status, body } = await admin.call<System>('GET', '/system')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      database: { kind: app.store.dialect, current: true, bytes: expect.any(Number) },
      letters: { mail: false, webhook: false, waiting: 0 },
      use: { accounts: 1, sessions: 1, pages: 0 },
      jobs: [{ name: 'scheduler', runs: 0, nextAt: now + hour }],
    })
    expect(body.attention.map(one => one.code)).toEqual(['backup-never', 'backup-off'])
  })
})

describe('sizes', () => {
  test.each([
    [0, '0 B'],
    [512, '512 B'],
    [604 * 1024, '604 kB'],
    [1_234_567, '1.2 MB'],
    [67.74 * gigabyte, '67.7 GB'],
    [5 * 1024 * gigabyte, '5 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text)
  })
})
