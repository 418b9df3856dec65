import type { Note } from './notes.ts'

/** Notes beside their row, each under its number. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="check-notes">
      {notes.map(note => (
        <li key={note.number} className={note.severity}>
          <Number note={note} />
          <span>{note.message}</span>
        </li>
      ))}
    </ul>
  )
}

export const Number = ({ note }: { note: Note }) => <span className={`check-no ${note.severity}`}>{note.number}</span>
