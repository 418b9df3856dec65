import type { Score } from './measure.ts'

/** The tables a reader judges the forecasts by, as Markdown. */

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const squares = (scores: readonly Score[], which: number) => mean(scores.flatMap(score => score.squares.map(row => row[which]!)))
export const brierOf = (scores: readonly Score[]): number[] => [0, 1, 2, 3, 4].map(which => squares(scores, which))
export const coverageOf = (scores: readonly Score[]): number => mean(scores.map(({ inside }) => (inside ? 1 : 0)))

const head = [
  '| | forecasts | Brier | pro-rating | last year’s share | pro-rating with its error | last year’s share with its error | inside P10–P90 |',
  '|---|---:|---:|---:|---:|---:|---:|---:|',
]
const line = (name: string, scores: readonly Score[]) =>
  `| ${name} | ${scores.length} | ${brierOf(scores)
    .map((brier, i) => (i === 0 ? `**${brier.toFixed(4)}**` : brier.toFixed(4)))
    .join(' | ')} | ${(100 * coverageOf(scores)).toFixed(1)}% |`

const fromMarch = (scores: readonly Score[]) => scores.filter(({ month }) => month >= 3)

export function byMonth(scores: readonly Score[]): string {
  const months = Array.from({ length: 11 }, (_, i) => i + 1)
  const rows = months.map(month =>
    line(
      `month ${month}`,
      scores.filter(score => score.month === month),
    ),
  )
  return [...head, ...rows, line('months 3–11', fromMarch(scores))].join('\n')
}

export function byGroup(scores: readonly Score[], groupOf: (score: Score) => string): string {
  const late = fromMarch(scores)
  const groups = [...new Set(late.map(groupOf))].sort()
  return [
    ...head,
    ...groups.map(group =>
      line(
        group,
        late.filter(score => groupOf(score) === group),
      ),
    ),
  ].join('\n')
}

/** What was asked of it, reached or not; from month 3 on, every month and overall. */
export function verdicts(scores: readonly Score[]): { text: string; reached: boolean }[] {
  const late = fromMarch(scores)
  const months = Array.from({ length: 9 }, (_, i) => late.filter(({ month }) => month === i + 3))
  const every = (test: (some: readonly Score[]) => boolean) => [...months, late].every(test)
  const beats = (which: number) => every(some => brierOf(some)[0]! < brierOf(some)[which]!)
  return [
    { text: 'lower Brier score than straight pro-rating in each month 3–11', reached: beats(1) },
    { text: 'lower Brier score than last year’s share in each month 3–11', reached: beats(2) },
    { text: 'lower than pro-rating even when that is given its own error', reached: beats(3) },
    { text: 'lower than last year’s share even when that is given its own error', reached: beats(4) },
    {
      text: '75–85% of outcomes inside the band in each month 3–11',
      reached: every(some => coverageOf(some) >= 0.75 && coverageOf(some) <= 0.85),
    },
  ]
}
