import { z } from '@hono/zod-openapi'
import { fenSchema, fundingSchema, planPointSchema } from '#domain/declaration'
import type { OpenQuestion } from '#domain/declaration-questions'
import { monthSchema } from '#domain/month'
import { maskPersonal } from '#domain/personal'
import { targetSchema } from '#domain/target'
import { aggregations, derivations, pacings, type Language } from '#domain/vocabulary'
import { sayQuestion } from '#wording/question'
import type { Db } from '../../db/open.ts'
import { sharingOf } from '../../db/queries/contributors.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { projectDetail, projectHead } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { lifeAnswer, lifeSchema } from './life-answer.ts'
import { absent } from '../refusal.ts'

const fen = fenSchema.nullable()
const named = z.object({ id: z.int(), name: z.string() })

const versionSchema = z.object({ effective: monthSchema, target: targetSchema, monthlyPlan: z.array(planPointSchema).nullable() })

/** A project as declared, with ids and versions. */
export const projectSchema = z
  .object({
    id: z.int(),
    version: z.int(),
    name: z.string(),
    year: z.int(),
    agency: z.object({ id: z.int(), code: z.string(), name: z.string() }),
    projectType: z.string(),
    projectAttribute: z.string(),
    governmentProcurement: z.boolean().nullable(),
    purchaseOfServices: z.boolean().nullable(),
    startMonth: monthSchema,
    sample: z.boolean(),
    /** The project of the year before that this one continues, where the caller may see it. */
    previousProjectId: z.int().nullable(),
    previousProject: z.object({ id: z.int(), year: z.int(), name: z.string() }).nullable(),
    budgetInitial: fen,
    budgetAdjusted: fen,
    /** The first month the adjusted budget was in force, where it is known. */
    adjustedFrom: monthSchema.nullable(),
    texts: z.object({
      overview: z.string(),
      basis: z.string(),
      necessity: z.string(),
      safeguards: z.string(),
      plan: z.string(),
      overallObjective: z.string(),
      annualObjective: z.string(),
    }),
    priorYear: z.object({ arranged: fen, allocated: fen, spent: fen }),
    funding: z.array(fundingSchema),
    subprojects: z.array(named.extend({ budget: fen })),
    indicators: z.array(
      z.object({
        id: z.int(),
        category: z.string(),
        subcategory: z.string(),
        name: z.string(),
        explanation: z.string(),
        evidenceSource: z.string(),
        aggregation: z.enum(aggregations),
        pacing: z.enum(pacings),
        dueMonth: monthSchema.nullable(),
        stages: z.array(z.string()).nullable(),
        weight: z.number().nullable(),
        derivation: z.enum(derivations).nullable(),
        subprojects: z.array(named),
        contributors: z.array(z.int()),
        /** The units that share its target and their parts; empty = the project's own unit alone. */
        sharing: z.array(z.object({ agencyId: z.int(), code: z.string(), name: z.string(), share: z.number().nullable() })),
        target: targetSchema,
        monthlyPlan: z.array(planPointSchema).nullable(),
        versions: z.array(versionSchema),
        source: z.object({ line: z.int().nullable() }),
      }),
    ),
    /** Names and telephone, masked; POST /projects/:id/personal shows them to who may. */
    personal: z.object({ leader: z.string(), contact: z.string(), phone: z.string() }),
    life: lifeSchema,
    /** `reason`: why somebody left it as it is; without one it is open. */
    questions: z.array(z.object({ code: z.string(), path: z.string(), message: z.string(), reason: z.string().optional() })),
  })
  .openapi('Project')
export type ProjectAnswer = z.infer<typeof projectSchema>

/** One project for its pages; 404 when absent or outside the scope. */
export async function projectAnswer(db: Db, scope: Scope, id: number, lang: Language): Promise<ProjectAnswer> {
  const head = await projectHead(db, scope, id)
  const plan = head && (await readPlan(db, id))
  if (!head || !plan) throw absent()
  const { text, funding, indicators: texts, links } = await projectDetail(db, id)
  const previous = head.previousProjectId === null ? undefined : await projectHead(db, scope, head.previousProjectId)
  const sharing = await sharingOf(db, id)
  const textOf = new Map(texts.map(row => [row.id, row]))
  const nameOf = new Map(plan.subprojects.map(row => [row.id, row.name]))
  return {
    id,
    version: head.version,
    name: head.name,
    year: head.year,
    agency: { id: head.agencyId, code: head.agencyCode, name: head.agencyName },
    projectType: head.type,
    projectAttribute: head.attribute,
    governmentProcurement: head.governmentProcurement,
    purchaseOfServices: head.purchaseOfServices,
    startMonth: head.startMonth,
    sample: head.sample,
    previousProjectId: previous?.id ?? null,
    previousProject: previous ? { id: previous.id, year: previous.year, name: previous.name } : null,
    budgetInitial: head.budgetInitial,
    budgetAdjusted: head.budgetAdjusted,
    adjustedFrom: head.adjustedFrom,
    texts: {
      overview: text?.overview ?? '',
      basis: text?.basis ?? '',
      necessity: text?.necessity ?? '',
      safeguards: text?.safeguards ?? '',
      plan: text?.plan ?? '',
      overallObjective: text?.overallObjective ?? '',
      annualObjective: text?.annualObjective ?? '',
    },
    priorYear: {
      arranged: text?.priorArranged ?? null,
      allocated: text?.priorAllocated ?? null,
      spent: text?.priorSpent ?? null,
    },
    funding: funding.map(({ source, total, priorYear, thisYear }) => ({ source, total, priorYear, thisYear })),
    subprojects: plan.subprojects,
    indicators: plan.indicators.map(({ targets, shares: _, ...row }) => {
      const described = textOf.get(row.id)
      const current = targets.at(-1)!
      return {
        ...row,
        subcategory: described?.subcategory ?? '',
        explanation: described?.explanation ?? '',
        evidenceSource: described?.evidenceSource ?? '',
        source: { line: described?.sourceLine ?? null },
        subprojects: links
          .filter(link => link.indicatorId === row.id)
          .map(link => ({ id: link.subprojectId, name: nameOf.get(link.subprojectId) ?? '' })),
        sharing: sharing.filter(unit => unit.indicatorId === row.id).map(({ indicatorId: _of, ...unit }) => unit),
        target: current.target,
        monthlyPlan: current.plan,
        versions: targets.map(({ effective, target, plan: monthlyPlan }) => ({ effective, target, monthlyPlan })),
      }
    }),
    personal: maskPersonal({ leader: text?.leader ?? '', contact: text?.contact ?? '', phone: text?.phone ?? '' }),
    life: await lifeAnswer(db, scope, head),
    questions: (JSON.parse(text?.questions ?? '[]') as OpenQuestion[]).map(question => ({
      code: question.code,
      path: question.path,
      message: sayQuestion(lang, question),
      ...(question.reason === undefined ? {} : { reason: question.reason }),
    })),
  }
}
