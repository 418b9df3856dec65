import type { IndicatorProgress } from '#domain/progress'

const width = 48
const across = (share: number) => Math.min(Math.max(share, 0), 1) * width

/** To date against the whole target, with a tick where it should stand now; nothing for levels, dates and ranges. */
export function Bullet({ indicator, expected }: { indicator: IndicatorProgress; expected: number | null }) {
  const { target, toDate, signal } = indicator
  if (target.kind !== 'numeric' || !target.value || target.value < 0) return null
  const tick = expected === null ? 1 : expected / target.value
  return (
    <svg className="bullet-chart" width={width + 2} height="20" viewBox={`0 0 ${width + 2} 20`} aria-hidden="true">
      <rect className="bullet-track" y="6" width={width} height="8" />
      {toDate !== null && <rect className={`bullet-bar ${signal}`} y="8" width={across(toDate / target.value)} height="4" />}
      <path className="bullet-tick" d={`M${across(tick)} 3v14`} />
    </svg>
  )
}
