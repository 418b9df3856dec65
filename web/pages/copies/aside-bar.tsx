import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { copiesWords } from '#wording/ui-copies'
import { putAside, takeBack, type CopiesAside } from '../../api/copies.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { momentText } from '../../ui/when.ts'

type Props = {
  aside: CopiesAside | null
  named: { year: number; view: 'text' | 'numbers'; key: string }
  /** Which group, for whoever hears the button alone. */
  label: string
}

/** Why a group was put aside and by whom, and the step: putting it aside, or taking it back. */
export function AsideBar({ aside, named, label }: Props) {
  const { t, lang } = useWording(copiesWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const again = () => client.invalidateQueries({ queryKey: ['copies'] })
  async function back(id: number) {
    setBusy(true)
    setError(null)
    try {
      await takeBack(id)
      await again()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
    }
    setBusy(false)
  }
  return (
    <div className="copied-aside">
      {aside && (
        <p>
          {t.aside.offices[aside.office]} {t.aside.said(aside.by, momentText(aside.at, lang))}
          <span className="copied-why">{aside.reason}</span>
        </p>
      )}
      {aside?.mayTakeBack && (
        <Button size="small" busy={busy} aria-label={`${t.aside.back} ${label}`} onClick={() => void back(aside.id)}>
          {t.aside.back}
        </Button>
      )}
      {!aside?.holds && (
        <Button size="small" aria-label={`${t.aside.put} ${label}`} onClick={() => setAsked(true)}>
          {t.aside.put}
        </Button>
      )}
      {error && <p role="alert">{error}</p>}
      {asked && (
        <ReasonDialog
          title={t.aside.title}
          label={t.aside.reason}
          missing={t.aside.missing}
          confirm={t.aside.confirm}
          onConfirm={async reason => {
            await putAside({ ...named, reason })
            await again()
          }}
          onClose={() => setAsked(false)}
        >
          <p className="copied-lead">{t.aside.lead}</p>
        </ReasonDialog>
      )}
    </div>
  )
}
