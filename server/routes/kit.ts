import { z } from '@hono/zod-openapi'
import type { ZodType } from 'zod'

/** Pieces every route description is made of. */

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    /** The same as in X-Request-Id: what to name to whoever runs the system. */
    requestId: z.string(),
  })
  .openapi('Problem')

/** Every other answer of every route. Only described, not typed: it is thrown and never returned, and as a type it would be
 * each of the sixty other statuses for every route and every request of the web. */
const otherwise: object = {
  default: { description: 'Problem (RFC 9457)', content: { 'application/problem+json': { schema: problemSchema } } },
}

/** 200 with this schema; anything else is a problem document. */
export const answers = <S extends ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...otherwise,
})

/** As `answers`, with 201. */
export const creates = <S extends ZodType>(schema: S, description: string) => ({
  201: { description, content: { 'application/json': { schema } } },
  ...otherwise,
})

/** 204: done, and nothing to say about it. */
export const noContent = (description: string) => ({
  204: { description },
  ...otherwise,
})

/** 200 that never ends: server-sent events, described in words. */
export const streams = (description: string) => ({
  200: { description, content: { 'text/event-stream': { schema: { type: 'string' } as const } } },
  ...otherwise,
})

export const jsonBody = <S extends ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

/** No row has a larger number: PostgreSQL refuses to compare one with it. */
export const largestId = 2_147_483_647
export const idParam = z.object({ id: z.coerce.number().int().positive().max(largestId) })
/** An id in a query, and one in a body. */
export const queryId = z.coerce.number().int().min(0).max(largestId)
export const bodyId = z.int().min(0).max(largestId)

/** `?version=`: as a step of its way left it, by the step's number, where a table was kept. */
export const keptQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .optional()
    .meta({ description: 'The step of its way whose table is meant; without it the present one' }),
})

/** Lists: `?page=1&pageSize=50`. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
})

export const listOf = <S extends ZodType>(item: S) => z.object({ items: z.array(item), total: z.int() })
