import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { useWording } from '../../ui/language.tsx'
import type { Figures } from '../project/indicator-words.ts'
import { distanceOf } from './distance.ts'
import { chartBox, type YearChart } from './year-chart.ts'

type Props = { chart: YearChart; indicator: IndicatorProgress; figures: Figures; asOf: Month; label: string }

const share = (x: number) => `${(x / chartBox.width) * 100}%`

/** Lines in a box that stretches with the ruler; words beside them that do not. */
export function YearPicture({ chart, indicator, figures, asOf, label }: Props) {
  const { t, format } = useWording(indicatorWords)
  const { end, gap } = chart
  const late = numberOf(asOf) >= 9
  const limit = indicator.target.direction === 'down'
  const apart = distanceOf(indicator.target, figures, format, t)
  const short = (value: number) => (value > 0 ? t.chart.short(apart(value)) : t.chart.ahead(apart(-value)))
  return (
    <svg className={`year-picture ${indicator.signal}`} width="100%" height={chartBox.height} role="img" aria-label={label}>
      <svg width="100%" height={chartBox.height} viewBox={`0 0 ${chartBox.width} ${chartBox.height}`} preserveAspectRatio="none">
        {chart.targets.map(({ y }) => (
          <path key={y} className="year-target" d={`M0 ${y}H${chartBox.width}`} />
        ))}
        <path className="year-expected" d={chart.expected} />
        <path className="year-actual" d={chart.actual} />
        {gap && <path className="year-gap" d={`M${gap.x + 5} ${gap.from}V${gap.to}`} />}
        {end && <path className="year-end" d={`M${end.x} ${end.y}h.01`} />}
      </svg>
      {chart.ticks.map(({ y, value, level }) => (
        <text
          key={y}
          className={level === null ? 'year-tick' : 'year-tick inside'}
          x={level === null ? -8 : 6}
          y={level === null ? y + 4 : y - 6}
        >
          {level === null ? figures.quantity(value) : figures.level(level)}
        </text>
      ))}
      {chart.targets.map(({ y, value }) => (
        <text key={y} className="year-word strong" x="100%" dx="-6" y={y - 6} textAnchor="end">
          {limit ? t.chart.limit(figures.quantity(value)) : t.chart.target(figures.quantity(value))}
        </text>
      ))}
      {end && (
        <text
          className="year-word strong large"
          x={share(end.x)}
          dx={end.x < 60 ? 8 : -10}
          y={end.y - 10}
          textAnchor={end.x < 60 ? 'start' : 'end'}
        >
          {figures.quantity(indicator.toDate)}
        </text>
      )}
      {gap && Math.abs(gap.from - gap.to) > 14 && (
        <text
          className={`year-word strong text-${indicator.signal}`}
          x={share(gap.x)}
          dx={late ? -12 : 14}
          y={(gap.from + gap.to) / 2 + 4}
          textAnchor={late ? 'end' : 'start'}
        >
          {short(gap.short)}
        </text>
      )}
      {chart.expected && gap && (
        <text className="year-word" x={share(gap.x)} dx={late ? -10 : -16} y={Math.max(gap.to - 8, 20)} textAnchor="end">
          {t.chart.expected} {figures.quantity(indicator.expected)}
        </text>
      )}
      {chart.actual === '' && (
        <text className="year-word" x="50%" y="50%" textAnchor="middle">
          {t.chart.empty}
        </text>
      )}
      {indicator.dueMonth && numberOf(indicator.dueMonth) > numberOf(asOf) && (
        <text
          className="year-word"
          x={share((numberOf(indicator.dueMonth) / 12) * chartBox.width)}
          dx="-6"
          y={chartBox.height - 10}
          textAnchor="end"
        >
          {t.chart.due(format.month(indicator.dueMonth))}
        </text>
      )}
    </svg>
  )
}
