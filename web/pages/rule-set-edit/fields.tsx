import { useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { typed, valueAt, written, type Unit } from './draft.ts'
import { useEditor } from './editor.ts'

/** One number of the draft at its place; what is typed stays as typed. */
export function NumberField({ path, label, unit = 'plain' }: { path: string; label: ReactNode; unit?: Unit }) {
  const { draft, wrong, set } = useEditor()
  const value = valueAt(draft, path) as number
  const { t } = useWording(commonWords)
  const sign = { plain: '', percent: '%', wan: t.unitMoney }[unit]
  const [text, setText] = useState(() => written(value, unit))
  // A row removed above moves another value to this place.
  const shown = Object.is(typed(text, unit), value) ? text : written(value, unit)
  return (
    <Field
      label={
        <>
          {label}
          {sign && <span className="rule-unit"> {sign}</span>}
        </>
      }
      error={wrong.get(path)}
      className="rule-number"
    >
      {given => (
        <input
          {...given}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={Number.isNaN(value) ? text : shown}
          onChange={event => {
            setText(event.target.value)
            set(path, typed(event.target.value, unit))
          }}
        />
      )}
    </Field>
  )
}

type TextProps = { path: string; label: ReactNode; maxLength: number; className?: string; hint?: string; empty?: null | '' }

/** A text of the draft; `empty`: what stands for none. */
export function TextField({ path, label, maxLength, className, hint, empty = '' }: TextProps) {
  const { draft, wrong, set } = useEditor()
  const value = valueAt(draft, path) as string | null
  return (
    <Field label={label} error={wrong.get(path)} hint={hint} className={className}>
      {given => (
        <input
          {...given}
          className="input"
          maxLength={maxLength}
          value={value ?? ''}
          onChange={event => set(path, event.target.value === '' ? empty : event.target.value)}
        />
      )}
    </Field>
  )
}

export function ChoiceField({
  path,
  label,
  choices,
}: {
  path: string
  label: ReactNode
  choices: readonly { value: string; text: string }[]
}) {
  const { draft, wrong, set } = useEditor()
  return (
    <Field label={label} error={wrong.get(path)} className="rule-choice">
      {given => (
        <select
          {...given}
          className="input"
          value={String(valueAt(draft, path))}
          onChange={event => set(path, event.target.value)}
        >
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A switch: of the draft at its place, or whether a part is used at all. */
export function Check({ label, checked, onChange }: { label: ReactNode; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="check-line">
      <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
