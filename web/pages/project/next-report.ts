import { monthOf, numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'

/** The month a clerk turns to next: the first one still open up to the last with data, else the month after; null once the year is in. */
export function nextReport({ reports, lastMonth, project }: Pick<Progress, 'reports' | 'lastMonth' | 'project'>): string | null {
  const last = lastMonth === null ? 0 : numberOf(lastMonth)
  const first = numberOf(project.startMonth)
  const open = reports.find(
    ({ month, state }) =>
      numberOf(month) >= first && numberOf(month) <= last && (state === 'none' || state === 'draft' || state === 'returned'),
  )
  if (open) return open.month
  const next = Math.max(last + 1, first)
  return next > 12 ? null : monthOf(project.year, next)
}
