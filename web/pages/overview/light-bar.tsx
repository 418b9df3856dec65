import { useId } from 'react'
import type { Counts } from '#domain/progress'
import type { Signal } from '#domain/vocabulary'
import { overviewWords } from '#wording/ui-overview'
import { useWording } from '../../ui/language.tsx'
import { stackOf } from '../../ui/ribbon.ts'
import { useSignalWord } from '../../ui/signal.tsx'

const shown: Signal[] = ['behind', 'warning', 'missing', 'ahead', 'normal', 'notDue']

/** Projects by target light as one bar; the words are in its label. */
export function LightBar({ signals }: { signals: Counts }) {
  const { t, lang } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const hatch = useId()
  const present = shown.filter(signal => signals[signal] > 0)
  const slots = stackOf(
    present.map(signal => signals[signal]),
    120,
  )
  const label = present.map(signal => t.count(wordOf(signal), signals[signal])).join(lang === 'en' ? ', ' : '，')
  return (
    <svg className="light-stack" width="120" height="10" viewBox="0 0 120 10" role="img" aria-label={label}>
      <title>{label}</title>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="light-hatch" d="M0 0v5" />
      </pattern>
      {present.map((signal, index) => (
        <rect
          key={signal}
          className={`light-bar ${signal}`}
          x={slots[index]?.x}
          width={slots[index]?.width}
          height="10"
          fill={signal === 'missing' ? `url(#${hatch})` : undefined}
        />
      ))}
    </svg>
  )
}
