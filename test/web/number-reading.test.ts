import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTarget } from '#domain/target-reader'
import { isPercent, readCount, readNumber, readPercent } from '#domain/entry-number'
import { digitsOf, fenText, readFen } from '#domain/entry-money'

test.each([
  ['=80万', '8万', 80_000],
  ['=80万', '88,000', 88_000],
  ['=80万', '8.8 万', 88_000],
  ['=2000人', '1,921', 1921],
  ['=2000人', '１９２１人', 1921],
  ['=6场', '0', 0],
  ['=6场', '-1', -1],
  ['=85%', '85%', 0.85],
  ['=85%', '85', 0.85],
  ['≤90万元', '12.5', 125_000],
  ['≤90万元', '125000元', 125_000],
  ['健全', '3', 3],
  ['=80万', '\u200b8万\u202c', 80_000],
])('for a target %s, "%s" is read as %d', (raw, text, value) => {
  expect(readNumber(text, readTarget(raw))).toEqual({ value, fault: false, doubt: null })
})

test.each(['abc', '1.234.5', '约20', '5/0', '--', '12个半', '1,92'])('"%s" is no number, and nothing is guessed', text => {
  expect(readNumber(text, readTarget('=2000人'))).toMatchObject({ value: null, fault: true })
})

test('an empty cell is neither a number nor a fault', () => {
  expect(readNumber('  ', readTarget('=5个'))).toEqual({ value: null, fault: false, doubt: null })
})

test('0.85 against a percentage is read as 0.85%, and the person is asked to look', () => {
  expect(readNumber('0.85', readTarget('=85%'))).toEqual({ value: 0.0085, fault: false, doubt: 'percent' })
})

test('2.61 against 80万 is counted as it stands, and the person is asked to look', () => {
  expect(readNumber('2.61', readTarget('=80万'))).toEqual({ value: 2.61, fault: false, doubt: 'scale' })
})

test('a numerator takes digits with or without their unit, never a percentage', () => {
  expect(readCount('1,921').value).toBe(1921)
  expect(readCount('39所').value).toBe(39)
  expect(readCount('79.6%')).toMatchObject({ value: null, fault: true })
  expect(isPercent('79.6％')).toBe(true)
  expect(readPercent('79.6%').value).toBeCloseTo(0.796, 12)
})

test.each([
  ['12.50', 12_500_000],
  ['0.000001', 1],
  ['2,330.50', 2_330_500_000],
  ['-1.5', -1_500_000],
  ['12345.67元', 1_234_567],
  ['0.4亿', 4_000_000_000],
  ['０', 0],
  ['', null],
  ['0.0000001', undefined],
  ['12.3.4', undefined],
  ['十二', undefined],
  ['1e3', undefined],
])('"%s" 万元 is %s fen', (text, fen) => {
  expect(readFen(text)).toBe(fen)
})

test('whatever fen are kept, they are shown and read back to the same fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), fen => {
      expect(readFen(fenText(fen))).toBe(fen)
    }),
  )
})

test('digits are grouped and never rounded', () => {
  expect(digitsOf(1234567.125)).toBe('1,234,567.125')
  expect(digitsOf(1e-7)).toBe('0.0000001')
  expect(digitsOf(-26100)).toBe('-26,100')
})
