import { memo } from 'react'
import { numberOf, type Month } from '#domain/month'
import type { OverviewItem } from '#domain/overview'
import { lifeWords } from '#wording/ui-life'
import { overviewWords } from '#wording/ui-overview'
import { useWord, useWording } from '../../ui/language.tsx'
import { MonthFlag } from '../../ui/month-hover.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { ribbonBox, ribbonOf } from '../../ui/ribbon.ts'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'

type Props = {
  item: OverviewItem | undefined
  href: string | undefined
  index: number
  asOf: Month
  height?: number
  ahead?: boolean
}

/** One project of a list that may have thousands; while it is on its way its place is kept. */
export const ProjectRow = memo(function ProjectRow({ item, href, index, asOf, height, ahead = false }: Props) {
  if (item) return <Row item={item} href={href} index={index} asOf={asOf} ahead={ahead} />
  return (
    <tr aria-rowindex={index + 1} className="p-waiting" style={{ height }}>
      <td className="p-index quiet">{index}</td>
      <td className="p-name" />
    </tr>
  )
})

/** One project: who, how much, two lights, its distance from pace through the year, and what is at risk. */
function Row({ item, href, index, asOf, ahead }: Props & { item: OverviewItem }) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const { t: life } = useWording(lifeWords)
  const stands = [item.archived ? life.archived : null, item.life === 'running' ? null : life.states[item.life]]
  const unit = [...stands, item.agency.name].filter(Boolean).join(' · ')
  return (
    <tr data-row={item.name} aria-rowindex={index + 1}>
      <td className="p-index quiet">{index}</td>
      <th scope="row" className="p-name clip">
        <a href={href} data-project={item.id} title={item.name}>
          {item.name}
        </a>
      </th>
      <td className="p-unit quiet clip" title={unit}>
        {unit}
      </td>
      <td className="p-budget number">{format.money(item.budget)}</td>
      <td className="p-lights">
        <SignalShape signal={item.budgetSignal} size={14} label={`${t.budgetLight} ${wordOf(item.budgetSignal)}`} />
        <SignalShape signal={item.goalSignal} size={14} label={`${t.goalLight} ${wordOf(item.goalSignal)}`} />
      </td>
      <td className="p-ribbon">
        <Ribbon item={item} asOf={asOf} />
      </td>
      {ahead ? <YearEnd item={item} /> : <Now item={item} />}
      <td className="p-risk number">
        <b>{format.money(item.atRiskAmount)}</b>
      </td>
    </tr>
  )
}

function Now({ item }: { item: OverviewItem }) {
  const { t, format } = useWording(overviewWords)
  return (
    <>
      <td className={`p-rate number text-${item.budgetSignal}`}>
        <span className="narrow-name">{t.rateShort} </span>
        {format.rate(item.executionRate)}
      </td>
      <td className="p-progress">
        <Bullet ratio={item.progress} signal={item.goalSignal} />
        <span>
          <span className="narrow-name">{t.goalShort} </span>
          {format.percent(item.progress, 0)}
        </span>
      </td>
      <td className="p-weight number">{format.percent(item.atRiskWeight, 0)}</td>
    </>
  )
}

/** How its year will end: as likely as its least likely indicator, the points and the money left over to be expected. */
function YearEnd({ item: { likelihood, scoreExpected, surplusExpected } }: { item: OverviewItem }) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useWord()
  return (
    <>
      <td className={`p-likelihood ${likelihood === 'impossible' ? 'text-behind' : ''}`}>
        {likelihood === null ? '—' : wordOf(`likelihood.${likelihood}`)}
      </td>
      <td className="p-score number">
        <span className="narrow-name">{t.yearEnd.score} </span>
        {scoreExpected === null ? '—' : format.number(scoreExpected, 1)}
      </td>
      <td className="p-surplus number">
        <span className="narrow-name">{t.yearEnd.surplus} </span>
        {format.money(surplusExpected)}
      </td>
    </>
  )
}

/** Execution rate minus time progress; the shape says who slipped and when. */
export function Ribbon({ item, asOf }: { item: OverviewItem; asOf: Month }) {
  const { t, format } = useWording(overviewWords)
  const month = numberOf(asOf)
  const { line, fills, end } = ribbonOf(item.months, month)
  const apart = item.executionRate === null ? null : (item.executionRate - month / 12) * 100
  const points = (distance: number) => `${distance < 0 ? '−' : '+'}${Math.abs(distance).toFixed(1)}`
  const label = apart === null ? t.noReport : t.ribbonText(points(apart))
  const flagOf = (rate: number | null, at: number) =>
    rate === null ? null : t.ribbonFlag(format.rate(rate), points((rate - at / 12) * 100))
  return (
    <MonthZone asOf={asOf} className="ribbon">
      <svg viewBox={`0 0 ${ribbonBox.width} ${ribbonBox.height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {fills.map(({ signal, path }) => (
          <path key={path} className={`ribbon-fill ${signal}`} d={path} />
        ))}
        <path className="ribbon-pace" d={`M0 ${ribbonBox.pace}H${ribbonBox.width}`} />
        <path className="ribbon-line" d={line} />
        {end && <path className={`ribbon-end ${end.signal}`} d={`M${end.x} ${end.y}h.01`} />}
      </svg>
      <MonthFlag flags={() => item.months.slice(0, month).map(({ executionRate }, index) => flagOf(executionRate, index + 1))} />
      {end === null && <span className="ribbon-none">{t.noReport}</span>}
    </MonthZone>
  )
}

/** Weighted target progress as a bar with a tick at 80%; the number stands beside it. */
function Bullet({ ratio, signal }: { ratio: number | null; signal: OverviewItem['goalSignal'] }) {
  return (
    <svg className="bullet" width="56" height="24" viewBox="0 0 56 24" aria-hidden="true">
      <rect className="bullet-track" y="8" width="56" height="8" />
      {ratio !== null && (
        <rect className={`bullet-bar ${signal}`} y="10" width={Math.min(Math.max(ratio, 0), 1) * 56} height="4" />
      )}
      <path className="bullet-tick" d="M44.8 6v12" />
    </svg>
  )
}
