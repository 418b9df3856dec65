import { splitSaid } from '#domain/form-back'
import { readActual } from '#domain/actual-reader'
import type { ActualEntry } from '#domain/actual'
import { isOpen } from '#domain/evaluation-way'
import type { HandedIn } from '#domain/handed-in'
import { moneyTotal } from '#domain/handed-in'
import type { Month } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { readActuals, readPlan, type CurrentActual, type Plan } from '../../db/queries/facts.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { evaluationAnswer, type EvaluationAnswer } from '../answers/evaluation-answer.ts'
import { compareEvaluation, type Correction } from '../answers/evaluation-back.ts'
import type { Back } from '../answers/form-back.ts'
import type { When } from '../clock.ts'
import { absent, Refusal } from '../refusal.ts'
import { writeEvaluation, type RowInput } from './evaluate.ts'
import type { Telling } from './messages.ts'
import { openMonth, saveActuals } from './save-month.ts'

type At = When & Telling
type Row = EvaluationAnswer['indicators'][number]
type Found = { back: Back; held: EvaluationAnswer; plan: Plan; last: Map<number, CurrentActual> }
const correctionNote = '按交回的自评表更正'

/** What a handed-back table changes; the project is the caller's own. */
export async function backOfEvaluation(db: Db, caller: Caller, projectId: number, table: HandedIn, at: At): Promise<Found> {
  await ownProject(db, caller, projectId)
  const held = await evaluationAnswer(db, caller, projectId, at.today().slice(0, 7), 'zh-CN')
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  const last = new Map<number, CurrentActual>()
  for (const one of await readActuals(db, projectId))
    if (one.state === 'reported' && one.month >= (last.get(one.indicatorId)?.month ?? '')) last.set(one.indicatorId, one)
  const months = new Map<Month, { code: string; params: Refusal['params'] } | null>()
  for (const { month } of last.values())
    if (!months.has(month)) months.set(month, await lockedAt(db, caller, projectId, month, at))
  const correctionOf = (row: Row, value: number | null): Correction => {
    const facts = plan.indicators.find(one => one.id === row.indicatorId)
    const one = last.get(row.indicatorId)
    if (!facts || facts.derivation) return no('back-actual-derived')
    if (facts.contributors.some(unit => unit !== plan.agencyId)) return no('back-actual-units')
    if (!one) return no('back-actual-none')
    if (value === null || (facts.aggregation !== 'sum' && facts.aggregation !== 'last') || one.value === null)
      return no('back-actual-ratio')
    const locked = months.get(one.month)
    if (locked) return { why: locked }
    const to = correctedTo(facts.aggregation, one.value, row.actual.value, value)
    return {
      month: one.month,
      version: one.version,
      note: { code: 'back-actual', params: { month: one.month, from: one.value, to } },
    }
  }
  return { back: compareEvaluation(table, held, correctionOf), held, plan, last }
}

const no = (code: string): Correction => ({ why: { code, params: {} } })

/** Of a sum the last month takes the difference, of a standing value the whole. */
const correctedTo = (aggregation: string, month: number, year: number | null, wanted: number): number =>
  Number((aggregation === 'sum' ? month + wanted - (year ?? 0) : wanted).toPrecision(12))

/** Why a month cannot be typed in, as the ordinary act would say it. */
async function lockedAt(db: Db, caller: Caller, projectId: number, month: Month, at: When) {
  try {
    await openMonth(db, caller, projectId, month, [], at)
    return null
  } catch (error) {
    if (error instanceof Refusal && (error.status === 423 || error.status === 422))
      return { code: error.code, params: error.params }
    throw error
  }
}

/** Writes what was accepted, all of it or nothing, through the ordinary acts. */
export async function importEvaluation(
  db: Db,
  caller: Caller,
  projectId: number,
  table: HandedIn,
  wanted: { accept: ReadonlySet<string>; version?: number },
  at: At,
  tell: Tell,
): Promise<Found & { saved: number }> {
  const found = await backOfEvaluation(db, caller, projectId, table, at)
  const { back, held, last, plan } = found
  if (!isOpen(held.state)) throw new Refusal(423, 'evaluation-closed', { state: held.state })
  if (wanted.version === undefined) throw new Refusal(422, 'version-missing')
  if (wanted.version !== held.version) throw new Refusal(409, 'conflict')
  const cells = back.cells.filter(cell => wanted.accept.has(cell.key))
  // A key nobody knows any more: what it stood for moved while one was reading.
  if (cells.length !== wanted.accept.size) throw new Refusal(409, 'conflict')
  const refused = cells.filter(cell => cell.change === null)
  if (refused.length)
    throw new Refusal(
      422,
      'back-not-acceptable',
      { count: refused.length },
      refused.map(cell => ({ path: cell.key, ...cell.why! })),
    )
  if (cells.length === 0) throw new Refusal(422, 'back-nothing')
  const rows = new Map<number, RowInput>()
  const months = new Map<Month, ActualEntry[]>()
  let executionWeight: number | undefined
  for (const cell of cells) {
    const row = held.indicators.find(one => one.indicatorId === cell.indicatorId)
    if (!row) {
      executionWeight = moneyTotal(table)!.weight!
      continue
    }
    const input = rows.get(row.indicatorId) ?? { indicatorId: row.indicatorId, version: row.version }
    if (cell.field === 'weight') rows.set(row.indicatorId, { ...input, weight: Number(cell.form) })
    if (cell.field === 'score') rows.set(row.indicatorId, { ...input, score: Number(cell.form) })
    if (cell.field === 'said') rows.set(row.indicatorId, { ...input, ...splitSaid(cell.form, row) })
    if (cell.field === 'actual') {
      const one = last.get(row.indicatorId)!
      const { aggregation } = plan.indicators.find(facts => facts.id === row.indicatorId)!
      const value = correctedTo(aggregation, one.value!, row.actual.value, readActual(cell.form, row.target, row.name).value!)
      const entry = { indicatorId: row.indicatorId, value, version: one.version, note: correctionNote }
      months.set(one.month, [...(months.get(one.month) ?? []), entry])
    }
  }
  for (const [month, entries] of months)
    await saveActuals(db, caller, projectId, month, entries, at, note => tell({ ...note, event: 'actuals.save' }), 'workbook')
  const given = { rows: [...rows.values()], version: held.version, ...(executionWeight === undefined ? {} : { executionWeight }) }
  if (rows.size > 0 || executionWeight !== undefined) await writeEvaluation(db, caller, projectId, given, at)
  tell({ entity: 'evaluation', id: projectId, after: { source: 'form', accepted: cells.map(cell => cell.key), ...given } })
  return { ...found, saved: cells.length }
}
