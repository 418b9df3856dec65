import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Month } from '#domain/month'
import type { Progress } from '#domain/progress'
import { lifeWords } from '#wording/ui-life'
import { projectDetailQuery, type ProjectDetail } from '../../api/project-detail.ts'
import { changesQuery, type TargetChange } from '../../api/project-life.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import { ChangeActions } from './change-actions.tsx'
import './life.css'

type Props = { progress: Progress }

/** What happened to the project and to its targets, newest first; nothing to see while nothing happened. */
export function LifeCard({ progress }: Props) {
  const { t } = useWording(lifeWords)
  const { id } = progress.project
  const { data: detail } = useQuery(projectDetailQuery(id))
  const { data: changes } = useQuery(changesQuery(id))
  if (!detail || !changes) return null
  const { events, mergedFrom } = detail.life
  if (events.length + mergedFrom.length + changes.items.length === 0) return null
  const rows = [
    ...events.map(event => ({ at: event.recordedAt, row: <Event key={`e${event.recordedAt}`} event={event} /> })),
    ...changes.items.map(change => ({
      at: change.proposedAt,
      row: <Change key={`c${change.id}`} change={change} progress={progress} />,
    })),
  ].sort((a, b) => b.at - a.at)
  return (
    <Card title={t.card} beside={<small>{t.cardNote}</small>} className="life-card">
      <ol className="life-events">
        {rows.map(({ row }) => row)}
        {mergedFrom.map(({ id: source, name, agencyName, effective }) => (
          <Row key={`m${source}`} month={effective} title={t.mergedFrom(name, agencyName, effective)} />
        ))}
      </ol>
    </Card>
  )
}

function Row({ month, until, title, note, told, children }: RowProps) {
  const { t, format } = useWording(lifeWords)
  const text = `${month.slice(0, 4)} · ${format.month(month)}`
  return (
    <li>
      <span>{until ? t.until(text) : t.from(text)}</span>
      <div>
        <p>
          <b>{title}</b>
        </p>
        {note && <p>{note}</p>}
        {told && <small>{told}</small>}
      </div>
      {children}
    </li>
  )
}
type RowProps = { month: Month; until?: boolean; title: string; note?: string; told?: string; children?: ReactNode }

function Event({ event }: { event: ProjectDetail['life']['events'][number] }) {
  const { t, lang } = useWording(lifeWords)
  const { event: act, effective, reason, documentNo, other, recordedAt, recordedBy } = event
  return (
    <Row
      month={effective}
      until={act === 'close'}
      title={other ? `${t.acts[act]} · ${other.name}` : t.acts[act]}
      note={[reason, documentNo].filter(Boolean).join(' · ')}
      told={t.recorded(recordedBy, momentText(recordedAt, lang))}
    />
  )
}

function Change({ change, progress }: { change: TargetChange; progress: Progress }) {
  const { t, lang } = useWording(lifeWords)
  const indicator = progress.indicators.find(row => row.id === change.indicatorId)
  const { reason, documentNo, opinion, state, decidedBy } = change
  const asked = t.asked(change.proposedBy, momentText(change.proposedAt, lang))
  const decided = decidedBy === null || state === 'withdrawn' ? t.changes[state] : t.decided(decidedBy, t.changes[state])
  return (
    <Row
      month={change.effective}
      title={`${t.target(indicator?.name ?? '')} → ${change.target.raw}`}
      note={[reason, documentNo].filter(Boolean).join(' · ')}
      told={[asked, decided, opinion, state === 'proposed' && change.bureauOnly ? t.bureauOnly : ''].filter(Boolean).join(' · ')}
    >
      {state === 'proposed' && !progress.project.life.readOnly && (
        <ChangeActions projectId={progress.project.id} change={change} />
      )}
    </Row>
  )
}
