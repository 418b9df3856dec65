import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { edgeOf } from '../../ui/ruler.ts'
import { pathOf, type Point } from '../../ui/trend.ts'
import { flatAfter, needOf, type Need } from './need.ts'

export const needBox = { width: 576, height: 128, top: 24, bottom: 121 }

export type NeedPath = {
  need: Need
  /** What each remaining month must bring, as it stood at every month's end; then, dashed, were nothing more added. */
  real: string
  ahead: string
  first: { y: number; value: number }
  now: Point & { value: number }
  /** Height of the best month on record. */
  record: { y: number; value: number; month: Month } | null
  /** From here on even the best month on record would not do. */
  lost: { x: number; after: Month; need: number } | null
  lines: Point[][]
  /** The need at the year's start and at the end of months 1–11. */
  values: number[]
}

/** The need per remaining month over the year; null where it means nothing, is met, or no month is left. */
export function needPath(indicator: IndicatorProgress, asOf: Month, { width, top, bottom } = needBox): NeedPath | null {
  const need = needOf(indicator, asOf)
  if (!need || need.required === null) return null
  const now = numberOf(asOf)
  const after = need.noReturn ?? need.lostSince
  const target = indicator.target.value!
  const sums = flatAfter(indicator.months, now)
  const at = (month: number) => Math.max(target - (month === 0 ? 0 : sums[month - 1]!), 0) / (12 - month)
  const real = Array.from({ length: now + 1 }, (_, month) => at(month))
  // Near the end the need runs off to infinity: the picture stops a little above what matters.
  const ceiling = Math.max(...real, need.record?.value ?? 0, Math.min(need.afterwards ?? 0, 2 * (need.record?.value ?? 0))) * 1.15
  const y = (value: number) => bottom - (Math.min(value, ceiling) / ceiling) * (bottom - top)
  const points = real.map((value, month) => ({ x: edgeOf(month, width), y: y(value) }))
  const ahead = [points[now]!]
  for (let month = now + 1; month < 12; month++) {
    if (at(month) > ceiling) {
      const [from, to] = [at(month - 1), at(month)]
      ahead.push({ x: edgeOf(month - 1 + (ceiling - from) / (to - from), width), y: top })
      break
    }
    ahead.push({ x: edgeOf(month, width), y: y(at(month)) })
  }
  return {
    need,
    real: pathOf(points),
    ahead: pathOf(ahead),
    first: { y: points[0]!.y, value: real[0]! },
    now: { ...points[now]!, value: real[now]! },
    record: need.record && { y: y(need.record.value), ...need.record },
    lost: after === null || need.afterwards === null ? null : { x: edgeOf(numberOf(after), width), after, need: need.afterwards },
    lines: [points, ahead],
    values: Array.from({ length: 12 }, (_, month) => at(month)),
  }
}
