import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { WordsInput } from '../../ui/words-input.tsx'

/** The explanation of a gap. */
export function GapNote({
  note,
  mayWrite,
  onSave,
}: {
  note: string
  mayWrite: boolean
  onSave: (note: string) => Promise<unknown>
}) {
  const { t } = useWording(projectWords)
  if (!mayWrite) return note ? <p className="gap-text">{note}</p> : null
  return (
    <WordsInput label={t.gaps.note} value={note} hint={t.gaps.noteHint} most={4000} className="gap-note" grows onSave={onSave} />
  )
}
