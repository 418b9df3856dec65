import type { ReactNode } from 'react'
import { entryWords } from '#wording/ui-entry'
import { wayWords } from '#wording/ui-way'
import type { Step } from '../../api/months.ts'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

type Props = {
  step: Step
  /** Shown before the opinion. */
  before?: ReactNode
  onMove: (opinion: string) => Promise<void>
  onClose: () => void
}

/** A step of the report, with the opinion that a return or a reopening must give. */
export function OpinionDialog({ step, before, onMove, onClose }: Props) {
  const { t } = useWording(entryWords)
  const { t: way } = useWording(wayWords)
  const must = step === 'return' || step === 'reopen' || step === 'ask'
  return (
    <ReasonDialog
      title={{ ...t.opinion.title, ...way.title }[step]}
      label={must ? t.opinion.must : t.opinion.label}
      missing={must ? t.opinion.missing : null}
      maxLength={2000}
      onConfirm={onMove}
      onClose={onClose}
    >
      {before}
      <p className="quiet">{{ ...t.opinion.lead, ...way.leads }[step]}</p>
    </ReasonDialog>
  )
}
