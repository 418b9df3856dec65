import type { ReactNode } from 'react'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { distanceOf } from './distance.ts'
import { needOf } from './need.ts'
import { numberOf } from '#domain/month'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** What the rest of the year must bring; each kind of measure says it in its own way. */
export function NeedCard({ progress, indicator }: Props) {
  const { t } = useWording(indicatorWords)
  return (
    <Card title={t.need.title} className="need-card">
      <Body progress={progress} indicator={indicator} />
      {indicator.recoverabilityRule && (
        <p className="text-behind">
          {t.need.lost}：{indicator.recoverabilityRule.text}
        </p>
      )}
    </Card>
  )
}

function Body({ progress: { asOf }, indicator }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const figures = figuresOf(indicator, { lang, format })
  const left = t.need.monthsLeft(12 - numberOf(asOf))
  const { target, toDate, toDateLevel, stages } = indicator
  const due = indicator.dueMonth && <Row name={t.need.due}>{format.month(indicator.dueMonth)}</Row>
  if (figures.isLevel) {
    const at = stages && toDateLevel !== null ? stages.indexOf(toDateLevel) : -1
    const ahead = stages && toDateLevel !== '达成' ? stages.slice(at + 1) : []
    return (
      <dl>
        <Row name={t.need.stage}>{toDateLevel === null ? '—' : figures.level(toDateLevel)}</Row>
        {ahead.length > 0 && <Row name={t.need.nextStages}>{ahead.map(figures.level).join(' → ')}</Row>}
        {due}
        <Row name={t.need.remaining}>{left}</Row>
      </dl>
    )
  }
  if (toDate === null) return <p className="quiet">{t.need.unknown}</p>
  const need = needOf(indicator, asOf)
  if (need === null) {
    const limit = target.direction === 'down' || target.comparator === '<=' || target.comparator === '<'
    const apart = target.value === null ? null : limit ? target.value - toDate : Math.max(target.value - toDate, 0)
    const name = limit ? (apart !== null && apart < 0 ? t.need.over : t.need.spare) : t.need.rest
    return (
      <dl>
        {apart !== null && !(apart === 0 && !limit) && (
          <Row name={name}>{distanceOf(target, figures, format, t)(Math.abs(apart))}</Row>
        )}
        {apart === 0 && !limit && <p className="quiet">{t.need.met}</p>}
        <Row name={t.need.remaining}>{left}</Row>
      </dl>
    )
  }
  if (need.rest === 0) return <p className="quiet">{t.need.met}</p>
  return (
    <>
      <dl>
        <Row name={t.need.rest}>{figures.quantity(need.rest)}</Row>
        <Row name={t.need.remaining}>{left}</Row>
        <Row name={t.need.required}>
          <b>{figures.quantity(need.required)}</b>
        </Row>
        {need.best && (
          <Row name={t.need.best} note={format.month(need.best.month)}>
            {figures.quantity(need.best.value)}
          </Row>
        )}
        {need.noReturn && !need.beyondBest && (
          <Row name={t.need.noReturn} strong>
            {format.month(need.noReturn)}
          </Row>
        )}
      </dl>
      {need.beyondBest && <p className="text-behind">{t.need.already}</p>}
      {need.noReturn && !need.beyondBest && <small>{t.need.noReturnHow(format.month(need.noReturn))}</small>}
    </>
  )
}

function Row({ name, note, strong = false, children }: { name: string; note?: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={strong ? 'text-behind' : undefined}>
      <dt>
        {name} {note && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
