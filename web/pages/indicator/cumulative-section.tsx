import { useMemo } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { dayWords } from '#wording/ui-day'
import { indicatorWords } from '#wording/ui-indicator'
import type { TableData } from '../../ui/csv.ts'
import { useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { ChartFigure } from './chart-figure.tsx'
import { IndicatorFigures } from './indicator-figures.tsx'
import { lastYearOf } from './last-year.ts'
import { PointedZone, type Pointing } from './month-pointer.tsx'
import { ShapeLine } from './shape-line.tsx'
import { YearPicture } from './year-picture.tsx'
import { YearSection } from './year-section.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress; pointing: Pointing }

/** The year to date against target, pace and last year, with the figures it rests on at the left. */
export function CumulativeSection({ progress, indicator, pointing }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const { t: days } = useWording(dayWords)
  const { asOf } = progress
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const before = lastYearOf(indicator)
  const now = numberOf(asOf)
  const { facts, chart, lastYear } = t
  const said = (month: number) => {
    const cell = indicator.months[month - 1]!
    const then = before?.months[month - 1]
    const parts = [
      ...(month <= now ? [t.point(figures.isLevel ? facts.latest : facts.toDate, figures.toDate(cell))] : []),
      ...(cell.expected === null || figures.isLevel ? [] : [t.point(facts.expected, figures.quantity(cell.expected))]),
      ...(then ? [t.point(lastYear.year(before.year), figures.toDate(then))] : []),
    ]
    return t.pointed(format.month(cell.month), parts.join(t.comma))
  }
  const table = (): TableData => ({
    caption: `${indicator.name} ${asOf}`,
    columns: [t.versions.month, facts.toDate, facts.expected, ...(before ? [lastYear.toDate(before.year)] : [])],
    rows: indicator.months.map((cell, i) => [
      cell.month,
      i < now && (cell.toDate !== null || cell.toDateLevel !== null) ? figures.toDate(cell) : null,
      cell.expected === null ? null : figures.quantity(cell.expected),
      ...(before ? [figures.toDate(before.months[i]!)] : []),
    ]),
  })
  const last = before?.months[now - 1]
  return (
    <YearSection
      title={figures.isLevel ? t.levels : t.cumulative}
      scale={asOf}
      className="cumulative-section"
      left={
        <>
          <IndicatorFigures progress={progress} indicator={indicator} figures={figures} />
          {indicator.later && indicator.later.length > 0 && (
            <p className="shape-line">{days.later(indicator.later.map(cell => format.month(cell.month)).join(t.comma))}</p>
          )}
          <ShapeLine progress={progress} indicator={indicator} />
        </>
      }
    >
      <ChartFigure table={table}>
        <PointedZone asOf={asOf} pointing={pointing} said={said} className="year-zone">
          <YearPicture
            indicator={indicator}
            figures={figures}
            asOf={asOf}
            label={
              chart.text(indicator.name, figures.toDate(indicator), format.month(asOf), figures.target) +
              (last ? lastYear.text(before.year, figures.toDate(last)) : '')
            }
          />
        </PointedZone>
      </ChartFigure>
    </YearSection>
  )
}
