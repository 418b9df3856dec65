import type { Forecast } from '#domain/forecast'
import { beforeOf, foreseeYear, type YearEnd } from '#domain/forecast-project'
import type { Prior } from '#domain/forecast-prior'
import type { Fared } from '#domain/forecast-record'
import type { LastYear } from '#domain/last-year'
import { numberOf, type Month } from '#domain/month'
import type { ForecastView, YearEndView } from '#domain/progress'
import type { ProjectYear } from '#domain/project-year'
import type { Target } from '#domain/target'
import type { Language } from '#domain/vocabulary'
import { sayForecast } from '#wording/forecast'

export type ForeseenView = { indicators: Map<number, ForecastView>; yearEnd: YearEndView }

/** The year's end of a project, said in words; computed when asked, so it always fits the values shown. `record`: how last year's
 * forecasts of the same project fared. */
export function forecastAnswer(
  year: ProjectYear,
  asOf: Month,
  before: LastYear | null,
  prior: Prior,
  record: Fared | null,
  lang: Language,
): ForeseenView {
  const { indicators, yearEnd } = foreseeYear(year, asOf, before && beforeOf(before), prior)
  const at = numberOf(asOf) - 1
  const targets = new Map(year.indicators.map(({ facts, standards }) => [facts.id, standards[at]!.version.target]))
  return {
    indicators: new Map([...indicators].map(([id, found]) => [id, { ...forecastView(found, targets.get(id)!, lang), record }])),
    yearEnd: yearEndView(yearEnd, asOf, lang),
  }
}

function forecastView({ code, ...found }: Forecast, { unit, scale }: Target, lang: Language) {
  const { value, low, high, probability, basis } = found
  const until = basis.until === null ? null : numberOf(basis.until)
  const rule = { code, params: { ...basis, until, value, low, high, probability, unit, scale } }
  return { ...found, rule: sayForecast(lang, rule) }
}

function yearEndView({ score, money }: YearEnd, asOf: Month, lang: Language): YearEndView {
  return {
    score: score && { ...score, rule: sayForecast(lang, { code: 'score', params: { of: score.of, all: score.all } }) },
    money: money && {
      ...money,
      rule: sayForecast(lang, {
        code: 'money',
        params: { ...money.spent, budget: money.budget, until: Math.min(money.until, numberOf(asOf)), lastYear: money.lastYear },
      }),
    },
  }
}
