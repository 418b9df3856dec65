import { z } from '@hono/zod-openapi'
import { isOpen, type EvaluationState } from '#domain/evaluation-way'
import { scoreUnder, standing } from '#domain/evaluation-rescore'
import { judgeYear } from '#domain/project-year'
import { gradeMoves, mostChanged } from '#domain/rules-effect'
import type { RuleSet } from '#domain/ruleset'
import type { Totals } from '#domain/trial'
import { grades } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { evaluationRows, lastSnapshot } from '../../db/queries/evaluations.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { indicatorTexts, projectYears } from '../../db/queries/projects.ts'
import { evaluatedProjects, type EvaluatedProject } from '../../db/queries/scoring.ts'
import { everything } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import { activeRules } from '../rules.ts'
import { tableOf, type EvaluationTable, type Written } from './evaluation-table.ts'

const totals = z.object({
  total: z.number().nullable(),
  totalLow: z.number(),
  totalHigh: z.number(),
  grade: z.enum(grades).nullable(),
})
const grade = z.enum(grades).nullable().meta({ description: 'null: not all rows have a score' })
export const rulesPreviewSchema = z
  .object({
    years: z.array(z.int()).meta({ description: 'The last two years with projects' }),
    year: z.int(),
    projects: z.int().meta({ description: 'Of the year' }),
    next: z.int().nullable().meta({ description: 'Where to go on; null: the year is done' }),
    kept: z.int().meta({ description: 'Of these handed in or final: scored from what was kept, and staying as they are' }),
    changed: z.int(),
    moves: z.array(z.object({ from: grade, to: grade, count: z.int() })).meta({ description: 'Changed grades, counted' }),
    items: z
      .array(
        z.object({
          projectId: z.int(),
          name: z.string(),
          agency: z.string(),
          kept: z.boolean(),
          before: totals,
          after: totals,
        }),
      )
      .meta({ description: 'Those that change most first, a hundred at most' }),
  })
  .openapi('RulesPreview')
type Preview = z.infer<typeof rulesPreviewSchema>
type Item = Preview['items'][number]

/** Which part of a year is tried: thousands of projects are asked for a few hundred at a time. */
export const previewPart = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
  take: z.coerce.number().int().min(1).max(1000).default(250),
})

const mostShown = 100
const nothingWritten = new Map<number, never>()
const noGrade = () => null

/** What a rule set would make of projects of a year, beside their scores as they stand; nothing is written. */
export async function rulesPreview(
  db: Db,
  next: RuleSet,
  { year: asked, skip, take }: z.infer<typeof previewPart>,
  today: string,
): Promise<Preview> {
  const now = await activeRules(db)
  const years = (await projectYears(db, everything)).filter(year => year <= Number(today.slice(0, 4))).slice(0, 2)
  const year = asked ?? years[0] ?? Number(today.slice(0, 4))
  const projects = await evaluatedProjects(db, year)
  const items: Item[] = []
  let kept = 0
  for (const project of projects.slice(skip, skip + take)) {
    const found = await bothScores(db, project, now, next, today.slice(0, 7))
    await breathe()
    if (!found) continue
    if (found.kept) kept++
    if (differ(found.before, found.after))
      items.push({ projectId: project.id, name: project.name, agency: project.agency, ...found })
  }
  return {
    years,
    year,
    projects: projects.length,
    next: skip + take < projects.length ? skip + take : null,
    kept,
    changed: items.length,
    moves: gradeMoves(items),
    items: mostChanged(items).slice(0, mostShown),
  }
}

/** What was handed in is scored from what was kept then, everything else from the year as it stands. */
async function bothScores(db: Db, project: EvaluatedProject, now: RuleSet, next: RuleSet, month: string) {
  const state = project.state as EvaluationState | null
  const snapshot = state === null || isOpen(state) ? undefined : await lastSnapshot(db, project.id)
  if (snapshot !== undefined) {
    const table = JSON.parse(snapshot) as EvaluationTable
    return { kept: true, before: plain(standing(table)), after: plain(scoreUnder(table, next)) }
  }
  const plan = await readPlan(db, project.id)
  if (!plan) return null
  const [actuals, expenditures, texts] = [
    await readActuals(db, project.id),
    await readExpenditures(db, project.id),
    await indicatorTexts(db, project.id),
  ]
  const rows =
    state === null ? nothingWritten : new Map((await evaluationRows(db, project.id)).map(row => [row.indicatorId, row]))
  const written: Written = { execution: project.executionWeight, rows }
  const second = new Map(texts.map(row => [row.id, row.subcategory]))
  const judged = judgeYear({ ...plan, actuals, expenditures }, now, month)
  const table = tableOf(judged, second, written, noGrade)
  return { kept: false, before: plain(table.claimed), after: plain(scoreUnder(table, next)) }
}

const plain = ({ total, totalLow, totalHigh, grade: given }: Totals) => ({ total, totalLow, totalHigh, grade: given })

const differ = (before: Totals, after: Totals) =>
  before.total !== after.total ||
  before.totalLow !== after.totalLow ||
  before.totalHigh !== after.totalHigh ||
  before.grade !== after.grade
