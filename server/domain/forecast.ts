import type { YearValue } from './aggregate.ts'
import { sightOf } from './forecast-course.ts'
import { outlookOf, type Outlook } from './forecast-outlook.ts'
import type { Prior } from './forecast-prior.ts'
import { courseOf, wayAhead, type Shape } from './forecast-year.ts'
import { monthOf, type Month } from './month.ts'
import type { Nature } from './pace.ts'
import { hasEnded } from './project-life.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'
import { isMonotone, recoverabilityOf } from './recoverability.ts'
import type { RuleSet } from './ruleset.ts'
import { inside, meets } from './signal.ts'
import type { Target } from './target.ts'
import type { Likelihood } from './vocabulary.ts'

/** An indicator's year-end value with its band, and the chance of meeting the target; arithmetic certainty comes before chance. */

/** like: weighed from like years. over: December is complete. met, lost: certain by arithmetic. The rest: why there is no figure. */
export const forecastCodes = [
  'like',
  'met',
  'lost',
  'over',
  'partial',
  'ended',
  'no-report',
  'no-shape',
  'nothing-yet',
  'not-a-number',
] as const
export type ForecastCode = (typeof forecastCodes)[number]

export type Basis = {
  /** Months with a value it rests on, and the month of the latest one. */
  months: number
  until: Month | null
  lastYear: boolean
  shape: Shape | null
  /** The prior's version (0 = published series) and how many indicators taught it. */
  prior: number
  indicators: number
  /** Few months or nothing to compare with: the band is wide for a reason. */
  thin: boolean
}
export type Ahead = { month: Month; value: number; low: number; high: number }
export type Forecast = {
  value: number | null
  low: number | null
  high: number | null
  probability: number | null
  likelihood: Likelihood | null
  code: ForecastCode
  basis: Basis
  /** The months still to come, for drawing: year to date, with its band. */
  ahead: Ahead[]
}

/** Shares of the distribution a mean over it is taken from. */
export const slices = [0.1, 0.3, 0.5, 0.7, 0.9] as const
/** With the year's end at five slices of its distribution, for what is computed from it (expected score). */
export type Foreseen = { forecast: Forecast; ends: number[] }

export type Bounds = RuleSet['likelihood']
export const likelihoodOf = (probability: number, { certainFrom, impossibleBelow }: Bounds): Likelihood =>
  probability >= certainFrom ? 'certain' : probability <= impossibleBelow ? 'impossible' : 'possible'

const figures = (value: number) => Number(value.toPrecision(6))
/** 1 and 0 are kept for what is certain. */
const chanceOf = (value: number) => Math.min(Math.max(Number(value.toFixed(3)), 0.001), 0.999)

function chanceToMeet({ reaches }: Outlook, target: Target, nature: Nature): number {
  if (nature === 'limit') return 1 - reaches(justAbove(target.value!))
  if (nature !== 'range') return reaches(target.value!)
  const above = target.low === null ? 1 : reaches(target.low)
  return Math.max(0, above - (target.high === null ? 0 : reaches(justAbove(target.high))))
}
const justAbove = (value: number) => value + Math.abs(value) * 1e-9 + Number.MIN_VALUE

/** A percentage that never went beyond 100% is not foreseen beyond it. */
const capped = (outlook: Outlook, cap: number | null): Outlook =>
  cap === null ? outlook : { ...outlook, quantile: p => Math.min(outlook.quantile(p), cap) }

/** `before`: last year's months of the same indicator. `drawn`: the months ahead are wanted too. Null for levels, dates and what has no
 * number to meet. */
