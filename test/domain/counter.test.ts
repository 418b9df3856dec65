import { describe, expect, test } from 'vitest'
import { rollDays, rollMonths, usualRoll, type Reading, type Roll } from '#domain/counter'
import { readObservations, sameObservation } from '#domain/observation'

/** How a counter's readings become days and months (domain rules §4: fed by the system's own counters). */
const readings = (...list: [string, number][]): Reading[] => list.map(([day, value]) => ({ day, value }))
const week = readings(['2021-07-30', 10], ['2021-07-30', 4], ['2021-07-31', 20], ['2021-08-01', 7])
const months = (roll: Roll, list = week, before: number | null = null) =>
  rollMonths(rollDays(list, roll, before), roll).map(({ month, value }) => [month, value])

describe('readings become months', () => {
  test.each([
    ['sum', 34, 7],
    ['last', 20, 7],
    ['max', 20, 7],
  ] as const)('%s: July %d, August %d', (roll, july, august) =>
    expect(months(roll)).toEqual([
      ['2021-07', july],
      ['2021-08', august],
    ]),
  )

  test('a day holds what its readings say, and how many they were', () =>
    expect(rollDays(week, 'sum', null).map(({ day, count, value }) => [day, count, value])).toEqual([
      ['2021-07-30', 2, 14],
      ['2021-07-31', 1, 20],
      ['2021-08-01', 1, 7],
    ]))

  test('decimals add up without the noise of binary fractions', () =>
    expect(months('sum', readings(['2021-07-01', 0.1], ['2021-07-02', 0.2]))).toEqual([['2021-07', 0.3]]))

  test('zero is a reading; a month without readings is not there', () =>
    expect(months('sum', readings(['2021-03-01', 0], ['2021-05-01', 2]))).toEqual([
      ['2021-03', 0],
      ['2021-05', 2],
    ]))
})

describe('a meter that runs on', () => {
  const stands = readings(['2021-07-05', 1_000], ['2021-07-31', 1_300], ['2021-08-31', 1_450])
  test('counts its rise: the very first reading only says where it began', () =>
    expect(months('meter', stands)).toEqual([
      ['2021-07', 300],
      ['2021-08', 150],
    ]))
  test('counts from its stand before, where that is known', () =>
    expect(months('meter', stands, 900)).toEqual([
      ['2021-07', 400],
      ['2021-08', 150],
    ]))
  test('a month with nothing but the first reading measures nothing', () =>
    expect(months('meter', readings(['2021-07-31', 1_300], ['2021-08-31', 1_450]))).toEqual([
      ['2021-07', null],
      ['2021-08', 150],
    ]))
  test('set back to zero, it counts what it shows since, and says so', () => {
    const days = rollDays(readings(['2021-07-01', 980], ['2021-07-02', 40], ['2021-07-03', 100]), 'meter', 900)
    expect(days.map(({ value, resets }) => [value, resets])).toEqual([
      [80, 0],
      [40, 1],
      [60, 0],
    ])
    expect(rollMonths(days, 'meter')).toMatchObject([{ value: 180, resets: 1, rows: 3, days: 3 }])
  })
  test('standing still is a rise of zero', () =>
    expect(months('meter', readings(['2021-07-01', 5], ['2021-07-02', 5]), 5)).toEqual([['2021-07', 0]]))
})

test.each([
  ['number', 'sum', 'sum'],
  ['number', 'last', 'last'],
  ['fraction', 'ratio', 'last'],
  ['level', 'milestone', null],
] as const)('an indicator that takes a %s and is aggregated by %s is read by %s until somebody decides', (takes, by, roll) =>
  expect(usualRoll(takes, by)).toBe(roll),
)

describe('a reading as it is sent', () => {
  const good = { key: 'a', indicatorId: 1, at: '2021-07-01T08:00:00+08:00', value: 3 }
  test.each([
    ['with its offset', good],
    ['in universal time', { ...good, at: '2021-07-01T00:00:00Z' }],
    ['in milliseconds', { ...good, at: 1_625_097_600_000 }],
    ['of a unit', { ...good, agencyId: 7 }],
    ['zero', { ...good, value: 0 }],
  ])('%s is taken', (_, row) => expect(readObservations([row], 0)).toMatchObject({ problems: [], observations: [row] }))

  test.each([
    ['a time without offset', { ...good, at: '2021-07-01T08:00:00' }, 'observations.5.at', 'observation-at'],
    ['a day that does not exist', { ...good, at: '2021-02-30T08:00:00Z' }, 'observations.5.at', 'observation-at'],
    ['a number as text', { ...good, value: '3' }, 'observations.5.value', 'field.type'],
    ['an empty key', { ...good, key: ' ' }, 'observations.5.key', 'field.too-small'],
    ['no indicator', { key: 'a', at: good.at, value: 3 }, 'observations.5.indicatorId', 'field.required'],
    ['a field nobody knows', { ...good, unit: '人' }, 'observations.5.unit', 'field.unknown'],
    ['no reading at all', null, 'observations.5', 'field.type'],
  ])('%s is refused with its place', (_, row, path, code) =>
    expect(readObservations([row], 5).problems).toMatchObject([{ path, code }]),
  )
})

test('a key stands for one reading: its indicator, unit, day and value', () => {
  const on = { indicatorId: 1, agencyId: 2, day: '2021-07-01', value: 3 }
  expect(sameObservation(on, { ...on })).toBe(true)
  for (const other of [{ indicatorId: 9 }, { agencyId: 9 }, { day: '2021-07-02' }, { value: 4 }])
    expect(sameObservation(on, { ...on, ...other })).toBe(false)
})
