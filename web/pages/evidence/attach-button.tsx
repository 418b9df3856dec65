import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { evidenceQuery } from '../../api/evidence.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWording } from '../../ui/language.tsx'
import { ValueFiles } from './value-files.tsx'

/** For a row of values: how many files stand behind this one, and the way to see and add them. */
export function AttachButton({ projectId, indicatorId, month, agencyId }: EvidencePlace & { projectId: number }) {
  const { t } = useWording(evidenceWords)
  const [open, setOpen] = useState(false)
  const query = useQuery(evidenceQuery(projectId))
  const isHere = (value: EvidencePlace) =>
    value.indicatorId === indicatorId && value.month === month && (agencyId ?? value.agencyId) === value.agencyId
  const count = query.data?.items.filter(item => !item.removed && item.values.some(isHere)).length ?? 0
  return (
    <>
      <Button look="text" size="small" aria-label={t.attachLabel(count)} onClick={() => setOpen(true)}>
        {t.attach(count)}
      </Button>
      {open && (
        <Dialog title={t.title} onClose={() => setOpen(false)}>
          <DataState query={query} loading={<SkeletonRows rows={3} />}>
            {list => <ValueFiles projectId={projectId} list={list} place={{ indicatorId, month, agencyId }} />}
          </DataState>
        </Dialog>
      )}
    </>
  )
}
