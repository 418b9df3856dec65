import { monthOf, numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import { commonWords } from '#wording/ui-common'
import { overviewWords } from '#wording/ui-overview'
import { wallWords } from '#wording/ui-wall'
import { useWording } from '../../ui/language.tsx'
import { signed } from '../overview/budget-view.ts'
import { coursePath } from './course.ts'

/** What was spent against the time that has gone. */
export function WallMoney({ overview }: { overview: Overview }) {
  const { t, format } = useWording(wallWords)
  const { t: words } = useWording(overviewWords)
  const { t: common } = useWording(commonWords)
  const { totals, timeProgress, asOf } = overview
  const due = totals.budget === null ? null : Math.round(totals.budget * timeProgress)
  const difference = due === null || totals.spent === null ? null : totals.spent - due
  const slow = (difference ?? 0) < 0
  return (
    <section className="wall-card wall-money" aria-label={t.money}>
      <h2>
        {t.money} <small>{common.unitMoney}</small>
      </h2>
      <div className="wall-money-course">
        <b>{format.rate(totals.executionRate)}</b>
        <Course overview={overview} />
      </div>
      <dl>
        <div>
          <dt>{words.fullBudget}</dt>
          <dd>{format.money(totals.budget)}</dd>
        </div>
        <div>
          <dt>{words.spent}</dt>
          <dd>{signed(totals.spent, format)}</dd>
        </div>
        <div>
          <dt>
            {words.difference} <small>{words.expectedHow(numberOf(asOf))}</small>
          </dt>
          <dd className={slow ? 'text-warning' : undefined}>{signed(difference, format, true)}</dd>
        </div>
      </dl>
    </section>
  )
}

/** The year's spending to date under its pace; the month shown has a dot. */
function Course({ overview }: { overview: Overview }) {
  const { t, format } = useWording(wallWords)
  const { months, totals, asOf, year, timeProgress } = overview
  const until = months.filter(({ month }) => month >= monthOf(year, 1) && month <= asOf)
  const { path, end } = coursePath(
    until.map(({ toDate }) => toDate),
    totals.budget,
  )
  return (
    <svg
      viewBox="0 0 240 120"
      role="img"
      aria-label={t.moneyText(format.rate(totals.executionRate), format.percent(timeProgress))}
    >
      <path className="wall-axis" d="M0 119.5h240M0 .5h240" />
      <path className="wall-pace" d="M0 119.5 240 .5" />
      <path className="wall-now" d={`M${timeProgress * 240} 0v120`} />
      <path className="wall-line" d={path} />
      {end && <circle className="wall-end" cx={end.x} cy={end.y} r="4" />}
    </svg>
  )
}
