import type { Caller } from '../access/caller.ts'

/** Why a stream ended: the session is over, its rights changed (the page may ask anew), the server stops. */
export type EndReason = 'session' | 'rights' | 'stopping'
export type Said = { event: 'open' | 'change'; id: string } | { event: 'beat' } | { event: 'end'; reason: EndReason }

/** What one page listens to. It holds at most one word of each kind: a slow reader hears less often, never more. */
export type Stream = {
  readonly token: string
  caller: Caller
  /** Something the caller may see changed and has not been said yet. */
  changed: boolean
  saidAt: number
  beatAt: number
  /** The next word, as soon as there is one; null once the reader has left or was told the end. */
  next: () => Promise<Said | null>
  say: (said: Said) => void
  leave: () => void
}

export function newStream(caller: Caller, token: string, now: number): Stream {
  const waiting: Said[] = []
  let wake: (() => void) | null = null
  let over = false
  function rouse() {
    wake?.()
    wake = null
  }
  return {
    token,
    caller,
    changed: false,
    saidAt: Number.NEGATIVE_INFINITY,
    beatAt: now,
    async next() {
      if (!waiting.length && !over) await new Promise<void>(resolve => (wake = resolve))
      const said = waiting.shift() ?? null
      if (said?.event === 'end') over = true
      return said
    },
    say(said) {
      const at = waiting.findIndex(one => one.event === said.event)
      if (at >= 0) waiting[at] = said
      else waiting.push(said)
      rouse()
    },
    leave() {
      over = true
      rouse()
    },
  }
}
