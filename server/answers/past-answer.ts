import { z } from '@hono/zod-openapi'
import { monthOf } from '#domain/month'
import { historyFor, pastYearOf } from '#domain/past-year'
import { qualityQuestions, type QualityQuestion } from '#domain/target-quality'
import type { Declaration } from '#domain/declaration'
import { targetSchema } from '#domain/target'
import { twinOf } from '#domain/twin'
import type { Db } from '../../db/open.ts'
import { agencyByCode } from '../../db/queries/agencies.ts'
import { projectNames } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { activeRules } from '../rules.ts'
import { followed, projectChain } from './project-chain.ts'

/** Years a target is looked back through: more would ask about rules long gone. */
const most = 4

export const pastSchema = z
  .object({
    /** The project of the year before. */
    project: z.object({ id: z.int(), name: z.string(), year: z.int() }),
    /** Attainment from which on a target counts as exceeded by far. */
    overshoot: z.number(),
    indicators: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        category: z.string(),
        /** Newest first; only years that are over. */
        years: z.array(
          z.object({
            year: z.int(),
            raw: z.string(),
            target: targetSchema,
            actual: z.number().nullable(),
            attainment: z.number().nullable(),
            met: z.boolean().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('PastYears')
export type PastAnswer = z.infer<typeof pastSchema>

/** What a project's indicators came to, year by year; null where the caller may not see it. */
export async function pastAnswer(db: Db, scope: Scope, projectId: number, today: string): Promise<PastAnswer | null> {
  const month = today.slice(0, 7)
  const links = await projectChain(db, scope, projectId, month, most)
  const [first] = links
  if (!first) return null
  const { overshootLimit } = await activeRules(db)
  const over = links.map(({ year }) => monthOf(year.facts.year, 12) < month)
  return {
    project: { id: first.head.id, name: first.head.name, year: first.head.year },
    overshoot: overshootLimit,
    indicators: first.year.indicators.map(({ facts }) => ({
      id: facts.id,
      name: facts.name,
      category: facts.category,
      years: followed(links, facts.id).flatMap((row, i) => (row && over[i] ? [pastYearOf(links[i]!.year, row)] : [])),
    })),
  }
}

/** The project of the year before that a declaration would continue, by its unit and name. */
export async function previousOf(
  db: Db,
  { agencyCode, projectName, year }: Pick<Declaration, 'agencyCode' | 'projectName' | 'year'>,
) {
  const unit = await agencyByCode(db, agencyCode)
  return unit ? twinOf(projectName, year, await projectNames(db, unit.id, year - 1)) : null
}

/** What the years before and the writing make one ask of a declaration. */
export async function qualityOf(
  db: Db,
  scope: Scope,
  declaration: Declaration,
  fromId: number | null,
  today: string,
): Promise<QualityQuestion[]> {
  const past = fromId === null ? null : await pastAnswer(db, scope, fromId, today)
  const history = past ? historyFor(declaration, past.indicators) : []
  return qualityQuestions(declaration, { history, overshoot: past?.overshoot ?? (await activeRules(db)).overshootLimit })
}
