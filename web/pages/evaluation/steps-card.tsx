import { Link } from '@tanstack/react-router'
import { evaluationWords } from '#wording/ui-evaluation'
import { reviewWords } from '#wording/ui-review'
import type { Evaluation } from '../../api/evaluation.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'

/** Its way, each step with the table as it was then: what was frozen stays readable, whatever came after. */
export function StepsCard({ evaluation: { steps, projectId } }: { evaluation: Evaluation }) {
  const { t, lang } = useWording(evaluationWords)
  const { t: words } = useWording(reviewWords)
  return (
    <Card title={t.steps}>
      {steps.length === 0 && <p className="quiet">{t.stepsNone}</p>}
      <ol className="evaluation-steps">
        {steps.map(step => (
          <li key={step.seq}>
            <span>{momentText(step.at, lang)}</span> {step.by} {step.state === 'final' ? t.settled : t.events[step.event]}
            {step.opinion && <q>{step.opinion}</q>}{' '}
            {step.kept && (
              <Link
                className="no-print"
                to="/projects/$id/evaluation"
                params={{ id: String(projectId) }}
                search={{ version: step.seq }}
              >
                {words.see}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
