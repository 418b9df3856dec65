import { createRoute, z } from '@hono/zod-openapi'
import type { Problem } from '#domain/problem'
import { runTrial, trialAnswerSchema, trialInputSchema } from '#domain/trial'
import { sayTrial } from '#wording/trial'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { checkAnswer, checkAnswerSchema } from '../answers/check-answer.ts'
import { router } from '../context.ts'
import { openTables } from '../documents/tables.ts'
import { oneFile } from '../files/one-file.ts'
import { Refusal } from '../refusal.ts'
import { rulesNamed } from '../rules.ts'
import { answers, jsonBody } from './kit.ts'

const text = { schema: { type: 'string' } as const }
const binary = { schema: { type: 'string', format: 'binary' } as const }

/** Too much of anything is 413, what cannot be opened 400. */
function unopened(problems: Problem[]): Refusal {
  const large = /^document-(too|unzipped)/.test(problems[0]?.code ?? '')
  return new Refusal(large ? 413 : 400, 'table-unreadable', {}, problems)
}

export const evaluations = router()
  .openapi(
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
  .openapi(
    createRoute({
      method: 'post',
      path: '/evaluations/check',
      description:
        'Body: a finished self-evaluation table as text, html, xlsx or docx, or a form with the file. Several tables in one file: the first on top, the rest in `others`. Saves nothing.',
      request: {
        query: z.object({ ruleSet: z.string().max(60).optional() }),
        body: {
          content: {
            'text/plain': text,
            'text/html': text,
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document': binary,
          },
        },
      },
      responses: answers(checkAnswerSchema, 'What was read, recomputed as the trial does, and every objection with its place'),
    }),
    async c => {
      await countUpload(c, demand(c.get('caller'), 'see'))
      const type = c.req.header('content-type') ?? ''
      const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: stream => stream.close() })
      const { bytes, fileName } = await oneFile(type, body)
      const multipart = /^multipart/i.test(type)
      const opened = await openTables(bytes, multipart ? null : type, fileName ?? c.req.header('x-file-name') ?? '')
      if (!opened.ok) throw unopened(opened.problems)
      const rules = await rulesNamed(c.get('at').store.db, c.req.valid('query').ruleSet)
      const answer = await checkAnswer(c.get('lang'), opened.value, rules)
      if (!answer) throw new Refusal(422, 'not-a-table')
      return c.json(answer, 200)
    },
  )
