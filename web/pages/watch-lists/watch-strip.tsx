import { useNavigate } from '@tanstack/react-router'
import { monthOf } from '#domain/month'
import type { WatchSearch } from '../../search-office.ts'
import { YearStrip } from '../../ui/year-strip.tsx'

type Frame = { year: number; asOf: string; lastMonth: string | null; years: number[] }

/** The ruler over lists: the month their rules are asked in. */
export function WatchStrip({ data, search }: { data: Frame | undefined; search: WatchSearch }) {
  const navigate = useNavigate()
  const asOf = search.asOf ?? data?.asOf ?? null
  const year = data?.year ?? search.year ?? (asOf === null ? null : Number(asOf.slice(0, 4)))
  const change = (part: WatchSearch) =>
    void navigate({ to: '.', search: before => ({ ...before, ...part }), replace: true, resetScroll: false })
  return (
    <YearStrip
      year={year}
      years={data?.years}
      asOf={asOf}
      until={data?.lastMonth ?? (year === null ? null : monthOf(year, 1))}
      onYear={to => change({ year: to, asOf: undefined })}
      onAsOf={to => change({ asOf: to, year: undefined })}
    />
  )
}
