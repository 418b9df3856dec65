import { numberOf, type Month } from '#domain/month'
import { MonthFlag } from '../../ui/month-hover.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { clearOf, labelHeights, linesBox, linesOf } from './lines.ts'

type Props = {
  asOf: Month
  /** The first is drawn whole, the second broken: told apart without colour. */
  series: { month: Month; value: number | null }[][]
  /** A value as its label and flag say it. */
  said: (value: number) => string
  none: string
  height?: number
}

/** Two lines under the year's ruler, each with its value at its end. */
export function TwoLines({ asOf, series, said, none, height = linesBox.height }: Props) {
  const box = { ...linesBox, height, bottom: height - 4 }
  const { lines } = linesOf(series, [], box)
  const before = lines.some(({ end }) => end && numberOf(end.month) > 9)
  const ends = lines.map(line => line.end?.y ?? null)
  const heights = labelHeights(before ? clearOf(ends) : ends, height)
  const flags = () =>
    Array.from({ length: numberOf(asOf) }, (_, i) => {
      const values = series.map(line => line[i]?.value ?? null)
      return values.every(value => value === null) ? null : values.map(value => (value === null ? '—' : said(value))).join(' · ')
    })
  return (
    <MonthZone asOf={asOf} className="two-lines">
      <svg viewBox={`0 0 ${box.width} ${height}`} preserveAspectRatio="none" style={{ height }} aria-hidden="true">
        {lines.map((line, i) => (
          <g key={i} className={i === 0 ? 'line-one' : 'line-two'}>
            <path d={line.path} />
            {line.end && <path className="line-end" d={`M${line.end.x} ${line.end.y}h.01`} />}
          </g>
        ))}
      </svg>
      {lines.map(({ end }, i) =>
        end ? (
          <span
            key={i}
            className={`line-label ${i === 0 ? 'one' : 'two'} ${before ? 'before' : ''}`}
            style={{ left: `${(end.x / box.width) * 100}%`, top: heights[i] ?? 0 }}
          >
            {said(end.value)}
          </span>
        ) : null,
      )}
      <MonthFlag flags={flags} />
      {lines.every(line => line.end === null) && <span className="lines-none">{none}</span>}
    </MonthZone>
  )
}
