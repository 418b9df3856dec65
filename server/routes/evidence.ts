import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import {
  evidenceInputSchema,
  evidenceItemSchema,
  evidenceListSchema,
  evidencePlaceSchema,
  evidencePreviewSchema,
  evidenceReasonSchema,
} from '#domain/evidence'
import { attachmentHeader } from '#domain/file-name'
import { mimeOf, type FileType } from '#domain/vocabulary-evidence'
import { evidenceById, fileByHash } from '../../db/queries/evidence.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { addEvidence, linkValues, removeEvidence, unlinkValue } from '../acts/evidence.ts'
import { evidencePlan, placeIn } from '../acts/evidence-place.ts'
import { evidenceAnswer, evidenceItem } from '../answers/evidence-answer.ts'
import { previewOf } from '../answers/evidence-preview.ts'
import { router, type Ctx } from '../context.ts'
import { discard, keep, readStored, sizeOf } from '../files/file-store.ts'
import { figuresIn, takeUpload } from '../files/take-upload.ts'
import { Refusal, absent } from '../refusal.ts'
import { answers, creates, idParam, jsonBody } from './kit.ts'

const binary = { schema: { type: 'string', format: 'binary' } as const }
const fileParam = idParam.extend({ evidenceId: idParam.shape.id })
const added = evidenceItemSchema.extend({
  /** The project held this content already: it now stands behind one more value. */
  known: z.boolean(),
})

/** A file goes out as what it is. */
const asKept = Object.fromEntries(Object.values(mimeOf).map(type => [type, binary]))
const upload = createRoute({
  method: 'post',
  path: '/projects/{id}/evidence',
  description:
    'A file behind a value: pdf, png, jpeg, webp, gif, bmp, xlsx or docx (by its content), up to 50 MB. Either the body is the file and ' +
    'the query says the rest, or it is multipart/form-data with one file and fields of the same names. A closed month takes additions.',
  request: {
    params: idParam,
    query: evidenceInputSchema.partial(),
    body: { content: { 'multipart/form-data': binary, 'application/octet-stream': binary } },
  },
  responses: creates(added, 'The file with every value it stands behind'),
})

/** A file of a project the caller may see, with the record that it was opened. */
async function opened(c: Ctx, id: number, event: 'evidence.download' | 'evidence.view') {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'see')
  const row = await evidenceById(at.store.db, id)
  if (!row || !(await projectHead(at.store.db, caller.scope, row.projectId))) throw absent()
  const file = (await fileByHash(at.store.db, row.hash))!
  if ((await sizeOf(at.files, row.hash)) !== file.size) throw new Refusal(410, 'evidence-lost')
  const { projectId, name, hash } = row
  await act(c, event, async (_, tell) => tell({ entity: 'evidence', id, after: { projectId, name, hash } }))
  return { name, file }
}

export const evidence = router()
  .openapi(upload, async c => {
    const at = c.get('at')
    const caller = demand(c.get('caller'), 'enter')
    const { id } = c.req.valid('param')
    const plan = await evidencePlan(at.store.db, caller, id)
    await countUpload(c, caller)
    const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: stream => stream.close() })
    const { received, place, ...seen } = await takeUpload(at.files, c.req.query(), c.req.header('content-type') ?? '', body)
    try {
      placeIn(caller, plan, place)
      const known = await fileByHash(at.store.db, received.hash)
      const figures = known ? known.figures : await figuresIn(at.files, received, seen.type)
      await keep(at.files, received, at.now())
      const stored = { ...seen, hash: received.hash, size: received.size, figures }
      const done = await act(c, 'evidence.add', (db, tell) => addEvidence(db, caller, id, place, stored, at, tell))
      return c.json({ ...(await evidenceItem(at.store.db, caller, id, done.id, at)), known: done.known }, 201)
    } finally {
      await discard(received)
    }
  })
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/evidence',
      request: { params: idParam },
      responses: answers(evidenceListSchema, 'Files behind the values, removed ones too, and the grade of each reported value'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const at = c.get('at')
      return c.json(await evidenceAnswer(at.store.db, caller, c.req.valid('param').id, at), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/evidence/{evidenceId}/values',
      request: { params: fileParam, ...jsonBody(z.strictObject({ values: z.array(evidencePlaceSchema).min(1).max(500) })) },
      responses: answers(evidenceItemSchema, 'Puts a file behind further values'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, evidenceId } = c.req.valid('param')
      const { values } = c.req.valid('json')
      await act(c, 'evidence.link', (db, tell) => linkValues(db, caller, id, evidenceId, values, at, tell))
      return c.json(await evidenceItem(at.store.db, caller, id, evidenceId, at), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/evidence/{evidenceId}/unlink',
      request: { params: fileParam, ...jsonBody(evidencePlaceSchema.extend(evidenceReasonSchema.shape)) },
      responses: answers(evidenceItemSchema, 'Takes a file from one of its values, with a reason; the month must be open'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, evidenceId } = c.req.valid('param')
      const { reason, ...place } = c.req.valid('json')
      await act(c, 'evidence.unlink', (db, tell) => unlinkValue(db, caller, id, evidenceId, place, reason, at, tell))
      return c.json(await evidenceItem(at.store.db, caller, id, evidenceId, at), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/evidence/{evidenceId}/remove',
      request: { params: fileParam, ...jsonBody(evidenceReasonSchema) },
      responses: answers(evidenceItemSchema, 'Removes a file with a reason: it stays listed; its months must be open'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, evidenceId } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      await act(c, 'evidence.remove', (db, tell) => removeEvidence(db, caller, id, evidenceId, reason, at, tell))
      return c.json(await evidenceItem(at.store.db, caller, id, evidenceId, at), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/evidence/{id}',
      description: 'The file itself, as an attachment. The trail records it: as a download, or with `?view=1` as looked at.',
      request: { params: idParam, query: z.object({ view: z.enum(['0', '1']).optional() }) },
      responses: { 200: { description: 'The file', content: asKept } },
    }),
    async c => {
      const { view } = c.req.valid('query')
      const { name, file } = await opened(c, c.req.valid('param').id, view === '1' ? 'evidence.view' : 'evidence.download')
      const stream = Readable.toWeb(readStored(c.get('at').files, file.hash)) as ReadableStream
      return c.body(stream, 200, {
        'content-type': mimeOf[file.type as FileType],
        'content-length': String(file.size),
        'content-disposition': attachmentHeader(name),
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
      })
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/evidence/{id}/preview',
      request: { params: idParam },
      responses: answers(evidencePreviewSchema, 'A workbook or document as plain text in cells; recorded as looked at'),
    }),
    async c => {
      const { file } = await opened(c, c.req.valid('param').id, 'evidence.view')
      return c.json(await previewOf(c.get('at').files, file), 200)
    },
  )
