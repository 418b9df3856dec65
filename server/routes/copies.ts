import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { copiedNumbersAnswer, copiedNumbersSchema, copiedTextAnswer, copiedTextSchema } from '../answers/copies-answer.ts'
import { copiesSheets } from '../answers/copies-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { answers, pageQuery } from './kit.ts'
import { withinAgency } from './within.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const filter = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  agencyId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
}
const query = pageQuery.extend({
  ...filter,
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  /** 1 looks anew, where what was found before would still stand. */
  fresh: z.literal('1').optional(),
})
const fileQuery = z.object(filter)
/** So many rows a person could still go through. */
const mostRows = 2000

async function asked(
  c: Ctx,
  given: { year?: number; agencyId?: number; page?: number; pageSize?: number; fresh?: '1' },
  wait = false,
) {
  const { store, now, today } = c.get('at')
  const caller = demand(c.get('caller'), 'seeCopies')
  const cut = await withinAgency(store.db, caller, given.agencyId)
  const ask = {
    year: given.year,
    cut,
    page: given.page ?? 1,
    pageSize: given.pageSize ?? mostRows,
    fresh: given.fresh === '1',
    wait,
  }
  return [store.db, caller.scope, ask, now(), Number(today().slice(0, 4))] as const
}

/** Text and numbers that are alike where they hardly could be 雷同: shown to who reviews, both places of a pair side by side. */
export const copies = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/copies/text',
      description:
        'A pair is shown only where the caller may see both projects. Texts of one unit are not held against each other.',
      request: { query },
      responses: answers(copiedTextSchema, 'Pairs of texts of two units that share passages, the most striking first'),
    }),
    async c => c.json(await copiedTextAnswer(...(await asked(c, c.req.valid('query')))), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/copies/numbers',
      request: { query },
      responses: answers(copiedNumbersSchema, 'The same run of values in two units, last year’s again, or one value all year'),
    }),
    async c => c.json(await copiedNumbersAnswer(...(await asked(c, c.req.valid('query')))), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/copies.xlsx',
      request: { query: fileQuery },
      responses: {
        200: {
          description: 'Both lists as a workbook, at most 2,000 rows each',
          content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const given = await asked(c, c.req.valid('query'), true)
      const [text, numbers] = [await copiedTextAnswer(...given), await copiedNumbersAnswer(...given)]
      const { name, sheets } = copiesSheets(c.get('lang'), text, numbers)
      await act(c, 'export', async (_, tell) =>
        tell({ entity: 'copies', id: text.year, after: { file: 'copies.xlsx', ...c.req.query() } }),
      )
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(name))
      return c.body(streamXlsx(sheets))
    },
  )
