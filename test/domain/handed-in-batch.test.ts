import { describe, expect, test } from 'vitest'
import { kindsOf, remarksOf, type BatchTable } from '#domain/handed-in-batch'

const table = (given: Partial<BatchTable>): BatchTable => ({
  file: 'a',
  project: null,
  agency: '电教馆',
  department: '教育局',
  year: 2021,
  objections: [],
  ...given,
})
const codes = (tables: BatchTable[]) => remarksOf(tables).map(list => list.map(({ code }) => code))

describe('a table beside the others', () => {
  test('stands out by its year only where more than half agree on another', () => {
    expect(codes([table({}), table({}), table({ year: 2020 })])).toEqual([[], [], ['other-year']])
    expect(codes([table({}), table({ year: 2020 })])).toEqual([[], []])
    expect(codes([table({}), table({}), table({ year: 2020 }), table({ year: 2020 })])).toEqual([[], [], [], []])
  })
  test('without a year or unit is not held against any', () => {
    expect(codes([table({}), table({}), table({ year: null, agency: null, department: null })])).toEqual([[], [], []])
  })
  test('of another unit is named once, by its unit before its department', () => {
    expect(codes([table({}), table({}), table({ agency: '图书馆', department: '文旅局' })])).toEqual([[], [], ['other-unit']])
    const units = ['甲', '乙', '丙'].map(agency => table({ agency }))
    expect(codes([...units, table({ agency: '丁', department: '文旅局' })]).at(-1)).toEqual(['other-unit'])
  })
  test('of the same project, unit and year is the same table, however its blanks stand', () => {
    const found = remarksOf([
      table({ file: 'a', project: '运 维' }),
      table({ file: 'b', project: '运维' }),
      table({ file: 'c', project: '运维', year: 2020 }),
    ])
    expect(found.map(list => list.filter(({ code }) => code === 'same-table'))).toEqual([
      [],
      [{ code: 'same-table', params: { file: 'a' } }],
      [],
    ])
  })
})

test('objections are summed by kind, gravest and most frequent first', () => {
  const some = (...list: [string, 'error' | 'warning'][]) => ({
    objections: list.map(([code, severity]) => ({ code, severity })),
  })
  const kinds = kindsOf([
    some(['reason-missing', 'warning'], ['reason-missing', 'warning'], ['band', 'error']),
    some(['reason-missing', 'warning'], ['total-mismatch', 'error'], ['total-mismatch', 'error']),
  ])
  expect(kinds.map(({ code, count, tables }) => [code, count, tables])).toEqual([
    ['total-mismatch', 2, 1],
    ['band', 1, 1],
    ['reason-missing', 3, 2],
  ])
})
