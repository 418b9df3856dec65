import { api, onSignedOut } from './client.ts'

export type Line = 'open' | 'waiting' | 'ended'

/** Longer than two heartbeats: a line this quiet is dead, though nobody said so. */
const silence = 40_000
/** A refused stream (too many pages, a server that starts) is asked for again after this long. */
const pause = 15_000

/** Hears from the server that something changed, as long as the page stands; what changed is asked for by the page's own queries. */
export function listen(on: { change: () => void; line: (line: Line) => void }): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  function later(after: number, what: () => void) {
    clearTimeout(timer)
    if (!over) timer = setTimeout(what, after)
  }
  function end() {
    over = true
    clearTimeout(timer)
    source?.close()
    on.line('ended')
  }
  function heard() {
    on.line('open')
    later(silence, begin)
  }
  function begin() {
    source?.close()
    const next = new EventSource('/api/v1/events')
    source = next
    later(silence, begin)
    next.addEventListener('open', heard)
    next.addEventListener('beat', heard)
    next.addEventListener('change', () => {
      heard()
      on.change()
    })
    next.addEventListener('end', ({ data }) => {
      if (data === 'session') return end()
      // What the page shows may no longer be for this reader.
      if (data === 'rights') on.change()
    })
    next.addEventListener('error', () => {
      on.line('waiting')
      // Closed for good: refused. Whether the session is over the session itself says, through `onSignedOut`.
      if (next.readyState !== EventSource.CLOSED) return
      void api.session.$get().catch(() => null)
      later(pause, begin)
    })
  }

  onSignedOut(end)
  begin()
  return () => {
    over = true
    clearTimeout(timer)
    source?.close()
    onSignedOut(null)
  }
}
