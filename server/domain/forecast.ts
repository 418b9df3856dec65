import type { YearValue } from './aggregate.ts'
import { sightOf, type Course } from './forecast-course.ts'
import { outlookOf, type Outlook } from './forecast-outlook.ts'
import type { Prior } from './forecast-prior.ts'
import { courseOf, wayAhead, type ReadCourse, type Shape } from './forecast-year.ts'
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
/** What lists of projects are made from: how likely the target is, and the year's end at a slice of its distribution; null without one. */
export type Glance = { likelihood: Likelihood | null; endAt: ((slice: number) => number) | null }
export type Foreseen = Glance & { forecast: Forecast }

export type Bounds = RuleSet['likelihood']
export const likelihoodOf = (probability: number, { certainFrom, impossibleBelow }: Bounds): Likelihood =>
  probability >= certainFrom ? 'certain' : probability <= impossibleBelow ? 'impossible' : 'possible'

const figures = (value: number) => Number(value.toPrecision(6))
/** 1 and 0 are kept for what is certain. */
const chanceOf = (value: number) => Math.min(Math.max(toThousandth(value), 0.001), 0.999)
/** As `toFixed(3)` rounds; only next to a half does that need its long way by text. */
function toThousandth(value: number): number {
  const plain = value * 1000
  return Math.abs(plain - Math.floor(plain) - 0.5) > 1e-6 ? Math.round(plain) / 1000 : Number(value.toFixed(3))
}

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

type Certain = 'met' | 'lost'
/** What is seen ahead before it is put in figures; `read`: the months it rests on, where they could be read. */
type Look = { code: ForecastCode; certain: Certain | null; read: ReadCourse | null; outlook: Outlook | null }

function lookAhead(
  year: ProjectYear,
  indicator: IndicatorYear,
  month: number,
  before: readonly YearValue[] | null,
  prior: Prior,
): Look | null {
  const { facts, values, standards } = indicator
  const { nature, pace, version } = standards[month - 1]!
  const { target } = version
  if (nature === 'none' || nature === 'level' || facts.derivation === 'executionRate') return null
  if (hasEnded(year.life[month - 1]!.state)) return { code: 'ended', certain: null, read: null, outlook: null }
  const read = courseOf({ aggregation: facts.aggregation, nature, pace, values, start: startOf(year), before, target }, month)
  if ('unread' in read) return { code: read.unread, certain: certainty(year, indicator, month), read: null, outlook: null }
  const until = read.course.values.length
  if (until === 12) {
    const { toDate, reported, contributors } = values[11]!
    if (reported < contributors) return { code: 'partial', certain: null, read, outlook: null }
    const met = nature === 'limit' || nature === 'range' ? inside(toDate!, target, nature) : meets(toDate!, target)
    return { code: 'over', certain: met ? 'met' : 'lost', read, outlook: null }
  }
  const certain = certainty(year, indicator, month)
  const sight = sightOf(read.course)
  if (!sight) return { code: 'nothing-yet', certain, read, outlook: null }
  const proper = target.unit === '%' && values.slice(0, until).every(({ toDate }) => (toDate ?? 0) <= 1)
  return { code: 'like', certain, read, outlook: capped(outlookOf(sight, prior), proper ? 1 : null) }
}

const chanceIn = ({ certain, outlook }: Look, indicator: IndicatorYear, month: number): number | null => {
  if (certain) return certain === 'met' ? 1 : 0
  const { nature, version } = indicator.standards[month - 1]!
  return outlook && chanceOf(chanceToMeet(outlook, version.target, nature))
}
const likelihoodIn = ({ certain }: Look, probability: number | null, bounds: Bounds): Likelihood | null => {
  if (certain) return certain === 'met' ? 'certain' : 'impossible'
  return probability === null ? null : likelihoodOf(probability, bounds)
}

/** A year that is over ends as it stands, at every slice. */
function endsOf({ outlook, read }: Look, { values }: IndicatorYear): Glance['endAt'] {
  if (outlook) return slice => outlook.quantile(slices[slice]!)
  if (read?.course.values.length !== 12) return null
  const now = values[11]!.toDate!
  return () => now
}

