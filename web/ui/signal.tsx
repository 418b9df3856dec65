import type { Signal as SignalName } from '#domain/vocabulary'
import { useWord } from './language.tsx'
import './signal.css'

/** One shape per light, so that they are told apart without colour; drawn around 0,0 in a box of 12. */
const shapes: Record<SignalName, string> = {
  behind: 'M-4-3.2h8L0 3.6z',
  warning: 'M0-4.4 4.4 0 0 4.4-4.4 0z',
  normal: 'M-2.8 0a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z',
  ahead: 'M-4 3.2h8L0-3.6z',
  notDue: 'M-4-.6h8v1.2h-8z',
  missing: 'M-4-4h8v8h-8zM-4 0 0-4M-4 4 4-4M0 4 4 0',
}

/** The bare shape; give `label` only where no word stands beside it. */
export function SignalShape({ signal, size = 12, label }: { signal: SignalName; size?: number; label?: string }) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={`signal-shape ${signal}`} width={size} height={size} viewBox="-6 -6 12 12" {...named}>
      {label !== undefined && <title>{label}</title>}
      <path d={shapes[signal]} />
    </svg>
  )
}

export function useSignalWord(): (signal: SignalName) => string {
  const wordOf = useWord()
  return signal => wordOf(`signal.${signal}`)
}

/** Shape, word and colour. `quiet` leaves normal without a word, as tables do; screen readers still hear it. */
export function Signal({ signal, quiet = false, label }: { signal: SignalName; quiet?: boolean; label?: string }) {
  const word = useSignalWord()(signal)
  const hidden = quiet && signal === 'normal'
  return (
    <span className={`signal ${signal}`}>
      <SignalShape signal={signal} />
      <span className={hidden ? 'visually-hidden' : 'signal-word'}>{label ?? word}</span>
    </span>
  )
}
