import { createContext, useId, type ReactNode } from 'react'
import type { Month } from '#domain/month'
import { MonthScale } from './months.tsx'
import './card.css'

/** What stands in a card speaks for itself alone, not for the page. */
export const InCard = createContext(false)

type Props = {
  title: ReactNode
  /** Beside the title: a small explanation or a switch. */
  beside?: ReactNode
  /** At the right end of the head: an action. */
  action?: ReactNode
  /** With a month the head carries the ruler's names, and what lies below can align with them. */
  asOf?: Month
  className?: string
  children: ReactNode
}

/** A named section on paper; with `asOf` its head stands under the year strip to the pixel. */
export function Card({ title, beside, action, asOf, className = '', children }: Props) {
  const id = useId()
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className={asOf ? 'card-head ruled' : 'card-head'}>
        <div className="card-title">
          <h2 id={id}>{title}</h2>
          {beside}
        </div>
        {asOf && <MonthScale asOf={asOf} />}
        {(asOf || action) && <div className="card-action">{action}</div>}
      </div>
      <InCard value={true}>{children}</InCard>
    </section>
  )
}
