import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { wayWords } from '#wording/ui-way'
import { ProblemError } from '../../api/problem.ts'
import { saveCalendar, type CalendarMonth } from '../../api/way.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import '../../ui/field.css'

/** One month's due day and lock date; a change is saved by its own button, which stands only while there is one. */
export function MonthDates({ row, mayEdit }: { row: CalendarMonth; mayEdit: boolean }) {
  const { t, format } = useWording(wayWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [dueOn, setDueOn] = useState(row.dueOn)
  const [lockOn, setLockOn] = useState(row.lockOn ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const name = format.month(row.month)
  const changed = dueOn !== row.dueOn || lockOn !== (row.lockOn ?? '')
  async function save() {
    setBusy(true)
    setError('')
    try {
      await saveCalendar(row.month, { dueOn, lockOn: lockOn || null, version: row.version })
      await Promise.all(
        ['calendar', 'overview', 'reporting', 'todos', 'projects'].map(key => client.invalidateQueries({ queryKey: [key] })),
      )
    } catch (cause) {
      setError(cause instanceof ProblemError && cause.status !== 0 ? cause.detail || cause.title : common.offline)
    }
    setBusy(false)
  }
  return (
    <div className="calendar-month">
      <b>{name}</b>
      <small>{row.set ? t.calendar.set : t.calendar.usual}</small>
      <label>
        <span className="field-label">{t.calendar.due}</span>
        <input
          id={`due-${row.month}`}
          className="input"
          type="date"
          aria-label={t.calendar.dueOf(name)}
          value={dueOn}
          disabled={!mayEdit}
          onChange={event => setDueOn(event.target.value)}
        />
      </label>
      <label>
        <span className="field-label">{t.calendar.lock}</span>
        <input
          className="input"
          type="date"
          aria-label={t.calendar.lockOf(name)}
          value={lockOn}
          disabled={!mayEdit}
          onChange={event => setLockOn(event.target.value)}
        />
      </label>
      {changed && dueOn !== '' && (
        <Button look="primary" busy={busy} aria-label={t.calendar.saveOf(name)} onClick={() => void save()}>
          {t.calendar.save}
        </Button>
      )}
      <p className="field-error" role="alert">
        {error}
      </p>
    </div>
  )
}
