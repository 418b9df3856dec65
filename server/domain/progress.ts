import { z } from 'zod'
import { unitPartSchema } from './contribution.ts'
import { monthSchema } from './month.ts'
import { ruleSchema } from './problem.ts'
import { targetSchema } from './target.ts'
import { completenessSchema } from './evidence.ts'
import { shapes } from './vocabulary-shape.ts'
import { aggregations, evidenceGrades, likelihoods, pacings, signals } from './vocabulary.ts'
import { lifeStates } from './vocabulary-life.ts'

/** What the project page shows (interface: GET /projects/:id/progress). Money in fen, ratios as 0.85. */

const ratio = z.number().nullable()
const fen = z.int().nullable()
export const signalSchema = z.enum(signals)

export const monthCellSchema = z.object({
  month: monthSchema,
  /** The month alone, over all contributing units; null = not reported. */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  level: z.string().nullable(),
  toDate: z.number().nullable(),
  toDateLevel: z.string().nullable(),
  expected: z.number().nullable(),
  signal: signalSchema,
  /** How many of the contributing units reported. */
  reported: z.int(),
  contributors: z.int(),
  notApplicable: z.boolean(),
  evidence: z.enum(evidenceGrades).nullable(),
})

export const forecastSchema = z
  .object({
    /** The year's end: P50, with P10 and P90; null where there is nothing to go by. */
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    /** Chance of meeting the target; exactly 1 or 0 only where arithmetic makes it certain. */
    probability: z.number().nullable(),
    likelihood: z.enum(likelihoods).nullable(),
    rule: ruleSchema,
    /** What it rests on. `prior`: the version of what like indicators taught, 0 = published series. */
    basis: z.object({
      months: z.int(),
      until: monthSchema.nullable(),
      lastYear: z.boolean(),
      shape: z.enum(['plan', 'lastYear', 'even']).nullable(),
      prior: z.int(),
      indicators: z.int(),
      thin: z.boolean(),
    }),
    /** The year to date at the end of each month still to come, for drawing. */
    ahead: z.array(z.object({ month: monthSchema, value: z.number(), low: z.number(), high: z.number() })),
    /** How earlier forecasts of like indicators fared; null before any could be scored. */
    record: z
      .object({
        forecasts: z.int(),
        brier: z.number().nullable(),
        inside: z.int(),
        chance: z.object({ said: z.int(), met: z.int() }).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Forecast' })
export type ForecastView = z.infer<typeof forecastSchema>

const bandSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })
/** The project's year end as expected: points of the rows that have a forecast, and the money left over, in fen. */
export const yearEndSchema = z
  .object({
    score: bandSchema.extend({ of: z.number(), all: z.number(), rule: ruleSchema }).nullable(),
    money: z
      .object({
        budget: z.number(),
        spent: bandSchema,
        surplus: bandSchema,
        until: z.int(),
        lastYear: z.boolean(),
        rule: ruleSchema,
      })
      .nullable(),
  })
  .meta({ id: 'YearEnd' })
export type YearEndView = z.infer<typeof yearEndSchema>

/** A month that reads otherwise today than on the day looked at; `corrected`: it had another value then. */
export const correctionSchema = z
  .object({
    month: monthSchema,
    value: z.number().nullable(),
    toDate: z.number().nullable(),
    level: z.string().nullable(),
    toDateLevel: z.string().nullable(),
    corrected: z.boolean(),
  })
  .meta({ id: 'Correction' })
export type Correction = z.infer<typeof correctionSchema>

/** The same indicator of the project's twin of the year before; `months` hold 12, January first. */
export const indicatorLastYearSchema = z
  .object({
    indicatorId: z.int(),
    unit: z.string(),
    target: z.number().nullable(),
    months: z
      .array(
        z.object({
          month: monthSchema,
          value: z.number().nullable(),
          toDate: z.number().nullable(),
          level: z.string().nullable(),
          toDateLevel: z.string().nullable(),
        }),
      )
      .length(12),
  })
  .meta({ id: 'IndicatorLastYear' })
export type IndicatorLastYear = z.infer<typeof indicatorLastYearSchema>

export const indicatorProgressSchema = z
  .object({
    id: z.int(),
    category: z.string(),
    subcategory: z.string(),
    name: z.string(),
    target: targetSchema,
    aggregation: z.enum(aggregations),
    pacing: z.enum(pacings),
    /** Where the monthly plan in force comes from; null = as typed, or none. */
    shape: z.enum(shapes).nullable(),
    dueMonth: monthSchema.nullable(),
    stages: z.array(z.string()).nullable(),
    weight: z.number().nullable(),
    derived: z.boolean(),
    explanation: z.string(),
    evidenceSource: z.string(),
    subprojects: z.array(z.object({ id: z.int(), name: z.string() })),
    months: z.array(monthCellSchema).length(12),
    toDate: z.number().nullable(),
    toDateLevel: z.string().nullable(),
    expected: z.number().nullable(),
    attainment: ratio,
    signal: signalSchema,
    rule: ruleSchema,
    forecast: forecastSchema.nullable(),
    /** false once arithmetic makes the target impossible; null where it cannot be told. */
    recoverable: z.boolean().nullable(),
    /** Why it can no longer be met; null while it can or cannot be told. */
    recoverabilityRule: z.union([ruleSchema, z.null()]),
    /** What the sums say of the rest of the year, short of certainty: it needs more than the best month ever, or what contracts leave. */
    reachRule: z.union([ruleSchema, z.null()]),
    /** Needed per remaining month; null where the measure does not add up. */
    required: z.number().nullable(),
    /** The open gap, `<indicatorId>.<first month>`, or null. */
    gapId: z.string().nullable(),
    lastYear: indicatorLastYearSchema.nullable(),
    /** Only on a past day: what was entered or corrected since. */
    later: z.array(correctionSchema).optional(),
    /** Who is behind it, where several units share it: the furthest behind first. */
    units: z.array(unitPartSchema.extend({ name: z.string() })),
  })
  .meta({ id: 'IndicatorProgress' })
export type IndicatorProgress = z.infer<typeof indicatorProgressSchema>
export type MonthCell = z.infer<typeof monthCellSchema>

const budgetLastYearSchema = z
  .object({
    /** The full-year budget the rates are of. */
    budget: fen,
    months: z.array(z.object({ month: monthSchema, spent: fen, toDate: fen, rate: ratio })).length(12),
  })
  .meta({ id: 'BudgetLastYear' })
export type BudgetLastYear = z.infer<typeof budgetLastYearSchema>

export const budgetProgressSchema = z
  .object({
    initial: fen,
    adjusted: fen,
    /** Σ allocated to date 到位资金. */
    inPlace: fen,
    spent: fen,
    rateOfInitial: ratio,
    rateOfAdjusted: ratio,
    rateOfInPlace: ratio,
    expectedRate: z.number(),
    signal: signalSchema,
    rule: ruleSchema,
    months: z.array(z.object({ month: monthSchema, spent: fen, allocated: fen, toDate: fen, signal: signalSchema })).length(12),
    subprojects: z.array(z.object({ id: z.int(), name: z.string(), budget: fen, spent: fen, rate: ratio, signal: signalSchema })),
    lastYear: budgetLastYearSchema.nullable(),
  })
  .meta({ id: 'BudgetProgress' })
export type BudgetProgress = z.infer<typeof budgetProgressSchema>

export const countsSchema = z.object({
  ahead: z.int(),
  normal: z.int(),
  warning: z.int(),
  behind: z.int(),
  notDue: z.int(),
  missing: z.int(),
})
export type Counts = z.infer<typeof countsSchema>

export const gapSchema = z
  .object({
    /** `<indicatorId>.<first month of the run>`. */
    id: z.string(),
    projectId: z.int(),
    projectName: z.string(),
    indicatorId: z.int(),
    indicatorName: z.string(),
    since: monthSchema,
    months: z.int(),
    signal: signalSchema,
    rule: ruleSchema,
    /** Its own part of the project's money at risk; 0 where the gap is closed or its month missing. */
    atRiskAmount: fen,
    causes: z.array(z.string()),
    note: z.string(),
    likelihood: z.enum(likelihoods).nullable(),
    forecast: z.number().nullable(),
    state: z.enum(['open', 'closed']),
    version: z.int(),
  })
  .meta({ id: 'Gap' })
export type Gap = z.infer<typeof gapSchema>

export const progressSchema = z
  .object({
    project: z.object({
      id: z.int(),
      name: z.string(),
      year: z.int(),
      agency: z.object({ id: z.int(), code: z.string(), name: z.string() }),
      department: z.object({ id: z.int(), name: z.string() }).nullable(),
      type: z.string(),
      startMonth: monthSchema,
      sample: z.boolean(),
      version: z.int(),
      /** `state`: in the month shown; `now`: after everything recorded, since that month. */
      life: z.object({
        state: z.enum(lifeStates),
        now: z.enum(lifeStates),
        since: monthSchema.nullable(),
        archived: z.boolean(),
        readOnly: z.boolean(),
      }),
    }),
    /** The project of the year before that this one continues; null without one the caller may see. */
    lastYear: z.object({ projectId: z.int(), year: z.int(), name: z.string() }).nullable(),
    asOf: monthSchema,
    /** The past day it is shown as of; left out = today. */
    on: z.string().optional(),
    /** The last month with data; null in an empty year. */
    lastMonth: monthSchema.nullable(),
    timeProgress: z.number(),
    budget: budgetProgressSchema,
    goalSignal: signalSchema,
    counts: countsSchema,
    /** Σ weight × min(actual ÷ expected, 1) over the indicators judged now ÷ their weight. */
    progress: ratio,
    atRiskWeight: ratio,
    atRiskAmount: fen,
    indicators: z.array(indicatorProgressSchema),
    yearEnd: yearEndSchema,
    /** Completeness of evidence 佐证完整度 from January to `asOf`, and of each month: values by grade. */
    evidence: z.object({ toDate: completenessSchema, months: z.array(completenessSchema).length(12) }),
    gaps: z.array(gapSchema),
    reports: z
      .array(z.object({ month: monthSchema, state: z.enum(['none', 'draft', 'submitted', 'approved', 'returned']) }))
      .length(12),
    questions: z.array(z.object({ code: z.string(), message: z.string() })),
    ruleSet: z.object({ code: z.string(), version: z.int() }),
  })
  .meta({ id: 'Progress' })
export type Progress = z.infer<typeof progressSchema>
