import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen, type Line } from '../../api/changes.ts'

const shown = new Set(['overview', 'reporting', 'agencies'])

/** Asks again for what the wall shows whenever something changed. */
export function useLive(): { line: Line; endedAt: number } {
  const client = useQueryClient()
  const [line, setLine] = useState<Line>('waiting')
  const [endedAt, setEndedAt] = useState(0)
  useEffect(
    () =>
      listen({
        change: () => void client.invalidateQueries({ predicate: ({ queryKey }) => shown.has(String(queryKey[0])) }),
        line(next) {
          setLine(next)
          if (next !== 'ended') return
          setEndedAt(Date.now())
          // Nobody signed in, nothing kept: the figures leave the screen with the session.
          client.clear()
        },
      }),
    [client],
  )
  return { line, endedAt }
}

/** Keeps the screen lit where the browser allows it (on https); a hidden tab gives the lock back, a shown one takes it again. */
export function useLit(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let left = false
    const take = () => {
      if (document.visibilityState === 'visible' && 'wakeLock' in navigator)
        navigator.wakeLock.request('screen').then(
          given => {
            lock = given
            // Given only after the wall was left.
            if (left) void given.release()
          },
          () => undefined,
        )
    }
    take()
    document.addEventListener('visibilitychange', take)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', take)
      void lock?.release()
    }
  }, [])
}
