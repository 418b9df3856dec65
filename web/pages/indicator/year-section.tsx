import { useId, type ReactNode } from 'react'
import type { Month } from '#domain/month'
import { MonthScale } from '../../ui/months.tsx'

type Props = {
  title: string
  /** The names of the months stand over the first section only; the others hang under them. */
  scale?: Month
  /** Under the title, at the left of the ruler. */
  left: ReactNode
  className?: string
  /** Under the ruler. */
  children: ReactNode
  /** Rows across the left zone and the ruler. */
  below?: ReactNode
}

/** One look at the indicator's year: words at the left, the picture exactly under the strip's twelve months. */
export function YearSection({ title, scale, left, className = '', children, below }: Props) {
  const id = useId()
  return (
    <section className={`year-section ${className}`} aria-labelledby={id}>
      <div className="ruled">
        <div className="year-left">
          <h2 id={id}>{title}</h2>
          {left}
        </div>
        <div className="year-right">
          {scale && <MonthScale asOf={scale} />}
          {children}
        </div>
      </div>
      {below}
    </section>
  )
}
