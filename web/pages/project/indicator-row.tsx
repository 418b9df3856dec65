import { Link } from '@tanstack/react-router'
import { memo, useMemo } from 'react'
import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress, MonthCell } from '#domain/progress'
import { forecastWords } from '#wording/ui-forecast'
import { projectWords } from '#wording/ui-project'
import { useWord, useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import { WhyButton } from '../../ui/why.tsx'
import { Bullet } from './bullet.tsx'
import { chanceIn } from './chance-word.ts'
import { heatOf, type HeatMode } from './heat-row.ts'
import { HeatSvg } from './heat-svg.tsx'
import { figuresOf } from './indicator-words.ts'
import { RowMonths } from './row-months.tsx'
import { WhyRow } from './why-row.tsx'

type Props = {
  projectId: number
  indicator: IndicatorProgress
  index: number
  asOf: Month
  mode: HeatMode
  /** A phone's months have room for whole percents only. */
  narrow: boolean
  open: boolean
  onWhy: (id: number | null) => void
  ruleSet: { code: string; version: number }
}

/** One indicator: target, to date, signal that can be asked why, and its twelve months under the ruler. */
export const IndicatorRow = memo(function IndicatorRow(props: Props) {
  const { projectId, indicator, index, asOf, mode, narrow, open, onWhy, ruleSet } = props
  const { t, lang, format } = useWording(projectWords)
  const word = useSignalWord()
  const { t: ahead } = useWording(forecastWords)
  const wordOf = useWord()
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const heat = useMemo(
    () =>
      heatOf(indicator, asOf, mode, {
        number: narrow ? figures.wholeNumber : figures.number,
        level: figures.levelInCell,
        missing: t.table.missing,
        notApplicable: t.table.notApplicable,
      }),
    [indicator, asOf, mode, narrow, figures, t],
  )
  const last = numberOf(asOf)
  const now = indicator.months[last - 1]!
  const say = (cell: MonthCell) =>
    [format.month(cell.month), mode === 'month' ? figures.own(cell) : figures.toDate(cell), word(cell.signal)].join(' ')
  const chance = chanceIn(indicator.forecast, 12 - last, narrow, likelihood => wordOf(`likelihood.${likelihood}`), format.percent)
  const panel = `why-${indicator.id}`
  return (
    <>
      <tr id={`indicator-${indicator.id}`} className={open ? 'indicator-row open' : 'indicator-row'}>
        <td className="i-index quiet">{index}</td>
        <th scope="row" className="i-name clip" title={indicator.name}>
          <Link
            to="/projects/$id/indicators/$indicatorId"
            params={{ id: String(projectId), indicatorId: String(indicator.id) }}
            search={{ asOf }}
          >
            {indicator.name}
          </Link>
        </th>
        <td className="i-target number clip quiet" title={figures.target}>
          {figures.shortTarget}
        </td>
        <td className="i-to-date number clip" title={figures.toDate(now)}>
          {figures.shortToDate(now)}
        </td>
        <td className="i-bullet">
          <Bullet indicator={indicator} expected={now.expected} />
        </td>
        <td className="i-signal">
          <WhyButton
            open={open}
            onToggle={() => onWhy(open ? null : indicator.id)}
            controls={panel}
            label={t.why.ask(indicator.name, word(indicator.signal))}
          >
            <Signal signal={indicator.signal} quiet />
          </WhyButton>
        </td>
        <td className="i-months">
          <RowMonths
            label={
              t.table.row(indicator.name, format.phrases(indicator.months.slice(0, last).map(say))) +
              (chance ? ahead.chanceSaid(chance.text) : '')
            }
            link={{ id: String(projectId), indicatorId: String(indicator.id) }}
            asOf={asOf}
            flag={month => flagOf(indicator.months[month - 1]!)}
          >
            <HeatSvg
              heat={heat}
              numbers={!figures.isLevel}
              chance={chance}
              dueText={heat.due ? t.table.due(format.month(indicator.months[heat.due.month - 1]!.month)) : ''}
            />
          </RowMonths>
        </td>
      </tr>
      {open && (
        <WhyRow
          id={panel}
          projectId={projectId}
          indicator={indicator}
          asOf={asOf}
          ruleSet={ruleSet}
          onClose={() => onWhy(null)}
        />
      )}
    </>
  )

  function flagOf(cell: MonthCell): string {
    const ratio = figures.ratio(cell)
    return [
      say(cell),
      cell.expected === null || ratio === null
        ? ''
        : `${t.table.expected} ${figures.quantity(cell.expected)} · ${format.percent(ratio)}`,
      cell.reported < cell.contributors && cell.reported > 0 ? t.table.partial(cell.reported, cell.contributors) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
})
