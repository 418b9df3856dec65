import { useId } from 'react'
import { monthsOf, numberOf, type Month } from '#domain/month'
import { MonthName } from '../../ui/months.tsx'
import './life.css'

type Props = {
  label: string
  year: number
  value: Month | null
  error?: string | null
  onPick: (month: Month) => void
}

/** A month picked on the ruler: twelve places in a row, arrow keys walk them. */
export function MonthPick({ label, year, value, error, onPick }: Props) {
  const name = useId()
  return (
    <fieldset className="month-pick" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="field-label">
        {label} <small>{year}</small>
      </legend>
      <div className="month-pick-ruler">
        {monthsOf(year).map(month => (
          <label key={month} className={month === value ? 'picked' : undefined}>
            <input type="radio" name={name} value={month} checked={month === value} onChange={() => onPick(month)} />
            <span>
              <MonthName month={numberOf(month)} />
            </span>
          </label>
        ))}
      </div>
      <p id={`${name}-error`} className="field-error" role="alert">
        {error}
      </p>
    </fieldset>
  )
}
