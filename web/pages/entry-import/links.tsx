import { useState } from 'react'
import type { Month } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { importWords } from '#wording/ui-import'
import { downloadEntryBook } from '../../api/entry-book.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'

/** The month as a workbook, out and back in. */
export function EntryBookLinks({ projectId, month, editable }: { projectId: number; month: Month; editable: boolean }) {
  const { t } = useWording(importWords)
  const { t: common } = useWording(commonWords)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  async function download() {
    setState('busy')
    try {
      await downloadEntryBook(projectId, month)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Button busy={state === 'busy'} onClick={() => void download()}>
        {t.download}
      </Button>{' '}
      {editable && (
        <ButtonLink to="/projects/$id/months/$month/import" params={{ id: String(projectId), month }}>
          {t.upload}
        </ButtonLink>
      )}{' '}
      {state === 'failed' && <small role="alert">{common.offline}</small>}
    </>
  )
}
