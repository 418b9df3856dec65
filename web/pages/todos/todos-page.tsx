import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wayWords } from '#wording/ui-way'
import { todosQuery, type Todo } from '../../api/way.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import '../../ui/way-table.css'

/** What waits for the reader: reports to enter, to correct, to approve, requests, and who owes reports. */
export default function TodosPage() {
  const { t } = useWording(wayWords)
  const query = useInfiniteQuery(todosQuery)
  const pages = query.data?.pages
  const data = pages && { items: pages.flatMap(page => page.items), total: pages[0]?.total ?? 0 }
  return (
    <Page title={t.todos.title}>
      <div className="page-lead">
        <h1>
          {data ? (
            <Rich text={data.total ? t.todos.lead(data.total, data.items.filter(one => one.late).length) : t.todos.none} />
          ) : (
            t.todos.title
          )}
        </h1>
      </div>
      <DataState query={{ ...query, data }} loading={<SkeletonRows rows={10} />}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty>{t.todos.noneYet}</Empty>
          ) : (
            <Card title={t.todos.title}>
              <TodoTable items={items} />
              {items.length < total && (
                <p>
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t.todos.more}
                  </Button>
                </p>
              )}
            </Card>
          )
        }
      </DataState>
    </Page>
  )
}

function TodoTable({ items }: { items: Todo[] }) {
  const { t, format } = useWording(wayWords)
  const opinions = items.some(item => item.opinion !== '' || item.missing.length > 0)
  const columns = (['kind', 'month', 'project', 'agency', 'due', 'opinion'] as const).filter(one => one !== 'opinion' || opinions)
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={t.todos.title}>
      <table className="way-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t.todos.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr
              key={`${item.kind}.${item.projectId ?? 'a'}.${item.agency.id}.${item.month}.${item.rectificationId ?? item.runId ?? ''}`}
            >
              <th scope="row" className="way-nowrap">
                {t.todos.kinds[item.kind]}
              </th>
              <td className="way-nowrap">{format.yearMonth(item.month)}</td>
              <td>
                <What item={item} />
              </td>
              <td>{item.agency.name}</td>
              <td className="way-nowrap">
                {item.due ?? '—'} {item.late && <b className="way-late">{t.todos.late}</b>}
              </td>
              {opinions && <td>{item.opinion || (item.missing.length > 0 && t.todos.missing(item.missing))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A project's month, or what a unit owes in it. */
function What({ item }: { item: Todo }) {
  const { kind, projectId, projectName, month, agency, count } = item
  const { t } = useWording(wayWords)
  if (projectId === null)
    return (
      <Link to="/projects" search={{ asOf: month, agencyId: agency.id }}>
        {t.todos.owed(count)}
      </Link>
    )
  if (kind === 'rectify' || kind === 'rectifyCheck') return <ToGap item={item} />
  if (item.runId !== undefined)
    return (
      <Link to="/monitoring/$id/projects/$projectId" params={{ id: String(item.runId), projectId: String(projectId) }}>
        {projectName}
      </Link>
    )
  if (kind.startsWith('evaluation'))
    return (
      <Link to="/projects/$id/evaluation" params={{ id: String(projectId) }}>
        {projectName}
      </Link>
    )
  if (kind === 'targetChange')
    return (
      <Link to="/projects/$id" params={{ id: String(projectId) }} search={{}}>
        {projectName}
      </Link>
    )
  return (
    <Link to="/projects/$id/months/$month" params={{ id: String(projectId), month }}>
      {projectName}
    </Link>
  )
}

/** To the gap an order is about: its indicator, or the project for its spending. */
function ToGap({ item: { projectId, projectName, indicatorId } }: { item: Todo }) {
  const id = String(projectId)
  if (indicatorId == null)
    return (
      <Link to="/projects/$id" params={{ id }} search={{}}>
        {projectName}
      </Link>
    )
  return (
    <Link to="/projects/$id/indicators/$indicatorId" params={{ id, indicatorId: String(indicatorId) }} search={{}}>
      {projectName}
    </Link>
  )
}
