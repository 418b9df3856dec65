import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { searchAudit } from '../../db/queries/audit.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { auditLines, auditQuery, cursorOf, filterQuery, recordSchema, recordView } from '../answers/audit-answer.ts'
import { router } from '../context.ts'
import { answers } from './kit.ts'

const listSchema = z.object({ items: z.array(recordSchema), next: z.string().nullable() }).openapi('AuditTrail')

/** The audit trail is read here, and written nowhere but by the acts themselves. */
export const audit = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/audit',
      request: { query: auditQuery },
      responses: answers(listSchema, 'The audit trail, the newest first; `next` is given back as `after` for older records'),
    }),
    async c => {
      demand(c.get('caller'), 'readTrail')
      const { pageSize, ...filter } = c.req.valid('query')
      const rows = await searchAudit(c.get('at').store.db, filter, pageSize + 1)
      const items = rows.slice(0, pageSize)
      return c.json({ items: items.map(recordView), next: rows.length > pageSize ? cursorOf(items.at(-1)!) : null }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/audit/export.csv',
      request: { query: filterQuery },
      responses: {
        200: {
          description: 'The same as CSV (UTF-8 with BOM); the export is recorded itself',
          content: { 'text/csv': { schema: { type: 'string' } as const } },
        },
      },
    }),
    async c => {
      demand(c.get('caller'), 'readTrail')
      const filter = c.req.valid('query')
      const { store } = c.get('at')
      await act(c, 'export', async (_, tell) => tell({ entity: 'audit', id: 'csv', after: filter }))
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', 'attachment; filename="audit.csv"')
      return stream(c, async out => {
        for await (const line of auditLines(store.db, filter)) await out.write(line)
      })
    },
  )
