import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { countersWords } from '#wording/ui-counters'
import { removeSource, runSource, type Counters, type PullSource } from '../../api/counters.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { SignalShape } from '../../ui/signal.tsx'
import { whenText } from '../../ui/when.ts'
import { errorText } from '../accounts/error-text.ts'
import { SourceDialog } from './source-dialog.tsx'

/** Where readings are fetched from: how the last fetch went, in words, and when the next is due. */
export function SourcesCard({ counters }: { counters: Counters }) {
  const { t } = useWording(countersWords)
  return (
    <Card title={t.sources}>
      {counters.sources.length ? (
        <ul className="source-list">
          {counters.sources.map(source => (
            <SourceRow key={source.id} counters={counters} source={source} />
          ))}
        </ul>
      ) : (
        <Empty>{t.noSources}</Empty>
      )}
    </Card>
  )
}

function SourceRow({ counters, source }: { counters: Counters; source: PullSource }) {
  const { t } = useWording(countersWords)
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const projectId = counters.project.id
  const onSuccess = () => client.invalidateQueries({ queryKey: ['projects', projectId] })
  const run = useMutation({ mutationFn: () => runSource(projectId, source.id), onSuccess })
  const remove = useMutation({ mutationFn: () => removeSource(projectId, source.id), onSuccess })
  const error = run.error ?? remove.error
  const indicator = counters.indicators.find(row => row.id === source.indicatorId)
  return (
    <li className="source-row">
      <div className="source-name">
        <b>{source.name}</b>
        <span className="under">
          {t.kind[source.kind]} · {t.everyOf(source.everyMinutes)} · {indicator?.name}
        </span>
        <span className="under source-url">{source.url}</span>
      </div>
      <div className="source-state">
        <State source={source} />
        <span className="under">
          {[
            source.lastAt === null ? '' : `${t.last} ${whenText(source.lastAt)}`,
            source.enabled ? `${t.next} ${whenText(source.nextAt)}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {source.lastMessage && (
          <span className={source.lastState === 'failed' ? 'source-message alarm' : 'source-message'}>{source.lastMessage}</span>
        )}
        {error && <span className="source-message alarm">{errorText(error, t.failedSave)}</span>}
        {source.runs.length > 1 && <Runs source={source} />}
      </div>
      {counters.editable && (
        <div className="source-acts">
          <Button size="small" busy={run.isPending} onClick={() => run.mutate()}>
            {t.run}
          </Button>
          <Button size="small" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
          <Button size="small" busy={remove.isPending} onClick={() => confirm(t.sureRemove(source.name)) && remove.mutate()}>
            {t.remove}
          </Button>
        </div>
      )}
      {editing && <SourceDialog counters={counters} source={source} onClose={() => setEditing(false)} />}
    </li>
  )
}

function State({ source }: { source: PullSource }) {
  const { t } = useWording(countersWords)
  if (source.running) return <span>{t.running}</span>
  if (!source.enabled) return <span className="off">{t.off}</span>
  if (source.lastState === null) return <span className="off">{t.never}</span>
  return source.lastState === 'done' ? (
    <span className="source-light">
      <SignalShape signal="normal" label="" /> {t.ok}
    </span>
  ) : (
    <span className="source-light">
      <SignalShape signal="behind" label="" /> {t.failed(source.failures)}
    </span>
  )
}

function Runs({ source }: { source: PullSource }) {
  const { t } = useWording(countersWords)
  return (
    <details className="source-runs">
      <summary>{t.runs}</summary>
      <ol>
        {source.runs.map(run => (
          <li key={run.at}>
            <span className="nowrap">{whenText(run.at)}</span> {run.message}
          </li>
        ))}
      </ol>
    </details>
  )
}
