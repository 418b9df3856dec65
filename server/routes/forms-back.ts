import { createRoute, z } from '@hono/zod-openapi'
import type { HandedIn } from '#domain/handed-in'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { countUpload } from '../access/upload.ts'
import { backOfEvaluation, importEvaluation } from '../acts/import-evaluation.ts'
import { backOfMonitoring, importMonitoring } from '../acts/import-monitoring.ts'
import { backSchema, sayBack, type Back } from '../answers/form-back.ts'
import { partAnswer } from '../answers/monitoring-answer.ts'
import { router, type Ctx } from '../context.ts'
import { openTables, type TableSheet } from '../documents/tables.ts'
import { oneFile } from '../files/one-file.ts'
import { headsOf, refuseForeign, tablesOf } from '../forms/chosen-table.ts'
import { readMonitoringBack } from '../forms/monitoring-back.ts'
import { Refusal } from '../refusal.ts'
import { answers, idParam } from './kit.ts'
import { unopened } from './unopened.ts'

const octets = { schema: { type: 'string', format: 'binary' } as const }
const query = z.object({
  /** 1 compares and saves nothing. */
  dryRun: z.enum(['0', '1']).default('0'),
  /** Which table of the file, from 0; asked for where it holds several. */
  table: z.coerce.number().int().min(0).max(500).optional(),
  /** The version the comparison named. */
  version: z.coerce.number().int().min(0).optional(),
  accept: z.string().max(40_000).default('').meta({
    description:
      'Keys of the cells that are accepted; a field `accept` of the form says the same at any length. All others stay.',
  }),
})
const body = { content: { 'multipart/form-data': octets, 'application/octet-stream': octets } }
const partParam = idParam.extend({ projectId: idParam.shape.id })

type Brought = { sheets: TableSheet[]; accept: Set<string> }

async function sheetsOf(c: Ctx, caller: Caller, named: string): Promise<Brought> {
  await countUpload(c, caller)
  const stream = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: one => one.close() })
  const type = c.req.header('content-type') ?? ''
  const { bytes, fileName, fields } = await oneFile(type, stream)
  const opened = await openTables(bytes, null, fileName ?? '')
  const accept = new Set([named, fields.get('accept') ?? ''].join(',').split(',').filter(Boolean))
  if (!opened.ok) throw unopened(opened.problems)
  return { sheets: opened.value, accept }
}

const undecided = { version: 0, cells: [], strange: [], absent: [], same: 0, saved: 0, chosen: null }
const whole = (c: Ctx, tables: HandedIn[], chosen: number, back: Back, saved: number) => ({
  ...sayBack(c.get('lang'), back),
  tables: headsOf(tables),
  chosen,
  saved,
})

/** The one meant, or null where it has to be said. */
function chosenOf(tables: HandedIn[], wanted: number | undefined): number | null {
  if (wanted !== undefined && wanted >= tables.length) throw new Refusal(422, 'form-no-such-table', { count: tables.length })
  return wanted ?? (tables.length === 1 ? 0 : null)
}

/** Official forms that went out, were changed or signed off, and come back. */
export const formsBack = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/imports/evaluation',
      description: 'Body: a self-evaluation table as xlsx, docx, html or text. Only accepted cells are written, all or nothing.',
      request: { params: idParam, query, body },
      responses: answers(backSchema, 'Each cell that says otherwise than what is held, and what accepting it changes'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      const { dryRun, table: wanted, version, accept: named } = c.req.valid('query')
      const head = await ownProject(at.store.db, caller, id)
      const { sheets, accept } = await sheetsOf(c, caller, named)
      const tables = tablesOf(sheets)
      const chosen = chosenOf(tables, wanted)
      if (chosen === null) return c.json({ ...undecided, tables: headsOf(tables) }, 200)
      const table = tables[chosen]!
      refuseForeign(table, { kind: 'selfEvaluation', project: head.name, agency: head.agencyName, year: head.year })
      if (dryRun === '1') {
        const { back } = await backOfEvaluation(at.store.db, caller, id, table, at)
        return c.json(whole(c, tables, chosen, back, 0), 200)
      }
      const choice = { accept, ...(version === undefined ? {} : { version }) }
      const { back, saved } = await act(c, 'evaluation.write', (db, tell) =>
        importEvaluation(db, caller, id, table, choice, at, tell),
      )
      return c.json(whole(c, tables, chosen, back, saved), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/monitoring-runs/{id}/projects/{projectId}/import',
      description: 'Body: the run’s monitoring table as xlsx, docx or html. Only accepted cells are written, all or nothing.',
      request: { params: partParam, query, body },
      responses: answers(backSchema, 'Each cell that says otherwise than what is held, and what accepting it changes'),
    }),
    async c => {
      const at = c.get('at')
      const { db } = at.store
      const caller = demand(c.get('caller'), 'enter')
      const { id: runId, projectId } = c.req.valid('param')
      const { dryRun, table: wanted, version, accept: named } = c.req.valid('query')
      const head = await ownProject(db, caller, projectId)
      await partAnswer(db, caller, runId, projectId, at.today(), c.get('lang'))
      const { sheets, accept } = await sheetsOf(c, caller, named)
      const tables = tablesOf(sheets)
      const chosen = chosenOf(tables, wanted)
      if (chosen === null) return c.json({ ...undecided, tables: headsOf(tables) }, 200)
      const table = tables[chosen]!
      refuseForeign(table, { kind: 'monitoring', project: head.name, agency: head.agencyName, year: head.year })
      const form = readMonitoringBack(table, sheets)
      if (!form) throw new Refusal(422, 'form-no-columns')
      if (dryRun === '1') {
        const { back } = await backOfMonitoring(db, caller, runId, projectId, form, at)
        return c.json(whole(c, tables, chosen, back, 0), 200)
      }
      const place = { runId, projectId }
      const choice = { accept, ...(version === undefined ? {} : { version }) }
      const done = await act(c, 'monitoring.write', (inside, tell) =>
        importMonitoring(inside, caller, place, form, choice, at, tell),
      )
      return c.json(whole(c, tables, chosen, done.back, done.saved), 200)
    },
  )
