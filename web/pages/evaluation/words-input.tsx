import { useTyped } from '../../ui/use-typed.ts'

type Props = { label: string; value: string; hint?: string; owed?: boolean; onSave: (value: string) => void }

/** A reason or a measure; saved when left. What is being typed outlives the answer to an earlier save. */
export function WordsInput({ label, value, hint = '', owed = false, onSave }: Props) {
  const { text, type, sent, takeBack } = useTyped(value)
  const save = () => {
    if (text.trim() === value) return
    sent()
    onSave(text.trim())
  }
  return (
    <textarea
      className="input"
      rows={2}
      maxLength={5000}
      aria-label={label}
      aria-invalid={owed || undefined}
      placeholder={hint}
      value={text}
      onChange={event => type(event.target.value)}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Escape') takeBack()
      }}
    />
  )
}
