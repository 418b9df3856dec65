import { describe, expect, test } from 'vitest'
import { sameFigure, settle, type Figure } from '#domain/computed'
import { settleSpending, sumsAfter } from '#domain/computed-spending'

/** What rows say against what stands in the month (domain rules §7: a typed number beside rows needs a reason). */
const none: Figure = { value: null, numerator: null, denominator: null, level: null }
const five: Figure = { ...none, value: 5 }
const six: Figure = { ...none, value: 6 }
const said = (figure: Figure) => ({ ...figure, source: 'register' as const })
const before = (figure: Figure, state: 'reported' | 'cleared' = 'reported') => ({ ...said(figure), state })
const standing = (figure: Figure, source: string | null, note: string | null = null) => ({
  ...figure,
  state: 'reported' as const,
  source,
  note,
})

describe('what rows say becomes the month’s value', () => {
  test.each<[string, Parameters<typeof settle>, ReturnType<typeof settle>]>([
    ['where nothing stood', [said(five), undefined, undefined, true], { record: true, write: true, place: 'follows' }],
    [
      'where the rows said something else before',
      [said(six), before(five), standing(five, 'register'), true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'unless nothing changed: then nothing is written',
      [said(five), before(five), standing(five, 'register'), true],
      { record: false, write: false, place: 'follows' },
    ],
    [
      'in place of a number typed without a reason',
      [said(five), undefined, standing(six, null), true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'not in place of a number typed with its reason',
      [said(five), undefined, standing(six, null, '发票未到'), true],
      { record: true, write: false, place: 'beside' },
    ],
    [
      'also where the same number was typed: it is now computed',
      [said(five), undefined, standing(five, null, '据合同'), true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'not in a closed month, which keeps its value',
      [said(six), before(five), standing(five, 'register'), false],
      { record: true, write: false, place: 'closed' },
    ],
    [
      'once the month is open again, though the rows did not change since',
      [said(six), before(six), standing(five, 'register'), true],
      { record: false, write: true, place: 'follows' },
    ],
    [
      'in place of what another kind of rows wrote',
      [said(five), undefined, standing(six, 'counter'), true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'and is emptied with the rows that wrote it',
      [null, before(five), standing(five, 'register'), true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'while a typed number outlives the rows',
      [null, before(five), standing(six, null, '发票未到'), true],
      { record: true, write: false, place: 'beside' },
    ],
    [
      'and a zero said by rows is a value, not nothing',
      [said({ ...none, value: 0 }), undefined, standing(none, 'register'), true],
      { record: true, write: true, place: 'follows' },
    ],
  ])('%s', (_, [now, last, stands, open], expected) => {
    expect(settle(now, last, stands, open)).toEqual(expected)
  })

  test('zero, empty and 0 ÷ 0 are three different figures', () => {
    const zero = { ...none, value: 0 }
    const zeroOfZero = { ...none, numerator: 0, denominator: 0 }
    expect([sameFigure(zero, none), sameFigure(zeroOfZero, none), sameFigure(zeroOfZero, zero)]).toEqual([false, false, false])
  })
})

describe('payments become the month’s spending', () => {
  const sums = (spent: number | null) => ({ spent, offPurpose: null })
  const stands = (spent: number, source: string | null, note: string | null = null) => ({ ...sums(spent), source, note })
  test.each<[string, Parameters<typeof settleSpending>, ReturnType<typeof settleSpending>]>([
    ['where nothing was typed', [sums(100), undefined, undefined, true], { record: true, write: true, place: 'follows' }],
    [
      'funds in place alone are no spending',
      [sums(100), undefined, { ...sums(null), source: null, note: null }, true],
      { record: true, write: true, place: 'follows' },
    ],
    [
      'a sum typed with its reason stays beside',
      [sums(100), undefined, stands(90, null, '退款未入台账'), true],
      { record: true, write: false, place: 'beside' },
    ],
    [
      'nothing is written where only the purpose was typed beside them',
      [sums(100), { ...sums(100), state: 'reported' }, { spent: 100, offPurpose: 0, source: 'register', note: null }, true],
      { record: false, write: false, place: 'follows' },
    ],
    [
      'a closed month keeps its sum',
      [sums(100), undefined, stands(90, 'register'), false],
      { record: true, write: false, place: 'closed' },
    ],
    [
      'payments taken back empty what they wrote',
      [null, { ...sums(100), state: 'reported' }, stands(100, 'register'), true],
      { record: true, write: true, place: 'follows' },
    ],
  ])('%s', (_, [now, last, stand, open], expected) => {
    expect(settleSpending(now, last, stand, open)).toEqual(expected)
  })
})

describe('spending off purpose', () => {
  const sums = (spent: number | null, offPurpose: number | null) => ({ spent, offPurpose })
  const told = (spent: number, offPurpose: number | null) => ({ ...sums(spent, offPurpose), state: 'reported' as const })
  test.each<[string, Parameters<typeof sumsAfter>, ReturnType<typeof sumsAfter>]>([
    ['a typed zero outlives payments whose purpose is unknown', [sums(100, null), undefined, sums(90, 0)], sums(100, 0)],
    ['payments that say it count', [sums(100, 5), undefined, sums(90, 0)], sums(100, 5)],
    ['what the payments had said goes with them', [sums(100, null), told(90, 5), sums(90, 5)], sums(100, null)],
    ['a typed sum outlives payments taken back', [null, told(90, null), sums(90, 0)], sums(null, 0)],
    ['unknown stays unknown', [sums(100, null), undefined, undefined], sums(100, null)],
  ])('%s', (_, [said, before, standing], after) => expect(sumsAfter(said, before, standing)).toEqual(after))
})
