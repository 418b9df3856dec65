import { describe, expect, test } from 'vitest'
import { coursePath } from '../../web/pages/wall/course.ts'
import { owingIn } from '../../web/pages/wall/owing.ts'
import { wallSearch } from '../../web/search.ts'

const none: (number | null)[] = []

describe('the course of spending on the wall', () => {
  test('begins in January at nothing and ends at the last month reported', () => {
    expect(coursePath([25, 50], 100)).toEqual({ path: 'M0 120L20 90L40 60', end: { x: 40, y: 60 } })
  })
  test('leaves out a month without a figure instead of drawing it as zero', () => {
    expect(coursePath([25, null, 75, null], 100).path).toBe('M0 120L20 90L60 30')
  })
  test('stays inside its box when more than the budget was spent, or money came back', () => {
    expect(coursePath([-10, 150], 100).path).toBe('M0 120L20 120L40 0')
  })
  test.each([
    [[25], null],
    [[25], 0],
    [none, 100],
    [[null, null], 100],
  ])('with %j and a budget of %s there is no line', (toDate, budget) => {
    expect(coursePath(toDate, budget)).toEqual({ path: '', end: null })
  })
})

describe('who has not handed in', () => {
  const row = (id: number, due: number, handedIn: number, past = true) => ({
    id,
    name: `单位${id}`,
    due,
    handedIn,
    onTime: 0,
    approved: 0,
    rate: null,
    onTimeRate: null,
    months: [{ month: '2021-07', past, due, handedIn, onTime: 0, approved: 0 }],
  })
  test('stands with the most missing first; who handed everything in is not named', () => {
    const agencies = [row(1, 3, 2), row(2, 2, 2), row(3, 9, 4), row(4, 0, 0)]
    expect(owingIn({ agencies }, '2021-07').who.map(({ id, count }) => [id, count])).toEqual([
      [3, 5],
      [1, 1],
    ])
  })
  test('is late only after the due day', () => {
    expect(owingIn({ agencies: [row(1, 3, 2, false)] }, '2021-07').past).toBe(false)
    expect(owingIn({ agencies: [row(1, 3, 2)] }, '2021-07').past).toBe(true)
  })
  test('is nobody while nothing is known, and in a month without reports', () => {
    expect(owingIn(undefined, '2021-07').who).toEqual([])
    expect(owingIn({ agencies: [row(1, 3, 2)] }, '2021-08').who).toEqual([])
  })
})

test('a wall keeps whose it is and which month, and drops filters that only lists have', () => {
  expect(wallSearch({ asOf: '2021-07', agencyId: 3, signal: 'behind', sort: 'rate' })).toEqual({ asOf: '2021-07', agencyId: 3 })
  expect(wallSearch({ asOf: '2021-13' })).toEqual({})
})
