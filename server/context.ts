import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { problemsOf, signsNoTextHolds } from '#domain/issue'
import type { Month } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import type { Store } from '../db/open.ts'
import type { Caller } from './access/caller.ts'
import type { Trail } from './access/trail.ts'
import type { Files } from './files/file-store.ts'
import type { Streams } from './live/streams.ts'
import type { Operating } from './operating/operating.ts'
import type { Fonts } from './pictures/paint.ts'
import { Refusal } from './refusal.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** What the process hands to the routes: the store, the clock, the surroundings. */
export type Surroundings = {
  store: Store
  /** Epoch milliseconds. */
  now: () => number
  /** Today in the configured time zone, YYYY-MM-DD. */
  today: () => string
  /** The day of a moment in that time zone. */
  dayOf: (at: number) => string
  /** Where letters go beside the inbox, and the address they name; nothing is written for a channel that is not set up. */
  channels: { mail: boolean; webhook: boolean; link: string | null }
  /** Cookies get Secure only where the public address is https. */
  secureCookies: boolean
  /** How people sign in. */
  signIn: SignInSettings
  /** The audit trail's pen. */
  trail: Trail
  /** Encrypts the few secrets that must be read again, such as a second factor's. */
  vault: Buffer
  /** Hosts counters may be fetched from although they lie at this machine or a metadata service. */
  pullAllow: readonly string[]
  /** Pages that listen for changes. */
  streams: Streams
  /** What pictures are drawn with. */
  fonts: Fonts
  /** Where evidence files lie. */
  files: Files
  /** What the operator looks at: logs, counts, jobs. */
  operating: Operating
  /** Where a request comes from, behind the trusted proxies. */
  addressOf: (c: Ctx) => string
}

export type Env = { Variables: { at: Surroundings; caller: Caller | null; lang: Language; address: string; requestId: string } }
export type Ctx = Context<Env>

/** A resource's router: bad input answers 400 with its places. */
export const router = () =>
  new OpenAPIHono<Env>({
    defaultHook: result => {
      if (!result.success) throw new Refusal(400, 'malformed', {}, problemsOf(result.error.issues))
      const problems = signsNoTextHolds(result.data)
      if (problems.length) throw new Refusal(400, 'malformed', {}, problems)
    },
  })

export const currentMonth = (at: Surroundings): Month => at.today().slice(0, 7)
