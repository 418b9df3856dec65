import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlock, pasteBlock, readTsv } from '../../web/pages/entry/paste.ts'
import {
  beside,
  clearedOf,
  copyOf,
  fillDown,
  rectangleOf,
  stretched,
  type Range,
  type SheetRow,
} from '../../web/pages/entry/sheet.ts'
import { blank, type Typed } from '../../web/pages/entry/typed.ts'

const levels = new Map([['健全', '达成']])
const cellsOf = {
  number: ['first', null, 'note'],
  pair: ['first', 'second', 'note'],
  level: ['level', null, 'note'],
  money: ['first', 'second', 'third', 'note'],
} satisfies Record<string, SheetRow['cells']>
const row = (key: string, kind: keyof typeof cellsOf, now: Partial<Typed> = { note: 'kept' }): SheetRow => ({
  key,
  cells: cellsOf[kind],
  now: { ...blank, ...now },
  levels,
})
const rows = [row('a', 'number'), row('b', 'pair'), row('c', 'level'), row('d', 'pair')]
const at = (line: number, column = 0, toLine = line, toColumn = column): Range => ({
  from: { row: line, column },
  to: { row: toLine, column: toColumn },
})
const shown = (typed: Typed) => [typed.first, typed.second, typed.level, typed.note]

describe('pasting a block', () => {
  test.each<[string, string, Range, string[][], string[]]>([
    [
      'a column from a sheet fills consecutive cells and keeps their notes',
      '12\r\n39/40\r\n健全\r\n8万\r\n',
      at(0),
      [
        ['12', '', '', 'kept'],
        ['39', '40', '', 'kept'],
        ['', '', '达成', 'kept'],
        ['8万', '', '', 'kept'],
      ],
      [],
    ],
    ['two columns are numerator and denominator', '1,921\t2,412', at(1), [['1,921', '2,412', '', 'kept']], []],
    ['a third column is the note', '39\t40\t见附件', at(1), [['39', '40', '', '见附件']], []],
    ['quoted cells may hold tabs, quotes and line ends', '5\t\t"甲\t""乙""\n丙"', at(0), [['5', '', '', '甲\t"乙"\n丙']], []],
    ['a percentage alone has no denominator', '85%', at(1), [['85%', '', '', 'kept']], []],
    ['pasted into the denominator, it leaves the numerator alone', '40', at(1, 1), [['', '40', '', 'kept']], []],
    [
      'rows beyond the last are named with their text',
      '很好\n1\n2\n3',
      at(2),
      [
        ['', '', '很好', 'kept'],
        ['1', '', '', 'kept'],
      ],
      ['2', '3'],
    ],
    ['a cell that has no column is named, not dropped', '12\t人次', at(0), [['12', '', '', 'kept']], ['人次']],
    [
      'one cell fills all that is picked',
      '7',
      at(0, 0, 1),
      [
        ['7', '', '', 'kept'],
        ['7', '', '', 'kept'],
      ],
      [],
    ],
  ])('%s', (_name, text, range, texts, lost) => {
    const pasted = pasteBlock(text, range, rows)
    expect(pasted.patches.map(({ typed }) => shown(typed))).toEqual(texts)
    expect(pasted.lost.map(one => one.text)).toEqual(lost)
  })

  test('an empty cell of the block empties its cell, a 0 stays 0', () => {
    const { patches } = pasteBlock('\n0', at(0), [row('a', 'number', { first: '7' }), row('e', 'number')])
    expect(patches.map(({ typed }) => typed.first)).toEqual(['', '0'])
  })

  test('a pasted value ends “not applicable”, an empty one leaves it', () => {
    const absent = [row('a', 'number', { absent: true, note: '放假' }), row('b', 'number', { absent: true, note: '放假' })]
    expect(pasteBlock('\n5', at(0), absent).patches.map(({ typed }) => typed.absent)).toEqual([true, false])
  })

  test('money pastes spent, allocated and off purpose side by side', () => {
    const { patches } = pasteBlock('1\t2\t3', at(0), [row('m', 'money')])
    expect(patches[0]!.typed).toMatchObject({ first: '1', second: '2', third: '3' })
  })

  test('one cell with a line end behind it is text, not a block', () => {
    expect(isBlock('12\r\n')).toBe(false)
    expect(isBlock('12\n13')).toBe(true)
  })
})

