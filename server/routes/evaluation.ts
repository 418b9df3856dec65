import { createRoute, z } from '@hono/zod-openapi'
import type { EvaluationAct } from '#domain/evaluation-way'
import { attachmentHeader } from '#domain/file-name'
import { evaluationForm } from '#wording/evaluation-form'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { moveEvaluation, writeEvaluation } from '../acts/evaluate.ts'
import { evaluationAnswer, evaluationSchema } from '../answers/evaluation-answer.ts'
import { evaluationWorkbook } from '../answers/evaluation-workbook.ts'
import { keptVersion } from '../answers/kept-version.ts'
import { objectiveOf } from '../answers/monitoring-answer.ts'
import { currentMonth, router, type Ctx } from '../context.ts'
import { answers, idParam, jsonBody, keptQuery } from './kit.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const points = z.number().min(0).max(100).multipleOf(0.01).nullable().optional()
const version = z.int().min(0).optional()
const writing = z.strictObject({
  executionWeight: points.meta({ description: 'Points of the budget’s execution; null: as the rule set has them' }),
  rows: z
    .array(
      z.strictObject({
        indicatorId: z.int().min(-999).max(2_147_483_647).meta({ description: 'Below 0: a process criterion of the rule set' }),
        weight: points.meta({ description: 'null: the proposed points' }),
        score: points.meta({ description: 'Where the rule leaves room: levels and dates' }),
        reason: z.string().max(5000).optional(),
        measures: z.string().max(5000).optional(),
        version,
      }),
    )
    .max(500),
  version,
})
const step = z.strictObject({ opinion: z.string().max(2000).optional(), version })

const stepRoute = <S extends EvaluationAct>(name: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/projects/{id}/evaluation/${name}`,
    request: { params: idParam, ...jsonBody(step) },
    responses: answers(evaluationSchema, description),
  })

const answerOf = (c: Ctx, caller: ReturnType<typeof demand>, id: number) =>
  evaluationAnswer(c.get('at').store.db, caller, id, currentMonth(c.get('at')), c.get('lang'))

async function take(c: Ctx, name: EvaluationAct, id: number, input: z.infer<typeof step>) {
  const caller = demand(c.get('caller'), name === 'submit' ? 'enter' : 'decideEvaluations')
  await act(c, `evaluation.${name}`, async (db, tell) => {
    const { before, after } = await moveEvaluation(db, caller, id, name, input, c.get('at'))
    tell({ entity: 'evaluation', id, before, after: { ...after, opinion: input.opinion ?? '' } })
  })
  return answerOf(c, caller, id)
}

/** The year-end evaluation 绩效自评 of a project (财预〔2020〕10号). */
export const evaluation = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/evaluation',
      request: { params: idParam },
      responses: answers(evaluationSchema, 'The year scored as things stand, or as it was handed in or decided on'),
    }),
    async c => c.json(await answerOf(c, demand(c.get('caller'), 'see'), c.req.valid('param').id), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/evaluation',
      description: 'Points, scores of levels, reasons and measures: all of it or nothing; fields left out stay as they are.',
      request: { params: idParam, ...jsonBody(writing) },
      responses: answers(evaluationSchema, 'The whole evaluation, with what is still missing'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      await act(c, 'evaluation.write', async (db, tell) => {
        await writeEvaluation(db, caller, id, given, c.get('at'))
        tell({ entity: 'evaluation', id, after: given })
      })
      return c.json(await answerOf(c, caller, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/self-evaluation.xlsx',
      request: { params: idParam, query: keptQuery },
      responses: {
        200: {
          description: 'The official self-evaluation table; a draft until it is final, or as a step of its way left it',
          content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { version: seq } = c.req.valid('query')
      const { dayOf, store } = c.get('at')
      const { db } = store
      // An official form has one language.
      const table = await evaluationAnswer(db, caller, id, currentMonth(c.get('at')), 'zh-CN', seq)
      const kept = keptVersion(table, seq, dayOf)
      const bytes = await evaluationWorkbook(table, await objectiveOf(db, id), kept?.line)
      const file = { file: 'self-evaluation.xlsx', ...(kept && { version: seq }) }
      await act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: file }))
      c.header('content-type', workbook)
      c.header(
        'content-disposition',
        attachmentHeader(`${table.project}-${table.year}-${evaluationForm.title}${kept?.name ?? ''}.xlsx`),
      )
      return c.body(bytes)
    },
  )
  .openapi(stepRoute('submit', 'Hands it in; its figures are kept as they are'), async c =>
    c.json(await take(c, 'submit', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('approve', 'The department’s review; once reviewed, the bureau makes it final'), async c =>
    c.json(await take(c, 'approve', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('return', 'Sends it back to the unit, with an opinion'), async c =>
    c.json(await take(c, 'return', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(
    stepRoute('reopen', 'The bureau opens a final one again, with a reason; the unit mends it and hands it in once more'),
    async c => c.json(await take(c, 'reopen', c.req.valid('param').id, c.req.valid('json')), 200),
  )
