import { z } from 'zod'
import { comparators } from './vocabulary.ts'

/** A target 指标值 as read from its writing. 100% is value 1 with unit "%"; 80万 is value 800000 with scale 10000.
 * `comparator` is null where none is written; then the direction comes from the indicator's name or the default "up". */
export const targetSchema = z
  .object({
    raw: z.string().max(500),
    kind: z.enum(['numeric', 'date', 'qualitative', 'none']),
    comparator: z.enum(comparators).nullable(),
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    unit: z.string().max(40),
    scale: z.number(),
    direction: z.enum(['up', 'down', 'within']).nullable(),
    directionFrom: z.enum(['written', 'name', 'default']).nullable(),
    certain: z.boolean(),
    from: z.string().nullable().default(null),
    until: z.string().nullable().default(null),
  })
  .meta({ id: 'Target' })
export type Target = z.infer<typeof targetSchema>
