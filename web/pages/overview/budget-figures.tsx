import { numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import { pointsApart } from '#wording/overview-lead'
import { overviewWords } from '#wording/ui-overview'
import { useWording } from '../../ui/language.tsx'
import { nextMilestone, signed } from './budget-view.ts'

/** The money in words and figures: what there is, what was spent, what was to be spent, and what the next milestone takes. */
export function BudgetFigures({ overview }: { overview: Overview }) {
  const { t, format } = useWording(overviewWords)
  const { totals, asOf, timeProgress } = overview
  const due = totals.budget === null ? null : Math.round(totals.budget * timeProgress)
  const difference = due === null || totals.spent === null ? null : totals.spent - due
  const apart = totals.executionRate === null ? null : pointsApart(totals.executionRate, timeProgress)
  const adjusted = totals.initialBudget !== null && totals.initialBudget !== totals.budget
  const next = nextMilestone(overview)
  return (
    <dl>
      <Figure
        name={adjusted ? t.adjustedBudget : t.fullBudget}
        how={adjusted ? t.initialBudget(format.money(totals.initialBudget)) : ''}
        value={format.money(totals.budget)}
      />
      <Figure name={t.spent} how={t.ofBudget(format.rate(totals.executionRate))} value={signed(totals.spent, format)} />
      <Figure name={t.expected} how={t.expectedHow(numberOf(asOf))} value={format.money(due)} />
      <Figure
        name={t.difference}
        how={apart ? t.points(`${apart.slower ? '−' : '+'}${apart.points}`) : ''}
        value={signed(difference, format, true)}
        mark={apart?.slower ? 'text-warning' : ''}
      />
      {next && (
        <Figure
          name={t.milestone(format.month(next.month), format.percent(next.rate, 0))}
          how={next.needed === 0 ? t.milestoneMet : t.milestoneHow(format.money(next.each))}
          value={format.money(next.needed)}
        />
      )}
    </dl>
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
