import { partsOf, spendingNeed } from '#domain/money-need'
import { isFlagged } from '#domain/gap'
import { monthOf, numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { takesWords } from '#wording/ui-takes'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { MoneyParts } from './money-parts.tsx'
import './takes.css'

/** What it takes to spend the year's budget, and which sub-projects hold it back; only where spending is flagged. */
export function SpendingTakes({ progress: { budget, asOf, project } }: { progress: Progress }) {
  const { t, format } = useWording(takesWords)
  const month = numberOf(asOf)
  const need = isFlagged(budget.signal) ? spendingNeed(budget, month) : null
  if (!need) return null
  const parts = partsOf(budget.subprojects, month)
  const { left, remaining, required, best, record, beyondBest } = need
  const ofLastYear = record !== null && record.month.slice(0, 4) !== asOf.slice(0, 4)
  return (
    <Card title={t.spending} beside={<small>{t.unit}</small>} className="takes-card">
      <dl>
        <Row name={t.toSpend}>{format.money(left)}</Row>
        <Row name={t.perMonth(remaining)}>
          <b>{format.money(required)}</b>
        </Row>
        {best && best.value > 0 && (
          <Row name={t.best} note={`${format.month(best.month)} · ${t.times(format.percent(required / best.value, 0))}`}>
            {format.money(best.value)}
          </Row>
        )}
        {record && ofLastYear && (
          <Row name={t.record} note={format.yearMonth(record.month)}>
            {format.money(record.value)}
          </Row>
        )}
        {need.noReturn !== null && (
          <Row name={t.noReturn} strong>
            {format.month(monthOf(project.year, need.noReturn))}
          </Row>
        )}
      </dl>
      {beyondBest && record && (
        <p className="text-behind">
          {t.beyond(
            ofLastYear ? t.record : t.best,
            format.money(record.value),
            remaining,
            format.money(record.value * remaining),
            format.money(left),
          )}
        </p>
      )}
      {parts && <MoneyParts parts={parts.parts} short={parts.short} />}
    </Card>
  )
}

function Row({
  name,
  note,
  strong = false,
  children,
}: {
  name: string
  note?: string
  strong?: boolean
  children: React.ReactNode
}) {
  return (
    <div className={strong ? 'text-behind' : undefined}>
      <dt>
        {name} {note && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
