import { createRoute, z } from '@hono/zod-openapi'
import { declarationSchema } from '#domain/declaration'
import { monthOf } from '#domain/month'
import { sayProblem, sayRefusal } from '#wording/refusals'
import { carriable } from '../../db/queries/carried-over.ts'
import { projectHead, projectYears } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { proposeCarried, whyNotCarried } from '../acts/carry-over.ts'
import { createProject } from '../acts/create-project.ts'
import { pastAnswer, pastSchema, previousOf } from '../answers/past-answer.ts'
import { breathe } from '../breathe.ts'
import { router, type Ctx } from '../context.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { answers, idParam, jsonBody } from './kit.ts'
import { withinAgency } from './within.ts'

const id = z.int().positive().max(2_147_483_647)
const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** The project that is there already. */
  existing: z.int().nullable(),
})
const stubSchema = z.object({
  id: z.int(),
  item: z.string(),
  why: z.enum(['not-accepted', 'unpaid']),
  paid: z.int(),
  left: z.int().nullable(),
})
const previewSchema = z
  .object({
    project: z.object({ id: z.int(), name: z.string(), year: z.int() }),
    /** Why it is not carried over; then there is nothing to review. */
    refusal: refusalSchema.nullable(),
    declaration: z.union([declarationSchema, z.null()]),
    /** Contracts that run into the next year. */
    contracts: z.array(stubSchema),
    past: pastSchema.nullable(),
  })
  .openapi('CarryOver')
const listSchema = z
  .object({
    year: z.int(),
    years: z.array(z.int()),
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        agency: z.object({ id: z.int(), name: z.string() }),
        refusal: refusalSchema.nullable(),
      }),
    ),
    total: z.int(),
  })
  .openapi('CarryOverList')
const doneSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        made: z.object({ id: z.int(), name: z.string() }).nullable(),
        refusal: refusalSchema.nullable(),
        /** Questions about its targets that stay with it. */
        questions: z.int(),
        contracts: z.int(),
      }),
    ),
  })
  .openapi('CarryOverDone')

/** So many projects at a time: what a unit or a small department has. */
const most = 500

const said = (c: Ctx, why: { code: string; params: Record<string, string | number | boolean | null> }) => ({
  code: why.code,
  message: sayRefusal(c.get('lang'), `${why.code}.detail`, why.params),
  existing: why.code === 'carry-exists' ? Number(why.params.id) : null,
})

/** One project of a batch in a transaction of its own: what is refused leaves the others as they are. */
async function carryOne(c: Ctx, projectId: number) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'declare')
  const head = await projectHead(at.store.db, caller.scope, projectId)
  const none = { id: projectId, name: head?.name ?? '', made: null, questions: 0, contracts: 0 }
  try {
    const done = await act(c, 'project.create', async (db, tell) => {
      const from = await ownProject(db, caller, projectId)
      const why = await whyNotCarried(db, from)
      if (why) throw new Refusal(422, why.code, why.params)
      const { declaration, stubs } = await proposeCarried(db, from)
      const contracts = stubs.map(stub => stub.id)
      const { id: made, questions } = await createProject(
        db,
        caller,
        { declaration, carriedFrom: { projectId, contracts }, overruled: [] },
        at,
        tell,
      )
      return { made: { id: made, name: declaration.projectName }, questions, contracts: contracts.length }
    })
    return { ...none, ...done, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [first] = error.problems
    const refusal = first ? { ...said(c, error), message: sayProblem(c.get('lang'), first.code, first.params) } : said(c, error)
    return { ...none, refusal }
  }
}

/** Projects carried into the next year 结转下年: looked at first, saved as any declaration is. */
export const carryOver = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/carry-over',
      request: { params: idParam },
      responses: answers(previewSchema, 'The next year’s declaration as this project proposes it. Saves nothing.'),
    }),
    async c => {
      const { store, today } = c.get('at')
      const caller = demand(c.get('caller'), 'declare')
      const head = await ownProject(store.db, caller, c.req.valid('param').id)
      const project = { id: head.id, name: head.name, year: head.year }
      const why = await whyNotCarried(store.db, head)
      if (why) return c.json({ project, refusal: said(c, why), declaration: null, contracts: [], past: null }, 200)
      const { declaration, stubs } = await proposeCarried(store.db, head)
      const past = await pastAnswer(store.db, caller.scope, head.id, today())
      return c.json({ project, refusal: null, declaration, contracts: stubs, past }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/carry-overs',
      request: {
        query: z.object({
          year: z.coerce.number().int().min(2000).max(2100).optional(),
          agencyId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
        }),
      },
      responses: answers(listSchema, 'Projects of a year and whether each can be carried into the next; at most 500 at a time'),
    }),
    async c => {
      const { store, today } = c.get('at')
      const { db } = store
      const caller = demand(c.get('caller'), 'declare')
      const { year: asked, agencyId } = c.req.valid('query')
      const years = await projectYears(db, caller.scope)
      const year = asked ?? years.find(one => monthOf(one, 12) < today().slice(0, 7)) ?? years[0] ?? Number(today().slice(0, 4))
      const rows = await carriable(db, caller.scope, await withinAgency(db, caller, agencyId), year)
      const items = []
      for (const [i, row] of rows.slice(0, most).entries()) {
        if (i % 50 === 49) await breathe()
        const head = (await projectHead(db, caller.scope, row.id))!
        const why = await whyNotCarried(db, head)
        items.push({ id: row.id, name: row.name, agency: { id: row.agencyId, name: row.agency }, refusal: why && said(c, why) })
      }
      return c.json({ year, years, items, total: rows.length }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/carry-overs',
      request: jsonBody(z.strictObject({ projectIds: z.array(id).min(1).max(most) })),
      responses: answers(doneSchema, 'Carries projects over as they are proposed, one by one: what became of each'),
    }),
    async c => {
      const { scope } = demand(c.get('caller'), 'declare')
      const { projectIds } = c.req.valid('json')
      const heads = await Promise.all(projectIds.map(one => projectHead(c.get('at').store.db, scope, one)))
      refuseProblems(
        heads.flatMap((head, i) =>
          head && sees(scope, head.agencyId) ? [] : [{ path: `projectIds.${i}`, code: 'unknown-project', params: {} }],
        ),
      )
      const items = []
      for (const projectId of new Set(projectIds)) {
        items.push(await carryOne(c, projectId))
        await breathe()
      }
      return c.json({ items }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/declarations/history',
      description: 'What the targets of the project that a declaration would continue came to. Saves nothing.',
      request: jsonBody(
        z.strictObject({
          agencyCode: z.string().max(60),
          projectName: z.string().max(300),
          year: z.int().min(2000).max(2100),
        }),
      ),
      responses: answers(z.object({ past: pastSchema.nullable() }), 'Null where nothing was found, or it may not be seen'),
    }),
    async c => {
      const { store, today } = c.get('at')
      const caller = demand(c.get('caller'), 'declare')
      const previous = await previousOf(store.db, c.req.valid('json'))
      return c.json({ past: previous === null ? null : await pastAnswer(store.db, caller.scope, previous, today()) }, 200)
    },
  )
