import { useMemo } from 'react'
import { burnUpOption, burnUpY, type BurnUpView } from '#charts/burn-up'
import type { ChartTheme } from '#charts/theme'
import { numberOf, timeProgress } from '#domain/month'
import type { Overview } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import { pointsApart } from '#wording/overview-lead'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { TableView } from '../../ui/table-view.tsx'
import type { TableData } from '../../ui/csv.ts'
import './budget-card.css'

/** The portfolio's money against the pace of time. */
export function BudgetCard({ overview }: { overview: Overview }) {
  const { t, format } = useWording(overviewWords)
  const { totals, asOf, timeProgress: expected } = overview
  const due = totals.budget === null ? null : Math.round(totals.budget * expected)
  const difference = due === null || totals.spent === null ? null : totals.spent - due
  const apart = totals.executionRate === null ? null : pointsApart(totals.executionRate, expected)
  const gap = apart === null ? '' : apart.slower ? t.behindBy(apart.points) : t.aheadBy(apart.points)
  const view: BurnUpView = useMemo(
    () => ({
      asOf: numberOf(asOf),
      actual: overview.months.map(month => (month.toDate === null || !totals.budget ? null : month.toDate / totals.budget)),
      budget: overview.months.map(month => (month.budget === null || !totals.budget ? null : month.budget / totals.budget)),
      expected,
      signal: 'normal',
      words: {
        budget: `${t.fullBudget} ${format.money(totals.budget)}`,
        pace: t.pace,
        rate: format.percent(totals.executionRate),
        gap,
      },
    }),
    [overview.months, totals, asOf, expected, gap, t, format],
  )
  const option = useMemo(() => (theme: ChartTheme) => burnUpOption(view, theme), [view])
  const table = (): TableData => ({
    caption: `${t.burnUpTable} ${asOf}`,
    columns: [t.monthColumn, t.spentColumn, t.toDateColumn, t.rateColumn, t.timeColumn],
    rows: overview.months
      .filter(({ month }) => month <= asOf)
      .map(({ month, spent, toDate }, index) => [
        month,
        spent === null ? null : format.money(spent),
        toDate === null ? null : format.money(toDate),
        format.percent(view.actual[index] ?? null),
        format.percent(timeProgress(month)),
      ]),
  })
  return (
    <Card title={t.burnUp} asOf={asOf} className="budget-card">
      <div className="ruled">
        <div className="budget-figures">
          <dl>
            <Figure
              name={t.fullBudget}
              how={totals.initialBudget !== totals.budget ? t.initialBudget(format.money(totals.initialBudget)) : ''}
              value={format.money(totals.budget)}
            />
            <Figure name={t.spent} how={t.ofBudget(format.percent(totals.executionRate))} value={format.money(totals.spent)} />
            <Figure name={t.expected} how={t.expectedHow(numberOf(asOf))} value={format.money(due)} />
            <Figure
              name={t.difference}
              how={apart ? t.points(`${apart.slower ? '−' : '+'}${apart.points}`) : ''}
              value={format.money(difference)}
              mark={apart?.slower ? 'text-warning' : ''}
            />
          </dl>
          <p>
            <small>{t.moneyNote}</small>
          </p>
        </div>
        <TableView
          description={t.burnUpText(format.percent(totals.executionRate), format.percent(expected), format.month(asOf))}
          table={table}
        >
          <MonthZone asOf={asOf} className="burn-up">
            {[0.25, 0.5, 0.75, 1].map(share => (
              <span key={share} className="burn-up-scale" style={{ top: `${burnUpY(view, share) * 100}%` }}>
                {format.percent(share, 0)}
              </span>
            ))}
            <LazyChart option={option} height={276} />
            {view.actual.every(share => share === null) && <span className="burn-up-empty">{t.noReport}</span>}
          </MonthZone>
        </TableView>
      </div>
    </Card>
  )
}

function Figure({ name, how, value, mark = '' }: { name: string; how: string; value: string; mark?: string }) {
  return (
    <div>
      <dt>
        {name} <small>{how}</small>
      </dt>
      <dd className={mark}>{value}</dd>
    </div>
  )
}
