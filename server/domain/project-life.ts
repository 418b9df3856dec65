import { shiftMonth, yearOf, type Month } from './month.ts'
import type { Problem } from './problem.ts'
import type { LifeAct, LifeState } from './vocabulary-life.ts'

/** A project's life 项目变动: what may happen to it in which state, and what each act means for its months. */

/** Oldest first. `otherId`: the unit moved to, or the project merged into. */
export type LifeEvent = { act: LifeAct; effective: Month; otherId: number | null }
export type Standing = { state: LifeState; archived: boolean; since: Month | null }

/** A closing month is the last one judged; every other act counts from its month on. */
const counts = ({ act, effective }: LifeEvent, month: Month) => (act === 'close' ? effective < month : effective <= month)

const turns: Partial<Record<LifeAct, LifeState>> = { suspend: 'suspended', resume: 'running', close: 'closed', merge: 'merged' }

function fold(life: readonly LifeEvent[]): Standing {
  const standing: Standing = { state: 'running', archived: false, since: null }
  for (const { act, effective } of life) {
    if (act === 'archive' || act === 'restore') standing.archived = act === 'archive'
    const next = turns[act]
    if (!next) continue
    standing.state = next
    standing.since = effective
  }
  return standing
}

/** After everything recorded so far. */
export const standingNow = fold

/** Within one month; archiving is no matter of months. */
export const stateIn = (life: readonly LifeEvent[], month: Month): LifeState =>
  fold(life.filter(event => counts(event, month))).state

export const hasEnded = (state: LifeState): boolean => state === 'closed' || state === 'merged'

export type LifeMonth = {
  state: LifeState
  /** 1–12: the month whose verdict holds; after the end that of the last month of life. */
  judged: number
}

/** The twelve months of a year. */
export function lifeMonths(life: readonly LifeEvent[], months: readonly Month[]): LifeMonth[] {
  let judged = 1
  return months.map((month, i) => {
    const state = life.length === 0 ? 'running' : stateIn(life, month)
    if (!hasEnded(state)) judged = i + 1
    return { state, judged }
  })
}

/** The unit a project belongs to in a month: from a move's month on the new one. */
export function unitIn(life: readonly LifeEvent[], origin: number, month: Month): number {
  let unit = origin
  for (const event of life) if (event.act === 'move' && event.effective <= month && event.otherId !== null) unit = event.otherId
  return unit
}

/** Every unit it ever belonged to, the first one first. */
export const unitsOf = (life: readonly LifeEvent[], origin: number): number[] => [
  ...new Set([origin, ...life.flatMap(event => (event.act === 'move' && event.otherId !== null ? [event.otherId] : []))]),
]

const always: readonly LifeState[] = ['running', 'suspended', 'closed', 'merged']
const from: Record<LifeAct, readonly LifeState[]> = {
  start: ['running'],
  suspend: ['running'],
  resume: ['suspended', 'closed'],
  close: ['running', 'suspended'],
  merge: ['running', 'suspended'],
  move: ['running', 'suspended'],
  archive: always,
  restore: always,
}

/** Whether an act is possible at all after what happened so far. */
export function isPossible(act: LifeAct, life: readonly LifeEvent[]): boolean {
  const { state, archived } = fold(life)
  if (archived !== (act === 'restore')) return false
  // The first month can be corrected only while nothing was built on it.
  if (act === 'start' && life.some(event => event.act !== 'start')) return false
  return from[act].includes(state)
}

export type LifeInput = { act: LifeAct; effective: Month; otherId: number | null }
/** What an act is checked against. */
export type LifeFacts = {
  year: number
  startMonth: Month
  life: readonly LifeEvent[]
  /** The unit it belongs to now. */
  unitId: number
  /** First and last month with a value, a payment or a report. */
  firstData: Month | null
  lastData: Month | null
  lastApproved: Month | null
  firstApproved: Month | null
  /** The bureau may reach back into approved months. */
  mayReachBack: boolean
}

/** Why an act cannot be recorded; nothing when it can. */
export function checkLifeAct(input: LifeInput, facts: LifeFacts): Problem[] {
  const { act, effective } = input
  const { year, startMonth, life } = facts
  if (!isPossible(act, life)) return [{ path: 'event', code: 'act-not-possible', params: { act, ...fold(life) } }]
  const problem = (code: string, params: Problem['params'] = {}, path = 'effective'): Problem[] => [{ path, code, params }]
  if (act === 'archive' || act === 'restore') return checkShelf(input, facts)
  if (yearOf(effective) !== year) return problem('month-outside-year', { month: effective, year })
  const last = life.findLast(event => event.act !== 'start' && event.act !== 'archive' && event.act !== 'restore')
  if (last && effective < last.effective) return problem('act-before-last', { month: last.effective, act: last.act })
  if (act === 'start') return checkStart(effective, facts)
  if (effective < startMonth) return problem('act-before-start', { month: startMonth })
  if (act === 'merge' && effective === startMonth) return problem('merge-too-early', { month: startMonth })
  if (act === 'move' && input.otherId === facts.unitId) return problem('same-unit', {}, 'otherId')
  const end = act === 'close' ? effective : act === 'merge' ? shiftMonth(effective, -1) : null
  if (end !== null && facts.lastData !== null && facts.lastData > end) return problem('data-after-end', { month: facts.lastData })
  // What is approved stays as it was judged, unless the bureau says so.
  const touches = act === 'close' ? shiftMonth(effective, 1) : effective
  if (!facts.mayReachBack && facts.lastApproved !== null && facts.lastApproved >= touches)
    return problem('month-approved', { month: facts.lastApproved })
  return []
}

function checkStart(effective: Month, { firstData, firstApproved, mayReachBack, startMonth }: LifeFacts): Problem[] {
  if (effective === startMonth) return [{ path: 'effective', code: 'same-start', params: { month: startMonth } }]
  if (firstData !== null && firstData < effective)
    return [{ path: 'effective', code: 'start-after-data', params: { month: firstData } }]
  if (!mayReachBack && firstApproved !== null && effective < startMonth)
    return [{ path: 'effective', code: 'month-approved', params: { month: firstApproved } }]
  return []
}

/** Only what ended, or whose year is over, is put on the shelf. */
function checkShelf({ act, effective }: LifeInput, { year, life }: LifeFacts): Problem[] {
  const over = yearOf(effective) > year || hasEnded(fold(life).state)
  if (act === 'archive' && !over) return [{ path: 'effective', code: 'archive-too-early', params: { year } }]
  return yearOf(effective) < year ? [{ path: 'effective', code: 'month-outside-year', params: { month: effective, year } }] : []
}
