import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { runTrial, trialAnswerSchema, trialInputSchema } from '#domain/trial'
import { sayTrial } from '#wording/trial'
import { checkCopyWords } from '#wording/ui-check-copy'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { checkAnswer, checkAnswerSchema } from '../answers/check-answer.ts'
import { checkCopy } from '../answers/check-copy.ts'
import { router, type Ctx } from '../context.ts'
import { openTables } from '../documents/tables.ts'
import { oneFile } from '../files/one-file.ts'
import { Refusal } from '../refusal.ts'
import { rulesNamed } from '../rules.ts'
import { answers, jsonBody } from './kit.ts'
import { unopened } from './unopened.ts'

const text = { schema: { type: 'string' } as const }
const binary = { schema: { type: 'string', format: 'binary' } as const }

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const tableRequest = {
  query: z.object({ ruleSet: z.string().max(60).optional() }),
  body: { content: { 'text/plain': text, 'text/html': text, [workbook]: binary, [wordFile]: binary } },
}

/** A name that was not encoded stands as it came. */
function nameFrom(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}

/** The file of a request, opened, and the rules it is held to. */
async function handedIn(c: Ctx, ruleSet: string | undefined) {
  await countUpload(c, demand(c.get('caller'), 'see'))
  const type = c.req.header('content-type') ?? ''
  const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: stream => stream.close() })
  const { bytes, fileName } = await oneFile(type, body)
  const multipart = /^multipart/i.test(type)
  const name = fileName ?? nameFrom(c.req.header('x-file-name') ?? '')
  const opened = await openTables(bytes, multipart ? null : type, name)
  if (!opened.ok) throw unopened(opened.problems)
  return { bytes, name, sheets: opened.value, rules: await rulesNamed(c.get('at').store.db, ruleSet) }
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
      path: '/evaluations/check/copy',
      description:
        'Body as for /evaluations/check. A workbook and a Word file come back in their own layout, each cell spoken of with a comment and a fill, the list of notes at the end; anything else as a Word file of what was read. Saves nothing.',
      request: tableRequest,
      responses: {
        200: { description: 'The file with its notes, to be sent back', content: { [workbook]: binary, [wordFile]: binary } },
      },
    }),
    async c => {
      const { bytes, name, sheets, rules } = await handedIn(c, c.req.valid('query').ruleSet)
      const copy = await checkCopy(c.get('lang'), bytes, sheets, rules)
      if (!copy.ok) throw unopened(copy.problems)
      if (!copy.value) throw new Refusal(422, 'not-a-table')
      const t = checkCopyWords[c.get('lang')]
      const named = `${t.fileName(name.replace(/\.[A-Za-z]{2,5}$/, '') || t.untitled)}.${copy.value.kind}`
      c.header('content-type', copy.value.kind === 'xlsx' ? workbook : wordFile)
      c.header('content-disposition', attachmentHeader(named))
      return c.body(copy.value.bytes)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/evaluations/check',
      description:
        'Body: a finished self-evaluation table as text, html, xlsx or docx, or a form with the file. Several tables in one file: the first on top, the rest in `others`. Saves nothing.',
      request: tableRequest,
      responses: answers(checkAnswerSchema, 'What was read, recomputed as the trial does, and every objection with its place'),
    }),
    async c => {
      const { sheets, rules } = await handedIn(c, c.req.valid('query').ruleSet)
      const answer = await checkAnswer(c.get('lang'), sheets, rules)
      if (!answer) throw new Refusal(422, 'not-a-table')
      return c.json(answer, 200)
    },
  )
