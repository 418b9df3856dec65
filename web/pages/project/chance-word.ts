import type { ForecastView } from '#domain/progress'
import type { Likelihood } from '#domain/vocabulary'
import { textWidth } from '../../ui/text-width.ts'

type Percent = (value: number, digits?: number) => string

/** Near certainty is never written as 0% or 100%: those are kept for arithmetic. */
export const chanceText = (chance: number, words: { below: string; above: string }, percent: Percent): string =>
  chance < 0.01 ? words.below : chance > 0.99 ? words.above : percent(chance, 0)

/** In a row of the table only doubt is said: what is as good as certain stays blank, like a normal month. */
export function chanceIn(
  forecast: ForecastView | null,
  monthsLeft: number,
  narrow: boolean,
  wordOf: (likelihood: Likelihood) => string,
  percent: Percent,
): { text: string; lost: boolean } | null {
  if (
    !forecast?.likelihood ||
    forecast.probability === null ||
    forecast.likelihood === 'certain' ||
    forecast.rule.code === 'over'
  )
    return null
  const word = wordOf(forecast.likelihood)
  const share = forecast.probability >= 0.01 ? ` ${percent(forecast.probability, 0)}` : ''
  const room = monthsLeft * (narrow ? 26 : 36) - 10
  const text = [word + share, share.trim()].find(one => one !== '' && textWidth(one, 12) <= room)
  return text ? { text, lost: forecast.likelihood === 'impossible' } : null
}
