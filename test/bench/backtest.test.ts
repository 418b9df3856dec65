import { describe, expect, test } from 'vitest'
import { standardPrior } from '#domain/forecast-standard'
import { priorSchema } from '#domain/forecast-prior'
import { known } from './backtest/known.ts'
import { measure } from './backtest/measure.ts'
import { published } from './backtest/monthly.ts'
import { brierOf, coverageOf, verdicts } from './backtest/report.ts'
import { standardOf } from './backtest/standard.ts'

/** The whole of it: `npm run backtest`. Here a small part, for what must hold of any part. */

describe('forecasts against what came', () => {
  const some = published().filter((series, i) => i % 3 === 0 || series.dataset === 'weather.csv')
  const scores = measure(some, (_, at) => at % 3)
  const late = scores.filter(({ month }) => month >= 3)

  test('the series are those of the published files, whole years only', () => {
    expect(published().length).toBeGreaterThan(180)
    expect(published().every(({ months, of }) => months.length % 12 === 0 && (!of || of.length === months.length))).toBe(true)
  })
  test('the chance said is nearer to what came than pro-rating or last year’s share', () => {
    const [ours, pace, lastYear] = brierOf(late) as [number, number, number, number, number]
    expect(ours).toBeLessThan(pace)
    expect(ours).toBeLessThan(lastYear)
    expect(
      verdicts(scores)
        .slice(0, 2)
        .every(({ reached }) => reached),
    ).toBe(true)
  })
  test('about four in five outcomes fall inside the band', () => {
    expect(coverageOf(late)).toBeGreaterThan(0.75)
    expect(coverageOf(late)).toBeLessThan(0.85)
  })
  test('each month known makes the chances better', () => {
    const briers = [2, 5, 8, 11].map(month => brierOf(scores.filter(score => score.month === month))[0]!)
    expect(briers).toEqual(briers.toSorted((a, b) => b - a))
  })
  test('series made with a known truth are covered as well', () => {
    expect(Math.abs(coverageOf(measure(known(3), (_, at) => at % 3).filter(({ month }) => month >= 3)) - 0.8)).toBeLessThan(0.05)
  })
  test('the prior that is shipped is what the series teach, and nothing else', () => {
    expect(priorSchema.parse(standardPrior)).toEqual(standardOf())
  })
})
