import { partsOf, yieldOf } from '#domain/money-need'
import { isFlagged } from '#domain/gap'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { takesWords } from '#wording/ui-takes'
import { useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { MoneyParts } from '../project/money-parts.tsx'
import { takesNeed } from './need.ts'
import '../project/takes.css'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** The money behind a flagged indicator: what its sub-projects still have to spend, what each 万元 brought so far, and who is late.
 * Results are not reported by sub-project: the yield is of all of them together. */
export function MoneyTakes({ progress: { budget, asOf }, indicator }: Props) {
  const { t, lang, format } = useWording(takesWords)
  if (!isFlagged(indicator.signal)) return null
  const own = new Set(indicator.subprojects.map(({ id }) => id))
  const shares = budget.subprojects.filter(({ id }) => own.size === 0 || own.has(id))
  const found = partsOf(shares, numberOf(asOf))
  if (!found) return null
  const figures = figuresOf(indicator, { lang, format })
  const { target, toDate } = indicator
  const yields = takesNeed(indicator) ? yieldOf(toDate, target.value, found.spent) : null
  return (
    <div className="takes-money">
      <h3>{own.size === 0 ? t.moneyOfAll : t.moneyOf(shares.length)}</h3>
      <dl>
        <div>
          <dt>{t.toSpend}</dt>
          <dd>
            {format.money(found.left)} <small>/ {format.money(found.budget)}</small>
          </dd>
        </div>
        {yields && (
          <div>
            <dt>{t.each}</dt>
            <dd>{figures.quantity(Number(yields.each.toPrecision(3)))}</dd>
          </div>
        )}
      </dl>
      {yields && yields.more > 0 && (
        <small className={yields.more > found.left ? 'text-behind' : undefined}>
          {t.atThatRate(format.money(yields.more), format.money(found.left), yields.more > found.left)}
        </small>
      )}
      <MoneyParts parts={found.parts} short={found.short} />
    </div>
  )
}
