import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { partStates } from '#domain/monitoring-run'
import { commonWords } from '#wording/ui-common'
import { followWords } from '#wording/ui-follow'
import { closeRun, runQuery } from '../../api/monitoring.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { momentText } from '../../ui/when.ts'
import '../../ui/way-table.css'
import '../reporting/reporting-page.css'

/** One run: who handed in, who is missing, and each project's table. */
export default function MonitoringRunPage() {
  const { t } = useWording(followWords)
  const id = Number(useParams({ from: '/monitoring/$id' }).id)
  const { state, page = 1 } = useSearch({ from: '/monitoring/$id' })
  const navigate = useNavigate({ from: '/monitoring/$id' })
  const query = useQuery(runQuery(id, state, page))
  const mayClose = useQuery(sessionQuery).data?.rights.includes('openRuns') ?? false
  const [closing, setClosing] = useState(false)
  const { run: words } = t
  const run = query.data?.run
  const done = run ? run.counts.submitted + run.counts.approved : 0
  const missing = run ? run.counts.open + run.counts.returned : 0
  return (
    <Page title={run?.name ?? words.title}>
      <div className="page-lead reporting-lead">
        <div>
          <p className="quiet">
            <Link to="/monitoring">{words.title}</Link> {run && `/ ${run.name}`} {run?.documentNo}{' '}
            {run && (run.state === 'open' ? words.due(run.dueOn) : words.closed)}
          </p>
          <h1>{run ? <Rich text={words.partLead(done, done + missing, missing)} /> : words.title}</h1>
        </div>
        {mayClose && run?.state === 'open' && <Button onClick={() => setClosing(true)}>{words.close}</Button>}
      </div>
      <DataState query={query} loading={<SkeletonRows rows={10} />}>
        {data => (
          <Card
            title={data.run.name}
            action={
              <span className="no-print">
                <Segments
                  label={words.filter}
                  options={[
                    { value: 'all', text: words.allStates },
                    ...partStates.map(one => ({ value: one, text: `${words.states[one]} ${data.run.counts[one]}` })),
                  ]}
                  value={state ?? 'all'}
                  onChange={one => void navigate({ search: { state: partStates.find(known => known === one) } })}
                />
              </span>
            }
          >
            {data.items.length === 0 ? <Empty>{words.none2}</Empty> : <Parts data={data} />}
            {data.total > page * 50 && (
              <p>
                <Button onClick={() => void navigate({ search: { state, page: page + 1 } })}>{t.rect.more}</Button>
              </p>
            )}
          </Card>
        )}
      </DataState>
      {closing && run && <Closing id={run.id} version={run.version} onClose={() => setClosing(false)} />}
    </Page>
  )
}

function Closing({ id, version, onClose }: { id: number; version: number; onClose: () => void }) {
  const { t } = useWording(followWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  async function close() {
    await closeRun(id, version).catch(() => null)
    await client.invalidateQueries()
    onClose()
  }
  return (
    <Dialog
      title={t.run.close}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" onClick={() => void close()}>
            {t.table.confirm}
          </Button>
        </>
      }
    >
      <p>{t.run.closeLead}</p>
    </Dialog>
  )
}

type Data = Awaited<ReturnType<NonNullable<ReturnType<typeof runQuery>['queryFn']>>>

function Parts({ data }: { data: Data }) {
  const { t, lang } = useWording(followWords)
  const { run: words } = t
  const when = (at: number | null, by: string | null) => (at === null ? '—' : `${by ?? ''} ${momentText(at, lang)}`)
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={data.run.name}>
      <table className="way-table">
        <thead>
          <tr>
            {(['state', 'project', 'agency', 'submitted', 'decided', 'opinion'] as const).map(column => (
              <th key={column} scope="col">
                {words.partColumns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map(item => (
            <tr key={item.projectId}>
              <th scope="row" className="way-nowrap">
                {words.states[item.state]}
              </th>
              <td>
                <Link
                  to="/monitoring/$id/projects/$projectId"
                  params={{ id: String(data.run.id), projectId: String(item.projectId) }}
                >
                  {item.projectName}
                </Link>
              </td>
              <td>{item.agencyName}</td>
              <td>{when(item.submittedAt, item.submittedBy)}</td>
              <td>{when(item.decidedAt, item.decidedBy)}</td>
              <td>{item.opinion}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
