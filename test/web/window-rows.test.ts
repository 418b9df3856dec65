import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanOf } from '../../web/ui/window-rows.ts'

describe('of a long list only the rows in the window are drawn', () => {
  test('every row that can be seen is drawn, whatever the height of rows and window and wherever the list stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400_000, max: 4000 }),
        fc.integer({ min: 20, max: 140 }),
        fc.integer({ min: 200, max: 2400 }),
        fc.integer({ min: 1, max: 5000 }),
        (top, height, view, count) => {
          const { first, end } = spanOf(top, height, view, count)
          expect(first).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(count)
          const seenFirst = Math.floor(Math.max(0, -top) / height)
          const seenEnd = Math.min(count, Math.ceil((view - Math.min(top, 0) - Math.max(top, 0)) / height))
          if (seenFirst < count && seenEnd > seenFirst) {
            expect(first).toBeLessThanOrEqual(seenFirst)
            expect(end).toBeGreaterThanOrEqual(seenEnd)
          }
          // The window's rows, those kept around it, and at most two steps more.
          expect(end - first).toBeLessThanOrEqual(Math.ceil(view / height) + 2 * 16 + 3 * 8)
        },
      ),
      { numRuns: process.env.FULL ? 20_000 : 500 },
    )
  })
  test('a few pixels change nothing', () => expect(spanOf(-10_000, 37, 900, 5000)).toEqual(spanOf(-10_030, 37, 900, 5000)))
})
