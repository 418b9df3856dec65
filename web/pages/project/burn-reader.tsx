import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import { numberOf, timeProgress, type Month } from '#domain/month'
import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { monthAt, stepMonth } from '../../ui/ruler.ts'

/** Lies over the burn-up: pointer and arrow keys read one month after the other. */
export function BurnReader({ asOf, budget, rates }: { asOf: Month; budget: Progress['budget']; rates: (number | null)[] }) {
  const { t, format } = useWording(projectWords)
  const [month, setMonth] = useState<number | null>(null)
  const last = numberOf(asOf)
  const shown = month ?? last
  function onMove(event: MouseEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const at = monthAt(event.clientX - box.left, box.width)
    setMonth(at !== null && at <= last ? at : null)
  }
  function onKeyDown(event: KeyboardEvent) {
    const to = stepMonth(month ?? last, event.key, last)
    if (to === shown && month !== null) return
    if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return
    event.preventDefault()
    setMonth(to)
  }
  const row = budget.months[shown - 1]!
  const text = t.budget.month(
    format.month(row.month),
    format.money(row.spent),
    format.money(row.toDate),
    format.rate(rates[shown - 1] ?? null),
    format.percent(timeProgress(row.month)),
  )
  return (
    <div
      className="burn-reader no-print"
      role="slider"
      tabIndex={0}
      aria-label={t.budget.reader}
      aria-valuemin={1}
      aria-valuemax={last}
      aria-valuenow={shown}
      aria-valuetext={text}
      onMouseMove={onMove}
      onMouseLeave={() => setMonth(null)}
      onFocus={() => setMonth(month ?? last)}
      onBlur={() => setMonth(null)}
      onKeyDown={onKeyDown}
    >
      {month !== null && (
        <>
          <i style={{ left: `${((month - 1) / 12) * 100}%` }} />
          <span style={month > 6 ? { right: `${((12 - month) / 12) * 100}%` } : { left: `${((month - 1) / 12) * 100}%` }}>
            {text}
          </span>
        </>
      )}
    </div>
  )
}
