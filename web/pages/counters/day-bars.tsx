import type { CounterUnit } from '../../api/counters.ts'

const height = 48

/** A bar a day, the month wide; a day without readings leaves its place empty, a zero is a line on the ground. */
export function DayBars({ month, days }: { month: string; days: CounterUnit['days'] }) {
  const count = lengthOf(month)
  const values = days.map(day => day.value ?? 0)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = high - low || 1
  const y = (value: number) => ((high - value) / span) * (height - 2) + 1
  const share = (at: number) => `${(at / count) * 100}%`
  return (
    <div className="day-bars">
      <svg height={height} width="100%" aria-hidden="true">
        <line className="day-ground" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {days.map(({ day, value, resets }) => {
          const at = Number(day.slice(8)) - 1
          const top = Math.min(y(value ?? 0), y(0))
          const tall = Math.max(Math.abs(y(value ?? 0) - y(0)), 1)
          return (
            <rect
              key={day}
              className={value === null ? 'day-unknown' : resets ? 'day-bar reset' : 'day-bar'}
              x={share(at + 0.15)}
              width={share(0.7)}
              y={value === null ? y(0) - 4 : top}
              height={value === null ? 4 : tall}
            />
          )
        })}
      </svg>
      <div className="day-scale" aria-hidden="true">
        {[1, 8, 15, 22, 29]
          .filter(day => day <= count)
          .map(day => (
            <span key={day} style={{ insetInlineStart: share(day - 1) }}>
              {day}
            </span>
          ))}
      </div>
    </div>
  )
}

const lengthOf = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
