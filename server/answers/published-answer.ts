import { z } from '@hono/zod-openapi'
import { targetSchema } from '#domain/target'
import { grades } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { lastFinal } from '../../db/queries/evaluation-reviews.ts'
import { readEvaluation } from '../../db/queries/evaluations.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { everything } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { absent, Refusal } from '../refusal.ts'
import type { EvaluationTable } from './evaluation-table.ts'
import { isBlind } from './handed-in-evaluation.ts'

const points = z.number().nullable()

export const publishedSchema = z
  .object({
    projectId: z.int(),
    project: z.string(),
    agency: z.string(),
    department: z.string().nullable(),
    year: z.int(),
    at: z.int().meta({ description: 'Made final' }),
    reopened: z.boolean().meta({ description: 'Opened again since: a new result will follow' }),
    ruleSet: z.object({ code: z.string(), version: z.int() }),
    total: points,
    grade: z.enum(grades).nullable(),
    execution: z.object({
      initial: z.int().nullable().meta({ description: 'Fen' }),
      fullYear: z.int().nullable().meta({ description: 'Fen' }),
      executed: z.int().nullable().meta({ description: 'Fen' }),
      rate: points,
      weight: z.number(),
      score: points,
    }),
    indicators: z.array(
      z.object({
        indicatorId: z.int(),
        category: z.string(),
        subcategory: z.string(),
        name: z.string(),
        target: targetSchema,
        actual: z.object({ value: points, level: z.string().nullable(), words: z.string().nullable() }),
        weight: points,
        score: points,
        reason: z.string(),
        measures: z.string(),
      }),
    ),
  })
  .openapi('PublishedEvaluation')

/** What may be published 公开 of a final evaluation: its official columns with the final scores; no names of persons, no opinions,
 * none of the words of experts or the bureau. Tables made final before there were final scores stand by the unit's own. */
export async function publishedAnswer(db: Db, caller: Caller, projectId: number): Promise<z.infer<typeof publishedSchema>> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  const kept = await lastFinal(db, projectId)
  if (!kept) throw new Refusal(409, 'evaluation-unpublished')
  // Opened again and handed in anew: its experts do not read the earlier outcome here either, while their own scores are open.
  if (await isBlind(db, caller, projectId)) throw new Refusal(423, 'review-blind')
  const department = head.agencyParentId === null ? undefined : await agencyById(db, everything, head.agencyParentId)
  const table = JSON.parse(kept.snapshot) as EvaluationTable
  const finals = new Map(table.final?.rows.map(row => [row.id, row.score]))
  const { total, grade } = table.final ?? table.claimed
  const { fullYear, executed, rate, weight, score } = table.execution
  return {
    projectId,
    project: head.name,
    agency: head.agencyName,
    department: department?.name ?? null,
    year: head.year,
    at: kept.at,
    reopened: (await readEvaluation(db, projectId))?.state !== 'final',
    ruleSet: table.ruleSet,
    total,
    grade,
    execution: { initial: table.initial, fullYear, executed, rate, weight, score: table.final ? (finals.get(0) ?? null) : score },
    indicators: table.rows.map(row => {
      const { category, subcategory, name } = table.names[row.indicatorId]!
      const { reason, measures } = row.writing
      return {
        indicatorId: row.indicatorId,
        category,
        subcategory,
        name,
        target: row.target,
        actual: { value: row.actual.value, level: row.actual.level, words: row.words ?? null },
        weight: row.weight,
        score: table.final ? (finals.get(row.indicatorId) ?? null) : row.score,
        reason,
        measures,
      }
    }),
  }
}
