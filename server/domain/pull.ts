import { z } from 'zod'

/** Sources that counters are fetched from 定时取数: a CSV or JSON address, or a query of a PostgreSQL-speaking database. */
export const pullKinds = ['csv', 'json', 'sql'] as const
export type PullKind = (typeof pullKinds)[number]

const field = z.string().trim().min(1).max(200)
export const pullConfigSchema = z.strictObject({
  /** Where a reading's time, number and name stand: columns, or in JSON paths such as `stat.count`. Without a name the time is one. */
  at: field,
  value: field,
  key: field.nullable().default(null),
  /** JSON: the path of the list; empty = the document itself. */
  items: z.string().trim().max(200).default(''),
  /** SQL: one query. */
  query: z.string().trim().max(10_000).default(''),
  /** SQL: who signs in; the secret is the password. */
  user: z.string().trim().max(100).default(''),
  /** CSV and JSON: the header that carries the secret; empty = none. */
  header: z
    .string()
    .trim()
    .max(100)
    .regex(/^[\w!#$%&'*+.^`|~-]*$/)
    .default(''),
})
export type PullConfig = z.infer<typeof pullConfigSchema>

/** As a person writes it; `secret` left out keeps the one on record, empty removes it. */
export const pullSourceSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  indicatorId: z.int().positive().max(2_147_483_647),
  agencyId: z.int().positive().max(2_147_483_647).nullish(),
  kind: z.enum(pullKinds),
  url: z.string().trim().min(1).max(2000),
  config: pullConfigSchema,
  secret: z.string().max(4000).optional(),
  everyMinutes: z.int().min(5).max(44_640),
  enabled: z.boolean().default(true),
})
export type PullSourceInput = z.infer<typeof pullSourceSchema>

/** What a fetch brings at most. */
export const pullLimits = { bytes: 10_000_000, rows: 20_000, seconds: 30, redirects: 3 } as const

/** Minutes until the next try after the first, second … failure; then at the last one's pace. */
const pauses = [1, 5, 15, 60, 180, 360]
export const pauseAfter = (failures: number): number => pauses[Math.min(failures, pauses.length) - 1]!
