import type { ReactNode } from 'react'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { distanceOf } from './distance.ts'
import { isLimit } from './measure-kind.ts'
import type { Best } from './last-year.ts'
import { monthName } from './month-name.ts'
import { MoneyTakes } from './money-takes.tsx'
import { needOf, recordName, roundedNeed } from './need.ts'
import { numberOf } from '#domain/month'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** What the rest of the year must bring; each kind of measure says it in its own way. */
export function NeedCard({ progress, indicator }: Props) {
  const { t, format } = useWording(indicatorWords)
  return (
    <Card title={t.need.title} className="need-card">
      <Body progress={progress} indicator={indicator} />
      {indicator.recoverabilityRule && (
        <p className="text-behind">{format.named(t.need.lost, indicator.recoverabilityRule.text)}</p>
      )}
      {indicator.reachRule && (
        <p className={indicator.reachRule.code === 'beyond-best' ? 'text-behind' : 'quiet'}>{indicator.reachRule.text}</p>
      )}
      <MoneyTakes progress={progress} indicator={indicator} />
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
    const limit = isLimit(indicator)
    const apart = target.value === null ? null : limit ? target.value - toDate : Math.max(target.value - toDate, 0)
    const name = limit ? (apart !== null && apart < 0 ? t.need.over : t.need.spare) : t.need.rest
    const distance = distanceOf(target, figures, format, t)
    return (
      <dl>
        {target.value === null && target.high !== null && (
          <Row name={toDate > target.high ? t.need.over : t.need.spare}>{distance(Math.abs(target.high - toDate))}</Row>
        )}
        {target.value === null && target.low !== null && (
          <Row name={toDate < target.low ? t.need.below : t.need.above}>{distance(Math.abs(toDate - target.low))}</Row>
        )}
        {apart !== null && !(apart === 0 && !limit) && <Row name={name}>{distance(Math.abs(apart))}</Row>}
        {apart === 0 && !limit && <p className="quiet">{t.need.met}</p>}
        <Row name={t.need.remaining}>{left}</Row>
      </dl>
    )
  }
  const after = need.noReturn ?? need.lostSince
  const bestNote = ({ month, value }: Best, required: number | null) => {
    const share = required !== null && value > 0 ? ` · ${t.need.times(format.percent(required / value, 0))}` : ''
    return format.month(month) + share
  }
  if (need.rest === 0) return <p className="quiet">{t.need.met}</p>
  return (
    <>
      <dl>
        <Row name={t.need.rest}>{figures.quantity(need.rest)}</Row>
        <Row name={t.need.remaining}>{left}</Row>
        <Row name={t.need.required}>
          <b>{figures.quantity(need.required === null ? null : roundedNeed(indicator, need.required))}</b>
        </Row>
        {need.best && (
          <Row name={t.need.best} note={bestNote(need.best, need.required)}>
            {figures.quantity(need.best.value)}
          </Row>
        )}
        {need.record && need.record.month !== need.best?.month && (
          <Row name={t.need.historical} note={monthName(need.record.month, asOf, format, t)}>
            {figures.quantity(need.record.value)}
          </Row>
        )}
        {after && (
          <Row name={t.need.noReturn} strong={need.alarm}>
            {format.month(after)}
          </Row>
        )}
      </dl>
      {need.record && need.required !== null && !need.beyondBest && need.record.value > 0 && (
        <small>{t.need.share(recordName(need, t.need), format.percent(need.required / need.record.value, 0))}</small>
      )}
      {need.noReturn && !need.beyondBest && (
        <small>{t.need.noReturnHow(format.month(need.noReturn), recordName(need, t.need))}</small>
      )}
      {need.atBest !== null && need.remaining > 0 && (
        <small>
          {t.need.atBest(need.remaining, figures.quantity(need.atBest))}
          {target.value !== null && need.atBest < target.value && <b className="text-behind"> {t.need.stillShort}</b>}
        </small>
      )}
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
