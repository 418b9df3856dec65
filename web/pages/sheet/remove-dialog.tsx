import { sheetWords } from '#wording/ui-sheets'
import { removeSheet } from '../../api/sheets.ts'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type Props = { projectId: number; sheetId: number; onDone: () => void; onClose: () => void }

/** Takes a sheet out of the count; it asks why, for the reason stays with it. */
export function RemoveDialog({ projectId, sheetId, onDone, onClose }: Props) {
  const { t } = useWording(sheetWords)
  const remove = async (reason: string) => {
    await removeSheet(projectId, sheetId, reason)
    onDone()
  }
  return (
    <ReasonDialog
      title={t.remove}
      label={t.removeReason}
      missing={t.removeNeedsReason}
      confirm={t.removing}
      look="danger"
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t.removeLead}</p>
    </ReasonDialog>
  )
}
