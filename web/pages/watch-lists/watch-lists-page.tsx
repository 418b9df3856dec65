import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { divide } from '#domain/number'
import { watchWords } from '#wording/ui-watch'
import { sessionQuery } from '../../api/session.ts'
import { watchListsQuery, type WatchList, type WatchLists } from '../../api/watch-lists.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { StartMark } from './start-mark.tsx'
import { WatchStrip } from './watch-strip.tsx'
import '../../ui/records.css'
import './watch.css'

/** Key monitoring lists: each a rule, with what it finds as of the month. */
export default function WatchListsPage() {
  const { t } = useWording(watchWords)
  const search = useSearch({ from: '/watch-lists' })
  const query = useQuery(watchListsQuery(search))
  const mayEdit = useQuery(sessionQuery).data?.rights.includes('editWatchLists') ?? false
  const active = query.data?.items.filter(one => one.state === 'active') ?? []
  const archived = query.data?.items.filter(one => one.state === 'archived') ?? []
  return (
    <Page title={t.title} sample={query.data?.sample} strip={<WatchStrip data={query.data} search={search} />}>
      <div className="records-head">
        <h1>{t.title}</h1>
        {mayEdit && (
          <ButtonLink to="/watch-lists/new" look="primary" className="no-print">
            {t.create}
          </ButtonLink>
        )}
      </div>
      {query.data && <p className="records-lead">{active.length ? <Rich text={t.lead(String(active.length))} /> : t.noneLead}</p>}
      <DataState query={query} loading={<SkeletonRows rows={6} height={56} />}>
        {lists => (
          <>
            {active.length ? <Lists lists={lists} items={active} /> : <Empty>{t.none}</Empty>}
            {archived.length > 0 && (
              <details className="watch-archived">
                <summary>{t.archivedLists(archived.length)}</summary>
                <Lists lists={lists} items={archived} />
              </details>
            )}
          </>
        )}
      </DataState>
    </Page>
  )
}

function Lists({ lists, items }: { lists: WatchLists; items: WatchList[] }) {
  const { t, format } = useWording(watchWords)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records watch-lists">
        <caption className="visually-hidden">{`${t.title} ${format.yearMonth(lists.asOf)}`}</caption>
        <thead>
          <tr>
            {(['name', 'hits', 'budget', 'rate', 'amount'] as const).map(column => (
              <th key={column} scope="col" className={column === 'name' ? undefined : 'number'}>
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/watch-lists/$id" params={{ id: String(one.id) }} search={{ asOf: lists.asOf }} className="watch-name">
                  {one.name}
                </Link>
                {one.start && <StartMark />}
                {one.owner && <span className="watch-mark">{t.owner(one.owner.name)}</span>}
                <span className="under">{one.sentence}</span>
              </th>
              <td className="number">
                <b>{t.hit(format.number(one.counts.hits), format.number(one.counts.of))}</b>
                <span className="under">{noteOf(one, t)}</span>
              </td>
              <td className="number" data-label={t.columns.budget}>
                {format.money(one.counts.budget)}
              </td>
              <td className="number" data-label={t.columns.rate}>
                {format.rate(divide(one.counts.spent, one.counts.budget))}
              </td>
              <td className="number" data-label={t.columns.amount}>
                {format.money(one.counts.atRiskAmount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A rule that finds everything or nothing says so. */
function noteOf({ counts }: WatchList, t: (typeof watchWords)['zh-CN']): string | null {
  if (counts.of === 0) return t.noProjects
  if (counts.hits === counts.of) return t.matchesAll
  if (counts.unknown > 0) return t.unknown(counts.unknown)
  return counts.hits === 0 ? t.matchesNone : null
}
