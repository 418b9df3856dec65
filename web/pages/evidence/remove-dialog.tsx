import { useQueryClient } from '@tanstack/react-query'
import type { EvidenceItem, EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { removeFile, unlinkFile } from '../../api/evidence.ts'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

/** Removing a file, or with `place` taking it from one of its values; both say why. */
export function RemoveDialog({ item, place, onClose }: { item: EvidenceItem; place?: EvidencePlace; onClose: () => void }) {
  const { t } = useWording(evidenceWords)
  const client = useQueryClient()
  const remove = async (reason: string) => {
    await (place ? unlinkFile(item.projectId, item.id, place, reason) : removeFile(item.projectId, item.id, reason))
    await client.invalidateQueries({ queryKey: ['projects', item.projectId] })
  }
  return (
    <ReasonDialog
      title={place ? t.unlinkTitle(item.name) : t.removeTitle(item.name)}
      label={t.reason}
      missing={t.reasonMissing}
      confirm={place ? t.unlink : t.remove}
      look="danger"
      onConfirm={remove}
      onClose={onClose}
    >
      <p className="quiet">{place ? t.unlinkHow : t.removeHow}</p>
    </ReasonDialog>
  )
}
