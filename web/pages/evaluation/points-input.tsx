import { useState } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import { useWording } from '../../ui/language.tsx'

type Props = { label: string; value: number | null; hint: string; most: number; onSave: (value: number | null) => void }

/** Points with two decimals at most; empty takes back what was written. Saved when left. */
export function PointsInput({ label, value, hint, most, onSave }: Props) {
  const { t } = useWording(evaluationWords)
  const before = value === null ? '' : String(value)
  const [typed, setTyped] = useState(before)
  const text = typed.trim().replace(/分$/, '')
  const fault = text !== '' && !(/^\d+(\.\d{1,2})?$/.test(text) && Number(text) <= most)
  return (
    <>
      <input
        className="input number points-input"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={fault || undefined}
        placeholder={hint}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => typed !== before && !fault && onSave(text === '' ? null : Number(text))}
      />
      {fault && <span className="field-error">{t.notNumber(String(most))}</span>}
    </>
  )
}
