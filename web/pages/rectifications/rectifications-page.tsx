import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { followWords } from '#wording/ui-follow'
import { ledgerFile, ledgerFilters, rectificationsQuery, type RectificationView } from '../../api/follow.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import '../../ui/way-table.css'
import '../reporting/reporting-page.css'
import './thread.css'

/** The ledger of orders 整改台账: running, overdue, mine; the address holds the filters. */
export default function RectificationsPage() {
  const { t } = useWording(followWords)
  const search = useSearch({ from: '/rectifications' })
  const navigate = useNavigate({ from: '/rectifications' })
  const { state = 'running', mine = false } = search
  const ask = { ...search, state, mine }
  const query = useInfiniteQuery(rectificationsQuery(ask))
  const { rect } = t
  const pages = query.data?.pages
  const counts = pages?.[0]?.counts
  const data = pages && { items: pages.flatMap(page => page.items), total: pages[0]?.total ?? 0 }
  const countOf = {
    running: counts?.open,
    overdue: counts?.overdue,
    answered: counts?.answered,
    closed: counts?.closed,
    all: undefined,
  }
  return (
    <Page title={rect.ledger}>
      <div className="page-lead reporting-lead">
        <h1>{counts ? <Rich text={rect.lead(counts.open, counts.overdue)} /> : rect.ledger}</h1>
        <span className="rect-tools no-print">
          <FileLink href={ledgerFile(ask)}>{rect.xlsx}</FileLink>
          <Button look="text" size="small" onClick={() => window.print()}>
            {rect.print}
          </Button>
          <ButtonLink to="/monitoring">{t.run.title}</ButtonLink>
        </span>
      </div>
      <DataState query={{ ...query, data }} loading={<SkeletonRows rows={10} />}>
        {({ items, total }) => (
          <Card
            title={`${rect.ledger} · ${rect.filters[state]}`}
            action={
              <span className="rect-tools no-print">
                <Segments
                  label={rect.filter}
                  options={ledgerFilters.map(one => ({
                    value: one,
                    text: countOf[one] ? `${rect.filters[one]} ${countOf[one]}` : rect.filters[one],
                  }))}
                  value={state}
                  onChange={one => void navigate({ search: { ...search, state: one } })}
                />
                <Segments
                  label={rect.whose}
                  options={[
                    { value: 'all', text: rect.everyone },
                    { value: 'mine', text: rect.mine },
                  ]}
                  value={mine ? 'mine' : 'all'}
                  onChange={one => void navigate({ search: { ...search, mine: one === 'mine' || undefined } })}
                />
              </span>
            }
          >
            {items.length === 0 ? <Empty>{rect.none}</Empty> : <LedgerTable items={items} />}
            {items.length < total && (
              <p className="no-print">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {rect.more(total - items.length)}
                </Button>
              </p>
            )}
          </Card>
        )}
      </DataState>
    </Page>
  )
}

function LedgerTable({ items }: { items: RectificationView[] }) {
  const { t, format } = useWording(followWords)
  const { rect } = t
  const columns = ['state', 'what', 'agency', 'demands', 'owner', 'due'] as const
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={rect.ledger}>
      <table className="way-table way-cards">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {rect.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <th scope="row" className="way-nowrap" data-label={rect.columns.state}>
                <span className={item.overdue ? 'way-late' : undefined}>
                  {item.overdue ? rect.overdue : rect.states[item.state]}
                </span>
              </th>
              <td className="way-wide way-first">
                <Where item={item} />
                <br />
                <small className="quiet">
                  {item.project.name} · {rect.of(format.yearMonth(item.since))}
                </small>
              </td>
              <td data-label={rect.columns.agency}>{item.agency.name}</td>
              <td className="rect-demands way-wide" data-label={rect.columns.demands}>
                {item.demands}
              </td>
              <td className="way-nowrap" data-label={rect.columns.owner}>
                {item.owner.name}
              </td>
              <td className="way-nowrap" data-label={rect.columns.due}>
                {item.dueOn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** To the gap itself: the indicator's page, or the project's for its spending. */
function Where({ item }: { item: RectificationView }) {
  const { t } = useWording(followWords)
  const id = String(item.project.id)
  if (!item.indicator)
    return (
      <Link to="/projects/$id" params={{ id }} search={{}}>
        {t.rect.spending}
      </Link>
    )
  return (
    <Link to="/projects/$id/indicators/$indicatorId" params={{ id, indicatorId: String(item.indicator.id) }} search={{}}>
      {item.indicator.name}
    </Link>
  )
}
