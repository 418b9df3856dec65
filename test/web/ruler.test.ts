import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeOf, middleOf, monthAt, nearest, stepMonth } from '../../web/ui/ruler.ts'

describe('the ruler', () => {
  it('ends July of a 576 ruler on pixel 336, the right line of its frame', () => {
    expect(edgeOf(7, 576)).toBe(336)
    expect(middleOf(7, 576)).toBe(312)
    expect(edgeOf(0, 576)).toBe(0)
    expect(edgeOf(12, 576)).toBe(576)
  })

  it('finds every month again from its own middle, at every width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 120, max: 4000 }), (month, width) => {
        expect(monthAt(middleOf(month, width), width)).toBe(month)
      }),
    )
  })

  it('has no month left of January, right of December or on a ruler without width', () => {
    expect(monthAt(-0.1, 576)).toBeNull()
    expect(monthAt(576, 576)).toBeNull()
    expect(monthAt(0, 0)).toBeNull()
  })

  it.each([
    [7, 'ArrowLeft', 7, 6],
    [7, 'ArrowRight', 7, 7],
    [6, 'ArrowRight', 7, 7],
    [1, 'ArrowLeft', 7, 1],
    [3, 'Home', 7, 1],
    [3, 'End', 7, 7],
    [3, 'x', 7, 3],
  ])('from month %i the key %s leads, with data up to month %i, to month %i', (month, key, last, to) => {
    expect(stepMonth(month, key, last)).toBe(to)
  })

  it('goes to the nearest year that exists, over gaps, and nowhere beyond the ends', () => {
    expect(nearest([2018, 2020, 2021], 2020, -1)).toBe(2018)
    expect(nearest([2018, 2020, 2021], 2020, 1)).toBe(2021)
    expect(nearest([2020, 2021], 2021, 1)).toBeUndefined()
    expect(nearest([2020], null, -1)).toBeUndefined()
  })
})
