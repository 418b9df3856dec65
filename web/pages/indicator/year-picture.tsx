import { useMemo } from 'react'
import type { Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { forecastWords } from '#wording/ui-forecast'
import { indicatorWords } from '#wording/ui-indicator'
import { shapeWords } from '#wording/ui-shape'
import { useWording } from '../../ui/language.tsx'
import { useBoxWidth } from '../../ui/use-box-width.ts'
import type { Figures } from '../project/indicator-words.ts'
import { distanceOf } from './distance.ts'
import { roundedNeed } from './need.ts'
import { boundOf } from './measure-kind.ts'
import { chartBox, yearChart } from './year-chart.ts'
import { yearLabels } from './year-labels.ts'

type Props = { indicator: IndicatorProgress; figures: Figures; asOf: Month; label: string }

/** Lines in a box that stretches with the ruler; words beside them that do not, and never touch each other. */
export function YearPicture({ indicator, figures, asOf, label }: Props) {
  const { t, format } = useWording(indicatorWords)
  const { t: shape } = useWording(shapeWords)
  const { t: ahead } = useWording(forecastWords)
  const [box, width] = useBoxWidth<SVGSVGElement>(chartBox.width)
  const chart = useMemo(() => yearChart(indicator, asOf, width), [indicator, asOf, width])
  const labels = useMemo(() => {
    const apart = distanceOf(indicator.target, figures, format, t)
    const { gap, ghostEnd, due } = chart
    const forecast = indicator.forecast
    const about = (value: number | null | undefined) =>
      format.quantity(value ?? null, indicator.target.unit, indicator.target.scale, 1)
    return yearLabels(chart, {
      targets: chart.targets.map(({ value }) => t.chart[boundOf(indicator, value)](figures.quantity(value))),
      end: figures.quantity(indicator.toDate),
      gap:
        gap === null
          ? ''
          : gap.short > 0
            ? t.chart.short(apart(roundedNeed(indicator, gap.short)))
            : t.chart.ahead(apart(roundedNeed(indicator, -gap.short))),
      expected: `${t.chart.expected} ${figures.quantity(indicator.expected === null ? null : roundedNeed(indicator, indicator.expected))}${indicator.shape ? ` · ${shape.names[indicator.shape]}` : ''}`,
      lastYear: ghostEnd ? `${t.lastYear.year(ghostEnd.year)} ${figures.quantity(ghostEnd.value)}` : '',
      empty: t.chart.empty,
      due: due ? t.chart.due(format.month(due.month)) : '',
      forecast: ahead.value(about(forecast?.value)),
      band: ahead.band(about(forecast?.low), about(forecast?.high)),
    })
  }, [chart, indicator, figures, format, t, shape, ahead])
  const { end, gap, due, fan } = chart
  const share = (x: number) => `${(x / width) * 100}%`
  return (
    <svg
      ref={box}
      className={`year-picture ${indicator.signal}`}
      width="100%"
      height={chartBox.height}
      role="img"
      aria-label={label}
    >
      <svg width="100%" height={chartBox.height} viewBox={`0 0 ${width} ${chartBox.height}`} preserveAspectRatio="none">
        {fan && <path className="year-fan" d={fan.area} />}
        {chart.targets.map(({ y }) => (
          <path key={y} className="year-target" d={`M0 ${y}H${width}`} />
        ))}
        {due && <path className="year-due" d={`M${due.x} ${chartBox.top}V${chartBox.height}`} />}
        <path className="year-ghost" d={chart.ghost} />
        <path className="year-expected" d={chart.expected} />
        {fan && <path className="year-foreseen" d={fan.middle} />}
        <path className="year-actual" d={chart.actual} />
        {gap && <path className="year-gap" d={`M${gap.x + 3} ${gap.to}h5V${gap.from}`} />}
        {end && <path className="year-end" d={`M${end.x} ${end.y}h.01`} />}
      </svg>
      {chart.later.map(point => (
        <circle key={point.x} className="year-later" cx={share(point.x)} cy={point.y} r={4} />
      ))}
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
      {labels.map(({ id, text, size, x, y, anchor }) => (
        <text key={id} className={wordClass(id, size, indicator.signal)} x={share(x)} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  )
}

function wordClass(id: string, size: number, signal: string): string {
  const strong = id === 'end' || id === 'gap' || id === 'forecast' || id.startsWith('target')
  return ['year-word', strong && 'strong', size === 14 && 'large', id === 'gap' && `text-${signal}`].filter(Boolean).join(' ')
}
