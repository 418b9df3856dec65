import { Overtaken } from './overtaken.tsx'
import { useTyped } from './use-typed.ts'

type Props = {
  label: string
  value: string
  hint?: string
  /** Something has to be written here. */
  owed?: boolean
  /** Characters at most. */
  most?: number
  className?: string
  /** As high as its text, from one line on. */
  grows?: boolean
  onSave: (value: string) => Promise<unknown>
}

/** A sentence or two that save themselves: when left, or by Ctrl+Enter; Esc takes back what was typed. */
export function WordsInput({ label, value, hint = '', owed = false, most = 5000, className = 'input', grows, onSave }: Props) {
  const { text, type, save, takeBack, overtaken, insist } = useTyped({
    stored: value,
    written: value,
    read: typed => typed.trim(),
    onSave,
  })
  return (
    <>
      <textarea
        className={className}
        rows={grows ? Math.min(Math.max(Math.ceil(text.length / 20), 1), 6) : 2}
        maxLength={most}
        aria-label={label}
        aria-invalid={owed || undefined}
        placeholder={hint}
        value={text}
        onChange={event => type(event.target.value)}
        onBlur={save}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          takeBack()
        }}
      />
      {overtaken && <Overtaken theirs={value} onTheirs={takeBack} onMine={insist} />}
    </>
  )
}
