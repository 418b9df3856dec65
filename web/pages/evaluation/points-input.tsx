import { useId } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import { useWording } from '../../ui/language.tsx'
import { Overtaken } from '../../ui/overtaken.tsx'
import { useTyped } from '../../ui/use-typed.ts'

type Props = {
  label: string
  value: number | null
  hint: string
  /** The rule's own bounds: the server decides, the field says it at once. */
  least?: number
  most: number
  onSave: (value: number | null) => Promise<unknown>
}

const bare = (typed: string) => typed.trim().replace(/分$/, '')

/** Points with two decimals at most; empty takes back what was written. Saved when left, or by Enter. */
export function PointsInput({ label, value, hint, least = 0, most, onSave }: Props) {
  const { t } = useWording(evaluationWords)
  const id = useId()
  const isWrong = (typed: string) => {
    const text = bare(typed)
    return text !== '' && !(/^\d+(\.\d{1,2})?$/.test(text) && Number(text) <= most && Number(text) >= least)
  }
  const field = useTyped({
    stored: value,
    written: value === null ? '' : String(value),
    read: typed => (bare(typed) === '' ? null : Number(bare(typed))),
    fault: isWrong,
    onSave,
  })
  const fault = isWrong(field.text)
  return (
    <>
      <input
        className={`input number points-input${hint.length > 7 ? ' points-band' : ''}`}
        inputMode="decimal"
        aria-label={label}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? id : undefined}
        placeholder={hint}
        value={field.text}
        onChange={event => field.type(event.target.value)}
        onBlur={field.save}
        onKeyDown={event => {
          if (event.key === 'Enter') field.save()
          if (event.key === 'Escape') field.takeBack()
        }}
      />
      {fault && (
        <span id={id} className="field-error">
          {least > 0 ? t.notInside(String(least), String(most)) : t.notNumber(String(most))}
        </span>
      )}
      {field.overtaken && !fault && (
        <Overtaken theirs={value === null ? '' : String(value)} onTheirs={field.takeBack} onMine={field.insist} />
      )}
    </>
  )
}
