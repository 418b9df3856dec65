import { createApp } from '../../server/app.ts'
import { liveStreams } from '../../server/live/streams.ts'
import { quietOperating } from '../../server/operating/operating.ts'
import { callerOf, insertSessionFor, sessionCookie } from '../../server/access/session.ts'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import type { Surroundings } from '../../server/context.ts'
import { accountByUsername } from '../../db/queries/accounts.ts'
import { openStore } from '../../db/open.ts'
import { percentile } from './clients.ts'
import { pageOf } from './figures.ts'
import { people } from './generate.ts'
import { milliseconds, type Line } from './table.ts'

/** What finding out who asks, and what that person may see, takes of a project page: both in this process, by turns. */
export async function accessLine(file: string, size: number, quick: boolean): Promise<Line> {
  const store = openStore(file)
  const at: Surroundings = {
    store,
    now: () => Date.now(),
    today: () => '2022-01-20',
    dayOf: () => '2022-01-20',
    channels: { mail: false, webhook: false, link: null },
    secureCookies: false,
    trail: { chain: 'bench', key: Buffer.alloc(32, 7) },
    vault: Buffer.alloc(32, 9),
    files: { folder: `${file}-evidence`, pdfReader: '' },
    signIn: signInDefaults,
    addressOf: () => '127.0.0.1',
    pullAllow: [],
    streams: liveStreams(),
    operating: quietOperating(() => Date.now()),
    fonts: { latin: '', han: null },
  }
  const app = createApp(at)
  const clerk = (await accountByUsername(store.db, people.clerk))!
  const from = { now: Date.now(), address: '127.0.0.1', agent: '', method: 'password' as const }
  const token = await store.tx(db => insertSessionFor(db, clerk.id, from))
  const headers = { cookie: `${sessionCookie}=${token}` }
  const checks: number[] = []
  const pages: number[] = []
  for (let n = 0; n < (quick ? 60 : 600); n++) {
    const before = performance.now()
    await callerOf(at, token, Date.now())
    const between = performance.now()
    const answer = await app.request(`/api/v1${pageOf(n, size).path}`, { headers })
    await answer.text()
    if (answer.status !== 200) throw new Error(`project page: ${answer.status}`)
    checks.push(between - before)
    pages.push(performance.now() - between)
  }
  store.close()
  const [check, page] = [percentile(checks, 0.5)!, percentile(pages, 0.5)!]
  const share = check / page
  return {
    figure: 'session and scope, of a project page',
    size: size.toLocaleString('en'),
    real: milliseconds(check, percentile(checks, 0.99)),
    bare: milliseconds(page, percentile(pages, 0.99)),
    ratio: `${(share * 100).toFixed(1)}%`,
    aim: '≤ 15%',
    reached: share <= 0.15,
  }
}
