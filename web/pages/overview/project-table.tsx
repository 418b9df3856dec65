import { useEffect, useState } from 'react'
import type { Overview, OverviewItem } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import type { OverviewSearch } from '../../search.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { Why } from '../../ui/why.tsx'
import { ProjectRow } from './project-row.tsx'
import { SortHead, SortSelect } from './sort-head.tsx'
import { filtered, type Change } from './use-overview.ts'
import './project-table.css'

type Props = {
  overview: Overview
  items: OverviewItem[]
  search: OverviewSearch
  change: Change
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  /** Named by what it is sorted by: the list of the money at risk. */
  ranked?: boolean
  /** How many rows stand before "show more" is asked. */
  first: number
}

/** How many rows "show more" adds. */
const step = 50
/** From 100 million 元 on an amount needs a wider column. */
const wideFen = 1e10

/** Projects under the ruler, the most money at risk first unless sorted otherwise. */
export function ProjectTable({ overview, items, search, change, query, first, ranked = false }: Props) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const [count, setCount] = useState(first)
  const { asOf } = overview
  const shown = items.slice(0, count)
  const left = overview.projects.total - shown.length
  const wide = shown.some(item => Math.abs(item.budget ?? 0) >= wideFen || Math.abs(item.atRiskAmount ?? 0) >= wideFen)
  const sort = search.sort ?? 'risk'

  // Pages follow until all rows asked for are there; another month keeps how many were.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const wanting = count > items.length && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (wanting) void fetchNextPage()
  }, [wanting, fetchNextPage])
  const save = () =>
    saveCsv({
      caption: `${t.listOther} ${asOf}`,
      columns: [t.project, t.unit, t.budget, t.rate, t.progress, t.budgetLight, t.goalLight, t.weightAtRisk, t.risk],
      rows: items.map(item => [
        item.name,
        item.agency.name,
        format.money(item.budget),
        format.rate(item.executionRate),
        format.percent(item.progress),
        wordOf(item.budgetSignal),
        wordOf(item.goalSignal),
        format.percent(item.atRiskWeight),
        format.money(item.atRiskAmount),
      ]),
    })
  const clear = () => change({ signal: undefined, budgetSignal: undefined, agencyId: undefined, q: undefined })
  const head = { sort, onSort: (to: OverviewSearch['sort']) => change({ sort: to === 'risk' ? undefined : to }) }
  return (
    <Card
      title={ranked && sort === 'risk' && !filtered(search) ? t.list : `${t.listOther} ${overview.projects.total}`}
      beside={
        filtered(search) ? (
          <Button size="small" onClick={clear}>
            {search.q ? `${t.searched(search.q)} · ${t.clear}` : t.clear}
          </Button>
        ) : (
          <Why summary={<small>{t.riskHow}</small>}>{t.riskWhy}</Why>
        )
      }
      asOf={asOf}
      className="project-list"
      action={
        <>
          <SortSelect sort={sort} onSort={head.onSort} />
          <Button size="small" className="no-print" onClick={save}>
            {t.export}
          </Button>
        </>
      }
    >
      {shown.length === 0 ? (
        <Empty action={filtered(search) ? <Button onClick={clear}>{t.clear}</Button> : undefined}>{t.none}</Empty>
      ) : (
        <table className={wide ? 'project-table wide-money' : 'project-table'}>
          <caption className="visually-hidden">{ranked ? t.list : t.listOther}</caption>
          <thead>
            <tr>
              <th scope="col" className="p-index">
                #
              </th>
              <SortHead {...head} by="name" text={t.project} />
              <th scope="col" className="p-unit">
                {t.unit}
              </th>
              <SortHead {...head} by="budget" text={t.budget} className="number p-budget" />
              <SortHead {...head} by="signal" text={t.lightsShort} label={t.lights} className="p-lights" />
              <th scope="col" className="p-ribbon">
                {t.ribbon}
              </th>
              <SortHead {...head} by="rate" text={t.rate} className="number p-rate" />
              <SortHead {...head} by="progress" text={t.progress} className="p-progress" />
              <th scope="col" className="number p-weight">
                {t.weightAtRisk}
              </th>
              <SortHead {...head} by="risk" text={t.risk} className="number p-risk" />
            </tr>
          </thead>
          <tbody>
            {shown.map((item, index) => (
              <ProjectRow key={item.id} item={item} index={index + 1} asOf={asOf} />
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && (
        <Button
          look="text"
          className="project-more no-print"
          busy={isFetchingNextPage}
          onClick={() => setCount(shown.length + step)}
        >
          {isFetchingNextPage ? t.moreBusy : t.more(Math.min(step, left), left)}
        </Button>
      )}
    </Card>
  )
}
