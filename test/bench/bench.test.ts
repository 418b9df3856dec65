import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import type { Progress } from '#domain/progress'
import { national2020 } from '#domain/ruleset'
import { migrateFile } from '../../db/migrate.ts'
import { openStore, table, type Store } from '../../db/open.ts'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import { createApp } from '../../server/app.ts'
import { liveStreams } from '../../server/live/streams.ts'
import { quietOperating } from '../../server/operating/operating.ts'
import { rebuild } from '../../server/acts/rebuild.ts'
import { client, percentile, type Ask, type Client } from './clients.ts'
import { pageOf, saveOf } from './figures.ts'
import { generate, indicatorsEach, password, people, projectsAUnit, year } from './generate.ts'
import { run, stop, type Running } from './processes.ts'
import { markdown } from './table.ts'

const root = new URL('../..', import.meta.url).pathname
const size = projectsAUnit + 3
const folder = mkdtempSync(join(tmpdir(), 'jichi-bench-test-'))
let store: Store
let bare: Running
let floor: ReturnType<typeof client>
let real: Client

beforeAll(async () => {
  const template = join(folder, 'template.sqlite')
  migrateFile(template, join(root, 'db/migrations/sqlite'))
  const [file, copy] = [join(folder, 'real.sqlite'), join(folder, 'bare.sqlite')]
  await generate(template, file, size)
  copyFileSync(file, copy)
  store = openStore(file)
  const app = createApp({
    store,
    now: () => Date.now(),
    today: () => '2022-01-20',
    dayOf: () => '2022-01-20',
    channels: { mail: false, webhook: false, link: null },
    secureCookies: false,
    trail: { chain: 'bench', key: Buffer.alloc(32, 7) },
    vault: Buffer.alloc(32, 9),
    pullAllow: [],
    streams: liveStreams(),
    operating: quietOperating(() => Date.now()),
    fonts: { latin: '', han: null },
    files: { folder: `${file}-evidence`, pdfReader: '' },
    signIn: signInDefaults,
    addressOf: () => '127.0.0.1',
  })
  const ask = async ({ method, path, body }: Ask, cookie: string) =>
    app.request(`/api/v1${path}`, {
      method,
      body: body as string | undefined,
      headers: { cookie, 'content-type': 'application/json' },
    })
  const credentials = JSON.stringify({ username: people.clerk, password })
  const session = await ask({ method: 'POST', path: '/session', body: credentials }, '')
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0]!
  real = async question => {
    const answer = await ask(question, cookie)
    return { status: answer.status, text: await answer.text(), bytes: new Uint8Array(), cookie: '', ms: 0 }
  }
  bare = await run(['--import', 'tsx', join(root, 'test/bench/bare.ts'), copy])
  floor = client(bare.address)
})

afterAll(async () => {
  floor?.close()
  if (bare) await stop(bare)
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

const derived = async () => ({
  projects: await store.db.select().from(table.projectMonth),
  agencies: await store.db.select().from(table.agencyMonth),
})
const both = async <R, B = R>(ask: Ask): Promise<[R, B]> => {
  const [ours, theirs] = [await real(ask), await floor(ask)]
  expect([ours.status, theirs.status]).toEqual([200, 200])
  return [JSON.parse(ours.text) as R, JSON.parse(theirs.text) as B]
}

test('the generated derived rows are those the server computes from the values', async () => {
  const before = await derived()
  expect(before.projects).toHaveLength(size * 12)
  await rebuild(store.tx, store.db, national2020)
  expect(await derived()).toEqual(before)
})

test('the portfolio from derived rows and the plain SQL over the values name the same projects, budget and spending', async () => {
  type Bare = { totals: { projects: number; budget: number; spent: number } }
  const [ours, theirs] = await both<Overview, Bare>({ method: 'GET', path: '/overview' })
  expect(theirs.totals).toEqual({ projects: size, budget: ours.totals.budget, spent: ours.totals.spent })
  expect(ours.lastMonth).toBe(`${year}-12`)
})

test('both save a month of 30 and one value with the same versions, and show the same values afterwards', async () => {
  type Saved = { entries: { indicatorId: number; version: number }[] }
  const [ours, theirs] = await both<Saved>(saveOf(3, size, indicatorsEach))
  expect(ours).toEqual(theirs)
  expect(ours.entries).toHaveLength(indicatorsEach)
  const [one, other] = await both<Saved>(saveOf(3, size, 1))
  expect(one).toEqual(other)
  expect(one.entries).toMatchObject([{ version: 3 }])
  type Page = Pick<Progress, 'budget' | 'indicators'>
  const [page, floorPage] = await both<Page>(pageOf(3, size))
  const values = ({ indicators, budget }: Page) => ({
    spent: budget.spent,
    cells: indicators.map(({ months }) => months.map(cell => [cell.month, cell.numerator ?? cell.value ?? cell.level])),
  })
  expect(values(page)).toEqual(values(floorPage))
})

test('percentiles and the table are what they say', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([], 0.5), percentile([5], 0.99)]).toEqual([2, null, 5])
  const line = { figure: 'f', size: '1', real: '', bare: '', ratio: '', aim: '', reached: false }
  expect(markdown([line]).split('\n')[2]).toMatch(/^\| f +\| 1 .*\*\*no\*\* +\|$/)
})
