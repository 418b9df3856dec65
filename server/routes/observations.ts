import { createRoute, z } from '@hono/zod-openapi'
import { mostObservations, mostProblems, readObservations, type Observation } from '#domain/observation'
import type { Problem } from '#domain/problem'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { takeObservations } from '../acts/observe.ts'
import { breathe } from '../breathe.ts'
import { router, type Ctx } from '../context.ts'
import { worded } from '../problem-response.ts'
import { Refusal } from '../refusal.ts'
import { answers } from './kit.ts'

const problem = z.object({ path: z.string(), code: z.string(), message: z.string() })
const takenSchema = z
  .object({
    /** New readings. */
    taken: z.int(),
    /** Readings that were on record already: the same key, the same reading. */
    known: z.int(),
    /** Readings left out because their key stands for another one; both are named, nothing was overwritten. */
    problems: z.array(problem).optional(),
  })
  .openapi('ObservationsTaken')

/** Described, and read part by part below: the framework would check 100,000 readings in one breath. */
const described = {
  type: 'object' as const,
  required: ['observations'],
  additionalProperties: false,
  properties: {
    observations: {
      type: 'array' as const,
      maxItems: mostObservations,
      items: {
        type: 'object' as const,
        required: ['key', 'indicatorId', 'at', 'value'],
        additionalProperties: false,
        properties: {
          key: {
            type: 'string' as const,
            minLength: 1,
            maxLength: 200,
            description: 'Names the reading for good; sent again, it counts once',
          },
          indicatorId: { type: 'integer' as const },
          agencyId: { type: 'integer' as const, description: "The unit it was counted at; the project's own where left out" },
          at: {
            oneOf: [{ type: 'string' as const, format: 'date-time' }, { type: 'integer' as const }],
            description: 'ISO 8601 with its offset, or milliseconds since 1970',
          },
          value: { type: 'number' as const },
        },
      },
    },
  },
}

async function readBody(c: Ctx): Promise<Observation[]> {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(c.req.header('content-type') ?? '')) throw new Refusal(415, 'json-expected')
  const body: unknown = await c.req.json().catch(() => Promise.reject(new Refusal(400, 'malformed-json')))
  const rows = typeof body === 'object' && body !== null && 'observations' in body ? body.observations : undefined
  if (!Array.isArray(rows))
    throw new Refusal(400, 'malformed', {}, [{ path: 'observations', code: 'field.type', params: { expected: 'array' } }])
  if (rows.length > mostObservations)
    throw new Refusal(413, 'too-many-observations', { limit: mostObservations, count: rows.length })
  const observations: Observation[] = []
  const problems: Problem[] = []
  const part = 2_000
  for (let first = 0; first < rows.length && problems.length < mostProblems; first += part) {
    const read = readObservations(rows.slice(first, first + part), first)
    observations.push(...read.observations)
    problems.push(...read.problems)
    await breathe()
  }
  if (problems.length) throw new Refusal(400, 'malformed', {}, problems.slice(0, mostProblems))
  return observations
}

/** Counters' readings from other systems: each counts once, whatever the order they come in. */
export const observations = router().openapi(
  createRoute({
    method: 'post',
    path: '/observations',
    request: { body: { required: true, content: { 'application/json': { schema: described } } } },
    responses: answers(takenSchema, 'Takes readings; the same key twice counts once'),
  }),
  async c => {
    const at = c.get('at')
    const caller = demand(c.get('caller'), 'observe')
    const sent = await readBody(c)
    const { problems, ...counts } = await takeObservations(
      at.store.db,
      work => act(c, 'observation.save', work),
      caller,
      sent,
      at,
    )
    return c.json({ ...counts, ...(problems.length ? { problems: worded(problems, c.get('lang')) } : {}) }, 200)
  },
)
