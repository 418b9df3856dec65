import { z } from 'zod'
import { tables, type Sight, type Table } from './forecast-course.ts'

/** What like indicators teach: how far to trust each guess in each month, and how wrong the guess has been. */

const monthTaught = z.object({
  /** Of the guesses, adding up to 1. */
  weights: z.array(z.number().min(0).max(1)),
  /** Multiplies the months' own restlessness, so that 80% of the years fell between P10 and P90. */
  scale: z.number().positive(),
  freedom: z.number().min(1),
  /** Months the usual restlessness counts for beside the own ones. */
  strength: z.number().min(0),
  /** Years it was learned from. */
  years: z.number().int().min(0),
})
export type MonthTaught = z.infer<typeof monthTaught>

const taught = z.object({
  /** The usual square of a step from month to month. */
  usual: z.number().positive(),
  /** January to November. */
  months: z.array(monthTaught).length(11),
})
export type Taught = z.infer<typeof taught>

export const priorSchema = z.object({
  /** 0: taught by published series; from 1 on by the years kept here. */
  version: z.number().int().min(0),
  /** Indicators whose years it was learned from. */
  indicators: z.number().int().min(0),
  tables: z.record(z.enum(tables), taught),
})
export type Prior = z.infer<typeof priorSchema>

/** The square of a step, the own months drawn towards the usual one. */
export const stepOf = (sight: Sight, usual: number, strength: number): number =>
  (usual * strength + sight.restless) / (strength + sight.steps)

export const guessOf = (sight: Sight, weights: readonly number[]): number =>
  sight.guesses.reduce((sum, guess, i) => sum + guess * (weights[i] ?? 0), 0)

/** Spread of the open part in one month: of its logarithm, or of a share in units of √(p(1 − p)). */
export function spreadOf(sight: Sight, { usual, months }: Taught, taughtMonth = months[sight.month - 1]!): number {
  return Math.sqrt(stepOf(sight, usual, taughtMonth.strength) * monthsShare(sight)) * taughtMonth.scale
}

/** A share is surer the more months are behind and the more are to come; sums and levels learn it by month. */
export const monthsShare = ({ table, month }: Pick<Sight, 'table' | 'month'>): number =>
  table === 'share' || table === 'shareBefore' ? 1 / month + 1 / (12 - month) : 1

export const isShare = (table: Table): boolean => table === 'share' || table === 'shareBefore'
