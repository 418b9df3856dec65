import { ceilPoints, clamp, Decimal, floorPoints, roundPoints, zero } from './decimal.ts'
import type { RuleSet } from './ruleset.ts'
import { levels } from './vocabulary.ts'

/** Rows without a figure: a person scores inside the band of the stated level (财预〔2020〕10号; domain rules §6). */

export type Band = { low: number; high: number; highBelongs: boolean }
const whole: Band = { low: 0, high: 1, highBelongs: true }

/** The whole weight where no level is stated. */
export function bandOf(level: string | null, ruleSet: RuleSet): Band {
  const { met, partly, unmet } = ruleSet.levelBands
  return [met, partly, unmet][(levels as readonly (string | null)[]).indexOf(level)] ?? whole
}

/** A date kept is a target met; a date missed leaves every band below that one open (§7). */
export function dateBand(late: boolean, ruleSet: RuleSet): Band {
  const { met, partly } = ruleSet.levelBands
  return late ? { ...partly, low: 0 } : met
}

export type BandScore = {
  /** The ends of the band in points; `high` itself is reached only where the band's upper end belongs to it. */
  low: number
  high: number
  /** The given score kept inside the band; null where none was given. */
  score: number | null
  outside: boolean
}

/** Rounded as the rule set says, unless that leaves no points inside the band: then to the hundredth, as points are printed. Rounded
 * to whole points the band 1.5–2 of "met in part" would offer 2, which belongs to the level above, and accept nothing. */
export function scoreBand(band: Band, weight: number, given: number | null, decimals = 2): BandScore {
  const from = new Decimal(weight).times(band.low)
  const until = new Decimal(weight).times(band.high)
  const wide = endsOf(band, from, until, weight, decimals)
  const { low, best, high, kept } = wide.low.lte(wide.best) ? wide : endsOf(band, from, until, weight, 2)
  if (given === null) return { low: Number(low), high: Number(high), score: null, outside: false }
  const outside = band.highBelongs ? until.lt(given) || from.gt(given) : until.lte(given) || from.gt(given)
  const top = best.lt(zero) ? zero : best
  const inside = clamp(roundPoints(new Decimal(given), kept), low.gt(top) ? top : low, top)
  return { low: Number(low), high: Number(high), score: Number(inside), outside }
}

/** The least and the best points inside the band, and its stated upper end. */
function endsOf(band: Band, from: Decimal, until: Decimal, weight: number, decimals: number) {
  const low = ceilPoints(from, decimals)
  // All of the weight stays reachable, however coarse the rounding.
  const reached = until.gte(weight) ? floorPoints(until, 2) : floorPoints(until, decimals)
  const best = !band.highBelongs && reached.eq(until) ? reached.minus(new Decimal(10).pow(-decimals)) : reached
  const rounded = roundPoints(until, decimals)
  const high = rounded.gt(weight) || (band.highBelongs && rounded.gt(until)) ? reached : rounded
  return { low, best, high, kept: decimals }
}
