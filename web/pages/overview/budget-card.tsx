import { useMemo } from 'react'
import { budgetShares } from '#charts/budget-shares'
import { burnUpOption } from '#charts/burn-up'
import { burnUpY, type BurnUpView } from '#charts/burn-up-view'
import type { ChartTheme } from '#charts/theme'
import { monthOf, numberOf, timeProgress } from '#domain/month'
import type { Overview } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import { pointsApart } from '#wording/overview-lead'
import { overviewFile } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthFlag } from '../../ui/month-hover.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { TableView } from '../../ui/table-view.tsx'
import type { TableData } from '../../ui/csv.ts'
import { budgetStep, signed } from './budget-view.ts'
import { tableOf } from './table-of.ts'
import type { Change } from './use-overview.ts'
import { BudgetFigures } from './budget-figures.tsx'
import './budget-card.css'

const chartHeight = 288
const paper = { width: 480, height: chartHeight }

/** The portfolio's money against the pace of time. */
type Props = { overview: Overview; search: OverviewSearch; change: Change }

export function BudgetCard({ overview, search, change }: Props) {
  const { t, format } = useWording(overviewWords)
  const { totals, asOf, timeProgress: expected } = overview
  const view: BurnUpView = useMemo(() => {
    const step = budgetStep(overview)
    const apart = totals.executionRate === null ? null : pointsApart(totals.executionRate, expected)
    const gap = apart === null ? '' : apart.slower ? t.behindBy(apart.points) : t.aheadBy(apart.points)
    return {
      ...budgetShares(overview),
      words: {
        budget: `${step ? t.adjustedBudget : t.fullBudget} ${format.money(totals.budget)}`,
        initial: step ? t.initialLine(format.money(overview.months[0]?.budgetInForce ?? null)) : undefined,
        step: step ? t.budgetStep(format.month(step.month), signed(step.change, format, true)) : undefined,
        pace: t.pace,
        rate: format.rate(totals.executionRate),
        gap,
      },
    }
  }, [overview, totals, expected, t, format])
  const option = useMemo(() => (theme: ChartTheme, width: number) => burnUpOption(view, theme, width, chartHeight), [view])
  const known = overview.months.filter(({ month }) => month <= asOf)
  const table = (): TableData => ({
    caption: `${t.burnUpTable} ${asOf}`,
    columns: [t.monthColumn, t.spentColumn, t.toDateColumn, t.inForceColumn, t.rateColumn, t.timeColumn],
    rows: known.map(({ month, spent, toDate, budgetInForce }, index) => [
      month,
      spent === null ? null : format.money(spent),
      toDate === null ? null : format.money(toDate),
      budgetInForce === null ? null : format.money(budgetInForce),
      format.rate(view.actual[index] ?? null),
      format.percent(timeProgress(month)),
    ]),
  })
  const milestones = view.milestones?.map(({ month, rate }) =>
    t.milestoneAt(format.month(monthOf(overview.year, month)), format.percent(rate, 0)),
  )
  return (
    <Card title={t.burnUp} asOf={asOf} className="budget-card">
      <div className="ruled">
        <div className="budget-figures">
          <BudgetFigures overview={overview} />
          <p>
            <small>{t.moneyNote(milestones?.join(t.lead.between) ?? '')}</small>
          </p>
        </div>
        <TableView
          description={t.burnUpText(format.rate(totals.executionRate), format.percent(expected), format.month(asOf))}
          table={table}
          file={overviewFile('months', search)}
          {...tableOf('budget', search, change)}
        >
          <MonthZone asOf={asOf} className="burn-up">
            {[0.25, 0.5, 0.75, 1].map(share => (
              <span key={share} className="burn-up-scale" style={{ top: `${burnUpY(view, share) * 100}%` }}>
                {format.percent(share, 0)}
              </span>
            ))}
            <LazyChart option={option} height={chartHeight} paper={paper} />
            <MonthFlag
              flags={() => known.map((_, index) => (view.actual[index] == null ? null : format.rate(view.actual[index])))}
            />
            {view.actual.slice(0, numberOf(asOf)).every(share => share === null) && (
              <span className="burn-up-empty">{t.noReport}</span>
            )}
          </MonthZone>
        </TableView>
      </div>
    </Card>
  )
}
