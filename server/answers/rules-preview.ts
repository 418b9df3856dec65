import { z } from '@hono/zod-openapi'
import { gradeMoves, mostChanged } from '#domain/rules-effect'
import type { RuleSet } from '#domain/ruleset'
import type { Totals } from '#domain/trial'
import { grades } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { projectYears } from '../../db/queries/projects.ts'
import { evaluatedProjects } from '../../db/queries/scoring.ts'
import { everything } from '../../db/scope.ts'
import { activeRules } from '../rules.ts'
import { bothScores } from './year-scores.ts'

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
  take: z.coerce.number().int().min(1).max(1000).default(500),
})

const mostShown = 100

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
  for await (const { project, ...found } of bothScores(db, projects.slice(skip, skip + take), now, next)) {
    if (found.kept) kept++
    if (!differ(found.before, found.after)) continue
    const { id: projectId, name, agency } = project
    items.push({ projectId, name, agency, kept: found.kept, before: plain(found.before), after: plain(found.after) })
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

const plain = ({ total, totalLow, totalHigh, grade: given }: Totals) => ({ total, totalLow, totalHigh, grade: given })

const differ = (before: Totals, after: Totals) =>
  before.total !== after.total ||
  before.totalLow !== after.totalLow ||
  before.totalHigh !== after.totalHigh ||
  before.grade !== after.grade
