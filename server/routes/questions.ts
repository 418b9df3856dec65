import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { answerQuestions } from '../acts/answer-questions.ts'
import {
  answeredQuestions,
  answeredSchema,
  answersInputSchema,
  questionsAnswer,
  questionsSchema,
} from '../answers/questions-answer.ts'
import { router } from '../context.ts'
import { answers, idParam, jsonBody, queryId } from './kit.ts'

const monthParams = idParam.extend({ month: monthSchema })

export const questions = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/questions',
      request: { params: idParam, query: z.object({ indicatorId: queryId.optional() }) },
      responses: answers(
        answeredSchema,
        'Every answer to a plausibility question, month by month, with the figures it was about',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { indicatorId } = c.req.valid('query')
      return c.json(await answeredQuestions(c.get('at').store.db, caller.scope, id, indicatorId, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/questions/{month}',
      request: { params: monthParams },
      responses: answers(questionsSchema, 'What a reviewer would ask about the month, open and answered'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, month } = c.req.valid('param')
      return c.json(await questionsAnswer(c.get('at').store.db, caller.scope, id, month, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/questions/{month}',
      request: { params: monthParams, ...jsonBody(answersInputSchema) },
      responses: answers(questionsSchema, 'Answers questions in one line each; earlier answers are kept'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, month } = c.req.valid('param')
      const given = c.req.valid('json').answers
      await act(c, 'question.answer', (db, tell) => answerQuestions(db, caller, id, month, given, at, tell))
      return c.json(await questionsAnswer(at.store.db, caller.scope, id, month, c.get('lang')), 200)
    },
  )
