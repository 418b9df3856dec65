import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hundredfold, percentText } from '#domain/decimal'
import { formatFor } from '#wording/format'

test.each([
  [0.10235, '10.24%'],
  [0.10245, '10.25%'],
  [1.00005, '100.01%'],
  [0.5, '50.00%'],
  [0, '0.00%'],
  [-0.00005, '-0.01%'],
])('a rate of %d is printed half-up as %s, on the form as on the page', (ratio, said) => {
  expect(percentText(ratio)).toBe(said)
  expect(Number.parseFloat(formatFor('zh-CN').percent(ratio, 2))).toBe(Number.parseFloat(said))
})

test('a rate is rounded as its decimals are written, also where it lies on a half', () => {
  const written = fc.tuple(fc.integer({ min: -1e7, max: 1e7 }), fc.constantFrom(1e2, 1e3, 1e4, 1e5)).map(([n, by]) => n / by)
  const half = fc.integer({ min: -99_999, max: 99_999 }).map(n => Number(`${n}.5e-4`))
  const rates = fc.oneof(written, half, fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 2 }), (rate, digits) => {
      const exact = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: digits }).format(Number(hundredfold(rate, digits)))
      expect(formatFor('zh-CN').percent(rate, digits)).toBe(`${exact}%`)
    }),
    { numRuns: 2000 },
  )
})
