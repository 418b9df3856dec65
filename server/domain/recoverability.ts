import type { ActualFacts, IndicatorFacts } from './facts.ts'
import type { YearValue } from './aggregate.ts'
import type { Day } from './day.ts'
import { monthOf, numberOf } from './month.ts'
import { above, atLeast } from './number.ts'
import type { Nature } from './pace.ts'
import type { Rule } from './problem.ts'
import { followsSigned, savingParams, savingRange, signedBy, type Signed } from './procurement.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'
import { inside, meets } from './signal.ts'
import type { Target } from './target.ts'

/** Whether the year's target can still be met. `false` is arithmetic certainty only, never a forecast. */
export type Recoverability = { recoverable: boolean | null; rule: Rule | null }

type Subject = {
  indicator: Pick<IndicatorFacts, 'aggregation' | 'derivation'>
  nature: Nature
  target: Target
  /** The year to date at the month asked for. */
  value: YearValue
  /** 1–12. */
  month: number
  /** The entries up to that month show neither negative numbers nor numerators above their denominators. */
  monotone: () => boolean
  /** What the contracts leave open of a saving rate. */
  signed: Signed | null
  /** The month (1–12) a date target ends in, and how far it had come by then; null = no date, or not reported then. */
  late: { end: Day; level: string | null } | null
}

/** Everything that decides about an indicator at the end of a month (1–12). */
export function recoverabilityOf(year: ProjectYear, { facts, values, standards, entries }: IndicatorYear, month: number) {
  const { nature, version, pace } = standards[month - 1]!
  const procurement = year.facts.procurement?.get(facts.id)
  const { kind, until } = version.target
  const due = kind === 'date' && nature === 'level' && until && pace.due < month ? values[pace.due - 1]! : null
  return recoverability({
    indicator: facts,
    nature,
    target: version.target,
    value: values[month - 1]!,
    month,
    // Asked of few: only where the target is missed.
    monotone: () =>
      entries.every(entry => entry.state !== 'reported' || numberOf(entry.month) > month || takesNothingBack(entry)),
    signed: procurement ? signedBy(procurement, monthOf(year.facts.year, month)) : null,
    late:
      due && due.reported >= due.contributors && due.rank !== null && due.rank < 1
        ? { end: until!, level: due.toDateLevel }
        : null,
  })
}

const lost = (code: string, params: Rule['params'] = {}): Recoverability => ({ recoverable: false, rule: { code, params } })
const open: Recoverability = { recoverable: true, rule: null }
const unknown: Recoverability = { recoverable: null, rule: null }

/** Only months that never took anything back make a sum or a share that cannot turn. */
export const isMonotone = (entries: readonly ActualFacts[]): boolean => entries.every(takesNothingBack)

const takesNothingBack = ({ value, numerator, denominator }: ActualFacts): boolean =>
  (value ?? 0) >= 0 &&
  (numerator ?? 0) >= 0 &&
  (denominator ?? 0) >= 0 &&
  (numerator === null || denominator === null || numerator <= denominator)

export function recoverability(subject: Subject): Recoverability {
  const { nature, value, month, indicator, target, late } = subject
  if (nature === 'none') return unknown
  if (late) return lost('lost-late', { end: late.end, level: late.level })
  if (nature === 'level' ? value.rank === null : value.toDate === null) return unknown
  const missed = nature === 'level' ? value.rank! < 1 : !holds(value.toDate!, target, nature)
  if (month === 12) {
    if (!missed) return open
    if (value.reported >= value.contributors) return lost('lost-year-over')
  }
  if (!missed) return open
  if (indicator.aggregation === 'worst') return lost('lost-worst', { level: value.toDateLevel, value: value.toDate })
  return lostForGood(subject) ?? (value.numeratorUnknown || month === 12 ? unknown : open)
}

const holds = (actual: number, target: Target, nature: Nature) =>
  nature === 'limit' || nature === 'range' ? inside(actual, target, nature) : meets(actual, target)

