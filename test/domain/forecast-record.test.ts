import { describe, expect, test } from 'vitest'
import { faredOf, type Made, type Outcome } from '#domain/forecast-record'

const made = (indicatorId: number, month: number, probability: number | null, version = 1, band = [80, 120]): Made => ({
  indicatorId,
  month: `2020-${String(month).padStart(2, '0')}`,
  version,
  low: band[0]!,
  high: band[1]!,
  probability,
})
const ended = new Map<number, Outcome>([
  [1, { value: 100, met: true }],
  [2, { value: 60, met: false }],
])

describe('how forecasts on record fared', () => {
  test.each<[string, Made[], ReturnType<typeof faredOf>]>([
    ['nothing on record is no record', [], null],
    ['an indicator whose year has no figure is not scored', [made(9, 6, 0.9)], null],
    ['met as foreseen', [made(1, 6, 0.9)], { forecasts: 1, inside: 1, brier: 0.01, chance: { said: 1, met: 1 } }],
    ['missed against the forecast', [made(2, 6, 0.9)], { forecasts: 1, inside: 0, brier: 0.81, chance: { said: 1, met: 0 } }],
    ['a doubtful chance is not called sure', [made(1, 6, 0.5)], { forecasts: 1, inside: 1, brier: 0.25, chance: null }],
    ['a band without a chance still counts', [made(1, 6, null)], { forecasts: 1, inside: 1, brier: null, chance: null }],
    [
      'handed in again, the last forecast of the month counts',
      [made(1, 6, 0.1, 1), made(1, 6, 1, 2)],
      { forecasts: 1, inside: 1, brier: 0, chance: { said: 1, met: 1 } },
    ],
    ['the band’s edge is inside', [made(1, 6, null, 1, [100, 120])], { forecasts: 1, inside: 1, brier: null, chance: null }],
  ])('%s', (_, rows, fared) => {
    const found = faredOf(rows, ended)
    expect(found && { ...found, brier: found.brier === null ? null : Number(found.brier.toFixed(6)) }).toEqual(fared)
  })
})
