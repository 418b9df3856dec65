import type { ReactNode } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { useWord, useWording } from '../../ui/language.tsx'
import type { Figures } from '../project/indicator-words.ts'
import { changeWords } from './change-words.ts'
import { roundedNeed } from './need.ts'
import { changeOf, lastYearOf } from './last-year.ts'

type Props = { progress: Progress; indicator: IndicatorProgress; figures: Figures }

/** The handful of numbers everybody asks for: each with what it is compared with. */
export function IndicatorFigures({ progress, indicator, figures }: Props) {
  const { t, format } = useWording(indicatorWords)
  const wordOf = useWord()
  const { facts, lastYear } = t
  const { target, attainment, expected, toDate, weight, months } = indicator
  const now = numberOf(progress.asOf)
  const written = figures.target.replaceAll(' ', '') !== target.raw.replaceAll(' ', '')
  const before = lastYearOf(indicator)
  const then = before?.months[now - 1]
  const change = changeOf(target.unit, toDate, then?.toDate ?? null)
  const ratio = figures.ratio({ toDate, expected })
  const { reported, contributors } = months[now - 1]!
  return (
    <>
      <dl className="indicator-figures">
        <Figure name={facts.target} how={written ? facts.raw(target.raw) : ''}>
          {figures.target}
        </Figure>
        <Figure
          name={figures.isLevel ? facts.latest : facts.toDate}
          how={attainment === null ? '' : facts.ofTarget(format.percent(attainment))}
        >
          {figures.toDate(indicator)}
        </Figure>
        {expected !== null && !figures.isLevel && (
          <Figure name={facts.expected} how={formula(indicator, now, figures, facts)}>
            {figures.quantity(roundedNeed(indicator, expected))}
            {ratio !== null && <span className={`figure-ratio text-${indicator.signal}`}>{format.percent(ratio)}</span>}
          </Figure>
        )}
        {then && (then.toDate !== null || then.toDateLevel !== null) && (
          <Figure name={lastYear.same(before.year)} how={change ? changeWords(change, format, lastYear) : ''}>
            {figures.toDate(then)}
          </Figure>
        )}
        {weight !== null && (
          <Figure
            name={facts.weight}
            how={facts.weightOf(indicator.category, format.number(categoryWeight(progress, indicator), 2))}
          >
            {format.number(weight, 2)}
          </Figure>
        )}
        {contributors > 1 && (
          <Figure name={facts.units} how={format.month(progress.asOf)}>
            {facts.reported(reported, contributors)}
          </Figure>
        )}
      </dl>
      <p className="figures-note">
        {indicator.derived ? t.definition.derived : wordOf(`aggregation.${indicator.aggregation}`)}
        {indicator.evidenceSource && ` · ${facts.source(indicator.evidenceSource)}`}
      </p>
    </>
  )
}

/** 80万 × 7/12 where the pace is the year's own; otherwise what the expectation is taken from. */
function formula(
  { pacing, target, expected }: IndicatorProgress,
  month: number,
  figures: Figures,
  facts: { even: (target: string, month: number) => string; plan: string; whole: string },
): string {
  const even = target.value !== null && Math.abs((target.value * month) / 12 - (expected ?? 0)) < Math.abs(target.value) * 1e-9
  if (pacing === 'even') return even ? facts.even(figures.quantity(target.value), month) : ''
  if (pacing === 'plan') return facts.plan
  return expected === target.value ? facts.whole : ''
}

const categoryWeight = ({ indicators }: Progress, { category }: IndicatorProgress): number =>
  indicators.filter(one => one.category === category).reduce((sum, one) => sum + (one.weight ?? 0), 0)

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
