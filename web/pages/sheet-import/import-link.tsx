import { Link } from '@tanstack/react-router'
import type { SheetKind } from '#domain/vocabulary-sheet'
import { sheetWords } from '#wording/ui-sheets'
import { useWording } from '../../ui/language.tsx'

type Props = { projectId: number; indicatorId: number; month: string; agencyId?: number | undefined; kinds: SheetKind[] }

/** From a value to the import of the sheet its declared source names. */
export function ImportLink({ projectId, indicatorId, month, agencyId, kinds }: Props) {
  const { t } = useWording(sheetWords)
  if (kinds.length === 0) return null
  return (
    <Link
      className="no-print"
      to="/projects/$id/sheets/new"
      params={{ id: String(projectId) }}
      search={{ indicatorId, month, agencyId }}
    >
      {t.importOf(kinds.map(kind => t.kinds[kind]))}
    </Link>
  )
}
