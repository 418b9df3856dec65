import type { OverviewSearch } from '../../search.ts'
import type { Change } from './use-overview.ts'

type Picture = 'budget' | 'quadrant'

/** Whether a picture stands as its table, as the address has it. */
export function tableOf(picture: Picture, { tables }: OverviewSearch, change: Change) {
  const other: Picture = picture === 'budget' ? 'quadrant' : 'budget'
  const otherToo = tables === 'both' || tables === other
  return {
    asTable: tables === 'both' || tables === picture,
    onAsTable: (on: boolean) => change({ tables: on ? (otherToo ? 'both' : picture) : otherToo ? other : undefined }),
  }
}
