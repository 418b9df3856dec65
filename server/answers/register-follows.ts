import { z } from '@hono/zod-openapi'
import { isRowSource, sameFigure, type Figure } from '#domain/computed'
import { monthSchema, type Month } from '#domain/month'
import { registerRecipeSchema } from '#domain/register-recipe'
import { fitsMeasure } from '#domain/register'
import { registerSpending } from '#domain/register-months'
import { proposeRegisterRecipe } from '#domain/register-proposal'
import { aggregations } from '#domain/vocabulary'
import { registerMeasures } from '#domain/vocabulary-register'
import type { Db } from '../../db/open.ts'
import { standingActuals, standingExpenditures } from '../../db/queries/computed.ts'
import type { Plan } from '../../db/queries/facts.ts'
import { indicatorLinks, indicatorTexts } from '../../db/queries/projects.ts'
import { readReports } from '../../db/queries/reports.ts'
import { recipesOf } from '../acts/save-recipes.ts'
import { monthsOfIndicator, saysSomething, type Register } from '../acts/state-register.ts'
import { monthClosed, type ClosedFor } from '../acts/store-computed.ts'
import type { When } from '../clock.ts'

/** What follows from the register, month by month, beside what the months hold. */

const number = z.number().nullable()
const figureSchema = z.object({ value: number, numerator: number, denominator: number, level: z.string().nullable() })
/** follows: the month's value is the register's; agrees: typed, and the same; beside: a reasoned typed value stands;
 * closed: the month is, and holds another; pending: open, and would be written. */
const places = ['follows', 'agrees', 'beside', 'closed', 'pending'] as const
/** Why the month is closed, whatever its place. */
const closedFor = z.enum(['approved', 'submitted', 'reviewing', 'date', 'ended'] satisfies ClosedFor[]).nullable()

export const followSchema = z
  .object({
    indicatorId: z.int(),
    name: z.string(),
    unit: z.string(),
    aggregation: z.enum(aggregations),
    /** Confirmed; null = typed. */
    recipe: registerRecipeSchema.nullable(),
    version: z.int(),
    /** What the form's own words propose. */
    proposal: registerRecipeSchema.nullable(),
    measures: z.array(z.enum(registerMeasures)),
    /** By the recipe, or by the proposal while nothing is confirmed. */
    months: z.array(
      z.object({
        month: monthSchema,
        says: figureSchema,
        rows: z.int(),
        stands: figureSchema.nullable(),
        note: z.string().nullable(),
        place: z.enum(places),
        closedFor,
      }),
    ),
  })
  .openapi('FollowsFromRegister')
type Follow = z.infer<typeof followSchema>

export const spendingSchema = z
  .object({
    subprojectId: z.int(),
    month: monthSchema,
    spent: z.int(),
    rows: z.int(),
    stands: z.int().nullable(),
    note: z.string().nullable(),
    place: z.enum(places),
    closedFor,
  })
  .openapi('SpendingFromRegister')
type Spending = z.infer<typeof spendingSchema>

function placeFor(
  same: boolean,
  standing: { source: string | null; note: string | null } | undefined,
  open: boolean,
): Follow['months'][number]['place'] {
  const typed = standing !== undefined && !isRowSource(standing.source)
  if (same) return typed ? 'agrees' : 'follows'
  if (typed && standing.note?.trim()) return 'beside'
  return open ? 'pending' : 'closed'
}

export async function followsAnswer(
  db: Db,
  plan: Plan,
  register: Register,
  when: When,
): Promise<{ follows: Follow[]; spending: Spending[] }> {
  const [texts, links, recipes, reports] = await Promise.all([
    indicatorTexts(db, plan.id),
    indicatorLinks(db, plan.id),
    recipesOf(db, plan.id),
    readReports(db, plan.id),
  ])
  const closed = new Map<Month, ClosedFor | null>()
  for (const month of register.months) closed.set(month, await monthClosed(db, plan, reports, month, when))
  const evidence = new Map(texts.map(row => [row.id, row.evidenceSource]))
  const candidates = plan.indicators.flatMap(indicator => {
    const known = recipes.get(indicator.id)
    const recipe = known?.recipe?.kind === 'register' ? known.recipe : null
    const own = indicator.contributors.every(unit => unit === plan.agencyId)
    const measures = own && indicator.derivation === null ? registerMeasures.filter(one => fitsMeasure(one, indicator)) : []
    const subprojectIds = links.filter(link => link.indicatorId === indicator.id).map(link => link.subprojectId)
    const evidenceSource = evidence.get(indicator.id) ?? ''
    const proposal = own ? proposeRegisterRecipe({ ...indicator, evidenceSource, subprojectIds }) : null
    // What another kind of rows makes is not the register's to offer.
    const elsewhere = known?.recipe !== null && known !== undefined && !recipe
    return elsewhere || !measures.length ? [] : [{ indicator, recipe, version: known?.version ?? 0, proposal, measures }]
  })
  const standing = await standingActuals(
    db,
    plan.id,
    candidates.map(one => one.indicator.id),
  )
  const stands = new Map(
    standing.filter(row => row.agencyId === plan.agencyId).map(row => [`${row.month}.${row.indicatorId}`, row]),
  )
  const follows = candidates.map(({ indicator, recipe, version, proposal, measures }): Follow => {
    const by = recipe ?? proposal
    const said = by ? monthsOfIndicator(plan, register, indicator.id, by, when.today()).filter(saysSomething) : []
    return {
      indicatorId: indicator.id,
      name: indicator.name,
      unit: indicator.targets.at(-1)?.target.unit ?? '',
      aggregation: indicator.aggregation,
      recipe,
      version,
      proposal,
      measures,
      months: said.map(({ month, figure, basis }) => {
        const now = stands.get(`${month}.${indicator.id}`)
        const filled = now?.state === 'reported' ? now : undefined
        const place = placeFor(
          filled !== undefined && sameFigure(filled, figure),
          now?.state === 'cleared' ? undefined : now,
          closed.get(month) === null,
        )
        const beside = { stands: filled ? plain(filled) : null, note: now?.note ?? null }
        return { month, says: figure, rows: basis.rows, ...beside, place, closedFor: closed.get(month) ?? null }
      }),
    }
  })
  return { follows, spending: await spendingAnswer(db, plan, register, closed) }
}

const plain = ({ value, numerator, denominator, level }: Figure): Figure => ({ value, numerator, denominator, level })

async function spendingAnswer(
  db: Db,
  plan: Plan,
  { contracts, payments, months }: Register,
  closed: Map<Month, ClosedFor | null>,
): Promise<Spending[]> {
  const standing = new Map((await standingExpenditures(db, plan.id)).map(row => [`${row.month}.${row.subprojectId}`, row]))
  return registerSpending(contracts, payments, months).flatMap(({ subprojectId, month, spent, rows }) => {
    const now = standing.get(`${month}.${subprojectId}`)
    const filled = now && now.spent !== null ? now : undefined
    // A month without payments says nothing against a typed sum.
    if (rows === 0 && filled && filled.source !== 'register') return []
    const place = placeFor(filled?.spent === spent, filled, closed.get(month) === null)
    const beside = { stands: filled?.spent ?? null, note: filled?.note ?? null }
    return [{ subprojectId, month, spent, rows, ...beside, place, closedFor: closed.get(month) ?? null }]
  })
}
