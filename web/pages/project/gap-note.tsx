import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { useTyped } from '../../ui/use-typed.ts'

/** The explanation: saved when one leaves the field or presses Ctrl+Enter; Esc takes back what was typed. */
export function GapNote({ note, mayWrite, onSave }: { note: string; mayWrite: boolean; onSave: (note: string) => void }) {
  const { t } = useWording(projectWords)
  const { text, type, sent, takeBack } = useTyped(note)
  if (!mayWrite) return note ? <p className="gap-text">{note}</p> : null
  const save = () => {
    if (text.trim() === note) return
    sent()
    onSave(text.trim())
  }
  return (
    <textarea
      className="gap-note"
      rows={Math.min(Math.max(Math.ceil(text.length / 20), 1), 6)}
      maxLength={4000}
      aria-label={t.gaps.note}
      placeholder={t.gaps.noteHint}
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
  )
}
