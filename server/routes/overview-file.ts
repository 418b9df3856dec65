import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { overviewSorts } from '#domain/overview'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { portfolioSheet, portfolioViews } from '../answers/portfolio-workbook.ts'
import { portfolioAt } from '../answers/portfolio-day.ts'
import { router } from '../context.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { frame } from './overview.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const binary = { schema: { type: 'string', format: 'binary' } as const }

/** Each view of the portfolio as a workbook, written while it is read. */
export const overviewFile = router().openapi(
  createRoute({
    method: 'get',
    path: '/overview/export.xlsx',
    request: {
      query: z.object({
        ...frame,
        sort: z.enum(overviewSorts).default('risk'),
        view: z.enum(portfolioViews).default('projects'),
      }),
    },
    responses: {
      200: { description: 'A view of the portfolio as a workbook, its filters in words', content: { [workbook]: binary } },
    },
  }),
  async c => {
    const at = c.get('at')
    const caller = demand(c.get('caller'), 'see')
    const { view, ...query } = c.req.valid('query')
    refuseOtherYear(query)
    const within = await withinAgency(at.store.db, caller, query.agencyId)
    const { db, ask, date } = await portfolioAt(at, caller.scope, { ...query, within })
    const made = await portfolioSheet(db, caller.scope, view, ask, date, c.get('lang'))
    await act(c, 'export', async (_, tell) => tell({ entity: 'overview', id: view, after: { file: 'overview.xlsx', ...query } }))
    c.header('content-type', workbook)
    c.header('content-disposition', attachmentHeader(made.name))
    return c.body(streamXlsx([made.sheet]))
  },
)
