import { useState } from 'react'
import { monthOf } from '#domain/month'
import { declarationWords } from '#wording/ui-declaration'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { evenPlan, planCells, planDoubts, planOf } from './month-plan.ts'
import { useReview } from './review-context.ts'

/** The year's cumulative plan in twelve cells; filling one makes the indicator judged by its plan. */
export function PlanEditor({ index, year }: { index: number; year: number }) {
  const { t, format } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  // A cell that is not a number stays as typed until it is one.
  const [typing, setTyping] = useState<{ month: number; text: string } | null>(null)
  const row = state.declaration.indicators[index]!
  const { target } = row
  const path = `indicators.${index}.monthlyPlan`
  const cells = planCells(row.monthlyPlan, target)
  const doubts = planDoubts(cells, target)
  const unit = target.unit === '%' ? '%' : `${target.scale === 10_000 ? '万' : ''}${target.unit}`

  function put(next: (number | null)[]) {
    const plan = planOf(next, target, year)
    dispatch({ type: 'set', path, value: plan })
    if (plan && row.pacing !== 'plan') dispatch({ type: 'set', path: `indicators.${index}.pacing`, value: 'plan' })
  }
  function type(month: number, text: string) {
    const plain = text.normalize('NFKC').replaceAll(',', '').trim()
    const value = plain === '' ? null : Number(plain)
    setTyping({ month, text })
    if (value !== null && !Number.isFinite(value)) return dispatch({ type: 'unreadable', path })
    put(cells.map((cell, i) => (i + 1 === month ? value : cell)))
  }
  return (
    <fieldset className="plan-editor" data-path={path}>
      <legend className="review-label">
        {t.plan.title} <small>{t.plan.hint(unit)}</small>
      </legend>
      <div className="plan-months">
        {cells.map((value, i) => (
          <label key={i}>
            <small>{format.month(monthOf(year, i + 1))}</small>
            <input
              className="review-input number"
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
              aria-label={t.plan.cell(index + 1, format.month(monthOf(year, i + 1)))}
              aria-invalid={(typing?.month === i + 1 && path in state.unreadable) || doubts.falls === i + 1 || undefined}
              value={typing?.month === i + 1 ? typing.text : (value ?? '')}
              onChange={event => type(i + 1, event.target.value)}
              onBlur={() => path in state.unreadable || setTyping(null)}
            />
          </label>
        ))}
      </div>
      <p className="plan-foot">
        <Button size="small" disabled={target.value === null} onClick={() => put(evenPlan(target))}>
          {t.plan.even}
        </Button>{' '}
        <Button size="small" look="text" disabled={row.monthlyPlan === null} onClick={() => put(cells.map(() => null))}>
          {t.plan.clear}
        </Button>{' '}
        <small role="status" className={doubts.falls || doubts.end ? 'text-warning' : 'quiet'}>
          {path in state.unreadable
            ? t.unreadableNumber
            : doubts.falls
              ? t.plan.falls(format.month(monthOf(year, doubts.falls)))
              : doubts.end
                ? t.plan.end(format.number(doubts.end.last), format.number(doubts.end.whole), unit)
                : ''}
        </small>
      </p>
    </fieldset>
  )
}
