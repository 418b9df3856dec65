import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { partStates } from '#domain/monitoring-run'
import { commonWords } from '#wording/ui-common'
import { followWords } from '#wording/ui-follow'
import { closeRun, runQuery, type RunPart } from '../../api/monitoring.ts'
import { problemText } from '../../api/problem-text.ts'
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
  const { state } = useSearch({ from: '/monitoring/$id' })
  const navigate = useNavigate({ from: '/monitoring/$id' })
  const query = useInfiniteQuery(runQuery(id, state))
  const mayClose = useQuery(sessionQuery).data?.rights.includes('openRuns') ?? false
  const [closing, setClosing] = useState(false)
  const { run: words } = t
  const pages = query.data?.pages
  const run = pages?.[0]?.run
  const loaded = pages && { items: pages.flatMap(page => page.items), total: pages[0]?.total ?? 0 }
  const done = run ? run.counts.submitted + run.counts.approved : 0
  const missing = run ? run.counts.open + run.counts.returned : 0
  return (
    <Page title={run?.name ?? words.title}>
      <div className="page-lead reporting-lead">
        <div>
          <p className="quiet">
            <Link to="/monitoring">{words.title}</Link> {run && `/ ${run.name}`} {run?.documentNo}{' '}
            {run?.watchList && `${words.onList(run.watchList.name)} · `}
            {run && (run.state === 'closed' ? words.closed : run.pastDue ? words.pastDue(run.dueOn) : words.due(run.dueOn))}
          </p>
          <h1>{run ? <Rich text={words.partLead(done, done + missing, missing)} /> : words.title}</h1>
        </div>
        {mayClose && run?.state === 'open' && <Button onClick={() => setClosing(true)}>{words.close}</Button>}
      </div>
      <DataState query={{ ...query, data: run && loaded }} loading={<SkeletonRows rows={10} />}>
        {({ items, total }) => (
          <Card
            title={words.tables}
            action={
              <span className="no-print">
                <Segments
                  label={words.filter}
                  options={[
                    { value: 'all', text: words.allStates },
                    ...partStates.map(one => ({ value: one, text: `${words.states[one]} ${run!.counts[one]}` })),
                  ]}
                  value={state ?? 'all'}
                  onChange={one => void navigate({ search: { state: partStates.find(known => known === one) } })}
                />
              </span>
            }
          >
            {items.length === 0 ? <Empty>{words.none2}</Empty> : <Parts items={items} runId={id} />}
            {items.length < total && (
              <p className="no-print">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.more(total - items.length)}
                </Button>
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
  const closing = useMutation({
    mutationFn: () => closeRun(id, version),
    async onSuccess() {
      await client.invalidateQueries()
      onClose()
    },
    // Somebody else was first, or opened it anew: what stands now is fetched, and the reason stays in the dialog.
    onError: () => void client.invalidateQueries({ queryKey: ['monitoring'] }),
  })
  return (
    <Dialog
      title={t.run.close}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={closing.isPending} onClick={() => closing.mutate()}>
            {t.table.confirm}
          </Button>
        </>
      }
    >
      <p>{t.run.closeLead}</p>
      {closing.error && (
        <p className="field-error" role="alert">
          {problemText(closing.error) ?? common.offline}
        </p>
      )}
    </Dialog>
  )
}

function Parts({ items, runId }: { items: RunPart[]; runId: number }) {
  const { t, lang } = useWording(followWords)
  const { run: words } = t
  const when = (at: number | null, by: string | null) => (at === null ? '—' : `${by ?? ''} ${momentText(at, lang)}`)
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={words.list}>
      <table className="way-table way-cards">
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
          {items.map(item => (
            <tr key={item.projectId}>
              <th scope="row" className="way-nowrap" data-label={words.partColumns.state}>
                {words.states[item.state]}{' '}
                {item.late && (
                  <span className="way-late">
                    {item.submittedAt === null || item.state === 'returned' ? words.late : words.lateIn}
                  </span>
                )}
              </th>
              <td className="way-wide way-first">
                <Link to="/monitoring/$id/projects/$projectId" params={{ id: String(runId), projectId: String(item.projectId) }}>
                  {item.projectName}
                </Link>
              </td>
              <td data-label={words.partColumns.agency}>{item.agencyName}</td>
              <td data-label={words.partColumns.submitted}>{when(item.submittedAt, item.submittedBy)}</td>
              <td data-label={words.partColumns.decided}>{when(item.decidedAt, item.decidedBy)}</td>
              <td data-label={words.partColumns.opinion}>{item.opinion}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
