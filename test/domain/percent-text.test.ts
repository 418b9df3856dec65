import { expect, test } from 'vitest'
import { percentText } from '#domain/decimal'
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
