import { createRoute, z } from '@hono/zod-openapi'
import { tidyName } from '#domain/file-name'
import { monthSchema } from '#domain/month'
import { templateKinds } from '#domain/vocabulary-template'
import { templateWords } from '#wording/ui-templates'
import { fileByHash } from '../../db/queries/evidence.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { templateById } from '../../db/queries/templates.ts'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { addTemplate, dropTemplate, refuseElsewhere } from '../acts/templates.ts'
import {
  namesAnswer,
  namesSchema,
  templatesAnswer,
  templateSchema,
  templateSeen,
  templatesFor,
} from '../answers/template-answer.ts'
import { filledTemplate, templateRefused } from '../answers/template-filled.ts'
import { portfolioValues } from '../answers/template-portfolio.ts'
import { previewAnswer, previewSchema } from '../answers/template-preview.ts'
import { projectValues } from '../answers/template-values.ts'
import { router, type Ctx } from '../context.ts'
import { discard, keep, readBytes, receive } from '../files/file-store.ts'
import { oneFile } from '../files/one-file.ts'
import { absent, Refusal } from '../refusal.ts'
import { starterDocx, starterXlsx } from '../templates/starter.ts'
import { checkTemplate } from '../templates/template.ts'
import { sendFile } from './files-out.ts'
import { answers, creates, idParam } from './kit.ts'
import { frame } from './overview.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const agencyId = z.coerce.number().int().min(0).max(2_147_483_647)
const kind = z.enum(templateKinds)
const added = z.object({
  kind,
  name: z.string().max(100),
  /** 0: for every unit, which only the bureau may say. */
  agencyId: agencyId.default(0),
})
const previewQuery = z.object({
  kind,
  /** Whose values are shown; not for the portfolio. */
  projectId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  asOf: monthSchema.optional(),
})
const octets = { schema: { type: 'string', format: 'binary' } as const }
const upload = { content: { 'multipart/form-data': octets, 'application/octet-stream': octets } }
const mime = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const office = (description: string) => ({
  200: { description, content: { [mime.xlsx]: octets, [mime.docx]: octets } },
})

/** The template of a request, or 422 with everything that keeps it from being one. */
async function taken(c: Ctx, caller: Caller, of: z.infer<typeof kind>) {
  await countUpload(c, caller)
  const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: stream => stream.close() })
  const { bytes, fileName } = await oneFile(c.req.header('content-type') ?? '', body)
  const checked = checkTemplate(bytes, of)
  if (checked.ok) return { bytes, fileName: fileName ?? '', ...checked.value }
  throw templateRefused(checked.problems)
}

async function* pieces(bytes: Uint8Array) {
  yield bytes
}

