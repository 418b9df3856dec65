import { severities } from '#domain/finding'
import { checkWords } from '#wording/ui-check'
import type { CheckedTable } from '../../api/check.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { Notes, Number } from './note-list.tsx'
import { at, type Note } from './notes.ts'

type Props = { table: CheckedTable; notes: Note[] }

/** What the notes come to: the score by the rule beside the printed one, what must be corrected, what was not read. */
export function CheckSummary({ table, notes }: Props) {
  const { t, format } = useWording(checkWords)
  const { read, unread } = table
  const whole = at(notes, { kind: 'whole' })
  return (
    <aside className="check-side">
      <Recomputed table={table} />
      {notes.length > 0 && (
        <section className="check-card">
          {severities.map(severity => {
            const these = notes.filter(note => note.severity === severity)
            if (these.length === 0) return null
            return (
              <div key={severity} className="check-group">
                <b className={severity}>{t.groups[severity]}</b>
                <span>{t.count(these.length)}</span>
                <span className="check-numbers">
                  {these.map(note => (
                    <Number key={note.number} note={note} />
                  ))}
                </span>
              </div>
            )
          })}
        </section>
      )}
      {whole.length > 0 && (
        <Card title={t.whole}>
          <Notes notes={whole} />
        </Card>
      )}
      <section className="check-card quiet">
        <p>{t.ruleSet(table.ruleSet, table.version)}</p>
        {unread.length === 0 && <p>{t.allRead(read.rows.length)}</p>}
      </section>
      {unread.length > 0 && (
        <Card title={t.unreadTitle}>
          <ul className="check-unread">
            {unread.map(({ message, where }, i) => (
              <li key={i}>
                {message}
                <small>{format.named(t.place(where.sheet, where.line, where.cell), where.text)}</small>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </aside>
  )
}

function Recomputed({ table }: { table: CheckedTable }) {
  const { t } = useWording(checkWords)
  const { read, total, totalLow, totalHigh, grade } = table
  if (read.kind !== 'selfEvaluation' || read.rows.every(row => row.weight === null)) return null
  if (!read.complete) return <section className="check-card quiet">{t.partial}</section>
  const range = total === null ? t.band(totalLow.toFixed(2), totalHigh.toFixed(2)) : total.toFixed(2)
  return (
    <section className="check-card">
      <p className="quiet">{t.recomputed}</p>
      <p className="check-figure">{range}</p>
      <p className="quiet">
        {[grade && t.grade(grade), read.total !== null && `${t.claimed} ${read.total.toFixed(2)}`].filter(Boolean).join(' · ')}
      </p>
      {total === null && <p className="quiet check-why">{t.openBand}</p>}
    </section>
  )
}
