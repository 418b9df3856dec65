import { describe, expect, test } from 'vitest'
import { clearOf, labelHeights } from '../../web/pages/compare/lines.ts'

describe('figures at the ends of two lines', () => {
  test('in the last months one stands above its line and one below, even where the lines end alike', () => {
    expect(clearOf([30, 34])).toEqual([18, 54])
    expect(clearOf([50, 50])).toEqual([38, 70])
  })
  test('one line alone has its figure above; a year without data has none', () => {
    expect(clearOf([40])).toEqual([28])
    expect(clearOf([40, null])).toEqual([28, null])
    expect(clearOf([null, null])).toEqual([null, null])
  })
  test('they keep a line apart and inside the picture', () => {
    expect(labelHeights([20, 22], 96)).toEqual([20, 36])
    expect(labelHeights([94, 95], 96)).toEqual([72, 88])
    expect(labelHeights([2, null], 96)).toEqual([8, null])
  })
})
