import { createRoute } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { act } from '../access/act.ts'
import { likeSheet, unitsSheet, yearsSheet } from '../answers/compare-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { likeFor, likeQuery, unitsFor, unitsQuery, yearsFor, yearsQuery } from './compare.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const binary = { schema: { type: 'string', format: 'binary' } as const }
const described = (what: string) => ({ 200: { description: what, content: { [workbook]: binary } } })

async function send(c: Ctx, view: string, made: ReturnType<typeof yearsSheet>) {
  const after = { file: `compare-${view}.xlsx`, ...c.req.query() }
  await act(c, 'export', async (_, tell) => tell({ entity: 'compare', id: view, after }))
  c.header('content-type', workbook)
  c.header('content-disposition', attachmentHeader(made.name))
  return c.body(streamXlsx([made.sheet]))
}

/** Each comparison as a workbook. */
export const compareFile = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/years.xlsx',
      request: { query: yearsQuery },
      responses: described('Two years of a project as a workbook'),
    }),
    async c => send(c, 'years', yearsSheet(c.get('lang'), await yearsFor(c, c.req.valid('query')))),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/units.xlsx',
      request: { query: unitsQuery },
      responses: described('Two units month by month as a workbook'),
    }),
    async c => send(c, 'units', unitsSheet(c.get('lang'), await unitsFor(c, c.req.valid('query')))),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/indicator.xlsx',
      request: { query: likeQuery },
      responses: described('One indicator across projects as a workbook'),
    }),
    async c => send(c, 'indicator', likeSheet(c.get('lang'), await likeFor(c, c.req.valid('query')))),
  )
