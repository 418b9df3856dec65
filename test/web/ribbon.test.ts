import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ribbonBox, ribbonOf, ribbonY, stackOf, type RibbonMonth } from '../../web/ui/ribbon.ts'

const onPace = (count: number): RibbonMonth[] =>
  Array.from({ length: 12 }, (_, index) => ({ executionRate: index < count ? (index + 1) / 12 : null, signal: 'normal' }))

describe('the ribbon of a project', () => {
  it('lies on the dashed line when spending keeps pace, and ends on the edge of the as-of month', () => {
    const { line, fills, end } = ribbonOf(onPace(7), 7)
    expect(fills).toEqual([])
    expect(line.startsWith('M0 13.68L48 13.7')).toBe(true)
    expect(end).toEqual({ x: 336, y: 13.7, signal: 'normal' })
  })

  it('reaches the bottom of its row at 50 points behind, and not beyond', () => {
    expect(ribbonY(0.083, 0.583)).toBe(ribbonBox.bottom)
    expect(ribbonY(0, 1)).toBe(ribbonBox.bottom)
    expect(ribbonY(3, 0.1)).toBe(ribbonBox.top)
  })

  it('shows nothing after the as-of month', () => {
    const { line, end } = ribbonOf(onPace(12), 3)
    expect(line.match(/L/g)).toHaveLength(3)
    expect(end?.x).toBe(144)
  })

  it('breaks over a month without a rate instead of drawing it as zero', () => {
    const months = onPace(7)
    months[2] = { executionRate: null, signal: 'missing' }
    const { line } = ribbonOf(months, 7)
    expect(line.match(/M/g)).toHaveLength(2)
    expect(line).not.toContain('L144 ')
  })

  it('colours each month by its own budget light, and leaves normal blank', () => {
    const months: RibbonMonth[] = onPace(3).map((month, index) => ({
      ...month,
      signal: index === 0 ? 'behind' : index === 1 ? 'warning' : 'normal',
    }))
    expect(ribbonOf(months, 3).fills.map(fill => fill.signal)).toEqual(['behind', 'warning'])
  })

  it('draws no line and no end for a project that never reported', () => {
    expect(ribbonOf(onPace(0), 7)).toEqual({ line: '', fills: [], end: null })
  })
})

describe('the bar of projects by light', () => {
  it('shares 120 pixels out by number of projects', () => {
    expect(stackOf([1, 1, 2], 120)).toEqual([
      { x: 0, width: 29 },
      { x: 30, width: 29 },
      { x: 60, width: 59 },
    ])
  })

  it('never leaves the bar, whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 6 }), counts => {
        for (const slot of stackOf(counts, 120)) {
          expect(slot.width).toBeGreaterThanOrEqual(0)
          expect(slot.x + slot.width).toBeLessThanOrEqual(120.2)
        }
      }),
    )
  })
})
