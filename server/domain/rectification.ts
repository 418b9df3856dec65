import type { Day } from './day.ts'
import type { Params } from './problem.ts'

/** Where an order 整改 stands: 整改中, 已反馈, 已办结, 已撤销. */
export const rectificationStates = ['open', 'answered', 'closed', 'withdrawn'] as const
export type RectificationState = (typeof rectificationStates)[number]

/** 反馈, 退回重办, 办结, 延期, 移交, 撤销. */
export const rectificationActs = ['answer', 'return', 'close', 'extend', 'handOver', 'withdraw'] as const
export type RectificationAct = (typeof rectificationActs)[number]
/** What stands in an order's thread: it begins with 要求整改. */
export const rectificationEvents = ['order', ...rectificationActs] as const
export type RectificationEvent = (typeof rectificationEvents)[number]

export type Rectification = { state: RectificationState; ownerId: number; dueOn: Day; version: number }

export type RectificationContext = {
  today: Day
  text: string
  /** Whether the one who acts ever answered this order. */
  own: boolean
  /** The new due day or owner, where the act sets one. */
  dueOn?: Day
  ownerId?: number
  /** The version on the screen, where it is told. */
  seen?: number
}
export type RectificationWay = { ok: true; value: Rectification } | { ok: false; code: string; params: Params }

const from: Record<RectificationAct, readonly RectificationState[]> = {
  answer: ['open'],
  return: ['answered'],
  close: ['answered'],
  extend: ['open'],
  handOver: ['open'],
  withdraw: ['open', 'answered'],
}
const becomes: Partial<Record<RectificationAct, RectificationState>> = {
  answer: 'answered',
  return: 'open',
  close: 'closed',
  withdraw: 'withdrawn',
}
/** Handing over may go without words; everything else is read by somebody later. */
const wantsText: readonly RectificationAct[] = ['answer', 'return', 'close', 'extend', 'withdraw']
/** Steps that judge an answer: never by who gave it. */
const judges: readonly RectificationAct[] = ['return', 'close']

const refused = (code: string, params: Params = {}): RectificationWay => ({ ok: false, code, params })

/** Running orders keep their gap open, whatever the light says since (domain rules §7). */
export const isRunning = (state: RectificationState): boolean => state === 'open' || state === 'answered'

/** Only what waits for the unit can be late; an answer stops the clock until it is sent back. */
export const isOverdue = ({ state, dueOn }: Pick<Rectification, 'state' | 'dueOn'>, today: Day): boolean =>
  state === 'open' && dueOn < today

/** One step of an order: what it becomes, or why not. Ordered → answered → closed, or sent back to be answered again. */
export function nextRectification(row: Rectification, act: RectificationAct, context: RectificationContext): RectificationWay {
  const { state } = row
  const { dueOn = row.dueOn, ownerId = row.ownerId, today } = context
  if (context.seen !== undefined && context.seen !== row.version) return refused('rectification-moved', { rectification: state })
  if (!from[act].includes(state)) return refused('rectification-state', { rectification: state })
  if (judges.includes(act) && context.own) return refused('own-rectification')
  if (wantsText.includes(act) && context.text.trim() === '') return refused('rectification-text-missing')
  if (act === 'extend' && dueOn <= row.dueOn) return refused('rectification-not-later', { due: row.dueOn })
  if (act === 'extend' && dueOn < today) return refused('rectification-due-past', { due: dueOn })
  // Sent back late, it needs a day that can still be kept.
  if (act === 'return' && dueOn < today) return refused('rectification-due-past', { due: dueOn })
  if (act === 'handOver' && ownerId === row.ownerId) return refused('rectification-same-owner')
  const moved = act === 'extend' || act === 'return' ? dueOn : row.dueOn
  const owner = act === 'handOver' ? ownerId : row.ownerId
  return { ok: true, value: { state: becomes[act] ?? state, dueOn: moved, ownerId: owner, version: row.version + 1 } }
}

/** Why an order cannot be given: one runs already on the gap, nothing is demanded, or the day lies behind. */
export function refusedOrder(
  order: { demands: string; dueOn: Day },
  running: number,
  today: Day,
): { code: string; params: Params } | null {
  if (running > 0) return { code: 'rectification-running', params: {} }
  if (order.demands.trim() === '') return { code: 'rectification-text-missing', params: {} }
  if (order.dueOn < today) return { code: 'rectification-due-past', params: { due: order.dueOn } }
  return null
}
