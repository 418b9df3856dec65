import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { levelUnit, type CompareIndicator } from '#domain/compare'
import { monthOf, numberOf } from '#domain/month'
import { compareWords } from '#wording/ui-compare'
import { agenciesQuery } from '../../api/agencies.ts'
import { compareFile, likeQuery, namesQuery } from '../../api/compare.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { YearStrip } from '../../ui/year-strip.tsx'
import type { ViewProps } from './compare-page.tsx'
import { CompareDay, DayFoot } from './compare-day.tsx'
import { IndicatorPick } from './indicator-pick.tsx'
import { likeTable } from './like-table.ts'
import { Multiple } from './multiple.tsx'
import { useCellText } from './cell-text.ts'

const shownFirst = 24

/** One indicator across projects: small pictures of the same twelve months, the furthest from its target first. */
export function IndicatorView({ search, change, kinds }: ViewProps) {
  const { t, format } = useWording(compareWords)
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const common = useQuery(namesQuery(search))
  const names = common.data
  const query = useQuery(likeQuery(search))
  const data = search.name === undefined ? undefined : query.data
  const year = data?.year ?? names?.year ?? search.year ?? null
  return (
    <Page
      title={data ? `${t.title} · ${data.name}` : t.title}
      sample={data?.sample}
      className="compare"
      strip={
        <YearStrip
          year={year}
          years={data?.years ?? names?.years}
          asOf={search.asOf ?? data?.asOf ?? null}
          until={data ? monthOf(data.year, data.lastMonth ? numberOf(data.lastMonth) : 1) : null}
          onYear={to => change({ year: to, asOf: undefined })}
          onAsOf={to => change({ asOf: to, year: undefined })}
        />
      }
    >
      <CompareDay query={search.name === undefined ? common : query} asked on={search.on} />
      <div className="page-lead compare-lead">
        <h1>{data ? <Rich text={t.indicator.lead(data.name, data.total, format.month(data.asOf))} /> : t.title}</h1>
        {kinds}
      </div>
      <IndicatorPick names={names?.items ?? []} agencies={agencies} search={search} change={change} />
      {search.name === undefined ? (
        <Empty>{names && names.items.length === 0 ? t.indicator.none : t.indicator.pick}</Empty>
      ) : (
        <DataState query={query} loading={<SkeletonRows rows={6} height={120} />}>
          {found =>
            found.items.length === 0 ? (
              <Empty>{t.indicator.nothing(found.name)}</Empty>
            ) : (
              <Loaded key={`${found.name}.${found.unit}`} found={found} search={search} change={change} />
            )
          }
        </DataState>
      )}
      <DayFoot query={query} on={search.on} />
    </Page>
  )
}

function Loaded({ found, search, change }: { found: CompareIndicator } & Omit<ViewProps, 'kinds'>) {
  const { t, lang, format } = useWording(compareWords)
  const text = useCellText()
  const [count, setCount] = useState(shownFirst)
  const { items, unit, units, total, asOf } = found
  const levels = unit === levelUnit
  const ofTarget = search.scale === 'share' && found.largestShare !== null
  const largest = ofTarget ? found.largestShare : found.largest
  const rest = items.length - count
  const first = items[0]!
  const scale =
    levels || largest === null ? null : t.indicator.one(ofTarget ? format.percent(largest, 0) : text.quantity(first, largest))
  const nameOf = (one: string) => (one === levelUnit ? t.indicator.levels : one === '' ? t.indicator.bare : one)
  return (
    <>
      <MonthHover asOf={numberOf(asOf)} />
      <Card
        title={found.name}
        beside={
          <>
            {units.length > 1 && (
              <Segments
                label={t.indicator.unit}
                value={unit}
                options={units.map(one => ({ value: one.unit, text: t.indicator.unitCount(nameOf(one.unit), one.count) }))}
                onChange={to => change({ unit: to })}
              />
            )}
            {!levels && found.largestShare !== null && (
              <Segments
                label={t.indicator.scale}
                value={ofTarget ? 'share' : 'value'}
                options={[
                  { value: 'value', text: t.indicator.value },
                  { value: 'share', text: t.indicator.ofTarget },
                ]}
                onChange={to => change({ scale: to === 'share' ? 'share' : undefined })}
              />
            )}
          </>
        }
        className="compare-like"
      >
        <p className="compare-order">
          {scale && <b>{scale}</b>} <small>{t.indicator.order}</small>
        </p>
        <TableView
          description={`${t.indicator.lead(found.name, total, format.month(asOf)).replaceAll('**', '')}${t.between}${t.indicator.order}`}
          table={() => likeTable(found, lang)}
          file={compareFile('indicator', search)}
          asTable={search.table === 1}
          onAsTable={on => change({ table: on ? 1 : undefined })}
          operable
        >
          <ol className="multiples">
            {items.slice(0, count).map(item => (
              <Multiple key={item.indicatorId} item={item} asOf={asOf} largest={largest ?? 0} ofTarget={ofTarget} />
            ))}
          </ol>
          {rest > 0 && (
            <Button look="text" className="no-print" onClick={() => setCount(count + shownFirst * 2)}>
              {t.indicator.more(Math.min(rest, shownFirst * 2))}
            </Button>
          )}
        </TableView>
        {items.length < total && <p className="compare-note">{t.indicator.most(items.length, total)}</p>}
      </Card>
    </>
  )
}
