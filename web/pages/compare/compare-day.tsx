import type { ComponentProps } from 'react'
import { DayBar, DayBarOf } from '../project/day-bar.tsx'

type Props = ComponentProps<typeof DayBarOf> & {
  /** Something was chosen to compare; until then there is nothing to wait for. */
  asked: boolean
}

/** Which past day a comparison shows. */
export function CompareDay({ asked, ...props }: Props) {
  if (asked) return <DayBarOf {...props} />
  return props.on ? <DayBar on={props.on} /> : null
}

/** At the end of a comparison of today, the way to a past one. */
export function DayFoot({ query, on }: Pick<Props, 'query' | 'on'>) {
  return !on && query.data ? <DayBar on={undefined} /> : null
}
