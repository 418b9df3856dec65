import { useNavigate } from '@tanstack/react-router'
import { dayWords } from '#wording/ui-day'
import { dayOfSearch } from '../../search.ts'
import { Button } from '../../ui/button.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import './day-bar.css'

/** Says plainly that the page shows a past day, and leads there and back. */
export function DayBar({ on }: { on: string | undefined }) {
  const { t } = useWording(dayWords)
  const navigate = useNavigate()
  const go = (day: string | undefined) =>
    void navigate({ to: '.', search: before => ({ ...before, on: day }), replace: true, resetScroll: false })
  return (
    <div className={on ? 'day-bar past no-print' : 'day-bar no-print'}>
      {on && (
        <p role="status">
          <Rich text={t.bar(on)} /> <small>{t.what}</small>
        </p>
      )}
      <label>
        <span>{t.pick}</span>
        <input
          key={on ?? ''}
          type="date"
          className="input"
          defaultValue={on ?? ''}
          onChange={event => {
            const day = dayOfSearch(event.target.value)
            if (day) go(day)
          }}
        />
      </label>
      {on && (
        <Button size="small" onClick={() => go(undefined)}>
          {t.back}
        </Button>
      )}
    </div>
  )
}
