import type { Format } from '#wording/format'
import type { Change } from './last-year.ts'

type Words = {
  more: (share: string) => string
  less: (share: string) => string
  higher: (points: string) => string
  lower: (points: string) => string
  equal: string
}

/** This year against last: 今年少 46.7%, or percentage points for what is a percentage. */
export function changeWords({ points, share }: Change, format: Pick<Format, 'number' | 'percent'>, words: Words): string {
  if (points !== null) {
    const text = format.number(Math.abs(points) * 100, 1)
    if (text === '0') return words.equal
    return points > 0 ? words.higher(text) : words.lower(text)
  }
  if (share === null) return ''
  const text = format.percent(Math.abs(share))
  if (text === '0%') return words.equal
  return share > 0 ? words.more(text) : words.less(text)
}

/** For a narrow cell: −44%, or points without their word. */
export function changeCell(change: Change | null, format: Pick<Format, 'number' | 'percent'>): string | null {
  if (!change) return null
  const sign = (value: number, text: string) => (/[1-9]/.test(text) ? (value > 0 ? '+' : '−') : '') + text
  if (change.points !== null) return sign(change.points, format.number(Math.abs(change.points) * 100, 1))
  return change.share === null ? null : sign(change.share, format.percent(Math.abs(change.share), 0))
}
