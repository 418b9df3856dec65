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
  const open = reports ? Math.max(0, reports.due - reports.submitted - reports.approved) : 0
  // `late` counts what is not handed in after its day, and what came after it.
  const after = reports ? Math.max(0, reports.late - open) : 0
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
            {open > 0 ? (
              <button
                type="button"
                className="overview-late"
                aria-label={t.showMissing(open)}
                aria-pressed={search.budgetSignal === 'missing'}
                onClick={() => change({ budgetSignal: search.budgetSignal === 'missing' ? undefined : 'missing' })}
              >
                {t.open(open)}
              </button>
            ) : (
              t.open(0)
            )}
            {after > 0 && <span className="overview-reports-long"> · {t.after(after)}</span>}
          </span>
        )
      }
    />
  )
}
