import { noop, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { isCriterionRow } from '#domain/evaluation-criteria'
import { evaluationWords } from '#wording/ui-evaluation'
import { reviewWords } from '#wording/ui-review'
import {
  finishReview,
  reviewQuery,
  writeReview,
  type Review,
  type ReviewRow,
  type ScoreWriting,
} from '../../api/evaluation-review.ts'
import type { Evaluation, EvaluationRow } from '../../api/evaluation.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { WhyButton } from '../../ui/why.tsx'
import { WordsInput } from '../../ui/words-input.tsx'
import { actualText, targetText } from './row-text.ts'
import { PointsInput } from './points-input.tsx'
import { RowEvidence } from './row-evidence.tsx'
import { useScores } from './use-scores.ts'

/** An expert's own scores, row by row; blind to the others until all are done. */
export function OwnScores({ review, evaluation }: { review: Review; evaluation: Evaluation }) {
  const { t } = useWording(reviewWords)
  const { t: words } = useWording(evaluationWords)
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { write, saving, fault } = useScores(review, 'own', writeReview)
  const { projectId, round, rows, missing } = review
  const unscored = rows.filter(row => row.own?.score == null && row.self !== null)
  async function finish(opinion: string) {
    const next = await finishReview(projectId, { round: round!, ...(opinion ? { opinion } : {}) })
    client.setQueryData(reviewQuery(projectId).queryKey, next)
    await client.invalidateQueries({ queryKey: ['evaluation', projectId] })
  }
  return (
    <>
      <p className="quiet">{t.blind}</p>
      <div className="way-scroll" tabIndex={0} role="region" aria-label={t.own}>
        <table className="way-table way-cards review-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.name}</th>
              <th scope="col">{words.columns.target}</th>
              <th scope="col">{words.columns.actual}</th>
              <th scope="col">{words.columns.evidence}</th>
              {(['weight', 'self', 'own'] as const).map(key => (
                <th key={key} scope="col" className="number">
                  {t.columns[key]}
                </th>
              ))}
              <th scope="col">{t.columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <OwnRow
                key={row.indicatorId}
                row={row}
                facts={evaluation.indicators.find(one => one.indicatorId === row.indicatorId)}
                projectId={projectId}
                onWrite={said => write({ indicatorId: row.indicatorId, said })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {fault !== null && (
        <p className="field-error" role="alert">
          {problemText(fault) ?? ''}
        </p>
      )}
      <div className="evaluation-foot no-print">
        <span role="status" className="quiet">
          {saving ? t.saving : missing.length > 0 ? t.todo(missing.length) : t.complete}
        </span>
        {unscored.length > 0 && (
          <Button
            busy={saving}
            onClick={() =>
              void write(...unscored.map(({ indicatorId, self }) => ({ indicatorId, said: { score: self } }))).catch(noop)
            }
          >
            {t.agree}
          </Button>
        )}
        <Button look="primary" busy={saving || missing.length > 0} onClick={() => setAsking(true)}>
          {t.finish}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={t.finish}
          label={t.opinion}
          missing={null}
          maxLength={2000}
          onConfirm={finish}
          onClose={() => setAsking(false)}
        >
          <p>{t.finishLead}</p>
        </ReasonDialog>
      )}
    </>
  )
}

type RowProps = {
  row: ReviewRow
  /** What the unit reported; the budget's execution has its own line above. */
  facts: EvaluationRow | undefined
  projectId: number
  onWrite: (said: ScoreWriting) => Promise<unknown>
}

function OwnRow({ row, facts, projectId, onWrite }: RowProps) {
  const { t, format } = useWording(reviewWords)
  const { t: words, lang } = useWording(evaluationWords)
  const [open, setOpen] = useState(false)
  const id = useId()
  const { weight, self, low, high, own } = row
  const name = row.name || words.execution
  const points = (value: number | null) => format.number(value, 2)
  const differs = own?.score != null && own.score !== self
  return (
    <>
      <tr>
        <th scope="row" className="way-wide">
          {name}
        </th>
        <td data-label={words.columns.target}>{facts && targetText(facts, lang)}</td>
        <td data-label={words.columns.actual}>{facts && actualText(facts, format)}</td>
        <td data-label={words.columns.evidence}>
          {facts && !isCriterionRow(row.indicatorId) && (
            <WhyButton
              open={open}
              onToggle={() => setOpen(!open)}
              controls={id}
              label={words.evidence.open(name, facts.evidence ?? words.evidence.none)}
            >
              {facts.evidence ?? '—'}
            </WhyButton>
          )}
        </td>
        <td className="number" data-label={t.columns.weight}>
          {points(weight)}
        </td>
        <td className="number" data-label={t.columns.self}>
          {points(self)}
        </td>
        <td className="number" data-label={t.columns.own}>
          <PointsInput
            label={`${name} ${t.columns.own}`}
            value={own?.score ?? null}
            hint={low === null || high === null ? '' : t.band(points(low), points(high))}
            least={low ?? 0}
            most={high ?? weight}
            onSave={score => onWrite({ score })}
          />
        </td>
        <td className="evaluation-words way-wide" data-label={t.columns.reason}>
          {(differs || (own?.reason ?? '') !== '') && (
            <WordsInput
              label={`${name} ${t.columns.reason}`}
              value={own?.reason ?? ''}
              hint={t.reasonOwed}
              owed={differs && own.reason === ''}
              onSave={reason => onWrite({ reason })}
            />
          )}
        </td>
      </tr>
      {open && (
        <tr className="evidence-of-row">
          <td id={id} className="way-wide" colSpan={8}>
            <RowEvidence projectId={projectId} indicatorId={row.indicatorId} />
          </td>
        </tr>
      )}
    </>
  )
}
