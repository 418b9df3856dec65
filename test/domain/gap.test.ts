import { describe, expect, test } from 'vitest'
import { openSince, runsOf } from '#domain/gap'
import type { Signal } from '#domain/vocabulary'

const letters: Record<string, Signal> = { b: 'behind', w: 'warning', n: 'normal', a: 'ahead', '-': 'notDue', m: 'missing' }
const signals = (text: string) => [...text].map(letter => letters[letter]!)
const runs = (text: string) => runsOf(7, signals(text), 2021, text.length).map(({ id, months, open }) => [id, months, open])

describe('a gap is one unbroken run of flagged months', () => {
  test.each([
    ['nothing flagged', 'nna-', []],
    ['red and yellow are one run', 'nwbw', [['7.2021-02', 3, true]]],
    [
      'recovery ends it, the next is another gap',
      'bnb',
      [
        ['7.2021-01', 1, false],
        ['7.2021-03', 1, true],
      ],
    ],
    ['a missing month carries an open run on', 'bmb', [['7.2021-01', 3, true]]],
    ['a missing month alone is no deviation yet', 'mmb', [['7.2021-03', 1, true]]],
    ['silence does not heal', 'bm', [['7.2021-01', 2, true]]],
    ['not due ends it', 'b-', [['7.2021-01', 1, false]]],
  ])('%s', (_, text, expected) => expect(runs(text)).toEqual(expected))

  test.each([
    ['nwbw', 2],
    ['bnb', 3],
    ['bm', 1],
    ['bn', null],
    ['mm', null],
  ])('the open one of %s', (text, since) => expect(openSince(signals(text), text.length)).toBe(since))

  test('the last run tells the same as the open one', () => {
    for (const text of ['bnbm', 'wwwn', 'mbmbm', 'nnnn', 'b-w']) {
      const last = runsOf(1, signals(text), 2021, text.length).at(-1)
      expect(openSince(signals(text), text.length)).toBe(last?.open ? Number(last.since.slice(5)) : null)
    }
  })
})
