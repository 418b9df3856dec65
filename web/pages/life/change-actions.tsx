import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeStep } from '#domain/target-change'
import { commonWords } from '#wording/ui-common'
import { lifeWords } from '#wording/ui-life'
import { decideChange, type TargetChange } from '../../api/project-life.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { problemText } from './problem-text.ts'

/** What the reader may do with a request: withdraw one's own, decide somebody else's. */
export function ChangeActions({ projectId, change }: { projectId: number; change: TargetChange }) {
  const { t } = useWording(lifeWords)
  const { t: common } = useWording(commonWords)
  const { data: session } = useQuery(sessionQuery)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [refusing, setRefusing] = useState(false)
  const rights = session?.rights ?? []

  async function take(step: ChangeStep, opinion = '') {
    setBusy(true)
    setError(null)
    try {
      await decideChange(projectId, change, step, opinion)
      await client.invalidateQueries()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
    }
    setBusy(false)
  }

  const decides = rights.includes('decideTargets') && !change.own
  return (
    <div className="life-actions no-print">
      {change.own && (
        <Button size="small" busy={busy} onClick={() => void take('withdraw')}>
          {t.withdraw}
        </Button>
      )}
      {decides && (
        <>
          <Button size="small" busy={busy} onClick={() => void take('approve')}>
            {t.approve}
          </Button>
          <Button size="small" busy={busy} onClick={() => setRefusing(true)}>
            {t.refuse}
          </Button>
        </>
      )}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {refusing && <RefuseDialog onClose={() => setRefusing(false)} onRefuse={opinion => take('refuse', opinion)} />}
    </div>
  )
}

function RefuseDialog({ onRefuse, onClose }: { onRefuse: (opinion: string) => Promise<void>; onClose: () => void }) {
  const { t } = useWording(lifeWords)
  const { t: common } = useWording(commonWords)
  const [opinion, setOpinion] = useState('')
  const [tried, setTried] = useState(false)
  function refuse() {
    setTried(true)
    if (opinion.trim() === '') return
    onClose()
    void onRefuse(opinion.trim())
  }
  return (
    <Dialog
      title={t.refuseTitle}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" onClick={refuse}>
            {t.refuse}
          </Button>
        </>
      }
    >
      <Field label={t.opinion} error={tried && opinion.trim() === '' ? t.opinionMissing : null}>
        {given => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={2000}
            value={opinion}
            onChange={e => setOpinion(e.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
