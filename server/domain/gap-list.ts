import { z } from 'zod'
import { daySchema } from './day.ts'
import type { Run } from './gap.ts'
import { monthSchema } from './month.ts'
import { gapSchema } from './progress.ts'
import { rectificationStates } from './rectification.ts'

/** All open gaps of a month across projects: the worst first, or those whose order is due first. */
export const gapSorts = ['risk', 'due'] as const
export type GapSort = (typeof gapSorts)[number]
/** By the order 整改 that runs on a gap: its day is past, it runs, there is none. */
export const gapOrders = ['overdue', 'running', 'none'] as const
export type GapOrder = (typeof gapOrders)[number]

const orderSchema = z.object({
  id: z.int(),
  state: z.enum(rectificationStates),
  dueOn: daySchema,
  overdue: z.boolean(),
  ownerName: z.string().nullable(),
})
/** Agency and order stand where the list is asked for by `sort`. */
export const listedGapSchema = gapSchema.extend({
  agency: z.object({ id: z.int(), name: z.string() }).optional(),
  rectification: orderSchema.nullable().optional(),
})
export type ListedGap = z.infer<typeof listedGapSchema>
export type RunningOrder = z.infer<typeof orderSchema>

const sumSchema = z.object({ gaps: z.int(), projects: z.int(), atRiskAmount: z.int().nullable() })
/** What stands beside the list where it is asked for by `sort`. */
export const gapFrameSchema = z
  .object({
    year: z.int(),
    years: z.array(z.int()),
    asOf: monthSchema,
    lastMonth: monthSchema.nullable(),
    /** Of everything the filters but that of orders leave. */
    sum: sumSchema,
    orders: z.object({ overdue: z.int(), running: z.int(), none: z.int() }),
    sample: z.boolean(),
  })
  .meta({ id: 'GapFrame' })
export type GapFrame = z.infer<typeof gapFrameSchema>

/** One gap as far as the stored months know it. */
export type KnownGap = Pick<Run, 'id' | 'indicatorId' | 'since' | 'months' | 'signal'> & {
  projectId: number
  agencyId: number
  atRiskAmount: number | null
  order: RunningOrder | null
}

export const fitsOrder = ({ order }: Pick<KnownGap, 'order'>, wish: GapOrder | undefined): boolean =>
  wish === undefined || (wish === 'none' ? order === null : order !== null && (wish === 'running' || order.overdue))

/** More money first, then the longer one; ties keep their place by number. */
const byRisk = (a: KnownGap, b: KnownGap): number =>
  (b.atRiskAmount ?? 0) - (a.atRiskAmount ?? 0) ||
  b.months - a.months ||
  a.projectId - b.projectId ||
  a.indicatorId - b.indicatorId

/** What has no day stands after what has one. An answered order waits for its reviewer, no longer for its day. */
const dayOf = ({ order }: KnownGap): string => (order ? `${order.state === 'open' ? 0 : 1}${order.dueOn}` : '2')
const byDay = (a: KnownGap, b: KnownGap): number => {
  const [first, second] = [dayOf(a), dayOf(b)]
  return first === second ? byRisk(a, b) : first < second ? -1 : 1
}

export const inOrder = (gaps: readonly KnownGap[], sort: GapSort): KnownGap[] => gaps.toSorted(sort === 'due' ? byDay : byRisk)

export function sumOf(gaps: readonly KnownGap[]): Pick<GapFrame, 'sum' | 'orders'> {
  const known = gaps.flatMap(({ atRiskAmount }) => (atRiskAmount === null ? [] : [atRiskAmount]))
  const count = (wish: GapOrder) => gaps.filter(gap => fitsOrder(gap, wish)).length
  return {
    sum: {
      gaps: gaps.length,
      projects: new Set(gaps.map(gap => gap.projectId)).size,
      atRiskAmount: known.length ? known.reduce((a, b) => a + b) : null,
    },
    orders: { overdue: count('overdue'), running: count('running'), none: count('none') },
  }
}
