import { useQuery } from '@tanstack/react-query'
import { systemWords } from '#wording/ui-system'
import { systemQuery, type System } from '../../api/system.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { OfficeTabs } from '../../ui/office-links.tsx'
import { Page } from '../../ui/page.tsx'
import { whenText } from '../../ui/when.ts'
import { FactCards } from './fact-cards.tsx'
import { JobsTable } from './jobs-table.tsx'
import { sizeText } from './size-text.ts'
import '../../ui/records.css'
import './system-page.css'

/** How the system is doing, for whoever runs it: first what needs a hand, then the facts. */
export default function SystemPage() {
  const { t } = useWording(systemWords)
  const query = useQuery(systemQuery)
  return (
    <Page title={t.title}>
      <OfficeTabs />
      <div className="records-head">
        <h1>{t.title}</h1>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={12} height={40} />}>
        {system => <Loaded system={system} />}
      </DataState>
    </Page>
  )
}

function Loaded({ system }: { system: System }) {
  const { t } = useWording(systemWords)
  const { attention, now, program } = system
  const lead = attention.length ? t.seeTo(attention.length) : t.well(t.lasting(now - program.startedAt))
  return (
    <>
      <p className="records-lead">
        <Rich text={lead} />
      </p>
      {attention.length > 0 && <AttentionList system={system} />}
      <FactCards system={system} />
      <Card title={t.jobs} beside={<small className="system-note">{t.jobsNote}</small>} className="system-jobs">
        <JobsTable jobs={system.jobs} now={now} />
      </Card>
    </>
  )
}

function AttentionList({ system }: { system: System }) {
  const { t } = useWording(systemWords)
  const said = ({ code, params }: System['attention'][number]) => {
    const moment = [params.at, params.since].find(one => typeof one === 'number')
    const job = String(params.job ?? '')
    return t.found[code]({
      at: moment === undefined ? '' : whenText(moment, system.now),
      free: typeof params.free === 'number' ? sizeText(params.free) : '',
      job: t.names[job] ?? job,
      count: String(params.count ?? ''),
    })
  }
  return (
    <ul className="system-attention" aria-label={t.attention}>
      {system.attention.map(one => (
        <li key={`${one.code} ${String(one.params.job ?? '')}`}>{said(one)}</li>
      ))}
    </ul>
  )
}
