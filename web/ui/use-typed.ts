import { notifyManager } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, isOvertaken, isOwed, meant, send, still, typeInto, type Typing } from './typing.ts'

type Field<T> = {
  /** The stored value, and how it is written. */
  stored: T
  written: string
  read: (text: string) => T
  /** Nothing is sent while it holds. */
  fault?: (text: string) => boolean
  onSave: (value: T) => Promise<unknown>
}

/** A field that saves by itself: what is typed outlives other answers and refusals, and never goes over somebody else's. */
export function useTyped<T>({ stored, written, read, fault, onSave }: Field<T>) {
  const [typing, setTyping] = useState<Typing<T>>(still)
  const text = typing.text ?? written
  const value = meant(text, { stored, written, read })
  const overtaken = isOvertaken(typing, stored, value)
  const hand = () => {
    const sent = { text, value }
    setTyping(now => send(now, sent, stored))
    // In the queue of the answers: the stored value is shown anew before the field gives way to it.
    const tell = (kept: boolean) => () => notifyManager.schedule(() => setTyping(now => answer(now, sent, kept)))
    onSave(value).then(tell(true), tell(false))
  }
  return {
    text,
    value,
    overtaken,
    type: (next: string) => setTyping(now => typeInto(now, next, stored)),
    takeBack: () => setTyping(now => ({ ...now, text: null, base: null })),
    save: () => {
      if (typing.text === null || overtaken || fault?.(text)) return
      if (isOwed(typing, stored, value)) hand()
      else if (typing.sent === null) setTyping(still)
    },
    /** Over somebody else's, as was asked for. */
    insist: hand,
  }
}
