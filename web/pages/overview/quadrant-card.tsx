import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { quadrantOption, spotsOf, type QuadrantView } from '#charts/quadrant'
import type { ChartTheme } from '#charts/theme'
import type { Overview, OverviewItem, Points } from '#domain/overview'
import { signals } from '#domain/vocabulary'
import { overviewWords } from '#wording/ui-overview'
import { pointsQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import type { TableData } from '../../ui/csv.ts'
import { DataState } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { TableView } from '../../ui/table-view.tsx'
import './budget-card.css'

type Props = { overview: Overview; items: OverviewItem[]; search: OverviewSearch }

/** Money unspent, work undone, or both: every project as a dot. Left out on phones, where the list says the same. */
export function QuadrantCard({ overview, items, search }: Props) {
  const { t } = useWording(overviewWords)
  const { year, asOf, agencyId } = search
  const query = useQuery(pointsQuery({ year, asOf, agencyId }))
  return (
    <Card title={t.quadrant} className="quadrant-card">
      <DataState query={query} loading={<div className="quadrant-wait" />}>
        {points => <Quadrant points={points} overview={overview} items={items} />}
      </DataState>
    </Card>
  )
}

function Quadrant({ points, overview, items }: { points: Points; overview: Overview; items: OverviewItem[] }) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const navigate = useNavigate()
  const { timeProgress, asOf } = overview
  const { warningBelow } = overview.ruleSet.signals
  const named = items
    .slice(0, 6)
    .map(item => item.id)
    .join()
  const view: QuadrantView = useMemo(
    () => ({
      points,
      timeProgress,
      warningBelow,
      named: named.split(',').map(Number),
      words: { unspent: t.unspent, undone: t.undone, both: t.both, percent: ratio => format.percent(ratio, 1) },
    }),
    [points, timeProgress, warningBelow, named, t, format],
  )
  const option = useMemo(() => (theme: ChartTheme) => quadrantOption(view, theme), [view])
  const both = points.ids.filter((_, at) => {
    const rate = points.executionRate[at] ?? null
    const progress = points.progress[at] ?? null
    return rate !== null && progress !== null && rate < timeProgress * warningBelow && progress < warningBelow
  }).length
  function open(seriesId: string, index: number) {
    const signal = signals.find(name => name === seriesId)
    const spot = signal && spotsOf(points)[signal][index]
    if (spot) void navigate({ to: '/projects/$id', params: { id: String(spot.id) }, search: { asOf } })
  }
  const table = (): TableData => ({
    caption: `${t.quadrantTable} ${asOf}`,
    columns: [t.project, t.rate, t.progress, t.signal],
    rows: points.ids.map((_, at) => {
      const signal = points.signal[at]
      return [
        points.names[at] ?? '',
        format.percent(points.executionRate[at] ?? null),
        format.percent(points.progress[at] ?? null),
        signal ? wordOf(signal) : null,
      ]
    }),
  })
  return (
    <TableView description={t.quadrantText(points.ids.length, both)} table={table}>
      <LazyChart option={option} height={284} onPick={open} />
      <span className="quadrant-axes">
        <span>{t.quadrantY}</span>
        <span>{t.quadrantX}</span>
      </span>
    </TableView>
  )
}
