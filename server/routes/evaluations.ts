import { createRoute } from '@hono/zod-openapi'
import { runTrial, trialAnswerSchema, trialInputSchema } from '#domain/trial'
import { sayTrial } from '#wording/trial'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { rulesNamed } from '../rules.ts'
import { answers, jsonBody } from './kit.ts'

export const evaluations = router().openapi(
  createRoute({
    method: 'post',
    path: '/evaluations/trial',
    request: jsonBody(trialInputSchema),
    responses: answers(trialAnswerSchema, 'Scores a table without saving it, and names what a reviewer would object to'),
  }),
  async c => {
    demand(c.get('caller'), 'see')
    const input = c.req.valid('json')
    const rules = await rulesNamed(c.get('at').store.db, input.ruleSet)
    return c.json(sayTrial(c.get('lang'), runTrial(input, rules)), 200)
  },
)