export const templates = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/templates',
      responses: answers(
        z.object({ items: z.array(templateSchema) }),
        'Templates of the own units, those above, and everybody’s; retired ones too',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json({ items: await templatesAnswer(c.get('at').store.db, caller) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/templates/names',
      responses: answers(namesSchema, 'Every placeholder of every form, in both languages, with an example'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      return c.json(namesAnswer(), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/templates/starters/{kind}',
      request: { params: z.object({ kind }), query: z.object({ type: z.enum(['xlsx', 'docx']).default('xlsx') }) },
      responses: office('A template to begin with: every placeholder of the form'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      const of = c.req.valid('param').kind
      const { type } = c.req.valid('query')
      const title = templateWords['zh-CN'].kinds[of]
      const bytes = type === 'xlsx' ? await starterXlsx(of, title) : starterDocx(of, title)
      return sendFile(c, type, bytes, templateWords['zh-CN'].starterName(title))
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/templates/preview',
      description: 'Body: a template. Saves nothing.',
      request: { query: previewQuery, body: upload },
      responses: answers(previewSchema, 'What it asks for and what a project answers; the filled file beside it'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'keepTemplates')
      const { kind: of, projectId, asOf } = c.req.valid('query')
      const { bytes, type, asks } = await taken(c, caller, of)
      if (of !== 'portfolio' && projectId === undefined) throw new Refusal(422, 'template-project-missing')
      const values =
        of === 'portfolio'
          ? await portfolioValues(at.store.db, caller.scope, asOf === undefined ? {} : { asOf }, at.today())
          : await projectValues(at, caller, of, projectId!, asOf === undefined ? {} : { asOf })
      return c.json(await previewAnswer(bytes, of, type, asks, values), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/templates',
      description: 'Body: an xlsx or docx with placeholders. One of the same form, name and unit is replaced by it.',
      request: { query: added, body: upload },
      responses: creates(templateSchema, 'The template, checked and kept'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'keepTemplates')
      const given = c.req.valid('query')
      await refuseElsewhere(at.store.db, caller, given.agencyId)
      const { bytes, fileName, type } = await taken(c, caller, given.kind)
      const named = tidyName(fileName).replace(/\.\w{1,5}$/, '') || given.name.trim() || 'template'
      const received = await receive(at.files, pieces(bytes), bytes.length)
      try {
        await keep(at.files, received, at.now())
        const { hash, size } = received
        const put = { ...given, fileName: `${named}.${type}` }
        const id = await act(c, 'template.add', (db, tell) => addTemplate(db, caller, put, { hash, size, type }, at, tell))
        return c.json((await templateSeen(at.store.db, caller, id)).view, 201)
      } finally {
        await discard(received)
      }
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/templates/{id}/retire',
      request: { params: idParam },
      responses: answers(templateSchema, 'Takes it out of use; it stays in the list'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'keepTemplates')
      const { id } = c.req.valid('param')
      await templateSeen(at.store.db, caller, id)
      await act(c, 'template.retire', (db, tell) => dropTemplate(db, caller, id, at, tell))
      return c.json((await templateSeen(at.store.db, caller, id)).view, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/templates/{id}/file',
      request: { params: idParam },
      responses: office('The template as it was brought'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { view, hash } = await templateSeen(at.store.db, caller, id)
      if (!(await fileByHash(at.store.db, hash))) throw absent()
      const bytes = await readBytes(at.files, hash)
      await act(c, 'export', async (_, tell) => tell({ entity: 'template', id, after: { file: view.fileName } }))
      return sendFile(c, view.type, bytes, view.fileName.replace(/\.\w+$/, ''))
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/templates',
      request: { params: idParam },
      responses: answers(
        z.object({ items: z.array(templateSchema) }),
        'Of each form the templates of the nearest unit upwards that keeps any',
      ),
    }),
    async c => {
      const { db } = c.get('at').store
      const caller = demand(c.get('caller'), 'see')
      const head = await projectHead(db, caller.scope, c.req.valid('param').id)
      if (!head) throw absent()
      return c.json({ items: (await templatesFor(db, caller, head.agencyId)).filter(one => one.kind !== 'portfolio') }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/template',
      request: {
        params: idParam,
        query: z.object({
          templateId: idParam.shape.id,
          asOf: monthSchema.optional(),
          from: monthSchema.optional().meta({ description: 'The first month of a monitoring table; January unless told' }),
          /** The monitoring run whose table is meant. */
          runId: idParam.shape.id.optional(),
        }),
      },
      responses: office('A form of the project, filled into a template; its name says which and which version'),
    }),
    async c => {
      const at = c.get('at')
      const { db } = at.store
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { templateId, asOf, from, runId } = c.req.valid('query')
      const head = await projectHead(db, caller.scope, id)
      if (!head) throw absent()
      const view = (await templatesFor(db, caller, head.agencyId)).find(one => one.id === templateId)
      if (!view || view.kind === 'portfolio') throw new Refusal(422, 'unknown-template')
      const { hash } = (await templateById(db, templateId))!
      const values = await projectValues(at, caller, view.kind, id, {
        ...(asOf ? { asOf } : {}),
        ...(from ? { from } : {}),
        ...(runId ? { run: runId } : {}),
      })
      const bytes = await filledTemplate(at.files, hash, view.kind, values)
      const by = { templateId, template: view.name, version: view.version }
      await act(c, 'export', async (_, tell) =>
        tell({ entity: 'project', id, after: { file: `${view.kind}.${view.type}`, ...by } }),
      )
      return sendFile(c, view.type, bytes, `${head.name}-${head.year}-${view.name}-v${view.version}`)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview/exports/template',
      request: {
        query: z.object({
          templateId: idParam.shape.id,
          year: frame.year,
          asOf: frame.asOf,
          agencyId: frame.agencyId,
        }),
      },
      responses: office('The portfolio, filled into a template'),
    }),
    async c => {
      const at = c.get('at')
      const { db } = at.store
      const caller = demand(c.get('caller'), 'see')
      const { templateId, ...ask } = c.req.valid('query')
      refuseOtherYear(ask)
      const within = await withinAgency(db, caller, ask.agencyId)
      const view = (await templatesAnswer(db, caller)).find(
        one => one.id === templateId && one.kind === 'portfolio' && one.retiredAt === null,
      )
      if (!view) throw new Refusal(422, 'unknown-template')
      const { hash } = (await templateById(db, templateId))!
      const values = await portfolioValues(db, caller.scope, { ...ask, within }, at.today())
      const bytes = await filledTemplate(at.files, hash, 'portfolio', values)
      const by = { templateId, template: view.name, version: view.version }
      await act(c, 'export', async (_, tell) =>
        tell({ entity: 'overview', id: 'template', after: { file: `portfolio.${view.type}`, ...ask, ...by } }),
      )
      return sendFile(c, view.type, bytes, `${view.name}-v${view.version}`)
    },
  )