/** What is signed stays signed: a target outside the rates still possible is lost. A figure that is not the register's says nothing. */
function lostBySigning({ nature, target, value, signed }: Subject): Recoverability | null {
  const range = signed && followsSigned(value, signed) ? savingRange(signed) : null
  if (!signed || !range) return null
  const possible =
    nature === 'range'
      ? !above(range.low, target.high ?? Infinity) && atLeast(range.high, target.low ?? -Infinity)
      : holds(nature === 'limit' ? range.low : range.high, target, nature)
  if (possible) return null
  return lost(signed.open === 0 ? 'lost-saving-fixed' : 'lost-saving', { ...savingParams(signed, range), raw: target.raw })
}

function lostForGood(subject: Subject): Recoverability | null {
  const { indicator, nature, target, value } = subject
  const bySigning = lostBySigning(subject)
  if (bySigning) return bySigning
  // Money in place and not spent yet is no failed case: it can still be spent.
  if (indicator.derivation === 'executionRate' || !subject.monotone()) return null
  const bound = nature === 'range' ? target.high : target.value
  if (indicator.aggregation === 'sum' && (nature === 'limit' || nature === 'range')) {
    const over = bound !== null && above(value.toDate!, bound)
    return over ? lost('lost-limit', { actual: value.toDate, limit: bound, unit: target.unit, scale: target.scale }) : null
  }
  const accumulates = indicator.aggregation === 'ratio' || indicator.aggregation === 'weighted'
  const [numerator, denominator] = [value.toDateNumerator, value.toDateDenominator]
  if (!accumulates || numerator === null || denominator === null || bound === null || value.leftOut) return null
  // Whatever follows, a share that has lost one case never returns to 100%, and one that has a case never to 0%.
  if (nature === 'rate' && atLeast(bound, 1) && numerator < denominator) {
    if (indicator.derivation === 'designatedRate')
      return lost('lost-off-purpose', { offPurpose: denominator - numerator, spent: denominator })
    return lost('lost-one-failed', { failed: denominator - numerator, denominator, target: bound, unit: target.unit })
  }
  if (nature === 'limit' && bound <= 0 && numerator > 0) return lost('lost-one-happened', { numerator, denominator })
  return null
}

/** What each remaining month must bring; 0 once the target is met, null where the measure does not add up or no month is left. */
export function requiredPerMonth(
  indicator: Pick<IndicatorFacts, 'aggregation'>,
  nature: Nature,
  target: Target,
  toDate: number | null,
  month: number,
) {
  if (indicator.aggregation !== 'sum' || nature !== 'count' || target.value === null) return null
  const rest = target.value - (toDate ?? 0)
  if (rest <= 0) return 0
  return month >= 12 ? null : rest / (12 - month)
}

export type NoReturn = {
  /** The last month (1–11) after which the need per remaining month exceeds the best month on record; null while none does. */
  month: number | null
  /** What each month after it would have to bring. */
  need: number | null
  best: number
  /** Even with every remaining month at its own historical best the target is not reached. */
  shortEvenAtBest: boolean
}

/** Month of no return (§7). `toDate` holds the year to date at the end of months 1–12: real up to `month`, then what is expected
 * (a forecast, or the last value where nothing more is assumed). `bests`: the best value on record of each calendar month. */
export function noReturn(
  target: number,
  toDate: readonly number[],
  month: number,
  best: number,
  bests: readonly (number | null)[],
): NoReturn {
  const need = (at: number) => (target - toDate[at - 1]!) / (12 - at)
  let found: number | null = null
  for (let at = 11; at >= 1 && above(need(at), best); at--) found = at
  let atBest = toDate[month - 1]!
  for (let at = month; at < 12; at++) atBest += bests[at] ?? best
  return { month: found, need: found === null ? null : need(found), best, shortEvenAtBest: !atLeast(atBest, target) }
}
