import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Month } from '#domain/month'
import type { Progress } from '#domain/progress'
import { followWords } from '#wording/ui-follow'
import { followUpQuery, type FollowUp } from '../../api/follow.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { ThreadView } from './thread-view.tsx'

type Props = { progress: Progress; indicator: { id: number; name: string } | null }

/** At a gap: its orders with their threads, the way to order one, and whether the gap came back. Nothing to say, no card. */
export function FollowCard({ progress, indicator }: Props) {
  const { t } = useWording(followWords)
  const [ordering, setOrdering] = useState(false)
  const { project, asOf } = progress
  const { data } = useQuery(followUpQuery(project.id, asOf))
  if (!data) return null
  const id = indicator?.id ?? null
  const threads = data.rectifications.filter(one => (one.indicator?.id ?? null) === id)
  const since = indicator ? (progress.gaps.find(gap => gap.indicatorId === id)?.since ?? null) : data.spendingSince
  const running = threads.some(one => one.since === since && (one.state === 'open' || one.state === 'answered'))
  const mayOrder = data.mayOrder && since !== null && !running && !project.life.readOnly
  const again = data.recurring.find(one => one.indicatorId === id)
  if (threads.length === 0 && !mayOrder && !again) return null
  return (
    <Card
      title={t.rect.title}
      beside={indicator === null && <small>{t.table.spending}</small>}
      className="rect-card"
      action={
        mayOrder && (
          <Button size="small" onClick={() => setOrdering(true)}>
            {t.rect.order}
          </Button>
        )
      }
    >
      {again && <Again again={again} twin={data.lastYearProjectId} asOf={asOf} />}
      {threads.map(thread => (
        <ThreadView key={thread.id} thread={thread} owners={data.owners} />
      ))}
      {ordering && since && (
        <OrderDialog
          projectId={project.id}
          indicator={indicator}
          since={since}
          owners={data.owners}
          onClose={() => setOrdering(false)}
        />
      )}
    </Card>
  )
}

type AgainProps = { again: FollowUp['recurring'][number]; twin: number | null; asOf: Month }

function Again({ again, twin, asOf }: AgainProps) {
  const { t, format } = useWording(followWords)
  const said = (runs: typeof again.earlier) =>
    format.list(runs.map(run => t.rect.run(format.month(run.since), format.month(run.until))))
  const before = again.lastYear[0]
  return (
    <>
      {again.earlier.length > 0 && <p className="rect-again">{t.rect.again(said(again.earlier))}</p>}
      {before && twin !== null && (
        <p className="rect-again">
          {t.rect.lastYear(said(again.lastYear))}{' '}
          <Link
            to="/projects/$id/indicators/$indicatorId"
            params={{ id: String(twin), indicatorId: String(before.indicatorId) }}
            search={{ asOf: `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}` }}
          >
            {t.rect.toLastYear}
          </Link>
        </p>
      )}
    </>
  )
}
