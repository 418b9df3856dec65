import { useMemo } from 'react'
import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { useWording } from '../../ui/language.tsx'
import { monthValue } from '../../ui/measure.ts'
import { useBoxWidth } from '../../ui/use-box-width.ts'
import type { Figures } from '../project/indicator-words.ts'
import { lastYearOf } from './last-year.ts'
import { bestLabel, monthBox, monthChart } from './month-chart.ts'
import { PointedZone, type Pointing } from './month-pointer.tsx'

type Props = { indicator: IndicatorProgress; figures: Figures; asOf: Month; pointing: Pointing }

/** Bars of each month alone; last year's are hollow and stand around this year's. */
export function MonthPicture({ indicator, figures, asOf, pointing }: Props) {
  const { t, format } = useWording(indicatorWords)
  const [box, width] = useBoxWidth<SVGSVGElement>(monthBox.width)
  const chart = useMemo(() => monthChart(indicator, asOf, width), [indicator, asOf, width])
  const before = lastYearOf(indicator)
  if (!chart) return null
  const { best } = chart
  const name =
    best && t.lastYear.bestMonth(Number(best.month.slice(0, 4)), format.month(best.month), figures.quantity(best.value))
  const label = name ? bestLabel(chart, name) : null
  const said = (month: number) => {
    const cell = indicator.months[month - 1]!
    const then = before?.months[month - 1]
    const parts = [
      ...(month <= numberOf(asOf) ? [t.point(t.months.own, figures.quantity(monthValue(cell)))] : []),
      ...(then ? [t.point(t.lastYear.year(before.year), figures.quantity(then.value))] : []),
    ]
    return t.pointed(format.month(cell.month), parts.join(t.comma))
  }
  return (
    <PointedZone asOf={asOf} pointing={pointing} said={said}>
      <svg ref={box} className="month-bars" width="100%" height={monthBox.height} aria-hidden="true">
        <svg width="100%" height={monthBox.height} viewBox={`0 0 ${width} ${monthBox.height}`} preserveAspectRatio="none">
          {chart.hollow.map(bar => (
            <rect key={bar.x} {...bar} className="hollow" />
          ))}
          {chart.bars.map(bar => (
            <rect key={bar.x} {...bar} />
          ))}
          <path className="year-expected" d={chart.expected} />
        </svg>
        {label && (
          <text className="year-word" x={`${(label.x / width) * 100}%`} y={label.y} textAnchor={label.anchor}>
            {label.text}
          </text>
        )}
      </svg>
    </PointedZone>
  )
}
