import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { numberOf, type Month } from '#domain/month'
import { indicatorWords } from '#wording/ui-indicator'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { monthAt, stepMonth } from '../../ui/ruler.ts'

/** The month looked at, in every picture at once; null while nobody points. */
export type Pointing = { month: number | null; set: (month: number | null) => void }

type Props = {
  asOf: Month
  pointing: Pointing
  /** What the picture says of a month (1–12), in a few words. */
  said: (month: number) => string
  className?: string
  children: ReactNode
}

/** A zone under the ruler whose months can be walked through: by the pointer, or by the arrow keys. */
export function PointedZone({ asOf, pointing, said, className = '', children }: Props) {
  const { t } = useWording(indicatorWords)
  const { month, set } = pointing
  const now = month ?? numberOf(asOf)
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') return set(null)
    const to = stepMonth(now, event.key, 12)
    if (to === now && !/^(Arrow|Home|End)/.test(event.key)) return
    event.preventDefault()
    set(to)
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    set(monthAt(event.clientX - left, width))
  }
  return (
    <MonthZone asOf={asOf} className={`pointed-zone ${className}`}>
      {children}
      <div
        className="month-slider"
        role="slider"
        tabIndex={0}
        aria-label={t.pointer}
        aria-valuemin={1}
        aria-valuemax={12}
        aria-valuenow={now}
        aria-valuetext={said(now)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => set(null)}
        onFocus={event => event.currentTarget.matches(':focus-visible') && set(now)}
        onBlur={() => set(null)}
      />
      {month !== null && (
        <div className={`pointed-flag ${month < 4 ? 'first' : month > 9 ? 'last' : ''}`} style={at(month)} aria-hidden="true">
          {said(month)}
        </div>
      )}
    </MonthZone>
  )
}

const at = (month: number) => ({ '--pointed': month }) as CSSProperties
