import { useState } from 'react'
import type { RectificationAct } from '#domain/rectification'
import { followWords } from '#wording/ui-follow'
import { downloadUrl } from '../../api/evidence.ts'
import type { FollowUp, Thread } from '../../api/follow.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import { StepDialog } from './step-dialog.tsx'
import './thread.css'

/** An order and everything that happened to it, with what its reader may do next. */
export function ThreadView({ thread, owners }: { thread: Thread; owners: FollowUp['owners'] }) {
  const { t, lang, format } = useWording(followWords)
  const [act, setAct] = useState<RectificationAct | null>(null)
  const { rect } = t
  const { may, state } = thread
  const acts: RectificationAct[] = [
    ...(may.answer ? (['answer'] as const) : []),
    ...(may.judge ? (['close', 'return'] as const) : []),
    ...(may.steer && state === 'open' ? (['extend', 'handOver'] as const) : []),
    ...(may.steer ? (['withdraw'] as const) : []),
  ]
  return (
    <article className="rect-thread" aria-label={format.named(rect.title, thread.demands)}>
      <p className="rect-head">
        <b className={`rect-state ${thread.overdue ? 'late' : state}`}>{thread.overdue ? rect.overdue : rect.states[state]}</b>
        <span>{rect.of(format.yearMonth(thread.since))}</span>
        <span>{rect.ownerIs(thread.owner.name)}</span>
        {(state === 'open' || state === 'answered') && <span>{rect.due(thread.dueOn)}</span>}
      </p>
      <ol>
        {thread.steps.map(step => (
          <li key={step.seq}>
            <p className="rect-step">
              <b>{rect.steps[step.event]}</b> <span>{step.by}</span> <time>{momentText(step.at, lang)}</time>
              {step.dueOn && step.event !== 'order' && <span>{rect.until(step.dueOn)}</span>}
              {step.owner && step.event === 'handOver' && <span>{rect.to(step.owner)}</span>}
            </p>
            {step.text && <p className="rect-text">{step.text}</p>}
            {step.evidence.length > 0 && (
              <p className="rect-evidence">
                {step.evidence.map(file =>
                  file.removed ? (
                    <s key={file.id} title={rect.removed}>
                      {file.name}
                    </s>
                  ) : (
                    <a key={file.id} href={downloadUrl(file.id)} download>
                      {file.name}
                    </a>
                  ),
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
      {acts.length > 0 && (
        <p className="rect-acts no-print">
          {acts.map(one => (
            <Button key={one} size="small" look={one === 'withdraw' ? 'text' : 'plain'} onClick={() => setAct(one)}>
              {rect.acts[one]}
            </Button>
          ))}
        </p>
      )}
      {act && <StepDialog thread={thread} act={act} owners={owners} onClose={() => setAct(null)} />}
    </article>
  )
}
