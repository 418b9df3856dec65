import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountedContract } from '#domain/contract'
import { declaredShape, lastYearShape, monthlyParts, registerShape, reshaped, spread } from '#domain/shape'
import { readTarget } from '#domain/target-reader'

const twelve = (...given: (number | null)[]) => Array.from({ length: 12 }, (_, i) => given[i] ?? null)
const sums = (made: ReturnType<typeof lastYearShape>) => (made.ok ? made.plan.map(point => point.cumulative) : made.code)
const version = (raw: string, cumulative: number[] | null, more = {}) => ({
  effective: '2021-01',
  target: readTarget(raw, '场次'),
  plan: cumulative && cumulative.map((value, i) => ({ month: `2021-${String(i + 1).padStart(2, '0')}`, cumulative: value })),
  ...more,
})
const contract = (acceptancePlanned: string | null, more: Partial<CountedContract> = {}): CountedContract => ({
  id: 1,
  subprojectId: null,
  kind: 'project',
  users: [],
  procurementBudget: null,
  awardPrice: null,
  signedOn: null,
  acceptancePlanned,
  acceptedOn: null,
  passed: null,
  ...more,
})

describe('the shape of last year', () => {
  test.each([
    ['16 over months of 1, 1 and 2', twelve(1, 1, 2), 16, [4, 8, ...Array<number>(10).fill(16)]],
    ['whole things stay whole: 10 over three equal months', twelve(5, 5, 5), 10, [3, 7, ...Array<number>(10).fill(10)]],
    ['a target with decimals ends on it', twelve(1, 1, 1), 11.5, [3.8, 7.7, ...Array<number>(10).fill(11.5)]],
    ['an empty month adds nothing', twelve(null, 3, null, 1), 8, [0, 6, 6, ...Array<number>(9).fill(8)]],
    ['a year of zeros', Array<number>(12).fill(0), 16, 'shape-zero-year'],
    ['one month alone', twelve(null, null, 7), 16, 'shape-single-point'],
    ['no month at all', twelve(), 16, 'shape-empty'],
    ['a negative month', twelve(5, -1, 9), 16, 'shape-negative'],
    ['a target of 0', twelve(5, 5), 0, 'shape-target-zero'],
    ['a negative target', twelve(5, 5), -3, 'shape-target-zero'],
    ['a month that is no number', twelve(5, Number.NaN), 16, 'shape-not-counted'],
  ])('%s', (_, months, target, expected) => {
    expect(sums(lastYearShape(months, target, 2021))).toEqual(expected)
  })

  test('what is known to date only is read as each month’s own part', () => {
    expect(monthlyParts([3, 3, 8], [true, false, true])).toEqual([3, null, 5])
  })
})

describe('the planned acceptances of the register', () => {
  const rows = [
    contract('2021-03-31', { id: 1, users: ['一中', '二中'] }),
    contract('2021-03-02', { id: 2, users: ['二中'] }),
    contract('2021-09-30', { id: 3, users: ['三中', '一 中'], awardPrice: 300 }),
    contract(null, { id: 4 }),
    contract('2022-01-10', { id: 5 }),
  ]
  const made = (measure: 'count' | 'schools' | 'saving', value = 6, unit = '个') =>
    registerShape({ kind: 'register', measure }, rows, { value, unit }, 2021)

  test('counts rows in the months they are planned for, and says how many have no month of the year', () => {
    const { shape, ...basis } = made('count')
    expect([sums(shape), basis]).toEqual([[0, 0, ...Array<number>(6).fill(4), 6, 6, 6, 6], { rows: 3, undated: 2 }])
  })

  test('a school counts in the month it is first reached', () => {
    expect(sums(made('schools', 3).shape)).toEqual([0, 0, ...Array<number>(6).fill(2), 3, 3, 3, 3])
  })

  test('a target in yuan is spread by the price of the rows', () => {
    expect(sums(made('count', 600, '元').shape)).toEqual([...Array<number>(8).fill(0), 600, 600, 600, 600])
  })

  test('a rate, or an indicator without a rule for the register, has none', () => {
    expect(sums(made('saving').shape)).toBe('shape-no-recipe')
    expect(sums(registerShape(undefined, rows, { value: 6, unit: '个' }, 2021).shape)).toBe('shape-no-recipe')
  })
})

describe('the declared plan', () => {
  const quarters = [0, 0, 2, 2, 2, 4, 4, 4, 6, 6, 6, 8]

  test('stands as it was declared while the target does, and follows a changed target', () => {
    expect(sums(declaredShape(version('=8场', quarters), false, 8, 2021))).toEqual(quarters)
    expect(sums(declaredShape(version('=8场', quarters), false, 4, 2021))).toEqual(quarters.map(value => value / 2))
  })

  test('without one, time alone where that was declared, else the reason', () => {
    expect(sums(declaredShape(version('=24场', null), true, 24, 2021))).toEqual(Array.from({ length: 12 }, (_, i) => 2 * (i + 1)))
    expect(sums(declaredShape(version('=24场', null), false, 24, 2021))).toBe('shape-no-plan')
  })

  test('a chosen shape goes on with a new target; a typed plan stays as it was typed', () => {
    const chosen = version('=8场', quarters, { shape: 'lastYear' as const })
    expect(reshaped(chosen, 16, 2021)!.map(point => point.cumulative)).toEqual(quarters.map(value => value * 2))
    expect(reshaped(version('=8场', quarters), 16, 2021)!.at(-1)!.cumulative).toBe(8)
  })
})

test('any year that says something ends exactly on the target, never falls, and keeps whole things whole', () => {
  const part = fc.option(fc.oneof(fc.nat(5000), fc.double({ min: 0, max: 1e300, noNaN: true })), { freq: 4 })
  const target = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000_000 }),
    fc.integer({ min: 1, max: 100_000 }).map(cents => cents / 100),
    fc.double({ min: 1e-9, max: 1e15, noNaN: true, minExcluded: true }),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 12, maxLength: 12 }), target, (parts, wanted) => {
      const made = spread(parts, wanted)
      fc.pre(made.ok)
      if (!made.ok) return
      expect(made.cumulative.at(-1)).toBe(wanted)
      made.cumulative.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(made.cumulative[i - 1] ?? 0)
        if (Number.isInteger(wanted)) expect(Number.isInteger(value)).toBe(true)
        if (!parts[i]) expect(value).toBe(made.cumulative[i - 1] ?? 0)
      })
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  )
})
