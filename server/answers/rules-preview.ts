import { z } from '@hono/zod-openapi'
import { isOpen, type EvaluationState } from '#domain/evaluation-way'
import { scoreUnder, standing } from '#domain/evaluation-rescore'
import { judgeYear } from '#domain/project-year'
import type { RuleSet } from '#domain/ruleset'
import type { Totals } from '#domain/trial'
import { grades, type Grade } from '#domain/vocabulary-ruleset'
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
    years: z.array(
      z.object({
        year: z.int(),
        projects: z.int(),
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
      }),
    ),
  })
  .openapi('RulesPreview')
type Preview = z.infer<typeof rulesPreviewSchema>
type Item = Preview['years'][number]['items'][number]

const mostShown = 100
const nothingWritten = new Map<number, never>()
const noGrade = () => null

/** What a rule set would make of the last two years with projects, beside the scores as they stand; nothing is written. */
export async function rulesPreview(db: Db, next: RuleSet, today: string): Promise<Preview> {
  const now = await activeRules(db)
  const years = (await projectYears(db, everything)).filter(year => year <= Number(today.slice(0, 4))).slice(0, 2)
  const answer: Preview = { years: [] }
  for (const year of years) answer.years.push(await yearPreview(db, year, now, next, today.slice(0, 7)))
  return answer
}

async function yearPreview(db: Db, year: number, now: RuleSet, next: RuleSet, month: string) {
  const projects = await evaluatedProjects(db, year)
  const items: Item[] = []
  let kept = 0
  for (const project of projects) {
    const found = await bothScores(db, project, now, next, month)
    await breathe()
    if (!found) continue
    if (found.kept) kept++
    if (differ(found.before, found.after))
      items.push({ projectId: project.id, name: project.name, agency: project.agency, ...found })
  }
  return {
    year,
    projects: projects.length,
    kept,
    changed: items.length,
    moves: movesOf(items),
    items: items.toSorted((a, b) => weightOf(b) - weightOf(a) || a.projectId - b.projectId).slice(0, mostShown),
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
  const scored = (ruleSet: RuleSet) => plain(tableOf({ ...judged, ruleSet }, second, written, noGrade).claimed)
  return { kept: false, before: scored(now), after: scored(next) }
}

const plain = ({ total, totalLow, totalHigh, grade: given }: Totals) => ({ total, totalLow, totalHigh, grade: given })

const differ = (before: Totals, after: Totals) =>
  before.total !== after.total ||
  before.totalLow !== after.totalLow ||
  before.totalHigh !== after.totalHigh ||
  before.grade !== after.grade

/** Another grade before any change of points. */
const weightOf = ({ before, after }: Item) =>
  (before.grade === after.grade ? 0 : 1000) +
  Math.abs((after.total ?? after.totalLow) - (before.total ?? before.totalLow)) +
  Math.abs((after.total ?? after.totalHigh) - (before.total ?? before.totalHigh))

function movesOf(items: readonly Item[]): { from: Grade | null; to: Grade | null; count: number }[] {
  const moved = items.filter(({ before, after }) => before.grade !== after.grade)
  const moves = new Map<string, { from: Grade | null; to: Grade | null; count: number }>()
  for (const { before, after } of moved) {
    const move = moves.get(`${before.grade}>${after.grade}`) ?? { from: before.grade, to: after.grade, count: 0 }
    move.count++
    moves.set(`${before.grade}>${after.grade}`, move)
  }
  return [...moves.values()].toSorted((a, b) => b.count - a.count)
}
