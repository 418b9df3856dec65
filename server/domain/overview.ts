import { z } from 'zod'
import { daySchema } from './day.ts'
import { monthSchema } from './month.ts'
import { countsSchema, signalSchema } from './progress.ts'
import { likelihoods } from './vocabulary.ts'
import { lifeStates } from './vocabulary-life.ts'

/** The portfolio (interface: GET /overview). Money in fen, ratios as 0.85. */
const ratio = z.number().nullable()
const fen = z.int().nullable()

export const overviewSorts = ['risk', 'rate', 'progress', 'budget', 'name', 'signal', 'likelihood', 'score', 'surplus'] as const

export const overviewItemSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    agency: z.object({ id: z.int(), name: z.string() }),
    budget: fen,
    spent: fen,
    executionRate: ratio,
    budgetSignal: signalSchema,
    goalSignal: signalSchema,
    counts: countsSchema,
    progress: ratio,
    atRiskWeight: ratio,
    atRiskAmount: fen,
    /** Of the least likely indicator, as seen from the month. */
    likelihood: z.enum(likelihoods).nullable(),
    /** Points to be expected at the year's end, of 100 for the rows that have a forecast. */
    scoreExpected: z.number().nullable(),
    /** Money expected to be left over of the full-year budget; negative = overspent. */
    surplusExpected: fen,
    sample: z.boolean(),
    /** What the project was that month. */
    life: z.enum(lifeStates),
    archived: z.boolean(),
    /** Twelve months: execution rate to date and that month's budget light, for the ribbon under the ruler. */
    months: z.array(z.object({ month: monthSchema, executionRate: ratio, signal: signalSchema })),
  })
  .meta({ id: 'OverviewItem' })
export type OverviewItem = z.infer<typeof overviewItemSchema>

export const overviewSchema = z
  .object({
    /** The past day it shows; absent = now. */
    on: daySchema.optional(),
    /** On a past day: the same months as they are recorded now, corrections and later reports included. */
    later: z
      .object({
        spent: fen,
        executionRate: ratio,
        atRiskAmount: fen,
        signals: countsSchema,
        months: z.array(z.object({ month: monthSchema, toDate: fen })).length(12),
      })
      .optional(),
    year: z.int(),
    asOf: monthSchema,
    lastMonth: monthSchema.nullable(),
    timeProgress: z.number(),
    totals: z.object({
      projects: z.int(),
      /** Counted in the sums, left out of the lists. */
      archived: z.int(),
      budget: fen,
      initialBudget: fen,
      spent: fen,
      executionRate: ratio,
      atRiskAmount: fen,
      /** Projects by target light 目标灯. */
      signals: countsSchema,
      /** Projects by budget light 预算灯. */
      budgetSignals: countsSchema,
      reports: z.object({ due: z.int(), submitted: z.int(), approved: z.int(), late: z.int() }),
    }),
    months: z
      .array(
        z.object({
          month: monthSchema,
          spent: fen,
          toDate: fen,
          budget: fen,
          /** The budgets in force that month: the initial ones before an adjustment. */
          budgetInForce: fen,
          reports: z.object({ due: z.int(), submitted: z.int(), approved: z.int() }),
        }),
      )
      .length(12),
    /** What `departments` holds: below a chosen department its units. */
    grouping: z.enum(['department', 'unit']),
    departments: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        projects: z.int(),
        budget: fen,
        executionRate: ratio,
        atRiskAmount: fen,
        /** Money at risk ÷ budget: the weighted share. A department is not as bad as its worst project. */
        atRiskShare: ratio,
        /** Up to three projects with the most money at risk, the largest first. */
        worst: z.array(z.object({ id: z.int(), name: z.string(), atRiskAmount: z.int(), goalSignal: signalSchema })).max(3),
        /** The light of its worst project, as the bureau's own rule has it; said to be that wherever it is shown. */
        worstSignal: signalSchema,
        signals: countsSchema,
        months: z
          .array(
            z.object({
              month: monthSchema,
              executionRate: ratio,
              signal: signalSchema,
              /** Weighted target progress of its projects, each counted by its budget; null where nothing was judged. */
              progress: ratio,
              progressSignal: signalSchema,
            }),
          )
          .length(12),
      }),
    ),
    projects: z.object({ items: z.array(overviewItemSchema), total: z.int() }),
    years: z.array(z.int()),
    /** The year holds invented sample projects. */
    sample: z.boolean(),
    ruleSet: z.object({
      code: z.string(),
      version: z.int(),
      signals: z.object({ behindBelow: z.number(), warningBelow: z.number(), aheadFrom: z.number() }),
      /** Share of the full-year budget to be spent by the end of a month. */
      executionMilestones: z.array(z.object({ month: z.int(), rate: z.number() })),
    }),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof overviewSchema>

/** Every project in columns, for the quadrant. */
export const pointsSchema = z
  .object({
    ids: z.array(z.int()),
    names: z.array(z.string()),
    budget: z.array(fen),
    executionRate: z.array(ratio),
    progress: z.array(ratio),
    signal: z.array(signalSchema),
    atRiskAmount: z.array(fen),
  })
  .meta({ id: 'Points' })
export type Points = z.infer<typeof pointsSchema>