export function foresee(
  year: ProjectYear,
  indicator: IndicatorYear,
  month: number,
  before: readonly YearValue[] | null,
  prior: Prior,
  drawn = true,
): Foreseen | null {
  const { facts, values, standards } = indicator
  const { nature, pace, version } = standards[month - 1]!
  const { target } = version
  if (nature === 'none' || nature === 'level' || facts.derivation === 'executionRate') return null
  const read = courseOf({ aggregation: facts.aggregation, nature, pace, values, start: startOf(year), before, target }, month)
  const basis: Basis = {
    months: 0,
    until: null,
    lastYear: false,
    shape: null,
    prior: prior.version,
    indicators: prior.indicators,
    thin: true,
  }
  const without = (code: ForecastCode): Foreseen => ({
    forecast: { value: null, low: null, high: null, probability: null, likelihood: null, code, basis, ahead: [] },
    ends: [],
  })
  if (hasEnded(year.life[month - 1]!.state)) return without('ended')
  const certain = certainty(year, indicator, month)
  if ('unread' in read) return certain ? sure(without(read.unread), certain) : without(read.unread)
  const { course } = read
  const until = course.values.length
  Object.assign(basis, {
    months: read.months,
    until: monthOf(year.facts.year, until),
    lastYear: course.before !== null,
    shape: read.shape,
    thin: read.months < 3 || (course.before === null && read.months < 6),
  })
  const now = values[until - 1]!.toDate!
  if (until === 12) {
    const complete = values[11]!.reported >= values[11]!.contributors
    const met = nature === 'limit' || nature === 'range' ? inside(now, target, nature) : meets(now, target)
    const over = without(complete ? 'over' : 'partial')
    Object.assign(over.forecast, { value: now, low: complete ? now : null, high: complete ? now : null })
    return { ...(complete ? sure(over, met ? 'met' : 'lost', 'over') : over), ends: slices.map(() => now) }
  }
  const sight = sightOf(course)
  if (!sight) return certain ? sure(without('nothing-yet'), certain) : without('nothing-yet')
  const proper = target.unit === '%' && values.slice(0, until).every(({ toDate }) => (toDate ?? 0) <= 1)
  const outlook = capped(outlookOf(sight, prior), proper ? 1 : null)
  const ends = slices.map(outlook.quantile)
  const [low, , value, , high] = (drawn ? ends.map(figures) : ends) as [number, number, number, number, number]
  // A band wider than twice its middle says little, however it was found.
  if (high - low > 2 * Math.abs(value)) basis.thin = true
  const probability = chanceOf(chanceToMeet(outlook, target, nature))
  const found: Foreseen = {
    forecast: {
      value,
      low,
      high,
      probability,
      likelihood: likelihoodOf(probability, year.ruleSet.likelihood),
      code: 'like',
      basis,
      ahead: drawn
        ? wayAhead(course, until).map((share, i) => ({
            month: monthOf(year.facts.year, until + i + 1),
            value: figures(now + (value - now) * share),
            low: figures(now + (low - now) * share),
            high: figures(now + (high - now) * share),
          }))
        : [],
    },
    ends,
  }
  return certain ? sure(found, certain) : found
}

const startOf = ({ facts, months }: ProjectYear) => Math.max(1, months.indexOf(facts.startMonth) + 1)

/** What arithmetic alone decides: a count reached already stays reached, what is lost for good stays lost. */
export function certainty(year: ProjectYear, indicator: IndicatorYear, month: number): 'met' | 'lost' | null {
  const { facts, values, standards, entries } = indicator
  if (recoverabilityOf(year, indicator, month).recoverable === false) return 'lost'
  const { nature, version } = standards[month - 1]!
  const { toDate } = values[month - 1]!
  if (facts.aggregation !== 'sum' || nature !== 'count' || toDate === null || !meets(toDate, version.target)) return null
  const given = entries.filter(entry => entry.state === 'reported' && Number(entry.month.slice(5, 7)) <= month)
  return isMonotone(given) ? 'met' : null
}

const sure = (found: Foreseen, certain: 'met' | 'lost', code: ForecastCode = certain): Foreseen => ({
  ...found,
  forecast: {
    ...found.forecast,
    probability: certain === 'met' ? 1 : 0,
    likelihood: certain === 'met' ? 'certain' : 'impossible',
    code,
  },
})
