import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { isOpen } from './open-points.ts'
import type { RowSlice } from './row-slice.ts'

type Props = Pick<RowSlice, 'row' | 'typed' | 'reading' | 'editable' | 'change'> & { picked?: string }

/** A row's note, and "not applicable this month", which needs one. */
export function NoteCell({ row, typed, reading, editable, change, picked }: Props) {
  const { t } = useWording(entryWords)
  const name = row.unit ? `${row.facts.name} · ${row.unit}` : row.facts.name
  if (!editable || !isOpen(row)) return <span className="entry-note-text clip">{typed.note}</span>
  return (
    <span className="entry-note-edit">
      <input
        className="entry-note-input"
        data-note={row.key}
        data-field="note"
        data-picked={picked?.split(' ').includes('note') || undefined}
        aria-label={t.cell.note(name)}
        aria-invalid={reading.fault?.field === 'note' || undefined}
        placeholder={reading.fault?.field === 'note' ? t.cell.reason : ''}
        maxLength={2000}
        value={typed.note}
        onChange={event => change(row, { note: event.target.value })}
      />
      {!typed.absent && (
        <button
          type="button"
          className="link-button entry-absent"
          aria-label={t.cell.absentOn(name)}
          onClick={() => change(row, { first: '', second: '', level: '', absent: true })}
        >
          {t.cell.absent}
        </button>
      )}
    </span>
  )
}
