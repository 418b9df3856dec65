import { useId } from 'react'
import { readNumber } from '#domain/entry-number'
import type { Gap, IndicatorProgress } from '#domain/progress'
import type { Likelihood } from '#domain/vocabulary'
import { followWords } from '#wording/ui-follow'
import { projectWords } from '#wording/ui-project'
import { useWord, useWording } from '../../ui/language.tsx'
import { Overtaken } from '../../ui/overtaken.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { chanceText } from './chance-word.ts'
import { figuresOf } from './indicator-words.ts'
import { forecastWords } from '#wording/ui-forecast'

type Props = {
  gap: Gap
  indicator: IndicatorProgress
  /** As just chosen. */
  likelihood: Likelihood | null
  mayWrite: boolean
  onSave: (forecast: number | null) => Promise<unknown>
}

/** What is computed beside what is said; in doubt the rules ask for the full-year forecast as well (domain rules §5). */
export function GapForecast({ gap, indicator, likelihood, mayWrite, onSave }: Props) {
  const { lang, format } = useWording(projectWords)
  const { t } = useWording(followWords)
  const figures = figuresOf(indicator, { lang, format })
  const asked = likelihood === 'possible' || likelihood === 'impossible'
  return (
    <>
      <Computed indicator={indicator} />
      {!figures.isLevel &&
        (asked || gap.forecast !== null) &&
        (mayWrite ? (
          <ForecastInput
            indicator={indicator}
            stored={gap.forecast}
            text={gap.forecast === null ? '' : figures.quantity(gap.forecast)}
            asked={asked && gap.forecast === null}
            onSave={onSave}
          />
        ) : (
          gap.forecast !== null && (
            <p className="gap-text">
              {t.forecast.label} {figures.quantity(gap.forecast)}
            </p>
          )
        ))}
    </>
  )
}

/** The computed likelihood stands beside the clerk's own; neither takes the other's place. */
function Computed({ indicator: { forecast, target } }: { indicator: IndicatorProgress }) {
  const { t, format } = useWording(projectWords)
  const { t: words } = useWording(forecastWords)
  const wordOf = useWord()
  if (!forecast?.likelihood || forecast.probability === null) return null
  const sure = forecast.probability === 0 || forecast.probability === 1
  const said = wordOf(`likelihood.${forecast.likelihood}`)
  const about = (value: number) => format.quantity(value, target.unit, target.scale, 1)
  const { value, low, high } = forecast
  return (
    <p className="gap-computed" title={forecast.rule.text}>
      {t.gaps.computed(sure ? said : `${said} ${chanceText(forecast.probability, words, format.percent)}`)}
      {value !== null && low !== null && high !== null && low < high && (
        <> · {t.gaps.computedYear(about(value), words.range(about(low), about(high)))}</>
      )}
    </p>
  )
}

type InputProps = {
  indicator: IndicatorProgress
  stored: number | null
  /** As it is written. */
  text: string
  asked: boolean
  onSave: (forecast: number | null) => Promise<unknown>
}

function ForecastInput({ indicator, stored, text, asked, onSave }: InputProps) {
  const { name, target, aggregation, toDate } = indicator
  const { t } = useWording(followWords)
  const { t: gaps } = useWording(projectWords)
  const id = useId()
  const field = useTyped({
    stored,
    written: text,
    read: typed => readNumber(typed, target).value,
    fault: typed => readNumber(typed, target).fault,
    onSave,
  })
  const { text: typed, value, save } = field
  const { fault } = readNumber(typed, target)
  const below = !fault && value !== null && aggregation === 'sum' && toDate !== null && value < toDate
  const hint = fault ? t.forecast.fault : below ? gaps.gaps.belowToDate : asked && typed === '' ? gaps.gaps.forecastAsked : ''
  return (
    <div className="gap-forecast">
      <label htmlFor={id}>{t.forecast.label}</label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        placeholder={t.forecast.placeholder}
        aria-label={`${name} ${t.forecast.label}`}
        aria-invalid={fault || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={typed}
        onChange={event => field.type(event.target.value)}
        onBlur={save}
        onKeyDown={event => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') field.takeBack()
        }}
      />
      {hint && (
        <span id={`${id}-hint`} className={fault ? 'field-error' : 'gap-hint'}>
          {hint}
        </span>
      )}
      {field.overtaken && !fault && <Overtaken theirs={text} onTheirs={field.takeBack} onMine={field.insist} />}
    </div>
  )
}
