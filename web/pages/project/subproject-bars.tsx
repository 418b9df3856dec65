import type { Progress } from '#domain/progress'
import { executionRate } from '#wording/project-lead'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { Signal } from '../../ui/signal.tsx'

/** Each sub-project: spent of budget, a bar with a tick where time stands, its rate and light. */
export function SubprojectBars({ progress }: { progress: Progress }) {
  const { t, format } = useWording(projectWords)
  const { budget } = progress
  const whole = {
    id: 0,
    name: t.budget.whole,
    budget: budget.adjusted ?? budget.initial,
    spent: budget.spent,
    rate: executionRate(budget),
    signal: budget.signal,
  }
  const rows = budget.subprojects.length > 0 ? budget.subprojects : [whole]
  return (
    <ul className="subprojects">
      {rows.map(row => (
        <li key={row.id}>
          <span className="clip" title={row.name}>
            {row.name}
          </span>
          <span className="number">
            {format.money(row.spent)}
            <small> / {format.money(row.budget)}</small>
          </span>
          <RateBar rate={row.rate} expected={budget.expectedRate} signal={row.signal} />
          <span className="number">{format.percent(row.rate)}</span>
          <Signal signal={row.signal} quiet />
        </li>
      ))}
    </ul>
  )
}

function RateBar({ rate, expected, signal }: { rate: number | null; expected: number; signal: string }) {
  const share = (value: number) => `${Math.min(Math.max(value, 0), 1) * 100}%`
  return (
    <svg className="bullet-chart" width="100%" height="16" aria-hidden="true">
      <rect className="bullet-track" y="4" width="100%" height="8" />
      {rate !== null && <rect className={`bullet-bar ${signal}`} y="6" width={share(rate)} height="4" />}
      <line className="rate-time" x1={share(expected)} x2={share(expected)} y1="1" y2="15" />
    </svg>
  )
}
