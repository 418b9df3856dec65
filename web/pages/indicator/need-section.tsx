import { useMemo } from 'react'
import { numberOf, shiftMonth } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import type { TableData } from '../../ui/csv.ts'
import { useWording } from '../../ui/language.tsx'
import { edgeOf } from '../../ui/ruler.ts'
import { useBoxWidth } from '../../ui/use-box-width.ts'
import { figuresOf } from '../project/indicator-words.ts'
import { ChartFigure } from './chart-figure.tsx'
import { PointedZone, type Pointing } from './month-pointer.tsx'
import { recordName, roundedNeed } from './need.ts'
import { needLabels } from './need-labels.ts'
import { needBox, needPath } from './need-path.ts'
import { monthName } from './month-name.ts'
import { YearSection } from './year-section.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress; pointing: Pointing }

/** How the need per remaining month grew, and when even the best month on record would no longer do. */
export function NeedSection({ progress: { asOf }, indicator, pointing }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const [box, width] = useBoxWidth<SVGSVGElement>(needBox.width)
  const path = useMemo(() => needPath(indicator, asOf, { ...needBox, width }), [indicator, asOf, width])
  if (!path) return null
  const { need, record, lost, now, values } = path
  const quantity = (value: number) => figures.quantity(roundedNeed(indicator, value))
  const labels = needLabels(path, width, {
    record: record
      ? t.need.record(recordName(need, t.need), monthName(record.month, asOf, format, t), figures.quantity(record.value))
      : '',
    now: t.need.now(quantity(now.value)),
    first: quantity(path.first.value),
    lost: lost
      ? [
          t.need.lostAfter(format.month(lost.after), recordName(need, t.need)),
          ...(lost.after !== asOf ? [t.need.afterwards(format.month(shiftMonth(lost.after, 1)), quantity(lost.need))] : []),
        ]
      : [],
  })
  const share = (x: number) => `${(x / width) * 100}%`
  const description = [
    t.need.picture(quantity(now.value)),
    record && t.need.record(recordName(need, t.need), monthName(record.month, asOf, format, t), figures.quantity(record.value)),
    lost && t.need.lostAfter(format.month(lost.after), recordName(need, t.need)),
  ]
  const table = (): TableData => ({
    caption: `${indicator.name} ${t.need.path} ${asOf}`,
    columns: [t.need.atEndOf, t.need.required],
    rows: values.slice(1, numberOf(asOf) + 1).map((value, i) => [indicator.months[i]!.month, quantity(value)]),
  })
  const said = (month: number) => {
    const value = values[month] ?? null
    const name = format.month(indicator.months[month - 1]!.month)
    if (value === null) return t.pointed(name, t.need.none)
    return t.pointed(name, t.point(month > numberOf(asOf) ? t.need.ifNothing : t.need.required, quantity(value)))
  }
  return (
    <YearSection
      title={t.need.path}
      className="need-section"
      left={<p className="section-note">{t.need.pathHow(figures.quantity(indicator.target.value))}</p>}
    >
      <ChartFigure table={table}>
        <PointedZone asOf={asOf} pointing={pointing} said={said} className="year-zone">
          <svg
            ref={box}
            className={`need-picture ${need.alarm ? 'alarm' : ''}`}
            width="100%"
            height={needBox.height}
            role="img"
            aria-label={description.filter(Boolean).join(t.comma)}
          >
            <svg width="100%" height={needBox.height} viewBox={`0 0 ${width} ${needBox.height}`} preserveAspectRatio="none">
              {lost && (
                <rect className="need-lost" x={lost.x} y={8} width={edgeOf(12, width) - lost.x} height={needBox.bottom - 8} />
              )}
              {lost && <path className="need-lost-edge" d={`M${lost.x} 8V${needBox.bottom}`} />}
              {record && <path className="year-expected" d={`M0 ${record.y}H${width}`} />}
              <path className="need-ahead" d={path.ahead} />
              <path className="year-actual" d={path.real} />
              <path className="year-end" d={`M${now.x} ${now.y}h.01`} />
            </svg>
            {labels.map(({ id, text, x, y, anchor }) => (
              <text
                key={id}
                className={`year-word ${id.startsWith('lost') || id === 'now' ? 'strong' : ''} ${id}`}
                x={share(x)}
                y={y}
                textAnchor={anchor}
              >
                {text}
              </text>
            ))}
          </svg>
        </PointedZone>
      </ChartFigure>
    </YearSection>
  )
}
