import type { IndicatorProgress } from '#domain/progress'
import type { ForecastView } from '#domain/progress'
import { forecastWords } from '#wording/ui-forecast'
import { Card } from '../../ui/card.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { chanceText } from '../project/chance-word.ts'
import { isLimit } from './measure-kind.ts'
import './chance-card.css'

/** How likely the target is, how the year will end, from what, and how such forecasts have fared. */
export function ChanceCard({ indicator }: { indicator: IndicatorProgress }) {
  const { t, lang, format } = useWording(forecastWords)
  const wordOf = useWord()
  const { forecast, target } = indicator
  if (!forecast) return null
  const figures = figuresOf(indicator, { lang, format })
  const title =
    target.value === null ? t.titlePlain : (isLimit(indicator) ? t.titleLimit : t.title)(figures.quantity(target.value))
  const about = (value: number) => format.quantity(value, target.unit, target.scale, 1)
  const { probability, likelihood, value, low, high } = forecast
  const over = forecast.rule.code === 'over'
  return (
    <Card title={title} className="chance-card">
      {probability !== null && likelihood !== null && (
        <p className={likelihood === 'impossible' ? 'chance text-behind' : 'chance'}>
          {probability > 0 && probability < 1 && <b>{chanceText(probability, t, format.percent)}</b>}{' '}
          <span>{wordOf(`likelihood.${likelihood}`)}</span>
        </p>
      )}
      {value !== null && low !== null && high !== null && !over && (
        <dl>
          <div>
            <dt>{t.expected}</dt>
            <dd>{about(value)}</dd>
          </div>
          <div>
            <dt>{t.within}</dt>
            <dd>{t.range(about(low), about(high))}</dd>
          </div>
        </dl>
      )}
      {forecast.basis.thin && value !== null && !over && <p className="text-warning">{t.thin}</p>}
      <p>{forecast.rule.text}</p>
      {probability !== null && !over && <Fared record={forecast.record} />}
    </Card>
  )
}

/** The hit rate of earlier forecasts stands beside the new one. */
function Fared({ record }: { record: ForecastView['record'] }) {
  const { t, format } = useWording(forecastWords)
  if (!record) return <p className="quiet">{t.noRecord}</p>
  const parts = [
    t.recordInside(format.percent(record.inside / record.forecasts, 0)),
    ...(record.chance ? [t.recordMet(format.number(record.chance.said), format.number(record.chance.met))] : []),
    ...(record.brier === null ? [] : [t.brier(format.number(record.brier, 3))]),
  ]
  return <p className="quiet">{format.named(t.record(format.number(record.forecasts)), format.phrases(parts))}</p>
}
