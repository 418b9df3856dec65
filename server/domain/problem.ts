import { z } from 'zod'

/** What is wrong, where: the wording makes the sentence. */
export type Params = Record<string, string | number | boolean | null>
export type Problem = { path: string; code: string; params: Params }
export type Answer<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

/** A verdict or explanation: the rule's code, its numbers and (at the edge) its sentence. */
export type Rule = { code: string; params: Params }
export const ruleSchema = z
  .object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    text: z.string(),
  })
  .meta({ id: 'Rule' })
