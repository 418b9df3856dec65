import { useState } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import type { EvaluationAct } from '#domain/evaluation-way'
import type { Evaluation } from '../../api/evaluation.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type Props = { evaluation: Evaluation; saving: boolean; onMove: (act: EvaluationAct, opinion?: string) => Promise<void> }

/** The next step of who looks at it: one filled button, the others plain. */
export function EvaluationActs({ evaluation, saving, onMove }: Props) {
  const { t } = useWording(evaluationWords)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<'return' | 'reopen' | null>(null)
  const { may, missing, state } = evaluation
  const go = (act: EvaluationAct) => {
    setBusy(true)
    void onMove(act).finally(() => setBusy(false))
  }
  const said = saving ? t.saving : missing.length > 0 ? '' : may.submit ? t.complete : t.notYet
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
        <Button look="primary" busy={busy} onClick={() => go('approve')}>
          {state === 'reviewed' ? t.settle : t.approve}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={t[asking]}
          label={asking === 'return' ? t.opinion : t.reason}
          missing={t.opinionMissing}
          maxLength={2000}
          onConfirm={text => onMove(asking, text)}
          onClose={() => setAsking(null)}
        >
          <p>{asking === 'return' ? t.returnLead : t.reopenLead}</p>
        </ReasonDialog>
      )}
    </div>
  )
}
