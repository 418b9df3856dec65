import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeStep } from '#domain/target-change'
import { commonWords } from '#wording/ui-common'
import { lifeWords } from '#wording/ui-life'
import { decideChange, type TargetChange } from '../../api/project-life.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { problemText } from '../../api/problem-text.ts'

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

  async function decide(step: ChangeStep, opinion = '') {
    await decideChange(projectId, change, step, opinion)
    await client.invalidateQueries()
  }
  async function take(step: ChangeStep) {
    setBusy(true)
    setError(null)
    try {
      await decide(step)
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
      {refusing && (
        <ReasonDialog
          title={t.refuseTitle}
          label={t.opinion}
          missing={t.opinionMissing}
          confirm={t.refuse}
          maxLength={2000}
          onConfirm={opinion => decide('refuse', opinion)}
          onClose={() => setRefusing(false)}
        />
      )}
    </div>
  )
}
