import type { Like } from '#domain/compare'
import { numberOf, type Month } from '#domain/month'
import { edgeOf } from '../../ui/ruler.ts'
import { inset, pathOf, type Point } from '../../ui/trend.ts'

/** One small picture, without any drawing: all of a page share its height and the largest number on it. */
export const multipleBox = { width: 288, height: 88, top: 24, bottom: 86 }

export type Picture = { actual: string; expected: string; target: number | null; end: Point | null }

/** `ofTarget`: as shares of the own target, which then lies at the same height in every picture. */
export function multipleOf(item: Like, asOf: Month, largest: number, ofTarget: boolean): Picture {
  const { width, top, bottom } = multipleBox
  const whole = item.target.value
  const scaled = (value: number | null) => (value === null || !ofTarget ? value : whole ? value / whole : null)
  const actual = item.months.map(({ toDate }, i) => (i < numberOf(asOf) ? scaled(toDate) : null))
  const expected = item.months.map(cell => scaled(cell.expected))
  // A value below zero, as an amount paid back, needs room as well.
  const y = inset([largest, ...actual.filter(value => value !== null)], top, bottom)
  const line = (values: (number | null)[]) =>
    values.map((value, i): Point | null => (value === null ? null : { x: edgeOf(i + 1, width), y: y(value) }))
  const bound = scaled(item.target.value ?? item.target.high)
  const points = line(actual)
  // What is expected in full from the start is the target's own line.
  const flat = expected.every(value => value === expected[0])
  return {
    actual: pathOf(points),
    expected: flat ? '' : pathOf(line(expected)),
    target: bound === null ? null : y(bound),
    end: points.findLast(point => point !== null) ?? null,
  }
}
