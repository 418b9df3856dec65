import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { quadrantHeight, quadrantOption, spotAt } from '#charts/quadrant'
import { spotsOf, type QuadrantView } from '#charts/quadrant-plan'
import type { ChartTheme } from '#charts/theme'
import type { Overview, Points } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import { overviewFile, pointsQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import type { TableData } from '../../ui/csv.ts'
import { DataState } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { tableOf } from './table-of.ts'
import type { Change } from './use-overview.ts'
import './quadrant-card.css'

type Props = { overview: Overview; search: OverviewSearch; change: Change; ready: boolean }

/** Money unspent, work undone, or both: every project as a dot. Left out on phones, where the list says the same. */
export function QuadrantCard({ overview, search, change, ready }: Props) {
  const { t } = useWording(overviewWords)
  const query = useQuery({ ...pointsQuery(search), enabled: ready })
  // Dots and lines are of one month: until the dots of the next are there, the picture stays as it was.
  const [drawn, setDrawn] = useState(overview)
  if (drawn !== overview && !query.isPlaceholderData) setDrawn(overview)
  return (
    <Card title={t.quadrant} className="quadrant-card">
      <DataState query={query} loading={<div className="quadrant-wait" />}>
        {points => <Quadrant points={points} overview={drawn} search={search} change={change} />}
      </DataState>
    </Card>
  )
}

const paperQuadrant = { width: 1008, height: quadrantHeight }

/** Projects in the order the keyboard visits them: the most money at risk first. */
function orderOf(points: Points): number[] {
  const risk = (at: number) => points.atRiskAmount[at] ?? -1
  const shown = points.ids.map((_, at) => at).filter(at => points.executionRate[at] !== null && points.progress[at] !== null)
  return shown.sort((a, b) => risk(b) - risk(a) || a - b)
}

type Drawn = Omit<Props, 'ready'> & { points: Points }

function Quadrant({ points, overview, search, change }: Drawn) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const navigate = useNavigate()
  const { timeProgress, asOf } = overview
  const { warningBelow } = overview.ruleSet.signals
  const order = useMemo(() => orderOf(points), [points])
  const [step, setStep] = useState<number | null>(null)
  const focused = step === null ? null : (order[step] ?? null)
  const view: QuadrantView = useMemo(
    () => ({
      points,
      timeProgress,
      warningBelow,
      focus: focused === null ? null : (points.ids[focused] ?? null),
      words: {
        unspent: t.unspent,
        undone: t.undone,
        both: t.both,
        percent: (ratio, digits = 1) => format.percent(ratio, digits),
      },
    }),
    [points, timeProgress, warningBelow, focused, t, format],
  )
  const option = useMemo(() => (theme: ChartTheme, width: number) => quadrantOption(view, theme, width), [view])
  const both = order.filter(
    at => (points.executionRate[at] ?? 0) < timeProgress * warningBelow && (points.progress[at] ?? 0) < warningBelow,
  ).length
  const say = (at: number) =>
    t.quadrantPoint(
      points.names[at] ?? '',
      format.percent(points.executionRate[at] ?? null),
      format.percent(points.progress[at] ?? null),
      wordOf(points.signal[at] ?? 'notDue'),
    )
  function open(at: number | null | undefined) {
    const id = at === null || at === undefined ? undefined : points.ids[at]
    if (id !== undefined) void navigate({ to: '/projects/$id', params: { id: String(id) }, search: { asOf } })
  }
  function pick(seriesId: string, index: number) {
    open(spotAt(spotsOf(points), seriesId, index)?.at)
  }
  function move(event: KeyboardEvent) {
    if (event.key === 'Enter') return open(focused)
    const last = order.length - 1
    const to = {
      ArrowRight: (step ?? -1) + 1,
      ArrowDown: (step ?? -1) + 1,
      ArrowLeft: (step ?? 1) - 1,
      ArrowUp: (step ?? 1) - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined || last < 0) return
    event.preventDefault()
    setStep(Math.min(Math.max(to, 0), last))
  }
  const table = (): TableData => ({
    caption: `${t.quadrantTable} ${asOf}`,
    columns: [t.project, t.rate, t.progress, t.signal, t.risk],
    rows: points.ids.map((_, at) => {
      const signal = points.signal[at]
      return [
        points.names[at] ?? '',
        format.percent(points.executionRate[at] ?? null),
        format.percent(points.progress[at] ?? null),
        signal ? wordOf(signal) : null,
        format.money(points.atRiskAmount[at] ?? null),
      ]
    }),
  })
  return (
    <TableView
      description={t.quadrantText(points.ids.length, order.length, both)}
      table={table}
      file={overviewFile('quadrant', search)}
      {...tableOf('quadrant', search, change)}
      operable
    >
      <div
        className="quadrant"
        role="slider"
        tabIndex={0}
        aria-label={t.quadrantKeys}
        aria-valuemin={1}
        aria-valuemax={Math.max(order.length, 1)}
        aria-valuenow={(step ?? 0) + 1}
        aria-valuetext={focused === null ? t.quadrantNone : say(focused)}
        onKeyDown={move}
        onBlur={() => setStep(null)}
      >
        <LazyChart option={option} height={quadrantHeight} paper={paperQuadrant} onPick={pick} />
      </div>
      <span className="quadrant-axes">
        <span>{t.quadrantY}</span>
        <span>{t.quadrantX}</span>
      </span>
      <p className="quadrant-say" aria-hidden="true">
        {focused === null ? '' : say(focused)}
      </p>
      {order.length < points.ids.length && <p className="quadrant-left">{t.quadrantLeft(points.ids.length - order.length)}</p>}
    </TableView>
  )
}
