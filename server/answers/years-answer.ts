import { z } from '@hono/zod-openapi'
import { cellAt, shareOf } from '#domain/compare-cell'
import { cellSchema, shareSchema } from '#domain/compare'
import { sum } from '#domain/decimal'
import { evaluationStates, isOpen, type EvaluationState } from '#domain/evaluation-way'
import { standingOf, type Scored } from '#domain/like-scores'
import { grades } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { lastSnapshot, readEvaluation } from '../../db/queries/evaluations.ts'
import { finalProjects } from '../../db/queries/final-scores.ts'
import { heldEvaluations } from '../../db/queries/summary.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import { absent } from '../refusal.ts'
import type { EvaluationTable } from './evaluation-table.ts'
import { followed, projectChain, type Link } from './project-chain.ts'

/** So many years stand beside one another on a page. */
const most = 6

const standingSchema = z.object({
  /** What they have in common. */
  by: z.enum(['type', 'department']),
  name: z.string(),
  count: z.int(),
  rank: z.int(),
  scores: z.array(z.number()),
  median: z.number(),
})
export const projectYearsSchema = z
  .object({
    project: z.object({ id: z.int(), name: z.string(), year: z.int() }),
    /** Oldest first. */
    years: z.array(
      z.object({
        projectId: z.int(),
        year: z.int(),
        name: z.string(),
        /** Spent over the whole year ÷ full-year budget. */
        execution: shareSchema,
        /** Null: nobody handed an evaluation in. That is no score of 0. */
        evaluation: z
          .object({ state: z.enum(evaluationStates), score: z.number().nullable(), grade: z.enum(grades).nullable() })
          .nullable(),
      }),
    ),
    /** The newest year's indicators, then those that only earlier years had; a cell per year, oldest first. */
    rows: z.array(z.object({ name: z.string(), category: z.string(), cells: z.array(cellSchema.nullable()) })),
    /** Of the newest year that is final; empty while it is not, or where there are too few like it. */
    standings: z.array(standingSchema),
    standingYear: z.int().nullable(),
    sample: z.boolean(),
  })
  .openapi('ProjectYears')
export type ProjectYearsAnswer = z.infer<typeof projectYearsSchema>

const scoreOf = ({ final, claimed }: EvaluationTable) => ({
  score: final?.total ?? claimed.total,
  grade: final?.grade ?? claimed.grade,
})

/** A project through its years, as far back as the caller may see it; years nobody evaluated are empty, not 0. */
export async function projectYearsAnswer(db: Db, scope: Scope, projectId: number, today: string): Promise<ProjectYearsAnswer> {
  const links = await projectChain(db, scope, projectId, today.slice(0, 7), most)
  const [first] = links
  if (!first) throw absent()
  const years = await Promise.all(links.map(link => yearOf(db, link)))
  const latest = years.findIndex(year => year.evaluation?.state === 'final' && year.evaluation.score !== null)
  const { head } = links[latest] ?? first
  const score = years[latest]?.evaluation?.score ?? null
  return {
    project: { id: first.head.id, name: first.head.name, year: first.head.year },
    years: years.toReversed(),
    rows: rowsOf(links),
    standings: score === null ? [] : await standingsOf(db, scope, head, score),
    standingYear: score === null ? null : head.year,
    sample: first.head.sample,
  }
}

async function yearOf(db: Db, { head, year }: Link): Promise<ProjectYearsAnswer['years'][number]> {
  const stand = await readEvaluation(db, head.id)
  const state = (stand?.state ?? 'draft') as EvaluationState
  const snapshot = isOpen(state) ? undefined : await lastSnapshot(db, head.id)
  const spent = year.ledger.spent.filter(value => value !== null)
  return {
    projectId: head.id,
    year: head.year,
    name: head.name,
    execution: shareOf(spent.length ? Number(sum(spent)) : null, year.budget),
    evaluation: snapshot === undefined ? null : { state, ...scoreOf(JSON.parse(snapshot) as EvaluationTable) },
  }
}

/** Each indicator once, under its newest name, with a cell for every year it can be followed through. */
function rowsOf(links: readonly Link[]): ProjectYearsAnswer['rows'] {
  const seen = new Set<number>()
  return links.flatMap((link, from) =>
    link.year.indicators.flatMap(({ facts }) => {
      if (seen.has(facts.id)) return []
      const rows = followed(links.slice(from), facts.id)
      for (const row of rows) if (row) seen.add(row.facts.id)
      const cells = [
        ...Array.from({ length: from }, () => null),
        ...rows.map((row, i) => row && cellAt(links[from + i]!.year, row, 12)),
      ]
      return [{ name: facts.name, category: facts.category, cells: cells.toReversed() }]
    }),
  )
}

/** Among projects of the same type, and of the same department; only those that count as the caller's own. */
async function standingsOf(db: Db, scope: Scope, head: Link['head'], score: number): Promise<ProjectYearsAnswer['standings']> {
  const own: Scored = { projectId: head.id, score }
  const departmentId = head.agencyParentId ?? head.agencyId
  const department = await agencyById(db, everything, departmentId)
  const groups = [
    ...(head.type ? [{ by: 'type' as const, name: head.type, like: { type: head.type } }] : []),
    { by: 'department' as const, name: department?.name ?? '', like: { departmentId } },
  ]
  const alike = []
  for (const { by, name, like } of groups)
    alike.push({ by, name, ids: (await finalProjects(db, scope, head.year, like)).map(row => row.id) })
  // Many are alike in both: the table of each is read once.
  const scores = await scoresOf(db, [...new Set(alike.flatMap(group => group.ids))])
  return alike.flatMap(({ by, name, ids }) => {
    const known = ids.flatMap((projectId): Scored[] => {
      const reached = scores.get(projectId)
      return reached === undefined ? [] : [{ projectId, score: reached }]
    })
    const standing = standingOf(own, known)
    return standing ? [{ by, name, ...standing }] : []
  })
}

async function scoresOf(db: Db, ids: number[]): Promise<Map<number, number>> {
  const scores = new Map<number, number>()
  for (let first = 0; first < ids.length; first += 100) {
    for (const { id, snapshot } of await heldEvaluations(db, ids.slice(first, first + 100))) {
      const { score } = snapshot === null ? { score: null } : scoreOf(JSON.parse(snapshot) as EvaluationTable)
      if (score !== null) scores.set(id, score)
    }
    await breathe()
  }
  return scores
}
