import { useEffect, useRef, useState } from 'react'
import type { BatchLine } from '#domain/handed-in-batch'
import { checkMany } from '../../api/check-batch.ts'
import type { Given } from './dropped-files.ts'

type FileLine = Extract<BatchLine, { line: 'file' }>
type EndLine = Extract<BatchLine, { line: 'end' }>
export type Batch = {
  given: readonly Given[]
  of: number
  files: FileLine[]
  end: EndLine | null
  state: 'sending' | 'checking' | 'done' | 'cancelled' | 'broken'
}

/** A batch on its way: what has come so far, and how to stop it. */
export function useBatch(onRefused: (error: unknown) => void) {
  const [batch, setBatch] = useState<Batch | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function start(given: readonly Given[]) {
    const control = new AbortController()
    stop.current = control
    setBatch({ given, of: given.length, files: [], end: null, state: 'sending' })
    const change = (to: (now: Batch) => Batch) => {
      if (stop.current === control) setBatch(now => (now ? to(now) : now))
    }
    let begun = false
    try {
      await checkMany(
        given,
        line => {
          begun = true
          change(now => withLine(now, line))
        },
        control.signal,
      )
      change(now => (now.end ? now : { ...now, state: 'broken' }))
    } catch (error) {
      if (control.signal.aborted) return
      if (begun) return change(now => ({ ...now, state: 'broken' }))
      setBatch(null)
      onRefused(error)
    }
  }
  function cancel() {
    stop.current?.abort()
    setBatch(now => (now && !now.end ? { ...now, state: 'cancelled' } : now))
  }
  function clear() {
    stop.current?.abort()
    stop.current = null
    setBatch(null)
  }
  return { batch, start, cancel, clear }
}

function withLine(now: Batch, line: BatchLine): Batch {
  if (line.line === 'start') return { ...now, of: line.of, state: 'checking' }
  if (line.line === 'file') return { ...now, of: line.of, files: [...now.files, line] }
  return { ...now, end: line, state: 'done' }
}
