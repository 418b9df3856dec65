import { useNavigate, useSearch } from '@tanstack/react-router'
import { dayWords } from '#wording/ui-day'
import { dayOfSearch } from '../../search.ts'
import { Button } from '../../ui/button.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import './day-bar.css'

type Props = {
  /** The day the page shows; undefined = today. */
  on: string | undefined
  /** There is nothing else to say: on top of the page only what is asked for or wrong. */
  children?: React.ReactNode
}

/** Says plainly that the page shows a past day, or why it does not, and leads there and back. */
export function DayBar({ on, children }: Props) {
  const { t } = useWording(dayWords)
  const { on: asked } = useSearch({ strict: false })
  const navigate = useNavigate()
  // A month that had not begun on that day falls back to the last one with data then.
  const go = (day: string | undefined) =>
    void navigate({
      to: '.',
      search: ({ asOf, ...before }) => ({
        ...before,
        asOf: day !== undefined && asOf !== undefined && asOf > day.slice(0, 7) ? undefined : asOf,
        on: day,
      }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className={asked ? 'day-bar past' : 'day-bar no-print'}>
      {asked && (
        <p role="status">
          {on ? (
            <>
              <Rich text={t.bar(on)} /> <small>{t.what}</small>
              <small className="day-read-only no-print">{t.readOnly}</small>
            </>
          ) : (
            (children ?? <Rich text={t.ahead(asked)} />)
          )}
        </p>
      )}
      <label className="no-print">
        <span>{t.pick}</span>
        <input
          key={asked ?? ''}
          type="date"
          className="input"
          defaultValue={asked ?? ''}
          onChange={event => {
            const day = dayOfSearch(event.target.value)
            if (day) go(day)
          }}
        />
      </label>
      {asked && (
        <Button size="small" onClick={() => go(undefined)}>
          {t.back}
        </Button>
      )}
    </div>
  )
}

type Waited = {
  query: { data: { on?: string } | undefined; error: unknown }
  on: string | undefined
  /** How many of a portfolio's projects have been made again. */
  made?: { done: number; total: number } | null
}

/** On top of a page: which day is being looked at, also before the page has come, and the way out of it. */
export function DayBarOf({ query, on, made }: Waited) {
  const { t, format } = useWording(dayWords)
  if (!on) return null
  if (query.data) return <DayBar on={query.data.on} />
  const way = made?.total ? t.made(format.number(made.done), format.number(made.total)) : t.making
  return <DayBar on={undefined}>{query.error ? <Rich text={t.bar(on)} /> : way}</DayBar>
}
