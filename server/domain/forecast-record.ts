import type { Forecast } from './forecast.ts'

/** How forecasts on record fared, once their year was over. */

export type Made = Pick<Forecast, 'low' | 'high' | 'probability'> & { indicatorId: number; month: string; version: number }
/** How an indicator's year ended, and whether its target was met. */
export type Outcome = { value: number; met: boolean }
export type Fared = {
  forecasts: number
  /** Mean of (chance − outcome)²; null where none gave a chance. */
  brier: number | null
  /** How many years ended between P10 and P90. */
  inside: number
  /** Of those called 80% or surer, how many were met. */
  chance: { said: number; met: number } | null
}

/** What the screen calls sure. */
const sure = 0.8

/** The last forecast of each month counts, of indicators whose year ended with a figure. Null where there is none. */
export function faredOf(made: readonly Made[], outcomes: ReadonlyMap<number, Outcome>): Fared | null {
  const last = new Map<string, Made>()
  for (const one of made) {
    const key = `${one.indicatorId}.${one.month}`
    if (one.version > (last.get(key)?.version ?? 0)) last.set(key, one)
  }
  const scored = [...last.values()].flatMap(one => {
    const outcome = outcomes.get(one.indicatorId)
    return outcome && one.low !== null && one.high !== null ? [{ ...one, ...outcome, low: one.low, high: one.high }] : []
  })
  if (scored.length === 0) return null
  const chances = scored.flatMap(({ probability, met }) => (probability === null ? [] : [{ probability, met }]))
  const said = chances.filter(({ probability }) => probability >= sure)
  return {
    forecasts: scored.length,
    inside: scored.filter(({ value, low, high }) => low <= value && value <= high).length,
    brier: chances.length
      ? chances.reduce((sum, { probability, met }) => sum + (probability - Number(met)) ** 2, 0) / chances.length
      : null,
    chance: said.length ? { said: said.length, met: said.filter(({ met }) => met).length } : null,
  }
}
