import type { Role } from '#domain/vocabulary'
import { national2020 } from '#domain/ruleset'
import { insertAccount } from '../../db/queries/accounts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertRuleSet } from '../../db/queries/rule-sets.ts'
import { hashPassword } from '../../server/access/password.ts'
import { createApp } from '../../server/app.ts'
import { liveStreams } from '../../server/live/streams.ts'
import { quietOperating } from '../../server/operating/operating.ts'
import { hanFont } from '../../server/pictures/han-font.ts'
import type { Surroundings } from '../../server/context.ts'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import { freshStore } from './store.ts'

type Answer<T> = { status: number; body: T; headers: Headers }
export type Client = {
  call: <T = never>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>
  /** A download as it comes; what is sent for it goes as the body of a POST. */
  file: (
    path: string,
    headers?: Record<string, string>,
    sent?: Uint8Array | string,
  ) => Promise<{ status: number; bytes: Uint8Array; headers: Headers }>
}

let hashed: Promise<string> | undefined
const fontFile = new URL('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url).pathname
const pdfReader = new URL('../../server/files/pdf-text.mjs', import.meta.url).pathname
export const testPassword = 'Yusuan-2021'

const dayOf = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at)
const noChannels = { mail: false, webhook: false, link: null as string | null }

/** The real app on its own database, with a clock that stands still until it is moved. */
export async function testApp(clock = '2022-01-20T09:00:00+08:00', channels = noChannels, more: Partial<Surroundings> = {}) {
  const store = freshStore()
  let now = Date.parse(clock)
  const at: Surroundings = {
    store,
    now: () => now,
    today: () => dayOf(now),
    dayOf,
    channels,
    secureCookies: false,
    trail: { chain: 'test', key: Buffer.alloc(32, 7) },
    vault: Buffer.alloc(32, 9),
    pullAllow: [],
    streams: liveStreams(),
    operating: quietOperating(() => now),
    fonts: { latin: fontFile, han: hanFont() },
    addressOf: c => c.req.header('x-test-address') ?? '192.0.2.1',
    signIn: signInDefaults,
    files: { folder: `${store.file}-evidence`, pdfReader },
    ...more,
  }
  const app = createApp(at)
  await store.tx(db =>
    insertRuleSet(db, { code: 'national-2020', version: 1, data: JSON.stringify(national2020), active: true, createdAt: now }),
  )

  async function account(username: string, role: Role, agencyId: number | null = null, also: Role[] = []) {
    hashed ??= hashPassword(testPassword)
    const passwordHash = await hashed
    await store.tx(async db => {
      const id = await reserveIds(db, 'account')
      const base = { mustChange: false, disabled: false, sample: false, createdAt: now, version: 1 }
      await insertAccount(db, { id, username, name: username, role, also: JSON.stringify(also), agencyId, passwordHash, ...base })
    })
    return signIn(username, testPassword)
  }

  function client(cookie: string): Client {
    return {
      async file(path, headers = {}, sent) {
        const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' }
        const init = sent === undefined ? {} : { method: 'POST', body: sent as BodyInit }
        const response = await app.request(`/api/v1${path}`, { headers: { cookie, ...type, ...headers }, ...init })
        return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers }
      },
      async call(method, path, body, headers = {}) {
        const text = typeof body === 'string' || body instanceof Uint8Array
        const type = text ? 'text/plain; charset=utf-8' : 'application/json'
        const response = await app.request(`/api/v1${path}`, {
          method,
          // Two answers to the same question are the same, id and all.
          headers: {
            'x-request-id': 'asked-by-a-test',
            ...(cookie ? { cookie } : {}),
            ...(body === undefined ? {} : { 'content-type': type }),
            ...headers,
          },
          body: body === undefined ? undefined : text ? (body as BodyInit) : JSON.stringify(body),
        })
        const answer = await textOf(response)
        const json = /[/+]json/.test(response.headers.get('content-type') ?? '')
        return { status: response.status, body: (json ? JSON.parse(answer) : answer) as never, headers: response.headers }
      },
    }
  }

  async function signIn(username: string, password: string): Promise<Client> {
    const answer = await client('').call('POST', '/session', { username, password })
    return client((answer.headers.get('set-cookie') ?? '').split(';')[0]!)
  }

  return {
    app,
    at,
    store,
    account,
    signIn,
    anonymous: client(''),
    /** The finance bureau: sees and may do everything but approve its own. */
    bureau: () => account(`bureau${++named}`, 'bureau'),
    now: () => now,
    setClock: (time: string) => void (now = Date.parse(time)),
    moveClock: (milliseconds: number) => void (now += milliseconds),
  }
}

/** What was answered; of a stream that never ends its first words. */
export async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

let named = 0
export type TestApp = Awaited<ReturnType<typeof testApp>>
