import type { Db } from '../../db/open.ts'
import { yearOf, numberOf } from '#domain/month'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { partAnswer } from '../answers/monitoring-answer.ts'
import { compareMonitoring, forecastOf, pairsOf } from '../answers/monitoring-back.ts'
import type { When } from '../clock.ts'
import type { MonitoringBack } from '../forms/monitoring-back.ts'
import { Refusal } from '../refusal.ts'
import type { Telling } from './messages.ts'
import { writeLine, type LineWriting } from './monitor.ts'

type At = When & Telling

/** What a handed-back monitoring table changes in a run’s part. */
export async function backOfMonitoring(db: Db, caller: Caller, runId: number, projectId: number, form: MonitoringBack, at: At) {
  await ownProject(db, caller, projectId)
  const part = await partAnswer(db, caller, runId, projectId, at.today(), 'zh-CN')
  const month = numberOf(part.run.month)
  if (form.month !== null && form.month !== month)
    throw new Refusal(422, 'form-other-months', { found: form.month, expected: month, year: yearOf(part.run.month) })
  return { part, back: compareMonitoring(form, part.table, part.version) }
}

/** Writes what was accepted, all of it or nothing, line by line as a person would. */
export async function importMonitoring(
  db: Db,
  caller: Caller,
  place: { runId: number; projectId: number },
  form: MonitoringBack,
  wanted: { accept: ReadonlySet<string>; version?: number },
  at: At,
  tell: Tell,
) {
  const { runId, projectId } = place
  const { part, back } = await backOfMonitoring(db, caller, runId, projectId, form, at)
  if (part.snapshot) throw new Refusal(422, 'part-state', { part: part.state })
  if (wanted.version === undefined) throw new Refusal(422, 'version-missing')
  const cells = back.cells.filter(cell => wanted.accept.has(cell.key))
  if (wanted.version !== part.version || cells.length !== wanted.accept.size) throw new Refusal(409, 'conflict')
  const refused = cells.filter(cell => cell.change === null)
  if (refused.length)
    throw new Refusal(
      422,
      'back-not-acceptable',
      { count: refused.length },
      refused.map(cell => ({ path: cell.key, ...cell.why! })),
    )
  if (cells.length === 0) throw new Refusal(422, 'back-nothing')
  for (const { form: row, held: line } of pairsOf(form, part.table).pairs) {
    const fields = new Set(cells.filter(cell => cell.indicatorId === line.indicatorId).map(cell => cell.field))
    if (fields.size === 0) continue
    const writing: LineWriting = {
      version: line.version,
      ...(fields.has('forecast') ? { forecast: forecastOf(row, line) ?? null } : {}),
      ...(fields.has('causes') ? { causes: row.causes } : {}),
      ...(fields.has('note') ? { note: row.note } : {}),
      ...(fields.has('likelihood') ? { likelihood: row.likelihood } : {}),
    }
    await writeLine(db, caller, runId, projectId, line.indicatorId, writing, at)
    tell({ entity: 'monitoring', id: `${runId}.${projectId}.${line.indicatorId}`, after: { source: 'form', ...writing } })
  }
  return { back, saved: cells.length }
}
