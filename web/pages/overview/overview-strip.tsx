import { monthOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'
import { YearStrip, type MonthState } from '../../ui/year-strip.tsx'
import type { Change } from './use-overview.ts'

/** The strip of pages that show many projects: how complete each month's reports are. */
export function OverviewStrip({ data, search, change }: { data: Overview | undefined; search: OverviewSearch; change: Change }) {
  const { t, format } = useWording(overviewWords)
  const asOf = search.asOf ?? data?.asOf ?? null
  const year = data?.year ?? search.year ?? (asOf === null ? null : Number(asOf.slice(0, 4)))
  const months = data?.months.map(({ reports }): MonthState => {
    const { due, submitted, approved } = reports
    const state = due === 0 ? 'none' : approved >= due ? 'full' : 'open'
    return { state, text: t.monthState(due, submitted, approved) }
  })
  const reports = data?.totals.reports
  return (
    <YearStrip
      year={year}
      years={data?.years}
      asOf={asOf}
      until={data?.lastMonth ?? (year === null ? null : monthOf(year, 1))}
      months={months}
      onYear={to => change({ year: to, asOf: undefined })}
      onAsOf={to => change({ asOf: to, year: undefined })}
      aside={
        reports &&
        data && (
          <span className="overview-reports">
            <span className="overview-reports-long">
              {t.reports(format.month(data.asOf), reports.due, reports.approved, reports.submitted)}
              {t.reportsEnd}
            </span>
            {reports.late > 0 ? (
              <button
                type="button"
                className="overview-late"
                aria-label={t.showMissing(reports.late)}
                aria-pressed={search.signal === 'missing'}
                onClick={() => change({ signal: search.signal === 'missing' ? undefined : 'missing' })}
              >
                {t.late(reports.late)}
              </button>
            ) : (
              t.late(0)
            )}
          </span>
        )
      }
    />
  )
}
