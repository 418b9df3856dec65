import { z } from '@hono/zod-openapi'
import { planPointSchema } from '#domain/declaration'
import { lastYearOf } from '#domain/last-year'
import { monthSchema, shiftMonth, monthOf } from '#domain/month'
import { declaredShape, lastYearShape, monthlyParts, registerShape, spreadable, type ShapePlan } from '#domain/shape'
import { pairIndicators } from '#domain/twin'
import type { Language } from '#domain/vocabulary'
import { shapes, shapeFaults, type Shape, type ShapeFault } from '#domain/vocabulary-shape'
import { sayProblem } from '#wording/refusals'
import { countedContracts } from '../../db/queries/contracts.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { monthsInUse } from '../../db/queries/project-life.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { readTwins } from '../../db/queries/twins.ts'
import type { Db } from '../../db/open.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { registerRecipes } from '../acts/state-register.ts'
import { absent } from '../refusal.ts'
import { readTwin } from './progress-answer.ts'

const basisSchema = z.object({
  /** The project and indicator of the year before, by name: kept, should they go. */
  year: z.int().optional(),
  projectId: z.int().optional(),
  indicatorId: z.int().optional(),
  name: z.string().optional(),
  /** Months of last year, or rows of the register, it was made from. */
  months: z.int().optional(),
  rows: z.int().optional(),
  undated: z.int().optional(),
  /** By time alone: there was no declared plan. */
  even: z.boolean().optional(),
})
export type ShapeBasis = z.infer<typeof basisSchema>

const optionSchema = z.object({
  shape: z.enum(shapes),
  plan: z.array(planPointSchema).nullable(),
  code: z.enum(shapeFaults).nullable(),
  /** Why it cannot be had, or null. */
  why: z.string().nullable(),
  basis: basisSchema,
  /** The plan in force was made from it; its rows or months may have changed since. */
  inForce: z.boolean(),
})

export const shapeSchema = z
  .object({
    indicatorId: z.int(),
    unit: z.string(),
    scale: z.number(),
    target: z.number().nullable(),
    inForce: z.object({
      shape: z.enum(shapes).nullable(),
      plan: z.array(planPointSchema).nullable(),
      basis: basisSchema,
      effective: monthSchema,
    }),
    options: z.array(optionSchema),
    /** now: counts at once; request: somebody else approves it; no: only looked at. */
    change: z.enum(['now', 'request', 'no']),
    /** From which month a change may count. */
    from: monthSchema,
    twin: z.object({
      projectId: z.int().nullable(),
      projectName: z.string().nullable(),
      /** What the names say; a person confirms. */
      proposedId: z.int().nullable(),
      confirmedId: z.int().nullable(),
      confirmed: z.boolean(),
      version: z.int(),
      choices: z.array(z.object({ id: z.int(), name: z.string() })),
    }),
  })
  .openapi('Shapes')
export type ShapeAnswer = z.infer<typeof shapeSchema>

/** How a change of the plan would go: the unit alone before the first approval, by request after it. */
async function wayOf(db: Db, caller: Caller, plan: Plan) {
  const january = monthOf(plan.year, 1)
  if (!may(caller, 'declare') || !sees(caller.scope, plan.unitId)) return { change: 'no', from: january } as const
  const { lastApproved } = await monthsInUse(db, plan.id)
  if (lastApproved === null) return { change: 'now', from: january } as const
  const december = monthOf(plan.year, 12)
  const from = lastApproved >= december ? december : shiftMonth(lastApproved, 1)
  const alone = caller.roles.includes('bureau') || (may(caller, 'decideTargets') && lastApproved < december)
  return { change: alone ? 'now' : 'request', from } as const
}

export const readBasis = (text: string | null | undefined): ShapeBasis => {
  const read = text ? basisSchema.safeParse(JSON.parse(text)) : null
  return read?.success ? read.data : {}
}

/** The shapes an indicator's year could have, each with its curve or the reason there is none. */
export async function shapeAnswer(
  db: Db,
  caller: Caller,
  projectId: number,
  indicatorId: number,
  lang: Language,
): Promise<ShapeAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  const indicator = plan?.indicators.find(row => row.id === indicatorId)
  if (!head || !plan || !indicator) throw absent()
  const current = indicator.targets.at(-1)!
  const declared = indicator.targets[0]!
  const { year } = plan
  const value = spreadable(indicator, current)
  const [contracts, recipes, twins, before, way] = await Promise.all([
    countedContracts(db, projectId),
    registerRecipes(db, projectId),
    readTwins(db, projectId),
    readTwin(db, caller.scope, head.previousProjectId),
    wayOf(db, caller, plan),
  ])
  const rows = before?.facts.indicators ?? []
  const proposedId = pairIndicators(plan.indicators, rows, year).get(indicatorId) ?? null
  const said = twins.get(indicatorId)
  const meantId = said ? said.twinId : proposedId
  const meant = rows.find(row => row.id === meantId)
  const last = before && lastYearOf(plan, before.facts, new Map([[indicatorId, { twinId: meantId }]])).indicators.get(indicatorId)
  const parts = last
    ? monthlyParts(
        last.months.map(month => month.toDate),
        last.months.map(month => month.value !== null),
      )
    : []
  const even = indicator.pacing === 'even'
  const target = value ?? 0
  const register = registerShape(recipes.get(indicatorId), contracts, { value: target, unit: current.target.unit }, year)
  const fromLastYear = (): ShapePlan => {
    const no = (code: ShapeFault) => ({ ok: false, code }) as const
    if (said?.twinId === null || meantId === null) return no('shape-no-twin')
    if (!meant) return no('shape-twin-gone')
    return lastYearShape(parts, target, year)
  }
  const option = (shape: Shape, made: ShapePlan, basis: ShapeBasis): ShapeAnswer['options'][number] => {
    const found: ShapePlan = value === null ? { ok: false, code: 'shape-not-counted' } : made
    const inForce =
      current.shape === shape || (current.shape === undefined && shape === 'declared' && indicator.targets.length === 1)
    if (found.ok) return { shape, plan: found.plan, code: null, why: null, basis, inForce }
    return { shape, plan: null, code: found.code, why: sayProblem(lang, found.code), basis, inForce }
  }
  const twinBasis: ShapeBasis = meant
    ? {
        year: year - 1,
        projectId: before!.head.id,
        indicatorId: meant.id,
        name: meant.name,
        months: parts.filter(part => part !== null).length,
      }
    : {}
  return {
    indicatorId,
    unit: current.target.unit,
    scale: current.target.scale,
    target: current.target.value,
    inForce: {
      shape: current.shape ?? null,
      plan: current.plan,
      basis: readBasis(current.shapeBasis),
      effective: current.effective,
    },
    options: [
      option('declared', declaredShape(declared, even, target, year), even && !declared.plan?.length ? { even } : {}),
      option('register', register.shape, { rows: register.rows, undated: register.undated }),
      option('lastYear', fromLastYear(), twinBasis),
    ],
    ...way,
    twin: {
      projectId: before?.head.id ?? null,
      projectName: before?.head.name ?? null,
      proposedId,
      confirmedId: said?.twinId ?? null,
      confirmed: said !== undefined,
      version: said?.version ?? 0,
      choices: rows.map(({ id, name }) => ({ id, name })),
    },
  }
}
