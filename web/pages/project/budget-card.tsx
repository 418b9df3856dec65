import { useMemo } from 'react'
import { burnUpOption } from '#charts/burn-up'
import { burnUpY, type BurnUpView } from '#charts/burn-up-view'
import type { ChartTheme } from '#charts/theme'
import { numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { pointsApart } from '#wording/overview-lead'
import type { Format } from '#wording/format'
import { executionRate } from '#wording/project-lead'
import { projectWords } from '#wording/ui-project'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { TableView } from '../../ui/table-view.tsx'
import type { Asked } from './asked.ts'
import { budgetTable } from './budget-table.ts'
import { budgetView } from './budget-view.ts'
import { BurnReader } from './burn-reader.tsx'
import { SubprojectBars } from './subproject-bars.tsx'
import { textWidth } from '../../ui/text-width.ts'
import './budget-card.css'

type Props = { progress: Progress; asked: number | null; onAsk: (asked: Asked) => void }

const chartHeight = 240
const paper = { width: 480, height: chartHeight }

/** Money: sub-projects at the left, the year's burn-up under the ruler. */
export function BudgetCard({ progress, asked, onAsk }: Props) {
  const { t, lang, format } = useWording(projectWords)
  const word = useSignalWord()
  const { budget, asOf } = progress
  const rate = executionRate(budget)
  const apart = rate === null ? null : pointsApart(rate, progress.timeProgress)
  const gap = apart === null ? '' : apart.slower ? t.budget.behindBy(apart.points) : t.budget.aheadBy(apart.points)
  const then = budget.lastYear?.months[numberOf(asOf) - 1]?.rate ?? null
  const lastYearWords =
    progress.lastYear && then !== null
      ? t.budget.lastYear(progress.lastYear.year, format.month(asOf), format.rate(then))
      : undefined
  const view: BurnUpView = useMemo(
    () => ({
      ...budgetView(progress),
      barWords: budget.months.map(({ spent }) => barWord(spent, format)),
      words: {
        budget: t.budget.full(format.money(budget.adjusted ?? budget.initial)),
        pace: t.budget.pace,
        rate: format.rate(rate),
        gap,
        lastYear: lastYearWords,
      },
    }),
    [progress, budget, rate, gap, lastYearWords, t, format],
  )
  const option = useMemo(() => (theme: ChartTheme, width: number) => burnUpOption(view, theme, width, chartHeight), [view])
  const table = () => budgetTable(progress, view.actual, lang, word)
  return (
    <Card title={t.budget.title} beside={<small>{t.budget.unit}</small>} asOf={asOf} className="project-budget">
      <div className="ruled">
        <div className="budget-left">
          <SubprojectBars progress={progress} asked={asked} onAsk={onAsk} />
          <p className="budget-rates">
            <span>
              {t.budget.ofInitial} <b>{format.rate(budget.rateOfInitial)}</b>
            </span>
            <span>
              {t.budget.ofAdjusted} <b>{format.rate(budget.rateOfAdjusted ?? budget.rateOfInitial)}</b>
            </span>
            <span>
              {t.budget.ofInPlace(budget.inPlace === null ? '' : format.money(budget.inPlace))}{' '}
              <b>{format.rate(budget.rateOfInPlace)}</b>
            </span>
          </p>
        </div>
        <div className="burn-box">
          <TableView
            description={t.budget.text(format.rate(rate), format.percent(progress.timeProgress), format.month(asOf))}
            table={table}
          >
            <MonthZone asOf={asOf} className="project-burn">
              {[0.25, 0.5, 0.75, 1].map(share => (
                <span key={share} className="burn-scale" style={{ top: `${burnUpY(view, share) * 100}%` }}>
                  {format.percent(share, 0)}
                </span>
              ))}
              <LazyChart option={option} height={chartHeight} paper={paper} />
              {view.actual.every(share => share === null) && (
                <span className="burn-empty">{budget.spent === null ? t.noReport : t.budget.noRate}</span>
              )}
            </MonthZone>
          </TableView>
          <BurnReader asOf={asOf} budget={budget} rates={view.actual} />
        </div>
      </div>
    </Card>
  )
}

/** A month's money under its bar in whole 万元; none where nothing was spent, or it would not fit. */
function barWord(spent: number | null, format: Format): string {
  if (spent === null || spent === 0) return ''
  const text = format.number(spent / 1e6, 0)
  return textWidth(text, 12) <= barRoom ? text : ''
}
const barRoom = 34