describe('filling, clearing, stretching', () => {
  const filledRows = [
    row('a', 'number', { first: '3' }),
    row('b', 'pair', { first: '9', second: '10' }),
    row('c', 'level'),
    row('d', 'number'),
  ]
  test('filling down carries the topmost number over the others, never into a level', () => {
    expect(fillDown(at(0, 0, 3), filledRows).map(({ key, typed }) => [key, typed.first])).toEqual([
      ['b', '3'],
      ['d', '3'],
    ])
  })
  test('one cell alone takes what stands above it', () => {
    expect(fillDown(at(1), filledRows).map(({ key, typed }) => [key, typed.first])).toEqual([['b', '3']])
    expect(fillDown(at(0), filledRows)).toEqual([])
  })
  test('clearing empties what is picked and nothing else', () => {
    expect(clearedOf(at(0, 0, 1), filledRows).map(({ typed }) => [typed.first, typed.second])).toEqual([
      ['', ''],
      ['', '10'],
    ])
  })
  test('a range stretches to the edges and no further', () => {
    expect(rectangleOf(stretched(at(1), -5, 9, rows))).toEqual({ top: 0, bottom: 1, left: 0, right: 2 })
  })
  test('the cell beside skips what a row does not have and goes on in the next row', () => {
    expect(beside({ row: 0, column: 0 }, 1, rows)).toEqual({ row: 0, column: 2 })
    expect(beside({ row: 0, column: 2 }, 1, rows)).toEqual({ row: 1, column: 0 })
    expect(beside({ row: 0, column: 0 }, -1, rows)).toEqual({ row: 0, column: 0 })
  })
})

const kinds = fc.constantFrom('number', 'pair', 'level', 'money' as const)
const number = fc.constantFrom('', '0', '12', '8万', '1,921', '79.6')
const note = fc.string({ maxLength: 8 })
const sheet = fc
  .array(fc.record({ kind: kinds, first: number, second: number, third: number, note, absent: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map(list =>
    list.map(({ kind, absent, ...texts }, i) =>
      row(
        `k${i}`,
        kind,
        kind === 'level' ? { level: texts.first && '达成', note: texts.note } : absent ? { absent, note: texts.note } : texts,
      ),
    ),
  )
const ranged = sheet.chain(list =>
  fc.record({
    list: fc.constant(list),
    range: fc.tuple(fc.nat(list.length - 1), fc.nat(2), fc.nat(list.length - 1), fc.nat(2)).map(([a, b, c, d]) => at(a, b, c, d)),
  }),
)

test('what is copied and pasted in the same place changes nothing, and nothing is lost', () => {
  fc.assert(
    fc.property(ranged, ({ list, range }) => {
      const { top, left } = rectangleOf(range)
      const pasted = pasteBlock(copyOf(range, list), at(top, left), list)
      expect(pasted.lost).toEqual([])
      for (const { key, typed } of pasted.patches) expect(typed).toEqual(list.find(one => one.key === key)!.now)
    }),
  )
})

test('every text of a block is in a cell or named as lost', () => {
  const text = fc.array(fc.array(fc.constantFrom('', '1', '2人', 'x'), { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(sheet, text, (list, block) => {
      const { patches, lost } = pasteBlock(block.map(line => line.join('\t')).join('\n') + '\n', at(0), list)
      const placed = patches.flatMap(({ key, typed }, i) => {
        const { cells } = list.find(one => one.key === key)!
        return block[i]!.filter((cell, at) => cells[at] && cell !== '' && typed[cells[at]] === cell)
      })
      expect(placed.length + lost.length).toBe(block.flat().filter(cell => cell !== '').length)
    }),
  )
})

test('whatever cells a sheet holds, quoted as Excel quotes them, they come back', () => {
  const cell = fc.string({ maxLength: 12 })
  const sheets = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(sheets, cells => {
      const text = cells.map(line => line.map(one => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\r\n')
      expect(readTsv(text)).toEqual(cells)
    }),
  )
})
