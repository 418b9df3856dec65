import type { Progress } from '#domain/progress'
import { forecastWords } from '#wording/ui-forecast'
import { Rich, useWording } from '../../ui/language.tsx'
import { Why } from '../../ui/why.tsx'

/** How the project's year will likely end: points and money left over, each with its band; asked why, both rules. */
export function YearEndLine({ progress }: { progress: Progress }) {
  const { t, format } = useWording(forecastWords)
  const { score, money } = progress.yearEnd
  if (!score && !money) return null
  const points = (value: number) => format.number(value, 1)
  const surplus = money?.surplus
  return (
    <div className="share-line">
      <Why summary={t.year}>
        {score && <p className="why-rule">{score.rule.text}</p>}
        {money && <p>{money.rule.text}</p>}
      </Why>
      <span className="share-says">
        {score && (
          <>
            <Rich text={t.score(points(score.value), points(score.of))} />{' '}
            <small>{t.scoreBand(points(score.low), points(score.high))}</small>
          </>
        )}
        {score && surplus && ' · '}
        {surplus && (
          <>
            <Rich
              text={
                surplus.value < 0 ? t.over(format.moneyWithUnit(-surplus.value)) : t.surplus(format.moneyWithUnit(surplus.value))
              }
            />{' '}
            <small>{t.range(format.money(surplus.low), format.money(surplus.high))}</small>
          </>
        )}
      </span>
    </div>
  )
}