/** `foresee` for lists: without figures, months ahead and what they rest on. */
export function glimpse(
  year: ProjectYear,
  indicator: IndicatorYear,
  month: number,
  before: readonly YearValue[] | null,
  prior: Prior,
): Glance | null {
  const look = lookAhead(year, indicator, month, before, prior)
  if (!look) return null
  const likelihood = likelihoodIn(look, chanceIn(look, indicator, month), year.ruleSet.likelihood)
  return { likelihood, endAt: endsOf(look, indicator) }
}

/** `before`: last year's months of the same indicator. Null for levels, dates and what has no number to meet. */
export function foresee(
  year: ProjectYear,
  indicator: IndicatorYear,
  month: number,
  before: readonly YearValue[] | null,
  prior: Prior,
): Foreseen | null {
  const look = lookAhead(year, indicator, month, before, prior)
  if (!look) return null
  const { code, certain, read, outlook } = look
  const probability = chanceIn(look, indicator, month)
  const likelihood = likelihoodIn(look, probability, year.ruleSet.likelihood)
  const basis = basisOf(read, year, prior)
  const forecast: Forecast = {
    value: null,
    low: null,
    high: null,
    probability,
    likelihood,
    code: certain && code !== 'over' ? certain : code,
    basis,
    ahead: [],
  }
  const found: Foreseen = { likelihood, endAt: endsOf(look, indicator), forecast }
  if (!read || code === 'nothing-yet') return found
  const now = indicator.values[read.course.values.length - 1]!.toDate!
  if (!outlook) {
    const complete = code === 'over' ? now : null
    Object.assign(forecast, { value: now, low: complete, high: complete })
    return found
  }
  const [low, value, high] = [slices[0], slices[2], slices[4]].map(slice => figures(outlook.quantile(slice))) as [
    number,
    number,
    number,
  ]
  // A band wider than twice its middle says little, however it was found.
  if (high - low > 2 * Math.abs(value)) basis.thin = true
  Object.assign(forecast, { value, low, high, ahead: drawn(read.course, year, now, { value, low, high }) })
  return found
}

function basisOf(read: ReadCourse | null, year: ProjectYear, { version, indicators }: Prior): Basis {
  const taught = { prior: version, indicators }
  if (!read) return { months: 0, until: null, lastYear: false, shape: null, ...taught, thin: true }
  const { course, months, shape } = read
  const lastYear = course.before !== null
  const until = monthOf(year.facts.year, course.values.length)
  return { months, until, lastYear, shape, ...taught, thin: months < 3 || (!lastYear && months < 6) }
}

/** The months still to come, from where the year stands towards its end. */
function drawn(course: Course, year: ProjectYear, now: number, end: Pick<Ahead, 'value' | 'low' | 'high'>): Ahead[] {
  const until = course.values.length
  const on = (to: number, share: number) => figures(now + (to - now) * share)
  return wayAhead(course, until).map((share, i) => ({
    month: monthOf(year.facts.year, until + i + 1),
    value: on(end.value, share),
    low: on(end.low, share),
    high: on(end.high, share),
  }))
}

const startOf = ({ facts, months }: ProjectYear) => Math.max(1, months.indexOf(facts.startMonth) + 1)

/** What arithmetic alone decides: a count reached already stays reached, what is lost for good stays lost. */
export function certainty(year: ProjectYear, indicator: IndicatorYear, month: number): Certain | null {
  const { facts, values, standards, entries } = indicator
  if (recoverabilityOf(year, indicator, month).recoverable === false) return 'lost'
  const { nature, version } = standards[month - 1]!
  const { toDate } = values[month - 1]!
  if (facts.aggregation !== 'sum' || nature !== 'count' || toDate === null || !meets(toDate, version.target)) return null
  const given = entries.filter(entry => entry.state === 'reported' && Number(entry.month.slice(5, 7)) <= month)
  return isMonotone(given) ? 'met' : null
}
