import { useNavigate } from '@tanstack/react-router'
import { monthOf, numberOf, yearOf, type Month } from '#domain/month'
import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { useWord, useWording } from '../../ui/language.tsx'
import { YearStrip, type MonthState } from '../../ui/year-strip.tsx'

type Report = Progress['reports'][number]['state']
const stateOf = (state: Report): MonthState['state'] => (state === 'none' ? 'none' : state === 'approved' ? 'full' : 'open')

/** The year strip of one project: a dot per monthly report, the as-of month in the address. */
export function ProjectStrip({ progress, asOf }: { progress: Progress | undefined; asOf: Month | undefined }) {
  const { t, format } = useWording(projectWords)
  const wordOf = useWord()
  const navigate = useNavigate()
  const shown = progress?.asOf ?? asOf ?? null
  const year = progress?.project.year ?? (shown === null ? null : yearOf(shown))
  const report = progress?.reports[numberOf(progress.asOf) - 1]
  const reported = progress?.indicators.filter(({ months }) => (months[numberOf(progress.asOf) - 1]?.reported ?? 0) > 0).length
  return (
    <YearStrip
      year={year}
      asOf={shown}
      until={progress?.lastMonth ?? (year === null ? null : monthOf(year, 1))}
      months={progress?.reports.map(({ state }) => ({
        state: stateOf(state),
        text: wordOf(`report.${state}`),
        locked: state === 'approved',
      }))}
      onAsOf={to => void navigate({ to: '.', search: before => ({ ...before, asOf: to }), replace: true, resetScroll: false })}
      aside={
        progress &&
        report && (
          <span>
            {t.report(format.month(progress.asOf), wordOf(`report.${report.state}`))}
            <span className="strip-reported"> · {t.reported(reported ?? 0, progress.indicators.length)}</span>
          </span>
        )
      }
    />
  )
}
