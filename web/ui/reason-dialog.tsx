import { useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { problemText } from '../api/problem-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { useWording } from './language.tsx'

type Props = {
  title: string
  children?: ReactNode
  /** What the text is called: a reason, an opinion. */
  label: string
  /** Said when it is left empty; null where it may be. */
  missing: string | null
  confirm?: string
  look?: 'primary' | 'danger'
  maxLength?: number
  /** Does it; what it throws is shown, and the dialog stays open with the text. */
  onConfirm: (text: string) => Promise<void>
  onClose: () => void
}

/** A step that asks why before it is taken. */
export function ReasonDialog({
  title,
  children,
  label,
  missing,
  confirm,
  look = 'primary',
  maxLength = 500,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useWording(commonWords)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function go() {
    if (missing !== null && text.trim() === '') return setError(missing)
    setBusy(true)
    try {
      await onConfirm(text.trim())
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? t.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look={look} busy={busy} onClick={() => void go()}>
            {confirm ?? t.confirm}
          </Button>
        </>
      }
    >
      {children}
      <Field label={label} error={error}>
        {given => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={maxLength}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
