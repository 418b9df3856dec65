import type { CSSProperties, ReactNode } from 'react'
import { numberOf, type Month } from '#domain/month'
import { useWording } from './language.tsx'
import { commonWords } from '#wording/ui-common'
import './months.css'

const all = Array.from({ length: 12 }, (_, index) => index + 1)

/** 7月 / Jul; a phone drops the 月 (the frame keeps it). */
export function MonthName({ month }: { month: number }) {
  const { lang, format } = useWording(commonWords)
  if (lang === 'en') return format.month(`2000-${String(month).padStart(2, '0')}`)
  return (
    <>
      {month}
      <span className="month-suffix">月</span>
    </>
  )
}

const phase = (month: number, asOf: number) => (month === asOf ? 'as-of' : month > asOf ? 'future' : 'past')

/** The names over a card's ruler zone. Decoration: tables carry their own headers. */
export function MonthScale({ asOf }: { asOf: Month }) {
  return (
    <div className="month-scale" aria-hidden="true">
      {all.map(month => (
        <span key={month} className={phase(month, numberOf(asOf))}>
          <MonthName month={month} />
        </span>
      ))}
    </div>
  )
}

/** A zone exactly under the ruler: hairlines per month, the future shaded, the as-of month framed. */
export function MonthZone({ asOf, children, className = '' }: { asOf: Month; children?: ReactNode; className?: string }) {
  return (
    <div className={`month-zone ${className}`} style={{ '--as-of': numberOf(asOf) } as CSSProperties}>
      {children}
    </div>
  )
}
