import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidenceItem, EvidencePlace } from '#domain/evidence'
import { commonWords } from '#wording/ui-common'
import { evidenceWords } from '#wording/ui-evidence'
import { removeFile, unlinkFile } from '../../api/evidence.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

/** Removing a file, or with `place` taking it from one of its values; both say why. */
export function RemoveDialog({ item, place, onClose }: { item: EvidenceItem; place?: EvidencePlace; onClose: () => void }) {
  const { t } = useWording(evidenceWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function go() {
    if (reason.trim() === '') return setError(t.reasonMissing)
    setBusy(true)
    try {
      await (place ? unlinkFile(item.projectId, item.id, place, reason) : removeFile(item.projectId, item.id, reason))
      await client.invalidateQueries({ queryKey: ['projects', item.projectId] })
      onClose()
    } catch (cause) {
      setError(cause instanceof ProblemError && cause.status !== 0 ? `${cause.title} ${cause.detail}` : t.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={place ? t.unlinkTitle(item.name) : t.removeTitle(item.name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="danger" busy={busy} onClick={() => void go()}>
            {place ? t.unlink : t.remove}
          </Button>
        </>
      }
    >
      <p className="quiet">{place ? t.unlinkHow : t.removeHow}</p>
      <Field label={t.reason} error={error}>
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
