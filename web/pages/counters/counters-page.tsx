import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { monthsOf } from '#domain/month'
import { countersWords } from '#wording/ui-counters'
import { countersQuery, type Counters } from '../../api/counters.ts'
import { monthOfSearch } from '../../search.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { CounterCard } from './counter-card.tsx'
import { PushExample } from './push-example.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { SourcesCard } from './sources-card.tsx'
import '../../ui/records.css'
import './counters-page.css'

/** What systems count themselves: readings by day, the value they made, and where they come from. */
export default function CountersPage() {
  const { t, format } = useWording(countersWords)
  const { id } = useParams({ from: '/projects/$id/counters' })
  const { asOf } = useSearch({ from: '/projects/$id/counters' })
  const navigate = useNavigate({ from: '/projects/$id/counters' })
  const query = useQuery(countersQuery(Number(id), monthOfSearch(asOf)))
  const [adding, setAdding] = useState(false)
  const { data } = query
  return (
    <Page title={`${t.title}${data ? ` · ${data.project.name}` : ''}`} sample={data?.project.sample} className="counters-page">
      <div className="records-head">
        <h1>{t.title}</h1>
        <span className="counters-project">{data?.project.name}</span>
        {data && (
          <select
            className="input counters-month"
            aria-label={t.month}
            value={data.month}
            onChange={event => void navigate({ search: { asOf: event.target.value }, replace: true })}
          >
            {monthsOf(data.project.year).map(month => (
              <option key={month} value={month}>
                {format.yearMonth(month)}
              </option>
            ))}
          </select>
        )}
        <ButtonLink to="/projects/$id" params={{ id }} search={{}}>
          {t.toProject}
        </ButtonLink>
        {data?.editable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </div>
      <DataState query={query} loading={<SkeletonRows rows={8} height={40} />}>
        {counters => <Loaded counters={counters} />}
      </DataState>
      {adding && data && <SourceDialog counters={data} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Loaded({ counters }: { counters: Counters }) {
  const { t } = useWording(countersWords)
  const counted = counters.indicators.filter(row => row.roll !== null)
  const hinted = counters.indicators.filter(row => row.roll === null && row.suggested && row.closed === null)
  return (
    <>
      <p className="records-lead">
        {counted.length || counters.sources.length ? (
          <Rich text={t.lead(counted.length, counters.sources.length)} />
        ) : (
          t.leadEmpty
        )}
      </p>
      {counted.map(indicator => (
        <CounterCard key={indicator.id} counters={counters} indicator={indicator} />
      ))}
      {!counted.length && <p className="counters-none">{t.noIndicator}</p>}
      {hinted.map(indicator => (
        <p key={indicator.id} className="counters-none">
          {t.suggested(indicator.name)}
        </p>
      ))}
      <SourcesCard counters={counters} />
      <PushExample counters={counters} />
    </>
  )
}
