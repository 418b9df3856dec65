import { createRoute, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { declarationSchema, questionSchema } from '#domain/declaration'
import { readTarget } from '#domain/target-reader'
import { targetSchema } from '#domain/target'
import type { Problem } from '#domain/problem'
import { sayQuestions } from '#wording/question'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { router } from '../context.ts'
import { openDocument } from '../documents/open.ts'
import { readDeclaration } from '../forms/declaration-reader.ts'
import { Refusal } from '../refusal.ts'
import { answers, jsonBody } from './kit.ts'

const megabytes = 10
const lineSchema = z.object({
  number: z.int(),
  cells: z.array(z.string()),
  /** Paths of the declaration this line filled. */
  paths: z.array(z.string()),
  role: z.enum(['blank', 'heading', 'field', 'unused']),
  /** The line holds text and no field took it. */
  unused: z.boolean(),
  leftover: z.array(z.string()),
})
const parsedSchema = z
  .object({ declaration: declarationSchema, questions: z.array(questionSchema), lines: z.array(lineSchema) })
  .openapi('ParsedDeclaration')

const writings = z.object({
  writings: z.array(z.object({ name: z.string().max(500).nullable().optional(), raw: z.string().max(5000) })).max(1000),
})

const binary = { schema: { type: 'string', format: 'binary' } as const }
const parseRoute = createRoute({
  method: 'post',
  path: '/declarations/parse',
  middleware: [
    bodyLimit({
      maxSize: megabytes * 1024 * 1024,
      onError: () => {
        throw new Refusal(413, 'too-large', { limit: megabytes })
      },
    }),
  ] as const,
  description: 'Body: the form as text, HTML, xlsx or docx. Saves nothing.',
  request: {
    body: {
      content: {
        'text/plain': { schema: { type: 'string' } as const },
        'text/html': { schema: { type: 'string' } as const },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document': binary,
      },
    },
  },
  responses: answers(parsedSchema, 'Every field read, with its source line, and what could not be decided'),
})

/** Too much of anything is 413, a file that cannot be opened 400, a document that is no declaration 422. */
function unreadable(problems: Problem[]): Refusal {
  const code = problems[0]?.code ?? ''
  if (/^document-(too|unzipped)/.test(code)) return new Refusal(413, 'document-too-large', {}, problems)
  return new Refusal(code.startsWith('document-') ? 400 : 422, 'not-a-declaration', {}, problems)
}

export const declarations = router()
  .openapi(parseRoute, async c => {
    await countUpload(c, demand(c.get('caller'), 'declare'))
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const fileName = c.req.header('x-file-name') ?? null
    const opened = await openDocument(bytes, c.req.header('content-type') ?? null, fileName)
    const read = opened.ok ? readDeclaration(opened.value) : opened
    if (!read.ok) throw unreadable(read.problems)
    const { declaration, questions, lines } = read.value
    return c.json({ declaration, questions: sayQuestions(c.get('lang'), questions), lines }, 200)
  })
  .openapi(
    createRoute({
      method: 'post',
      path: '/targets/parse',
      request: jsonBody(writings),
      responses: answers(z.object({ targets: z.array(targetSchema) }), 'The target reader, as forms and checks use it'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      const targets = c.req.valid('json').writings.map(({ name, raw }) => readTarget(raw, name ?? null))
      return c.json({ targets }, 200)
    },
  )
