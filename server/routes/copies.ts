import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { putAside, takeBack } from '../acts/copies-aside.ts'
import { copiedNumbersAnswer, copiedTextAnswer } from '../answers/copies-answer.ts'
import { seen, type Viewer } from '../answers/copies-groups.ts'
import { asideInput, asideMadeSchema, copiedNumbersSchema, copiedTextSchema } from '../answers/copies-schema.ts'
import { copiesSheets } from '../answers/copies-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { answers, creates, idParam, jsonBody, noContent, pageQuery } from './kit.ts'
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
  /** 1: what was put aside. */
  aside: z.literal('1').optional(),
})
const fileQuery = z.object(filter)
/** So many rows a person could still go through. */
const mostRows = 2000

/** Whose word a putting aside would be. */
const viewerOf = ({ id, scope, roles }: Caller): Viewer => ({
  id,
  scope,
  office: roles.includes('bureau') ? 'bureau' : roles.includes('department') ? 'department' : 'reviewer',
})

type Given = { year?: number; agencyId?: number; page?: number; pageSize?: number; fresh?: '1'; aside?: '1' }
/** `whole`: for a file, waited for, with what was put aside. */
async function asked(c: Ctx, given: Given, whole = false) {
  const { store, now, today } = c.get('at')
  const caller = demand(c.get('caller'), 'seeCopies')
  const cut = await withinAgency(store.db, caller, given.agencyId)
  const ask = {
    year: given.year,
    cut,
    page: given.page ?? 1,
    pageSize: given.pageSize ?? mostRows,
    fresh: given.fresh === '1',
    wait: whole,
    aside: whole ? undefined : given.aside === '1',
  }
  return [store.db, viewerOf(caller), ask, now(), Number(today().slice(0, 4))] as const
}

/** Text and numbers that are alike where they hardly could be 雷同: shown to who reviews, both places of a pair side by side. */
export const copies = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/copies/text',
      description:
        'A group is made of reports the caller may see. Texts of one unit are not held against each other. `aside=1` lists what was put aside.',
      request: { query },
      responses: answers(copiedTextSchema, 'Passages that texts of two units and more share, the most suspicious first'),
    }),
    async c => c.json(await copiedTextAnswer(...(await asked(c, c.req.valid('query')))), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/copies/numbers',
      request: { query },
      responses: answers(
        copiedNumbersSchema,
        'The same run of values in two units and more, last year’s again, or one value all year',
      ),
    }),
    async c => c.json(await copiedNumbersAnswer(...(await asked(c, c.req.valid('query')))), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/copies/asides',
      description:
        '`key` names the group as it was read: 409 where it is another one by now. It comes back by itself when a report joins it or a text changes.',
      request: jsonBody(asideInput),
      responses: creates(asideMadeSchema, 'Puts a group aside with a reason'),
    }),
    async c => {
      const { store, now, today } = c.get('at')
      const by = viewerOf(demand(c.get('caller'), 'seeCopies'))
      const input = c.req.valid('json')
      const ask = { year: input.year, fresh: false, wait: true }
      const looked = await seen(store.db, by, ask, now(), Number(today().slice(0, 4)))
      const id = await act(c, 'copies.aside', async (db, tell) => {
        const { id: made, ...after } = await putAside(db, by, looked, now(), input)
        tell({ entity: 'copies', id: made, after })
        return made
      })
      return c.json({ id }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/copies/asides/{id}',
      request: { params: idParam },
      responses: noContent('Taken back: the group is among those to be looked at again'),
    }),
    async c => {
      const by = viewerOf(demand(c.get('caller'), 'seeCopies'))
      const { id } = c.req.valid('param')
      await act(c, 'copies.back', async (db, tell) =>
        tell({ entity: 'copies', id, before: await takeBack(db, by, id, c.get('at').now()) }),
      )
      return c.body(null, 204)
    },
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
