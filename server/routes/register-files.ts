import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { compareRegister, importRegister } from '../acts/import-register.ts'
import { importAnswer, importSchema } from '../answers/register-import-answer.ts'
import { registerWorkbook } from '../answers/register-workbook.ts'
import { router } from '../context.ts'
import { answers, idParam } from './kit.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const binary = { schema: { type: 'string', format: 'binary' } as const }

/** The register as a workbook, in and out. */
export const registerFiles = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/imports/register',
      request: {
        params: idParam,
        query: z.object({ dryRun: z.enum(['0', '1']).default('0') }),
        body: { required: true, content: { [workbook]: binary, 'application/octet-stream': binary } },
      },
      responses: answers(importSchema, 'Takes a workbook over row by row; with dryRun=1 it only shows the differences'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      await countUpload(c, caller)
      const { id } = c.req.valid('param')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const compared =
        c.req.valid('query').dryRun === '1'
          ? await compareRegister(at.store.db, caller, id, bytes, at)
          : await act(c, 'contract.import', (db, tell) => importRegister(db, caller, id, bytes, at, tell))
      return c.json(importAnswer(compared, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/register.xlsx',
      request: { params: idParam },
      responses: {
        200: { description: 'The register as a workbook that can be imported again', content: { [workbook]: binary } },
      },
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { bytes, name } = await registerWorkbook(c.get('at').store.db, caller, id)
      await act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: { file: 'register.xlsx' } }))
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(name))
      return c.body(bytes)
    },
  )
