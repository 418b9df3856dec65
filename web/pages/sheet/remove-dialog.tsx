import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { sheetWords } from '#wording/ui-sheets'
import { removeSheet } from '../../api/sheets.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { problemText } from '../life/problem-text.ts'

type Props = { projectId: number; sheetId: number; onDone: () => void; onClose: () => void }

/** Takes a sheet out of the count; it asks why, for the reason stays with it. */
export function RemoveDialog({ projectId, sheetId, onDone, onClose }: Props) {
  const { t } = useWording(sheetWords)
  const { t: common } = useWording(commonWords)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function send() {
    if (reason.trim() === '') return setError(t.removeNeedsReason)
    setBusy(true)
    try {
      await removeSheet(projectId, sheetId, reason.trim())
      onDone()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t.remove}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="danger" busy={busy} onClick={() => void send()}>
            {t.removing}
          </Button>
        </>
      }
    >
      <p>{t.removeLead}</p>
      <Field label={t.removeReason} error={error}>
        {given => (
          <input {...given} className="input" value={reason} maxLength={500} onChange={event => setReason(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
