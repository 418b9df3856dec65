import type { Params, Problem } from './problem.ts'
import type { Cause, Likelihood, Signal } from './vocabulary.ts'

/** One project's part of a monitoring run 绩效运行监控: 待填报, 已提交, 已退回, 已审核. */
export const partStates = ['open', 'submitted', 'returned', 'approved'] as const
export type PartState = (typeof partStates)[number]
export const partActs = ['submit', 'return', 'approve'] as const
export type PartAct = (typeof partActs)[number]

export type Part = { state: PartState; version: number }
export type PartContext = {
  runOpen: boolean
  opinion: string
  /** Whether the one who acts wrote on it or handed it in. */
  own: boolean
  seen?: number
}
export type PartWay = { ok: true; value: Part } | { ok: false; code: string; params: Params }

const from: Record<PartAct, readonly PartState[]> = {
  submit: ['open', 'returned'],
  return: ['submitted', 'approved'],
  approve: ['submitted'],
}
const becomes: Record<PartAct, PartState> = { submit: 'submitted', return: 'returned', approve: 'approved' }
const refused = (code: string, params: Params = {}): PartWay => ({ ok: false, code, params })

/** What can still be written on. */
export const isWritable = (state: PartState): boolean => state === 'open' || state === 'returned'

/** One step of a part: the unit hands it in, its department (or the bureau) approves it or sends it back with an opinion. */
export function nextPart(part: Part, act: PartAct, { runOpen, opinion, own, seen }: PartContext): PartWay {
  const { state, version } = part
  if (!runOpen) return refused('run-closed')
  if (seen !== undefined && seen !== version) return refused('part-moved', { part: state })
  if (!from[act].includes(state)) return refused('part-state', { part: state })
  if (act === 'approve' && own) return refused('own-part')
  if (act === 'return' && opinion.trim() === '') return refused('opinion-missing')
  return { ok: true, value: { state: becomes[act], version: version + 1 } }
}

/** What a line of the table needs before it may be handed in. */
export type MonitoringWriting = { causes: readonly Cause[]; note: string; likelihood: Likelihood | null; forecast: number | null }
export type MonitoringLine = MonitoringWriting & {
  indicatorId: number
  name: string
  signal: Signal
  /** A level or a date has no number to forecast: the note says what is expected. */
  numeric: boolean
}

/** Red and yellow ask for causes and a note; a doubtful likelihood for the full-year forecast too (domain rules §5). */
export function missingOf(lines: readonly MonitoringLine[]): Problem[] {
  return lines.flatMap(({ indicatorId, name, signal, numeric, causes, note, likelihood, forecast }) => {
    const flagged = signal === 'behind' || signal === 'warning'
    const doubtful = likelihood === 'possible' || likelihood === 'impossible'
    const codes = [
      ...(flagged && causes.length === 0 ? ['line-causes-missing'] : []),
      ...((flagged || (doubtful && !numeric)) && note.trim() === '' ? ['line-note-missing'] : []),
      ...(flagged && likelihood === null ? ['line-likelihood-missing'] : []),
      ...(doubtful && numeric && forecast === null ? ['line-forecast-missing'] : []),
    ]
    return codes.map(code => ({ path: `lines.${indicatorId}`, code, params: { name } }))
  })
}
