import { useEffect, useMemo, useRef, useState } from 'react'
import type { Month } from '#domain/month'
import { dropServed, keepServed, readServed } from '../../api/drafts.ts'
import { ProblemError } from '../../api/problem.ts'
import { useOffline } from '../../ui/use-connection.ts'
import { mergedDraft, unknownHere, worthOffering, type DatedDraft, type Draft } from './draft-merge.ts'
import type { EntryAction, EntryState } from './entry-state.ts'
import { draftKey, keep, kept, readDraft, writeDraft } from './local-draft.ts'
import type { Typed } from './typed.ts'

/** Where what is typed is kept: in this browser at once, under the own account a moment later. */
export type Keeping = { state: 'saving' | 'saved' | 'offline' | 'failed' | 'nowhere'; at: number }

const pause = { here: 250, there: 1200 }

type Known = {
  userId: number
  projectId: number
  month: Month
  editable: boolean
  state: EntryState
  dispatch: (action: EntryAction) => void
  written: ReadonlyMap<string, Typed>
}

/** Keeps what is typed, and offers what an earlier visit left, here or on another machine. */
export function useDraft({ userId, projectId, month, editable, state, dispatch, written }: Known) {
  const key = draftKey(userId, projectId, month)
  const [left, setLeft] = useState<DatedDraft | null>(() => readDraft(kept(key)))
  const [keeping, setKeeping] = useState<Keeping>({ state: 'saved', at: 0 })
  const offline = useOffline()
  const offer = useMemo(() => worthOffering(left, written), [left, written])
  const { typed, base } = state
  const content = useMemo(
    (): Draft => ({ typed: { ...offer?.typed, ...typed }, base: { ...offer?.base, ...base } }),
    [offer, typed, base],
  )
  const any = Object.keys(content.typed).length > 0

  const place = useRef<{ version: number | null; sent: ReadonlySet<string>; running: Promise<void> }>({
    version: null,
    sent: new Set(),
    running: Promise.resolve(),
  })
  const now = useRef<{ content: Draft; mine: Draft; at: number; changed: boolean }>({
    content,
    mine: state,
    at: 0,
    changed: false,
  })

  useEffect(() => {
    const at = Object.keys(state.typed).length ? Date.now() : (offer?.at ?? Date.now())
    now.current = { content, mine: state, at, changed: true }
  }, [content, state, offer])

  /** What the server keeps that was not known here joins the offer. */
  async function learn(): Promise<void> {
    const served = await readServed(projectId, month)
    place.current.version = served?.version ?? 0
    if (!served) return
    const more = unknownHere(served, place.current.sent, now.current.mine)
    if (Object.keys(more.typed).length) setLeft(before => mergedDraft(before, { ...more, at: served.savedAt }))
  }

  async function send(leaving: boolean): Promise<void> {
    const at = place.current
    try {
      if (at.version === null) await learn()
      const { content: draft } = now.current
      const keys = Object.keys(draft.typed)
      if (keys.length === 0) {
        if (at.version) await dropServed(projectId, month, at.version)
        at.version = 0
        at.sent = new Set()
        return
      }
      setKeeping(before => ({ ...before, state: 'saving' }))
      const answer = await keepServed(projectId, month, draft, at.version ?? 0, leaving)
      at.version = answer.version
      at.sent = new Set([...at.sent, ...keys])
      setKeeping({ state: 'saved', at: answer.savedAt })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // Another tab went on: read what it keeps, and put both together at the next pause.
      if (error.status === 409) at.version = null
      setKeeping(before => ({ ...before, state: error.status === 0 ? 'offline' : 'failed' }))
    }
  }
  const later = useRef(send)
  useEffect(() => {
    later.current = send
  })
  const queue = (leaving = false) => {
    place.current.running = place.current.running.then(() => later.current(leaving))
    return place.current.running
  }

  const keepHere = () => {
    const { content: draft, at } = now.current
    const text = Object.keys(draft.typed).length ? writeDraft(draft, at) : null
    if (!keep(key, text)) setKeeping(before => (before.state === 'saved' ? before : { ...before, state: 'nowhere' }))
  }
  const here = useRef(keepHere)
  useEffect(() => {
    here.current = keepHere
  })

  // What another machine left is asked for once.
  useEffect(() => {
    if (editable) place.current.running = place.current.running.then(() => learn()).catch(() => undefined)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editable, projectId, month])

  useEffect(() => {
    const timer = setTimeout(() => here.current(), pause.here)
    return () => clearTimeout(timer)
  }, [content])
  useEffect(() => {
    if (!editable || offline) return undefined
    const timer = setTimeout(() => {
      now.current.changed = false
      void queue()
    }, pause.there)
    return () => clearTimeout(timer)
  }, [content, editable, offline])
  useEffect(() => {
    const leave = () => {
      here.current()
      if (editable && now.current.changed && place.current.version !== null) void queue(true)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [editable])

  function recover(yes: boolean) {
    if (yes && offer)
      dispatch({ type: 'recover', typed: { ...offer.typed, ...state.typed }, base: { ...offer.base, ...state.base } })
    if (!yes && offer) place.current.sent = new Set([...place.current.sent, ...Object.keys(offer.typed)])
    setLeft(null)
  }
  const shown: Keeping = offline && any ? { ...keeping, state: 'offline' } : keeping
  return { offer, recover, keeping: shown }
}
