import type { Store } from '../../db/open.ts'
import { changesSince, newestChange, startOfChanges, type Point } from '../../db/queries/changes.ts'
import type { Scope } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { callerOf } from '../access/session.ts'
import { breathe } from '../breathe.ts'
import type { Surroundings } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { telling } from './telling.ts'
import { newStream, type EndReason, type Stream } from './stream.ts'

export const live = {
  /** How often the process looks whether the database changed: one number, asked of the file itself. */
  lookEvery: 1_000,
  /** A page is told of changes at most this often, however many there are. */
  sayEvery: 3_000,
  /** Silence no proxy takes for a dead line; idle and absolute ends of sessions are looked for as often. */
  beatEvery: 15_000,
  /** Pages of one account, and of all, that may listen at once: a browser keeps six lines to a server, and needs some for the rest. */
  ofAccount: 4,
  ofAll: 500,
}

/** Pages that listen for changes. Whoever commits is noticed, this process or another on the same file, for it is the file that is asked;
 * what changed is read from the audit trail, in which every act stands. */
export function liveStreams() {
  const all = new Set<Stream>()
  let seen: number | null = null
  let point: Point = startOfChanges
  let looking: Promise<void> | undefined
  let stopping = false

  /** One more page; `after` is the last it heard of, so that what it missed meanwhile is said at once. */
  async function open(at: Surroundings, caller: Caller, token: string, after: Point | null): Promise<Stream> {
    const { db } = at.store
    const own = [...all].filter(one => one.caller.id === caller.id).length
    if (stopping || own >= live.ofAccount || all.size >= live.ofAll)
      throw new Refusal(429, 'too-many-streams', { most: live.ofAccount, seconds: 60 })
    const stream = newStream(caller, token, at.now())
    // Entered before anything is awaited: a thousand at once are still counted one by one.
    all.add(stream)
    const first = all.size === 1
    try {
      if (first) seen = await at.store.version()
      const newest = await newestChange(db, telling)
      if (first) point = newest
      stream.say({ event: 'open', id: idOf(newest) })
      if (!after || (await (await changesSince(db, after, telling)).concerns(caller.scope))) stream.changed = true
      tell(stream, newest, at.now())
      return stream
    } catch (error) {
      all.delete(stream)
      throw error
    }
  }

  function tell(stream: Stream, newest: Point, now: number) {
    if (!stream.changed || now - stream.saidAt < live.sayEvery) return
    stream.changed = false
    stream.saidAt = now
    stream.beatAt = now
    stream.say({ event: 'change', id: idOf(newest) })
  }

  function end(stream: Stream, reason: EndReason) {
    all.delete(stream)
    stream.say({ event: 'end', reason })
  }

  async function run(at: Surroundings) {
    const { store } = at
    const now = at.now()
    const version = await store.version()
    const moved = version !== seen
    seen = version
    if (moved) await notice(store)
    const callers = new Map<string, Caller | null>()
    for (const stream of all) {
      const beat = now - stream.beatAt >= live.beatEvery
      // A sign-out, another role, a moved unit: all of them are commits.
      if (moved || beat) await check(at, stream, now, callers)
      if (!all.has(stream)) continue
      tell(stream, point, now)
      if (now - stream.beatAt < live.beatEvery) continue
      stream.beatAt = now
      stream.say({ event: 'beat' })
    }
  }

  async function notice({ db }: Store) {
    const changes = await changesSince(db, point, telling)
    point = changes.until
    const known = new Map<string, Promise<boolean>>()
    const concerns = (scope: Scope) => {
      const key = JSON.stringify(scope)
      const answer = known.get(key) ?? changes.concerns(scope)
      known.set(key, answer)
      return answer
    }
    for (const stream of all) if (await concerns(stream.caller.scope)) stream.changed = true
  }

  /** Who the session belongs to now; asked once for all its pages, and others are answered in between. */
  async function check(at: Surroundings, stream: Stream, now: number, callers: Map<string, Caller | null>) {
    const { token } = stream
    if (!callers.has(token)) {
      if (callers.size % 10 === 9) await breathe()
      callers.set(token, await callerOf(at, token, now, false))
    }
    const caller = callers.get(token)
    if (!caller) return end(stream, 'session')
    if (standing(caller) !== standing(stream.caller)) end(stream, 'rights')
  }

  return {
    open,
    leave(stream: Stream) {
      all.delete(stream)
      stream.leave()
    },
    /** How many pages listen now. */
    listening: () => all.size,
    /** Looks once; costs nothing while nobody listens. A look waits for the one before it. */
    look: (at: Surroundings): Promise<void> =>
      all.size === 0 ? Promise.resolve() : (looking ??= run(at).finally(() => (looking = undefined))),
    /** Every page is told that the server stops; none is taken any more. */
    stop() {
      stopping = true
      for (const stream of all) end(stream, 'stopping')
    },
  }
}
export type Streams = ReturnType<typeof liveStreams>

/** All that decides what a page shows of its reader. */
const standing = (caller: Caller) =>
  JSON.stringify([caller.roles, caller.scope, may(caller, 'see'), caller.mustChangePassword, caller.mustSetUpSecondFactor])

export const idOf = ({ at, count }: Point): string => `${at}.${count}`
/** The id a browser sends when it comes back; anything else counts as having heard nothing. */
export function pointOf(id: string | undefined): Point | null {
  const [, at, count] = /^(\d{1,15})\.(\d{1,9})$/.exec(id ?? '') ?? []
  return at === undefined || count === undefined ? null : { at: Number(at), count: Number(count) }
}
