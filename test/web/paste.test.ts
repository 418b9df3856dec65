import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlock, pasteBlock, readTsv, type PasteRow } from '../../web/pages/entry/paste.ts'
import { blank } from '../../web/pages/entry/typed.ts'

const levels = new Map([['健全', '达成']])
const row = (key: string, kind: PasteRow['kind']): PasteRow => ({ key, kind, now: { ...blank, note: 'kept' }, levels })
const rows = [row('a', 'number'), row('b', 'fraction'), row('c', 'level'), row('d', 'fraction')]

test('a column from a sheet fills consecutive cells and keeps their notes', () => {
  const { patches, left } = pasteBlock('12\r\n39/40\r\n健全\r\n8万\r\n', 'a', rows)
  expect(left).toBe(0)
  expect(patches.map(({ key, typed }) => [key, typed.first, typed.second, typed.level, typed.note])).toEqual([
    ['a', '12', '', '', 'kept'],
    ['b', '39', '40', '', 'kept'],
    ['c', '', '', '达成', 'kept'],
    ['d', '8万', '', '', 'kept'],
  ])
})

test('two columns are numerator and denominator', () => {
  expect(pasteBlock('1,921\t2,412', 'b', rows).patches[0]!.typed).toMatchObject({ first: '1,921', second: '2,412' })
})

test('pasted into the denominator, a column leaves the numerators alone', () => {
  const typed = pasteBlock('40', 'b', [{ ...rows[1]!, now: { ...blank, first: '39' } }], true).patches[0]!.typed
  expect(typed).toMatchObject({ first: '39', second: '40' })
})

test('rows that find no cell are counted, a word that is no level stays to be marked', () => {
  const { patches, left } = pasteBlock('很好\n1\n2\n3', 'c', rows)
  expect(patches.map(({ typed }) => typed.level || typed.first)).toEqual(['很好', '1'])
  expect(left).toBe(2)
})

test('an empty cell of the block empties its cell, a 0 stays 0', () => {
  const now = { ...blank, first: '7' }
  const { patches } = pasteBlock('\n0', 'a', [{ ...rows[0]!, now }, row('e', 'number')])
  expect(patches.map(({ typed }) => typed.first)).toEqual(['', '0'])
})

test('money pastes spent, allocated and off purpose side by side', () => {
  expect(pasteBlock('1\t2\t3', 'm', [row('m', 'money')]).patches[0]!.typed).toMatchObject({ first: '1', second: '2', third: '3' })
})

test('one cell with a line end behind it is text, not a block', () => {
  expect(isBlock('12\r\n')).toBe(false)
  expect(isBlock('12\n13')).toBe(true)
})

test('whatever cells a sheet holds, quoted as Excel quotes them, they come back', () => {
  const cell = fc.string({ maxLength: 12 }).map(text => text.replaceAll('\r', '').trim())
  const sheet = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(sheet, cells => {
      const text = cells.map(line => line.map(one => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\r\n')
      // A last line of one empty cell is the line end that every copy carries.
      const last = cells.at(-1)!
      fc.pre(!(cells.length > 1 && last.length === 1 && last[0] === ''))
      expect(readTsv(text)).toEqual(cells)
    }),
  )
})
