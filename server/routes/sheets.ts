import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import type { Problem } from '#domain/problem'
import { leftOuts, sheetChoicesSchema, type SheetChoices } from '#domain/sheet'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { importSheet, planSheet, takeOutSheet } from '../acts/import-sheet.ts'
import { sheetPlace } from '../acts/sheet-place.ts'
import { hashOf } from '../acts/sheet-reading.ts'
import { previewOf, sheetPreviewSchema } from '../answers/sheet-answer.ts'
import { sheetDetail, sheetDetailSchema, sheetsAnswer, sheetsSchema } from '../answers/sheets-answer.ts'
import { router } from '../context.ts'
import { openGrid } from '../documents/grid.ts'
import { Refusal } from '../refusal.ts'
import { answers, idParam, jsonBody, pageQuery } from './kit.ts'

const id = idParam.shape.id
const importQuery = z.object({
  indicatorId: id,
  month: monthSchema,
  /** The unit that reports it; the project's own where left out. */
  agencyId: id.optional(),
  /** The file's name. */
  name: z.string().max(200).optional(),
  /** Reads and answers, saves nothing. */
  dryRun: z.literal('1').optional(),
  /** A JSON object SheetChoices: what the sheet is and which column plays which part; what is left out is proposed. */
  choices: z.string().max(12_000).optional(),
})

const binary = { schema: { type: 'string', format: 'binary' } as const }
const text = { schema: { type: 'string' } as const }
const file = {
  content: {
    'text/plain': text,
    'text/csv': text,
    'text/html': text,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': binary,
  },
}

function choicesOf(written: string | undefined): SheetChoices {
  if (written === undefined) return {}
  try {
    const read = sheetChoicesSchema.safeParse(JSON.parse(written))
    if (read.success) return read.data
  } catch {
    // Not JSON: said below.
  }
  throw new Refusal(400, 'sheet-choices-malformed')
}

/** Too much of anything is 413, what cannot be opened 400. */
function unreadable(problems: Problem[]): Refusal {
  const code = problems[0]?.code ?? ''
  const large = /^document-(too|unzipped)|^sheet-too/.test(code)
  return new Refusal(large ? 413 : 400, 'sheet-unreadable', {}, problems)
}

export const sheets = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/imports/sheet',
      description:
        'Body: the file itself, or a pasted table. The indicator’s month follows from its rows; they are kept. With dryRun=1 nothing is saved.',
      request: { params: idParam, query: importQuery, body: file },
      responses: answers(sheetPreviewSchema, 'How the sheet was read, what it says, and why rows do not count'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      await countUpload(c, caller)
      const at = c.get('at')
      const { id: projectId } = c.req.valid('param')
      const { indicatorId, month, agencyId, name = '', dryRun, choices } = c.req.valid('query')
      const chosen = choicesOf(choices)
      // Who may not import learns so before a file is unpacked.
      await sheetPlace(at.store.db, caller, projectId, { indicatorId, month, agencyId })
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const opened = await openGrid(bytes, c.req.header('content-type') ?? null, name)
      if (!opened.ok) throw unreadable(opened.problems)
      const input = { indicatorId, month, agencyId, name, hash: hashOf(bytes), file: opened.value, choices: chosen }
      const { grids } = opened.value
      if (dryRun)
        return c.json(previewOf(c.get('lang'), await planSheet(at.store.db, caller, projectId, input), grids, null), 200)
      const done = await act(c, 'sheet.import', async (db, tell) => {
        const result = await importSheet(db, caller, projectId, input, at)
        const { reading, rows, month: becomes } = result.planned
        const counted = rows.filter(row => row.leftOut === '').length
        const { kind, mapping, recipe } = reading
        tell({
          entity: 'project',
          id: projectId,
          after: { sheet: result.id, indicatorId, month, kind, name, rows: rows.length, counted, mapping, recipe, says: becomes },
        })
        return result
      })
      return c.json(previewOf(c.get('lang'), done.planned, grids, { id: done.id, placed: done.placed }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/sheets',
      request: { params: idParam },
      responses: answers(sheetsSchema, 'The sheets a project’s values were made from, newest first'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json(await sheetsAnswer(c.get('at').store.db, caller, c.req.valid('param').id, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/sheets/{sheetId}',
      request: {
        params: idParam.extend({ sheetId: id }),
        /** `leftOut`, or one reason. */
        query: pageQuery.extend({ only: z.enum(['leftOut', ...leftOuts]).optional() }),
      },
      responses: answers(sheetDetailSchema, 'A sheet with its rows, personal data masked'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id: projectId, sheetId } = c.req.valid('param')
      return c.json(await sheetDetail(c.get('at').store.db, caller, projectId, sheetId, c.req.valid('query'), c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/sheets/{sheetId}/remove',
      request: {
        params: idParam.extend({ sheetId: id }),
        ...jsonBody(z.strictObject({ reason: z.string().trim().min(1).max(500) })),
      },
      responses: answers(sheetsSchema, 'Takes a sheet out of the count; its rows stay, the months follow'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id: projectId, sheetId } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      await act(c, 'sheet.remove', async (db, tell) => {
        const { record } = await takeOutSheet(db, caller, projectId, sheetId, reason, at)
        const { month, indicatorId, name } = record
        tell({
          entity: 'project',
          id: projectId,
          before: { sheet: sheetId, month, indicatorId, name, state: 'kept' },
          after: { sheet: sheetId, state: 'removed', reason },
        })
      })
      return c.json(await sheetsAnswer(at.store.db, caller, projectId, c.get('lang')), 200)
    },
  )
