import { expect, test } from 'vitest'
import { heightsOf } from '../../server/documents/form-write.ts'

const cell = (row: number, value: string | number | null, more: object = {}) => ({ row, column: 1, value, ...more })

test('a row of a form is as high as its longest text needs, in the columns it spans', () => {
  const widths = [11, 11]
  // Ten characters of room: five Han characters a line, or ten across two columns.
  expect(heightsOf({ widths, cells: [cell(1, '一二三四五')] }).get(1)).toBe(20)
  expect(heightsOf({ widths, cells: [cell(1, '一二三四五六')] }).get(1)).toBe(34)
  expect(heightsOf({ widths, cells: [cell(1, '一二三四五六', { columns: 2 })] }).get(1)).toBe(20)
  expect(heightsOf({ widths, cells: [cell(1, '甲\n乙\n丙')] }).get(1)).toBe(48)
})

test('an empty row keeps one line, a merged column does not stretch its first row, and no row outgrows a page', () => {
  expect(heightsOf({ widths: [11], cells: [cell(1, null), cell(2, 3)] })).toEqual(
    new Map([
      [1, 20],
      [2, 20],
    ]),
  )
  expect(heightsOf({ widths: [11], cells: [cell(1, '绩\n效\n指\n标', { rows: 4 })] }).has(1)).toBe(false)
  expect(heightsOf({ widths: [11], cells: [cell(1, '字'.repeat(4000))] }).get(1)).toBe(400)
})
