import { useId } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import { useWording } from '../../ui/language.tsx'
import { useTyped } from '../../ui/use-typed.ts'

type Props = {
  label: string
  value: number | null
  hint: string
  /** The rule's own bounds: the server decides, the field says it at once. */
  least?: number
  most: number
  onSave: (value: number | null) => void
}

/** Points with two decimals at most; empty takes back what was written. Saved when left, or by Enter. */
export function PointsInput({ label, value, hint, least = 0, most, onSave }: Props) {
  const { t } = useWording(evaluationWords)
  const id = useId()
  const { text: typed, type, sent, takeBack } = useTyped(value === null ? '' : String(value))
  const text = typed.trim().replace(/分$/, '')
  const number = Number(text)
  const fault = text !== '' && !(/^\d+(\.\d{1,2})?$/.test(text) && number <= most && number >= least)
  const next = text === '' ? null : number
  const save = () => {
    if (fault || next === value) return
    sent()
    onSave(next)
  }
  return (
    <>
      <input
        className="input number points-input"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? id : undefined}
        placeholder={hint}
        value={typed}
        onChange={event => type(event.target.value)}
        onBlur={save}
        onKeyDown={event => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') takeBack()
        }}
      />
      {fault && (
        <span id={id} className="field-error">
          {least > 0 ? t.notInside(String(least), String(most)) : t.notNumber(String(most))}
        </span>
      )}
    </>
  )
}
