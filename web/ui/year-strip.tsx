import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { monthOf, numberOf, timeProgress, type Month } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { useWording } from './language.tsx'
import { LockMark } from './lock-mark.tsx'
import { MonthName } from './months.tsx'
import { nearest, stepMonth } from './ruler.ts'
import './year-strip.css'

/** How complete a month is: all reports approved, something still open, or nothing due. `text` says it in words. */
export type MonthState = { state: 'full' | 'open' | 'none'; text: string; locked?: boolean }

type Props = {
  /** Null while the page does not know its year yet: the strip stands, unframed. */
  year: number | null
  /** Years that can be chosen; the arrows stop at their ends. */
  years?: number[]
  asOf: Month | null
  /** The last month that can be chosen; later ones are inert. */
  until: Month | null
  /** Twelve, January first. */
  months?: MonthState[]
  onYear?: (year: number) => void
  onAsOf: (month: Month) => void
  /** What this page says at the right of the ruler. */
  aside?: ReactNode
}

/** The year strip: the measure of every page and the control of its as-of month. */
export function YearStrip({ year, years = [], asOf, until, months, onYear, onAsOf, aside }: Props) {
  const { t, format } = useWording(commonWords)
  const ruler = useRef<HTMLDivElement>(null)
  const chosen = asOf ? numberOf(asOf) : 0
  const last = Math.max(until ? numberOf(until) : 0, chosen)
  const progress = asOf && format.percent(timeProgress(asOf))

  function move(event: KeyboardEvent) {
    const to = stepMonth(chosen, event.key, last)
    if (to === chosen || year === null) return
    event.preventDefault()
    onAsOf(monthOf(year, to))
    ruler.current?.querySelectorAll('button')[to - 1]?.focus()
  }

  return (
    <section className="year-strip" aria-label={t.asOfMonth}>
      <div className="year-strip-inner">
        <div className="year-strip-year">
          <YearStep to={nearest(years, year, -1)} label={t.previousYear} sign="‹" onYear={onYear} />
          <b>{year === null ? '' : t.year(year)}</b>
          <YearStep to={nearest(years, year, 1)} label={t.nextYear} sign="›" onYear={onYear} />
          <span className="year-strip-as-of">
            {asOf && (
              <>
                {t.asOf} <b>{format.month(asOf)}</b>
                <span className={chosen > 8 ? undefined : 'visually-hidden'}>
                  {' · '}
                  {t.timeProgress} <b>{progress}</b>
                </span>
              </>
            )}
          </span>
        </div>
        <div
          ref={ruler}
          className="year-strip-ruler"
          role="radiogroup"
          aria-label={t.asOfMonth}
          style={{ '--as-of': chosen } as CSSProperties}
          onKeyDown={move}
        >
          {chosen > 0 && <span className="year-strip-frame" aria-hidden="true" />}
          {Array.from({ length: 12 }, (_, index) => index + 1).map(month => (
            <MonthButton
              key={month}
              month={month}
              chosen={month === chosen}
              inert={month > last}
              state={months?.[month - 1]}
              onChoose={() => year !== null && onAsOf(monthOf(year, month))}
            />
          ))}
          {chosen > 0 && chosen <= 8 && (
            <span className="year-strip-progress" aria-hidden="true">
              {t.timeProgress} <b>{progress}</b>
            </span>
          )}
        </div>
        <div className="year-strip-aside">{aside}</div>
      </div>
    </section>
  )
}

function YearStep({
  to,
  label,
  sign,
  onYear,
}: {
  to: number | undefined
  label: string
  sign: string
  onYear?: (year: number) => void
}) {
  return (
    <button
      type="button"
      className="button year-step no-print"
      aria-label={label}
      disabled={to === undefined || !onYear}
      onClick={() => to !== undefined && onYear?.(to)}
    >
      {sign}
    </button>
  )
}

type MonthButtonProps = { month: number; chosen: boolean; inert: boolean; state?: MonthState; onChoose: () => void }

function MonthButton({ month, chosen, inert, state, onChoose }: MonthButtonProps) {
  const { t } = useWording(commonWords)
  const words = [t.month(month), inert ? t.future : state?.text, !inert && state?.locked && t.lockedMonth]
    .filter(Boolean)
    .join(' · ')
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={words}
      title={words}
      disabled={inert}
      tabIndex={chosen ? 0 : -1}
      className="year-strip-month"
      onClick={onChoose}
    >
      <span>
        <MonthName month={month} />
      </span>
      {!inert && state && state.state !== 'none' && (
        <span className="year-strip-state">
          <i className={`month-dot ${state.state}`} />
          {state.locked && <LockMark />}
        </span>
      )}
    </button>
  )
}
