import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { followWords } from '#wording/ui-follow'
import { runsQuery } from '../../api/monitoring.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { RunDialog } from './run-dialog.tsx'
import '../../ui/way-table.css'
import '../reporting/reporting-page.css'

/** Monitoring runs 运行监控, and for the bureau the way to open one. */
export default function MonitoringPage() {
  const { t } = useWording(followWords)
  const query = useQuery(runsQuery)
  const mayOpen = useQuery(sessionQuery).data?.rights.includes('openRuns') ?? false
  const [opening, setOpening] = useState(false)
  const { run } = t
  return (
    <Page title={run.title}>
      <div className="page-lead reporting-lead">
        <h1>{query.data ? <Rich text={run.lead(query.data.filter(one => one.state === 'open').length)} /> : run.title}</h1>
        {mayOpen && (
          <Button look="primary" onClick={() => setOpening(true)}>
            {run.open}
          </Button>
        )}
      </div>
      <DataState query={query} loading={<SkeletonRows rows={6} />}>
        {items =>
          items.length === 0 ? (
            <Empty>{run.none}</Empty>
          ) : (
            <Card title={run.title}>
              <Runs items={items} />
            </Card>
          )
        }
      </DataState>
      {opening && <RunDialog onClose={() => setOpening(false)} />}
    </Page>
  )
}

type Items = Awaited<ReturnType<NonNullable<typeof runsQuery.queryFn>>>

function Runs({ items }: { items: Items }) {
  const { t, format } = useWording(followWords)
  const { run } = t
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={run.runs}>
      <table className="way-table way-cards">
        <thead>
          <tr>
            {(['name', 'month', 'due', 'progress', 'state'] as const).map(column => (
              <th key={column} scope="col">
                {run.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => {
            const done = one.counts.submitted + one.counts.approved
            return (
              <tr key={one.id}>
                <th scope="row" className="way-wide">
                  <Link to="/monitoring/$id" params={{ id: String(one.id) }}>
                    {one.name}
                  </Link>{' '}
                  <small className="quiet">
                    {[one.documentNo, one.watchList && run.onList(one.watchList.name)].filter(Boolean).join(' · ')}
                  </small>
                </th>
                <td className="way-nowrap" data-label={run.columns.month}>
                  {format.yearMonth(one.month)}
                </td>
                <td className="way-nowrap" data-label={run.columns.due}>
                  {one.dueOn} {one.pastDue && <span className="way-late">{run.late}</span>}
                </td>
                <td data-label={run.columns.progress}>{run.counts(done, done + one.counts.open + one.counts.returned)}</td>
                <td className="way-nowrap" data-label={run.columns.state}>
                  {one.state === 'open' ? run.running : run.closed}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
