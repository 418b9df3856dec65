import { z } from 'zod'
import { daySchema } from './day.ts'
import { monthSchema } from './month.ts'
import { countsSchema, signalSchema } from './progress.ts'
import { targetSchema } from './target.ts'
import { aggregations, pacings } from './vocabulary.ts'

/** Two years, two units, one indicator across projects (interface: GET /compare/…). Money in fen, ratios as 0.85. */
const ratio = z.number().nullable()
const fen = z.int().nullable()
/** The past day it is told as of; absent: today. */
const on = daySchema.optional()

/** A percentage is two numbers: what was reached and of what; the ratio is null where the second is 0 or unknown. */
export const shareSchema = z.object({ part: z.number().nullable(), whole: z.number().nullable(), ratio })
export type Share = z.infer<typeof shareSchema>

/** One indicator at a month: its value to date, what it is made of, its own target and its own verdict. */
export const cellSchema = z
  .object({
    projectId: z.int(),
    indicatorId: z.int(),
    name: z.string(),
    category: z.string(),
    target: targetSchema,
    aggregation: z.enum(aggregations),
    pacing: z.enum(pacings),
    dueMonth: monthSchema.nullable(),
    stages: z.array(z.string()).nullable(),
    toDate: z.number().nullable(),
    toDateLevel: z.string().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    /** The two are money of the ledger, in fen. */
    money: z.boolean(),
    expected: z.number().nullable(),
    /** toDate ÷ target; null for limits, ranges, levels and dates. */
    attainment: ratio,
    signal: signalSchema,
    months: z.array(z.object({ month: monthSchema, toDate: z.number().nullable(), expected: z.number().nullable() })).length(12),
  })
  .meta({ id: 'ComparedIndicator' })
export type Cell = z.infer<typeof cellSchema>

/** Why two figures are not subtracted from each other. */
export const hindrances = ['onlyNow', 'onlyBefore', 'unit', 'level', 'empty'] as const
export type Hindrance = (typeof hindrances)[number]

const yearSideSchema = z.object({
  projectId: z.int(),
  name: z.string(),
  year: z.int(),
  asOf: monthSchema,
  indicators: z.int(),
  execution: shareSchema,
  /** Weighted target progress over the indicators judged at the month. */
  progress: ratio,
  counts: countsSchema,
  atRiskAmount: fen,
  months: z.array(z.object({ month: monthSchema, spent: fen, execution: shareSchema })).length(12),
})
export const compareYearsSchema = z
  .object({
    on,
    /** 1–12: both years stand at the end of the same month. */
    month: z.int(),
    now: yearSideSchema,
    before: yearSideSchema.nullable(),
    /** none: the project continues no other; gone: the one it continues was deleted or may not be seen; later: it had not been
     * recorded on the past day. */
    missing: z.enum(['none', 'gone', 'later']).nullable(),
    rows: z.array(
      z.object({
        now: cellSchema.nullable(),
        before: cellSchema.nullable(),
        /** Percentages differ by points, everything else also by a share of last year's; from 0 there is no share. */
        change: z.object({ difference: z.number(), share: ratio, points: z.boolean() }).nullable(),
        hindrance: z.enum(hindrances).nullable(),
      }),
    ),
    years: z.array(z.int()),
    sample: z.boolean(),
  })
  .meta({ id: 'CompareYears' })
export type CompareYears = z.infer<typeof compareYearsSchema>
export type YearSide = CompareYears['now']

const unitMonthSchema = z.object({
  month: monthSchema,
  /** Spent to date of the full-year budget; null until somebody reported. */
  execution: shareSchema,
  /** Σ budget × target progress of the projects judged, of the sum of those budgets. */
  progress: shareSchema,
  atRiskAmount: fen,
  signals: countsSchema,
  due: z.int(),
  handedIn: z.int(),
  /** The due day is past: only then does a month count for the reporting rate. */
  past: z.boolean(),
})
export const unitSideSchema = z.object({
  id: z.int(),
  name: z.string(),
  units: z.int(),
  projects: z.int(),
  execution: shareSchema,
  progress: shareSchema,
  /** Money at risk of the full-year budget. */
  atRisk: shareSchema,
  signals: countsSchema,
  budgetSignals: countsSchema,
  /** 报送率: handed in of due, over the months whose due day is past. */
  reporting: shareSchema,
  onTime: shareSchema,
  months: z.array(unitMonthSchema).length(12),
})
export type UnitSide = z.infer<typeof unitSideSchema>
export const compareUnitsSchema = z
  .object({
    on,
    year: z.int(),
    asOf: monthSchema,
    years: z.array(z.int()),
    lastMonth: monthSchema.nullable(),
    /** One lies below the other: what is compared is counted in both. */
    nested: z.boolean(),
    sides: z.array(unitSideSchema).length(2),
    sample: z.boolean(),
  })
  .meta({ id: 'CompareUnits' })
export type CompareUnits = z.infer<typeof compareUnitsSchema>

/** Levels and dates have no common scale; they stand under this sign instead of a unit. */
export const levelUnit = '*'
export const compareIndicatorSchema = z
  .object({
    on,
    name: z.string(),
    year: z.int(),
    asOf: monthSchema,
    lastMonth: monthSchema.nullable(),
    years: z.array(z.int()),
    /** The units this name is measured in, the most frequent first; only one of them is shown. */
    units: z.array(z.object({ unit: z.string(), count: z.int() })),
    unit: z.string(),
    /** The largest number of all that are shown, for their one scale; null where there is none to draw. */
    largest: z.number().nullable(),
    largestShare: z.number().nullable(),
    items: z.array(cellSchema.extend({ projectName: z.string(), agencyName: z.string() })),
    total: z.int(),
    sample: z.boolean(),
  })
  .meta({ id: 'CompareIndicator' })
export type CompareIndicator = z.infer<typeof compareIndicatorSchema>
export type Like = CompareIndicator['items'][number]
