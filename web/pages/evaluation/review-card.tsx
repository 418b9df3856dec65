import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reviewWords } from '#wording/ui-review'
import type { Evaluation } from '../../api/evaluation.ts'
import { reopenReview, reviewQuery, type Review } from '../../api/evaluation-review.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { momentText } from '../../ui/when.ts'
import { Differences } from './differences.tsx'
import { OwnScores } from './own-scores.tsx'

/** Who scores the handed-in evaluation anew: an expert's own scores, or all of them side by side with the final ones. */
export function ReviewCard({ evaluation }: { evaluation: Evaluation }) {
  const { t, lang } = useWording(reviewWords)
  const [round, setRound] = useState<number>()
  const { data: review } = useQuery({ ...reviewQuery(evaluation.projectId, round), enabled: evaluation.steps.length > 0 })
  if (!review || review.round === null) return null
  const { rounds, experts, may, shown } = review
  const last = review.round === rounds.at(-1)!.round
  const final = last ? evaluation.final : null
  const table = shown || final !== null || review.rows.some(row => row.final !== null)
  const own = review.rows.some(row => (row.own?.version ?? 0) > 0)
  // A unit reads here of the final scores alone; before that the card has nothing for it.
  if (!table && !may.score && experts.length === 0) return null
  const done = experts.filter(one => one.state === 'done').length
  return (
    <Card
      title={may.score ? t.own : t.title}
      beside={experts.length > 0 && <small className="quiet">{t.who(done, experts.length)}</small>}
      action={
        rounds.length > 1 && (
          <select
            className="bare no-print"
            aria-label={t.round}
            value={review.round}
            onChange={event =>
              setRound(Number(event.target.value) === rounds.at(-1)!.round ? undefined : Number(event.target.value))
            }
          >
            {rounds.map((one, i) => (
              <option key={one.round} value={one.round}>
                {t.rounds(i + 1)} · {momentText(one.at, lang)}
              </option>
            ))}
          </select>
        )
      }
    >
      {!last && <p className="quiet">{t.past}</p>}
      {!may.score && experts.length > 0 && !review.opened && <Waiting review={review} />}
      {!may.score && experts.length === 0 && last && final === null && <p className="quiet">{t.none}</p>}
      {may.score ? (
        <OwnScores review={review} evaluation={evaluation} />
      ) : table ? (
        <Differences review={review} final={final} />
      ) : (
        own && <Own review={review} />
      )}
    </Card>
  )
}

/** Who is at work and who is done; nothing of what they gave. */
function Waiting({ review }: { review: Review }) {
  const { t } = useWording(reviewWords)
  const client = useQueryClient()
  const { experts, may, projectId, round } = review
  const [asked, setAsked] = useState<Review['experts'][number] | null>(null)
  const nameOf = (one: Review['experts'][number]) => one.name ?? t.expert(one.number)
  const reopen = async ({ number, doneAt }: Review['experts'][number], reason: string) => {
    // Refused because it moved on: how it stands now is shown behind the question.
    await reopenReview(projectId, { round: round!, number, doneAt: doneAt!, reason }).finally(() =>
      client.invalidateQueries({ queryKey: ['evaluation', projectId] }),
    )
    setAsked(null)
  }
  return (
    <>
      <p className="quiet">{t.blind}</p>
      <ul className="review-experts">
        {experts.map(one => (
          <li key={one.number}>
            {nameOf(one)}
            {one.own && t.mine} <span className="quiet">{t.states[one.state]}</span>
            {may.reopen && one.state === 'done' && one.doneAt !== null && (
              <Button look="text" size="small" className="no-print" onClick={() => setAsked(one)}>
                {t.reopen}
                <span className="visually-hidden">{` ${nameOf(one)}`}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ReasonDialog
          title={t.reopen}
          label={t.reason}
          missing={t.reasonMissing}
          maxLength={2000}
          onConfirm={reason => reopen(asked, reason)}
          onClose={() => setAsked(null)}
        >
          <p>{t.reopenLead(nameOf(asked))}</p>
        </ReasonDialog>
      )}
    </>
  )
}

/** What one gave oneself, after being done, or in an earlier round. */
function Own({ review }: { review: Review }) {
  const expert = review.experts.filter(one => one.own).map(one => ({ ...one, state: 'done' as const }))
  const rows = review.rows.map(row => ({
    ...row,
    scores: [{ score: row.own?.score ?? null, reason: row.own?.reason ?? '' }],
    spread: null,
  }))
  return <Differences review={{ ...review, shown: true, experts: expert, rows }} final={null} />
}
