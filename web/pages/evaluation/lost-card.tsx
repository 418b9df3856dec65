import { evaluationWords } from '#wording/ui-evaluation'
import type { Evaluation } from '../../api/evaluation.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { lostPoints } from './lost-points.ts'

/** From 100 down to the score, one bar a row that lost points, each hanging where the one before ended. */
export function LostCard({ evaluation }: { evaluation: Evaluation }) {
  const { t, format } = useWording(evaluationWords)
  const steps = lostPoints(evaluation, t.execution)
  const points = (value: number) => format.number(value, 2)
  const open = evaluation.indicators.filter(row => row.score === null).length + (evaluation.execution.score === null ? 1 : 0)
  const lowest = steps.length ? steps.at(-1)!.before - steps.at(-1)!.lost : 100
  // The scale begins at the ten below the score, so that small losses are seen.
  const from = Math.max(0, Math.floor((lowest - 1) / 10) * 10)
  const share = (value: number) => `${(value / (100 - from)) * 100}%`
  return (
    <Card title={t.lost} beside={<small className="quiet">{open > 0 ? t.lostOpen(open) : `100 → ${points(lowest)}`}</small>}>
      {steps.length === 0 ? (
        <p className="quiet">{t.lostNone}</p>
      ) : (
        <ol className="lost">
          {steps.map(({ name, lost, before }) => (
            <li key={name} aria-label={t.lostBar(name, points(lost))}>
              <span className="clip" title={name}>
                {name}
              </span>
              <span className="lost-track" aria-hidden="true">
                <i style={{ insetInlineStart: share(before - lost - from), width: share(lost) }} />
              </span>
              <span className="number">−{points(lost)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
