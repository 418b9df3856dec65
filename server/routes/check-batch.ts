import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { attachmentHeader } from '#domain/file-name'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { checkBatch } from '../answers/check-batch.ts'
import { router } from '../context.ts'
import { countFiles, eachFile, fileInside, filesSent } from '../files/many-files.ts'
import { Refusal } from '../refusal.ts'
import { rulesNamed } from '../rules.ts'
import { unopened } from './unopened.ts'

/** Described only: as a type it would be taken for one answer of JSON. */
const lines: object = { content: { 'application/x-ndjson': { schema: { type: 'string' } } } }
const binary = { schema: { type: 'string', format: 'binary' } as const }

const nothing = () => new ReadableStream<Uint8Array>({ start: empty => empty.close() })

/** Many finished tables at once: each is told as soon as it is done, and who goes away stops it. */
export const checkBatches = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/evaluations/check/batch',
      description:
        'Body: a form with up to 500 files, or a zip, 50 MB in all. Answers line by line (NDJSON): `start`, one `file` for each, at the end `end` with the sums and the report as a workbook. A file that cannot be read is named, the others go on. Saves nothing.',
      request: {
        query: z.object({ ruleSet: z.string().max(60).optional() }),
        body: { content: { 'multipart/form-data': binary, 'application/zip': binary } },
      },
      responses: { 200: { description: 'One line of JSON for each file', ...lines } },
    }),
    async c => {
      await countUpload(c, demand(c.get('caller'), 'see'))
      const rules = await rulesNamed(c.get('at').store.db, c.req.valid('query').ruleSet)
      const body = c.req.raw.body ?? nothing()
      const sent = await filesSent(c.req.header('content-type') ?? '', body)
      const of = countFiles(sent)
      if (of === 0) throw new Refusal(400, 'no-files')
      c.header('content-type', 'application/x-ndjson; charset=utf-8')
      return stream(c, async out => {
        for await (const line of checkBatch(c.get('lang'), eachFile(sent), of, rules)) {
          if (out.aborted) return
          await out.write(`${JSON.stringify(line)}\n`)
        }
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/evaluations/check/batch/file',
      description: 'Body: a zip; answers the one file called so in it, to be checked or annotated by itself. Keeps nothing.',
      request: {
        query: z.object({ name: z.string().min(1).max(1000) }),
        body: { content: { 'application/zip': binary } },
      },
      responses: { 200: { description: 'The file as it is packed', content: { 'application/octet-stream': binary } } },
    }),
    async c => {
      await countUpload(c, demand(c.get('caller'), 'see'))
      const { name } = c.req.valid('query')
      const [zip] = await filesSent('application/zip', c.req.raw.body ?? nothing())
      const file = zip?.bytes ? fileInside(zip.bytes, name) : null
      if (!file) throw new Refusal(422, 'file-not-inside')
      if (!file.ok) throw unopened(file.problems)
      c.header('content-type', 'application/octet-stream')
      c.header('content-disposition', attachmentHeader(name.split('/').at(-1) ?? ''))
      return c.body(new Uint8Array(file.value))
    },
  )
