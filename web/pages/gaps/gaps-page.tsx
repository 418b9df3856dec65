import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { gapOrders, gapSorts, type GapFrame } from '#domain/gap-list'
import { monthOf } from '#domain/month'
import { gapsWords } from '#wording/ui-gaps'
import { agenciesQuery } from '../../api/agencies.ts'
import { gapListFile, gapListQuery } from '../../api/gap-list.ts'
import { gapLights, type GapsSearch } from '../../search-follow.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { YearStrip } from '../../ui/year-strip.tsx'
import { agencyOptions } from '../overview/agency-options.ts'
import { GapTable } from './gap-table.tsx'
import '../../ui/field.css'
import './gaps-page.css'

type Change = (part: Partial<GapsSearch>) => void

/** The worst gaps over all projects: what is lost first, and whose rectification is overdue. The address holds the filters. */
export default function GapsPage() {
  const { t, format } = useWording(gapsWords)
  const search = useSearch({ from: '/gaps' })
  const navigate = useNavigate({ from: '/gaps' })
  const query = useInfiniteQuery(gapListQuery(search))
  const pages = query.data?.pages
  const frame = pages?.[0]?.frame
  const total = pages?.[0]?.total ?? 0
  const data = pages && frame && { items: pages.flatMap(page => page.items), frame }
  const change: Change = part => void navigate({ search: before => ({ ...before, ...part }), replace: true, resetScroll: false })
  const year = frame?.year ?? search.year ?? null
  return (
    <Page
      title={t.title}
      sample={frame?.sample}
      className="gaps"
      strip={
        <YearStrip
          year={year}
          years={frame?.years}
          asOf={search.asOf ?? frame?.asOf ?? null}
          until={frame?.lastMonth ?? (year === null ? null : monthOf(year, 1))}
          onYear={to => change({ year: to, asOf: undefined })}
          onAsOf={to => change({ asOf: to, year: undefined })}
        />
      }
    >
      <div className="page-lead gaps-lead">
        <div>
          <h1>{frame ? <Lead frame={frame} /> : t.title}</h1>
          {frame && frame.orders.overdue > 0 && (
            <p>
              <Rich text={t.overdue(format.number(frame.orders.overdue))} />
            </p>
          )}
        </div>
        <span className="gaps-tools no-print">
          <FileLink href={gapListFile(search)}>{t.xlsx}</FileLink>
          <Button look="text" size="small" onClick={() => window.print()}>
            {t.print}
          </Button>
        </span>
      </div>
      <Filters search={search} change={change} frame={frame} />
      <DataState query={{ ...query, data }} loading={<SkeletonRows rows={12} height={56} />}>
        {({ items, frame: { asOf } }) => (
          <Card title={`${t.title} · ${t.sorts[search.sort ?? 'risk']}`} asOf={asOf}>
            {items.length === 0 ? <Empty>{t.none}</Empty> : <GapTable items={items} asOf={asOf} />}
            {items.length < total && (
              <p className="no-print">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t.more(format.number(total - items.length))}
                </Button>
              </p>
            )}
            <p className="gaps-note">
              <small>{t.note}</small>
            </p>
          </Card>
        )}
      </DataState>
    </Page>
  )
}

function Lead({ frame: { sum, asOf } }: { frame: GapFrame }) {
  const { t, format } = useWording(gapsWords)
  const { gaps, projects, atRiskAmount } = sum
  return (
    <Rich text={t.lead(format.number(gaps), format.number(projects), format.moneyWithUnit(atRiskAmount), format.month(asOf))} />
  )
}

function Filters({ search, change, frame }: { search: GapsSearch; change: Change; frame: GapFrame | undefined }) {
  const { t, format } = useWording(gapsWords)
  const wordOf = useSignalWord()
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const counted = (text: string, count: number | undefined) => (count === undefined ? text : `${text} ${format.number(count)}`)
  return (
    <div className="gaps-filters no-print">
      <Segments
        label={t.columns.order}
        value={search.rectification ?? 'all'}
        options={[
          { value: 'all', text: counted(t.all, frame?.sum.gaps) },
          ...gapOrders.map(one => ({ value: one, text: counted(t.orders[one], frame?.orders[one]) })),
        ]}
        onChange={to => change({ rectification: to === 'all' ? undefined : to })}
      />
      <Segments
        label={t.lights}
        value={search.signal ?? 'all'}
        options={[{ value: 'all', text: t.all }, ...gapLights.map(one => ({ value: one, text: wordOf(one) }))]}
        onChange={to => change({ signal: to === 'all' ? undefined : to })}
      />
      <Segments
        label={t.sort}
        value={search.sort ?? 'risk'}
        options={gapSorts.map(one => ({ value: one, text: t.sorts[one] }))}
        onChange={to => change({ sort: to === 'risk' ? undefined : to })}
      />
      {agencies.length > 1 && (
        <select
          className="input"
          aria-label={t.agency}
          value={search.agencyId ?? ''}
          onChange={event => change({ agencyId: Number(event.target.value) || undefined })}
        >
          <option value="">{t.allAgencies}</option>
          {agencyOptions(agencies).map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'\u3000'.repeat(depth) + name}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
