import { useMemo, type ReactNode } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { figuresOf, type Figures } from '../project/indicator-words.ts'
import { YearPicture } from './year-picture.tsx'
import { yearChart } from './year-chart.ts'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** The year to date against target and pace, with the figures it rests on at the left. */
export function CumulativeCard({ progress, indicator }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const { asOf } = progress
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const chart = useMemo(() => yearChart(indicator, asOf), [indicator, asOf])
  const now = indicator.months[numberOf(asOf) - 1]!
  return (
    <Card title={figures.isLevel ? t.levels : t.cumulative} asOf={asOf} className="cumulative-card">
      <div className="ruled">
        <Figures indicator={indicator} figures={figures} />
        <MonthZone asOf={asOf} className="year-zone">
          <YearPicture
            chart={chart}
            indicator={indicator}
            figures={figures}
            asOf={asOf}
            label={t.chart.text(indicator.name, figures.toDate(now), format.month(asOf), figures.target)}
          />
        </MonthZone>
      </div>
    </Card>
  )
}

function Figures({ indicator, figures }: { indicator: IndicatorProgress; figures: Figures }) {
  const { t, format } = useWording(indicatorWords)
  const { target, attainment, expected, toDate, weight } = indicator
  const ratio = figures.ratio({ toDate, expected })
  const written = figures.target.replaceAll(' ', '') !== target.raw.replaceAll(' ', '')
  return (
    <dl className="indicator-figures">
      <Figure name={t.facts.target} how={written ? t.facts.raw(target.raw) : ''}>
        {figures.target}
      </Figure>
      <Figure
        name={figures.isLevel ? t.facts.latest : t.facts.toDate}
        how={attainment === null ? '' : t.facts.ofTarget(format.percent(attainment))}
      >
        {figures.toDate(indicator)}
      </Figure>
      {expected !== null && <Figure name={t.facts.expected}>{figures.quantity(expected)}</Figure>}
      {ratio !== null && (
        <Figure name={t.facts.ratio} how={t.facts.ratioHow}>
          <span className={`text-${indicator.signal}`}>{format.percent(ratio)}</span>
        </Figure>
      )}
      {weight !== null && (
        <Figure name={t.facts.weight} how={t.facts.weightOf(indicator.category)}>
          {format.number(weight, 2)}
        </Figure>
      )}
    </dl>
  )
}

function Figure({ name, how = '', children }: { name: string; how?: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {name} <small>{how}</small>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
