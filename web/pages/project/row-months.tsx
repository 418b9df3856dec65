import { Link } from '@tanstack/react-router'
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { numberOf, type Month } from '#domain/month'
import { MonthZone } from '../../ui/months.tsx'
import { monthAt, stepMonth } from '../../ui/ruler.ts'

type Props = {
  label: string
  link: { id: string; indicatorId: string }
  asOf: Month
  flag: (month: number) => string
  children: ReactNode
}

/** The row's months as one link to the indicator; the pointer and the arrow keys read a month's value above the row. */
export function RowMonths({ label, link, asOf, flag, children }: Props) {
  const [month, setMonth] = useState<number | null>(null)
  const last = numberOf(asOf)
  function onMove(event: MouseEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const at = monthAt(event.clientX - box.left, box.width)
    setMonth(at !== null && at <= last ? at : null)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault()
      setMonth(month === null ? last : stepMonth(month, event.key, last))
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const all = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('.heat-link') ?? [])]
    all[all.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
  }
  return (
    <MonthZone asOf={asOf}>
      <Link
        to="/projects/$id/indicators/$indicatorId"
        params={link}
        search={{ asOf }}
        className="heat-link"
        aria-label={label}
        onMouseMove={onMove}
        onMouseLeave={() => setMonth(null)}
        onBlur={() => setMonth(null)}
        onKeyDown={onKeyDown}
      >
        {children}
      </Link>
      {month !== null && (
        <span
          className="heat-flag"
          role="status"
          style={month > 6 ? { right: `${((12 - month) / 12) * 100}%` } : { left: `${((month - 1) / 12) * 100}%` }}
        >
          {flag(month)}
        </span>
      )}
    </MonthZone>
  )
}
