import { useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { entryWords } from '#wording/ui-entry'
import { wayWords } from '#wording/ui-way'
import { ProblemError } from '../../api/problem.ts'
import type { Step } from '../../api/months.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

/** A step of the report, with the opinion that a return or a reopening must give. */
export function OpinionDialog({
  step,
  before,
  onMove,
  onClose,
}: {
  step: Step
  /** Shown before the opinion. */
  before?: ReactNode
  onMove: (opinion: string) => Promise<void>
  onClose: () => void
}) {
  const { t } = useWording(entryWords)
  const { t: way } = useWording(wayWords)
  const { t: common } = useWording(commonWords)
  const [opinion, setOpinion] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const must = step === 'return' || step === 'reopen' || step === 'ask'
  async function go() {
    if (must && opinion.trim() === '') return setError(t.opinion.missing)
    setBusy(true)
    try {
      await onMove(opinion.trim())
      onClose()
    } catch (cause) {
      setError(cause instanceof ProblemError && cause.status !== 0 ? cause.detail || cause.title : common.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={{ ...t.opinion.title, ...way.title }[step]}
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
      {before}
      <p className="quiet">{{ ...t.opinion.lead, ...way.leads }[step]}</p>
      <Field label={must ? t.opinion.must : t.opinion.label} error={error}>
        {given => (
          <textarea
            {...given}
            className="input"
            rows={4}
            maxLength={2000}
            value={opinion}
            onChange={event => setOpinion(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
