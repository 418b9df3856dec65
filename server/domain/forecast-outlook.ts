import { betaCdf, betaQuantile, studentCdf, studentQuantile } from './distribution.ts'
import type { Sight } from './forecast-course.ts'
import { guessOf, isShare, spreadOf, type Prior } from './forecast-prior.ts'

/** The year's end as a distribution: where a share `p` of the cases ends at most, and how likely it reaches a value. */
export type Outlook = { quantile: (p: number) => number; reaches: (value: number) => number }

export function outlookOf(sight: Sight, prior: Prior): Outlook {
  const table = prior.tables[sight.table]
  const month = table.months[sight.month - 1]!
  const centre = guessOf(sight, month.weights)
  const spread = spreadOf(sight, table)
  return isShare(sight.table) ? ofShare(sight, centre, spread) : ofLogarithm(sight, centre, spread, month.freedom)
}

/** Student's t on the logarithm of what is still to come; what came already is certain. */
function ofLogarithm(sight: Sight, centre: number, spread: number, freedom: number): Outlook {
  const { done, dust, grain, stays } = sight
  // Whole things: 5 is reached from four and a half on.
  const edge = (value: number) => (grain > 0 ? (Math.ceil(value / grain - 1e-9) - 0.5) * grain : value) - done + dust
  const below = (value: number) => (edge(value) <= 0 ? 0 : studentCdf((Math.log(edge(value)) - centre) / spread, freedom))
  const rounded = (value: number) => (grain > 0 ? Math.max(Math.round(value / grain) * grain, done) : value)
  const moving = (p: number) => rounded(done + Math.max(0, Math.exp(centre + spread * studentQuantile(p, freedom)) - dust))
  if (!stays) return { quantile: moving, reaches: value => (value <= done ? 1 : 1 - below(value)) }
  // A level that seldom moves has a chance of its own to stay as it is.
  const under = (1 - stays.chance) * below(stays.at)
  return {
    quantile: p => {
      if (p <= under) return moving(p / (1 - stays.chance))
      return p <= under + stays.chance ? stays.at : moving((p - stays.chance) / (1 - stays.chance))
    },
    reaches: value => (1 - stays.chance) * (1 - below(value)) + (value <= stays.at ? stays.chance : 0),
  }
}

/** Beta for the share of the rest; where it counts cases, whole cases drawn from that beta. */
function ofShare({ done, open, cases }: Sight, centre: number, spread: number): Outlook {
  const p = Math.min(Math.max(centre, 1e-6), 1 - 1e-6)
  const width = Math.min(spread * spread, 0.98)
  // In cases the spread holds the chance of the draw itself; what is left of it is the uncertainty of the share.
  const over = cases === null || cases === 1 ? width : Math.max((width * cases - 1) / (cases - 1), 1e-6)
  const size = 1 / Math.min(over, 0.98) - 1
  const [a, b] = [p * size, (1 - p) * size]
  const restFor = (value: number) => (value - (1 - open) * done) / open
  const smooth = (at: number) => betaQuantile(at, p * (1 / width - 1), (1 - p) * (1 / width - 1))
  // Cases come whole: a band of few cases ends at the case outside it.
  const whole = (at: number) => {
    if (cases === null || at === 0.5) return smooth(at)
    return (at < 0.5 ? Math.floor(smooth(at) * cases) : Math.ceil(smooth(at) * cases)) / cases
  }
  return {
    quantile: at => (1 - open) * done + open * whole(at),
    reaches: value => {
      const rest = restFor(value)
      if (rest <= 0) return 1
      if (rest > 1 + 1e-9) return 0
      return cases === null ? 1 - betaCdf(rest, a, b) : casesReach(Math.ceil(rest * cases - 1e-9), cases, a, b)
    },
  }
}

/** Beta-binomial: at least `least` of `cases`. Many cases are a share with half a case of grace. */
export function casesReach(least: number, cases: number, a: number, b: number): number {
  if (least <= 0) return 1
  if (least > cases) return 0
  if (cases > 120) return 1 - betaCdf((least - 0.5) / cases, a, b)
  let sum = 0
  // All of them first, then one fewer each time; each follows from the one before.
  let term = 1
  for (let i = 0; i < cases; i++) term *= (a + i) / (a + b + i)
  for (let k = cases; k >= least; k--) {
    sum += term
    term *= (k / (cases - k + 1)) * ((b + cases - k) / (a + k - 1))
  }
  return Math.min(sum, 1)
}
