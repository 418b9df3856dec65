import { z } from 'zod'
import { Decimal, sumPoints } from './decimal.ts'
import { findingsOf, severities, type Finding } from './finding.ts'
import type { Rule } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import { gradeOf, scoreExecution, scoreKinds } from './score.ts'
import { targetSchema } from './target.ts'
import { scoreRow, type RowScore } from './trial-row.ts'
import { grades, type Grade } from './vocabulary-ruleset.ts'

/** A whole self-evaluation table scored without saving (interface: POST /evaluations/trial). */

const text = (max: number) => z.string().max(max).nullable().default(null)
const figure = z.number().min(0).max(1e6).nullable().default(null)

/** One row as written on the form; without a weight 分值 (a 其中 sub-row) it is read but earns nothing. */
export const trialRowSchema = z.object({
  category: text(100),
  subcategory: text(100),
  name: text(500),
  target: text(2000),
  actual: text(2000),
  weight: figure.meta({ description: 'Weight in points; null: the row is not scored' }),
  score: figure.meta({ description: 'The printed score, where the table has one' }),
  reason: text(5000),
})
export type TrialRow = z.infer<typeof trialRowSchema>

/** Budget amounts in any unit: only their ratio counts. */
export const trialInputSchema = z
  .object({
    ruleSet: z.string().max(60).optional(),
    budget: z.object({
      initial: z.number().nullable().optional(),
      fullYear: z.number().min(0).nullable(),
      executed: z.number().nullable(),
      weight: z.number().min(0).max(100).nullable().optional(),
      score: figure.meta({ description: 'The printed score of the budget row' }),
    }),
    indicators: z.array(trialRowSchema).max(500),
    total: figure.meta({ description: 'The printed total' }),
  })
  .meta({ id: 'TrialInput' })
export type TrialInput = z.infer<typeof trialInputSchema>

const points = z.number().nullable()
export const trialAnswerSchema = z
  .object({
    ruleSet: z.string(),
    version: z.int(),
    execution: z.object({ rate: z.number().nullable(), score: points, explanation: z.string() }),
    indicators: z.array(
      z.object({
        kind: z.enum(scoreKinds),
        target: targetSchema,
        actual: z.object({
          kind: z.string(),
          value: z.number().nullable(),
          level: z.string().nullable(),
          until: z.string().nullable(),
          certain: z.boolean(),
        }),
        score: points,
        low: points,
        high: points,
        explanation: z.string(),
      }),
    ),
    total: points,
    totalLow: z.number(),
    totalHigh: z.number(),
    grade: z.enum(grades).nullable(),
    findings: z.array(
      z.object({ code: z.string(), severity: z.enum(severities), indicator: z.int().optional(), message: z.string() }),
    ),
  })
  .meta({ id: 'TrialAnswer' })
export type TrialAnswer = z.infer<typeof trialAnswerSchema>

export type Totals = { total: number | null; totalLow: number; totalHigh: number; grade: Grade | null }
export type TrialResult = Totals & {
  ruleSet: string
  version: number
  execution: { rate: number | null; score: number | null; rule: Rule }
  indicators: RowScore[]
  findings: Finding[]
}

/** The total adds the printed rows and is null, with its bounds, while a row that counts has no score; so is the grade. */
export function totalsOf(
  execution: { score: number | null; weight: number },
  rows: readonly Pick<RowScore, 'least' | 'most' | 'weight'>[],
  ruleSet: RuleSet,
): Totals {
  const unknown = execution.score === null || rows.some(row => row.least !== row.most)
  const weightless = rows.length > 0 && rows.every(row => row.weight === null)
  const low = sumPoints([execution.score ?? 0, ...rows.map(row => row.least)])
  const high = sumPoints([execution.score ?? execution.weight, ...rows.map(row => row.most)])
  const total = unknown || weightless ? null : low
  return { total, totalLow: low, totalHigh: high, grade: total === null ? null : gradeOf(total, ruleSet) }
}

export function runTrial(input: TrialInput, ruleSet: RuleSet): TrialResult {
  const { rate, score, weight } = scoreExecution(input.budget, ruleSet)
  const rows = input.indicators.map(row => scoreRow(row, ruleSet))
  const totals = totalsOf({ score, weight }, rows, ruleSet)
  const { executed, fullYear } = input.budget
  const unspent = rate === null ? null : Number(new Decimal(1).minus(rate))
  return {
    ruleSet: ruleSet.code,
    version: ruleSet.version,
    execution: {
      rate,
      score,
      rule: { code: score === null ? 'no-execution' : 'execution', params: { rate, executed, fullYear, weight, score } },
    },
    indicators: rows,
    ...totals,
    findings: findingsOf({ input, rows, execution: { rate, unspent, score, weight }, totals, ruleSet }),
  }
}
