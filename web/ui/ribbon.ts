import type { Signal } from '#domain/vocabulary'
import { edgeOf } from './ruler.ts'

/** The ribbon of a project: execution rate minus time progress, month by month, in a box of 576 × 36. */
export type RibbonMonth = { executionRate: number | null; signal: Signal }
export type Ribbon = {
  line: string
  fills: { signal: Signal; path: string }[]
  end: { x: number; y: number; signal: Signal } | null
}

export const ribbonBox = { width: 576, height: 36, pace: 13.68, bottom: 34, top: 2 }
/** −50 points reach the row's bottom. */
const perPoint = (ribbonBox.bottom - ribbonBox.pace) / 0.5
const round = (value: number) => Math.round(value * 10) / 10

export function ribbonY(rate: number, time: number): number {
  return round(Math.min(Math.max(ribbonBox.pace - (rate - time) * perPoint, ribbonBox.top), ribbonBox.bottom))
}

/** The year begins on pace; a month without a rate breaks the line, and nothing is drawn after `asOf` (1–12). */
export function ribbonOf(months: RibbonMonth[], asOf: number): Ribbon {
  const fills: Ribbon['fills'] = []
  let line = ''
  let before: { x: number; y: number } | null = { x: 0, y: ribbonBox.pace }
  let end: Ribbon['end'] = null
  months.slice(0, asOf).forEach(({ executionRate, signal }, index) => {
    if (executionRate === null) {
      before = null
      return
    }
    const point = { x: edgeOf(index + 1, ribbonBox.width), y: ribbonY(executionRate, (index + 1) / 12) }
    const from = before
    line +=
      from === null || line === ''
        ? `M${from?.x ?? point.x} ${from?.y ?? point.y}L${point.x} ${point.y}`
        : `L${point.x} ${point.y}`
    if (from !== null && signal !== 'normal' && signal !== 'notDue') {
      const area = `M${from.x} ${ribbonBox.pace}V${from.y}L${point.x} ${point.y}V${ribbonBox.pace}Z`
      const known = fills.find(fill => fill.signal === signal)
      if (known) known.path += area
      else fills.push({ signal, path: area })
    }
    before = point
    end = { ...point, signal }
  })
  return { line, fills, end }
}

/** Slots of a stacked bar for counts, in order; what exists is never thinner than 2, and the large ones give way for it. */
export function stackOf(counts: number[], width: number, gap = 1): { x: number; width: number }[] {
  const least = 2 + gap
  const total = counts.reduce((sum, count) => sum + count, 0)
  const thin = (count: number) => count > 0 && (count / total) * width < least
  const small = counts.filter(thin).length
  const large = counts.reduce((sum, count) => (thin(count) ? sum : sum + count), 0)
  let x = 0
  return counts.map(count => {
    const share = count === 0 ? 0 : thin(count) ? least : (count / large) * (width - small * least)
    const slot = { x: round(x), width: round(Math.max(share - gap, 0)) }
    x += share
    return slot
  })
}
