import { expect, test } from 'vitest'
import type { ForecastView } from '#domain/progress'
import { formatFor } from '#wording/format'
import { chanceIn, chanceText } from '../../web/pages/project/chance-word.ts'

const { percent } = formatFor('zh-CN')
const words = { certain: '确定能', possible: '有可能', impossible: '完全不可能' }
const forecast = (over: Partial<ForecastView>): ForecastView => ({
  value: 900,
  low: 800,
  high: 1000,
  probability: 0.44,
  likelihood: 'possible',
  rule: { code: 'like', params: {}, text: '' },
  basis: { months: 7, until: '2021-07', lastYear: true, shape: 'lastYear', prior: 0, indicators: 200, thin: false },
  ahead: [],
  record: null,
  ...over,
})
const said = (over: Partial<ForecastView>, left = 5) => chanceIn(forecast(over), left, false, one => words[one], percent)

test('a row of the table says only doubt: what is as good as certain stays blank', () => {
  expect(said({})).toEqual({ text: '有可能 44%', lost: false })
  expect(said({ probability: 0.97, likelihood: 'certain' })).toBeNull()
  expect(said({ probability: null, likelihood: null })).toBeNull()
  expect(chanceIn(null, 5, false, one => words[one], percent)).toBeNull()
})
test('what arithmetic has lost says so without a percentage; a year that is over says nothing more', () => {
  expect(said({ probability: 0, likelihood: 'impossible', rule: { code: 'lost', params: {}, text: '' } })).toEqual({
    text: '完全不可能',
    lost: true,
  })
  expect(said({ probability: 0, likelihood: 'impossible', rule: { code: 'over', params: {}, text: '' } })).toBeNull()
})
test('with one month left there is room for the percentage alone, with none for nothing', () => {
  expect(said({}, 1)).toEqual({ text: '44%', lost: false })
  expect(said({}, 0)).toBeNull()
})
test('near certainty is never written as 0% or 100%', () => {
  const t = { below: '不到 1%', above: '超过 99%' }
  expect([0.004, 0.5, 0.996].map(chance => chanceText(chance, t, percent))).toEqual(['不到 1%', '50%', '超过 99%'])
})
