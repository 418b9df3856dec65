import { z } from 'zod'
import { monthSchema } from './month.ts'
import { targetSchema } from './target.ts'
import { aggregations, pacings } from './vocabulary.ts'

/** Money in fen; a declared amount is never negative. */
export const fenSchema = z.int().meta({ description: 'Money in fen' })
const text = (max: number) => z.string().max(max).default('')
const richText = text(100_000).meta({ description: 'Rich text; sanitised when saved' })

export const planPointSchema = z.object({ month: monthSchema, cumulative: z.number() })
export const contributorSchema = z.object({ agencyCode: z.string().min(1).max(60), share: z.number().nullable().default(null) })

const openSchema = z.object({
  code: z.string().max(60),
  path: z.string().max(120),
  params: z.record(z.string(), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])),
})

export const declaredIndicatorSchema = z
  .object({
    category: text(60),
    subcategory: text(60),
    name: z.string().trim().min(1).max(500),
    /** Names of sub-projects; none means the whole project. */
    subprojects: z.array(z.string()).default([]),
    target: targetSchema,
    explanation: text(5000),
    evidenceSource: text(2000),
    aggregation: z.enum(aggregations),
    pacing: z.enum(pacings),
    monthlyPlan: z.array(planPointSchema).max(12).nullable().default(null),
    dueMonth: monthSchema.nullable().default(null),
    stages: z.array(z.string().min(1).max(60)).min(2).max(12).nullable().default(null),
    contributors: z.array(contributorSchema).max(2000).default([]),
    weight: z.number().min(0).max(1000).nullable().default(null),
    source: z
      .object({
        line: z.int().nullable(),
        /** What the reader proposed and nobody has confirmed yet: stays with the project when posted unchanged. */
        open: z.array(openSchema).max(10).optional(),
        /** Last year's indicator this one was carried over from; it stays its twin when it is renamed. */
        carriedFrom: z.int().positive().max(2_147_483_647).optional(),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'DeclaredIndicator' })
export type DeclaredIndicator = z.infer<typeof declaredIndicatorSchema>

export const questionSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    line: z.int().nullable(),
    /** Where in the declaration, e.g. `indicators.18.category`. */
    path: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
    message: z.string(),
    choices: z.array(z.string()).optional(),
  })
  .meta({ id: 'Question' })
export type Question = z.infer<typeof questionSchema>

export const fundingSchema = z.object({
  source: z.string().max(100),
  total: fenSchema.nullable(),
  priorYear: fenSchema.nullable(),
  thisYear: fenSchema.nullable(),
})

/** A declaration 绩效目标申报表. */
export const declarationSchema = z
  .object({
    agencyCode: z.string().trim().min(1).max(60),
    agencyName: z.string().trim().min(1).max(200),
    projectName: z.string().trim().min(1).max(300),
    projectType: text(200),
    projectAttribute: text(200),
    governmentProcurement: z.boolean().nullable().default(null),
    purchaseOfServices: z.boolean().nullable().default(null),
    year: z.int().min(2000).max(2100),
    overview: richText,
    basis: richText,
    necessity: richText,
    safeguards: richText,
    plan: richText,
    overallObjective: richText,
    annualObjective: richText,
    leader: text(100),
    contact: text(100),
    phone: text(60),
    priorYear: z
      .object({ arranged: fenSchema.nullable(), allocated: fenSchema.nullable(), spent: fenSchema.nullable() })
      .default({ arranged: null, allocated: null, spent: null }),
    subprojects: z
      .array(z.object({ name: z.string().trim().min(1).max(300), budget: fenSchema.min(0).nullable() }))
      .max(200)
      .default([]),
    budgetTotal: fenSchema.min(0).nullable().default(null),
    funding: z.array(fundingSchema).max(50).default([]),
    indicators: z.array(declaredIndicatorSchema).max(500).default([]),
  })
  .meta({ id: 'Declaration' })
export type Declaration = z.infer<typeof declarationSchema>
