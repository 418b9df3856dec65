import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import { reviewWords } from '#wording/ui-review'
import type { EvaluationAct } from '#domain/evaluation-way'
import type { Evaluation } from '../../api/evaluation.ts'
import { reviewQuery } from '../../api/evaluation-review.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type Props = { evaluation: Evaluation; saving: boolean; onMove: (act: EvaluationAct, opinion?: string) => Promise<void> }

/** The next step of who looks at it: one filled button, the others plain. */
export function EvaluationActs({ evaluation, saving, onMove }: Props) {
  const { t } = useWording(evaluationWords)
  const { t: words } = useWording(reviewWords)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<'return' | 'reopen' | 'approve' | null>(null)
  const { may, missing, state, projectId } = evaluation
  const settles = may.approve && state === 'reviewed'
  const { data: review } = useQuery({ ...reviewQuery(projectId), enabled: settles })
  const unwaited = review?.experts.filter(one => one.state !== 'done').length ?? 0
  const go = (act: EvaluationAct) => {
    setBusy(true)
    void onMove(act).finally(() => setBusy(false))
  }
  const said = saving ? t.saving : missing.length > 0 ? '' : may.submit ? t.complete : t.notYet
  const leads = { return: t.returnLead, reopen: t.reopenLead, approve: words.unwaited(unwaited) }
  return (
    <div className="evaluation-foot no-print">
      {may.write && (
        <span role="status" className="quiet">
          {said}
        </span>
      )}
      {may.return && <Button onClick={() => setAsking('return')}>{t.return}</Button>}
      {may.reopen && <Button onClick={() => setAsking('reopen')}>{t.reopen}</Button>}
      {may.submit && (
        <Button look="primary" busy={busy || saving} onClick={() => go('submit')}>
          {t.submit}
        </Button>
      )}
      {may.approve && (
        <Button
          look="primary"
          busy={busy || (settles && review === undefined)}
          onClick={() => (settles && unwaited > 0 ? setAsking('approve') : go('approve'))}
        >
          {settles ? t.settle : t.approve}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={asking === 'approve' ? t.settle : t[asking]}
          label={asking === 'return' ? t.opinion : t.reason}
          missing={t.opinionMissing}
          maxLength={2000}
          onConfirm={text => onMove(asking, text)}
          onClose={() => setAsking(null)}
        >
          <p>{leads[asking]}</p>
        </ReasonDialog>
      )}
    </div>
  )
}
