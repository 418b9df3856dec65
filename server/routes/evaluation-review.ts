import { createRoute, z } from '@hono/zod-openapi'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { finishReview, fixScores, reopenReview, writeReview } from '../acts/review-evaluation.ts'
import { evaluationAnswer, evaluationSchema } from '../answers/evaluation-answer.ts'
import { publishedAnswer, publishedSchema } from '../answers/published-answer.ts'
import { reviewAnswer, reviewSchema } from '../answers/review-answer.ts'
import { currentMonth, router } from '../context.ts'
import { answers, idParam, jsonBody } from './kit.ts'

const most = 2_147_483_647
const scores = z.strictObject({
  round: z.int().positive().max(most).meta({ description: 'The hand-in that is scored; another one since is a conflict' }),
  rows: z
    .array(
      z.strictObject({
        indicatorId: z.int().min(-999).max(most).meta({ description: '0: the budget’s execution; below 0: a process criterion' }),
        score: z.number().min(0).max(100).multipleOf(0.01).nullable().optional(),
        reason: z.string().max(5000).optional(),
        version: z.int().min(0).optional(),
      }),
    )
    .max(501),
})
const finish = z.strictObject({ round: z.int().positive().max(most), opinion: z.string().max(2000).optional() })
const reopening = z.strictObject({
  round: z.int().positive().max(most),
  number: z.int().min(1).max(1000).meta({ description: 'Of the expert, as `experts` has it' }),
  doneAt: z.int().meta({ description: 'When that expert was done, as `experts` has it; anything else is a conflict' }),
  reason: z.string().trim().min(1).max(2000),
})
const reviewPath = '/projects/{id}/evaluation/review'

/** Experts score a handed-in evaluation anew 复评, blind to each other; the bureau fixes the final scores 定分. */
export const evaluationReview = router()
  .openapi(
    createRoute({
      method: 'get',
      path: reviewPath,
      request: { params: idParam, query: z.object({ round: z.coerce.number().int().positive().max(most).optional() }) },
      responses: answers(reviewSchema, 'Who scores it, the caller’s own scores, and once all are done everybody’s side by side'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json(await reviewAnswer(c.get('at').store.db, caller, c.req.valid('param').id, c.req.valid('query').round), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: reviewPath,
      request: { params: idParam, ...jsonBody(scores) },
      responses: answers(reviewSchema, 'An expert’s own scores: all of them or none'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'scoreEvaluations')
      const { id } = c.req.valid('param')
      await act(c, 'review.write', async (db, tell) => {
        const after = await writeReview(db, caller, id, c.req.valid('json'), c.get('at'))
        tell({ entity: 'evaluation', id, after })
      })
      return c.json(await reviewAnswer(c.get('at').store.db, caller, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${reviewPath}/done`,
      request: { params: idParam, ...jsonBody(finish) },
      responses: answers(
        reviewSchema,
        'The expert is done; the last one opens all scores to those who decide and to the experts',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'scoreEvaluations')
      const { id } = c.req.valid('param')
      await act(c, 'review.done', async (db, tell) => {
        const after = await finishReview(db, caller, id, c.req.valid('json'), c.get('at'))
        tell({ entity: 'evaluation', id, after })
      })
      return c.json(await reviewAnswer(c.get('at').store.db, caller, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${reviewPath}/reopen`,
      request: { params: idParam, ...jsonBody(reopening) },
      responses: answers(reviewSchema, 'One expert who was done may change the scores again, while others are still at work'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'fixScores')
      const { id } = c.req.valid('param')
      const given = c.req.valid('json')
      await act(c, 'review.reopen', async (db, tell) => {
        const after = await reopenReview(db, caller, id, given, c.get('at'))
        tell({ entity: 'evaluation', id, after: { ...after, reason: given.reason } })
      })
      return c.json(await reviewAnswer(c.get('at').store.db, caller, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/evaluation/final-scores',
      request: { params: idParam, ...jsonBody(scores) },
      responses: answers(reviewSchema, 'Where the bureau’s final score is not the experts’ mean, or the unit’s own'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'fixScores')
      const { id } = c.req.valid('param')
      await act(c, 'finalScores.write', async (db, tell) => {
        const after = await fixScores(db, caller, id, c.req.valid('json'), c.get('at'))
        tell({ entity: 'evaluation', id, after })
      })
      return c.json(await reviewAnswer(c.get('at').store.db, caller, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/evaluation/versions/{seq}',
      request: { params: idParam.extend({ seq: z.coerce.number().int().positive().max(most) }) },
      responses: answers(evaluationSchema, 'The evaluation as a step of its way left it'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, seq } = c.req.valid('param')
      const at = c.get('at')
      return c.json(await evaluationAnswer(at.store.db, caller, id, currentMonth(at), c.get('lang'), seq), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/evaluation/published',
      request: { params: idParam },
      responses: answers(publishedSchema, 'What may be published of it, once it was made final'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json(await publishedAnswer(c.get('at').store.db, caller, c.req.valid('param').id), 200)
    },
  )
