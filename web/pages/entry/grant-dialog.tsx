import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { wayWords } from '#wording/ui-way'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = { onGrant: (until: string, reason: string) => Promise<void>; onClose: () => void }

/** Lets a month locked by date be typed in until a day, with a reason. */
export function GrantDialog({ onGrant, onClose }: Props) {
  const { t } = useWording(wayWords)
  const { t: common } = useWording(commonWords)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function go() {
    if (until === '' || reason.trim() === '') return setError(t.grant.missing)
    setBusy(true)
    try {
      await onGrant(until, reason.trim())
      onClose()
    } catch (cause) {
      setError(cause instanceof ProblemError && cause.status !== 0 ? cause.detail || cause.title : common.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t.grant.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void go()}>
            {common.confirm}
          </Button>
        </>
      }
    >
      <p className="quiet">{t.grant.lead}</p>
      <Field label={t.grant.until}>
        {given => (
          <input {...given} type="date" className="input" value={until} onChange={event => setUntil(event.target.value)} />
        )}
      </Field>
      <Field label={t.grant.reason} error={error}>
        {given => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
