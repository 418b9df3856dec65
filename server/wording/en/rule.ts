import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'
import { edges, num, quantity, ratioBeside, str, yes } from '../param.ts'
import type { Same } from '../say.ts'
import type { rule as zh } from '../zh/rule.ts'
import { word } from './word.ts'

const light = (p: Params) => word[`signal.${str(p, 'signal')}` as keyof typeof word]
const monthName = (p: Params, key: string, f: Format) => {
  const month = num(p, key)!
  return month > 12 ? 'next year' : f.month(`2000-${String(month).padStart(2, '0')}`)
}

const bestMonth = (p: Params, f: Format) => (typeof p.bestMonth === 'string' ? f.yearMonth(p.bestMonth) : '—')

function band(p: Params, f: Format): string {
  const { behind, warning, ahead, ratio } = edges(p, f)
  if (p.signal === 'behind') return `${ratio} < ${behind}`
  if (p.signal === 'warning') return `${ratio}, between ${behind} and ${warning}`
  return p.signal === 'ahead' ? `${ratio} ≥ ${ahead}` : `${ratio} ≥ ${warning}`
}

function fraction(p: Params, f: Format): string {
  const [numerator, denominator] = [num(p, 'numerator'), num(p, 'denominator')]
  if (numerator === null || denominator === null) return ''
  if (p.derivation) return ` (${f.moneyWithUnit(numerator)} ÷ ${f.moneyWithUnit(denominator)})`
  return ` (${f.number(numerator)} ÷ ${f.number(denominator)})`
}

function notes(p: Params, f: Format): string {
  const parts: string[] = []
  if (yes(p, 'numeratorUnknown'))
    parts.push('numerator unknown: only a percentage was reported; it is read as year to date and not combined')
  if (yes(p, 'leftOut')) {
    parts.push(
      yes(p, 'numeratorUnknown')
        ? 'months with numerator and denominator are left out'
        : 'figures known only as a percentage are left out',
    )
  }
  if (yes(p, 'planMissing')) {
    parts.push(
      p.pacing === 'due'
        ? `the monthly plan is missing; until it comes this is due in ${monthName(p, 'due', f)}, with no linear guess`
        : 'the monthly plan is missing; until it comes the whole-year target applies',
    )
  }
  const [reported, contributors] = [num(p, 'reported')!, num(p, 'contributors')!]
  if (yes(p, 'given') && reported < contributors) parts.push(`${reported} of ${contributors} sources reported this month`)
  if (p.targetEffective) parts.push(`by the target in force from ${str(p, 'targetEffective')}`)
  return parts.length > 0 ? `; ${parts.join('; ')}` : ''
}

const verdict = (p: Params, f: Format) => `: ${light(p)}${notes(p, f)}`
const actual = (p: Params, f: Format) => `${quantity(p, 'actual', f)}${fraction(p, f)}`
const bound = (p: Params, f: Format) => {
  const sign = { '>=': '≥ ', '>': '> ', '<': '< ', '<=': '≤ ' }[str(p, 'comparator')] ?? ''
  return `${sign}${quantity(p, 'target', f)}`
}
const rangeText = (p: Params, f: Format) =>
  p.low === null
    ? `≤ ${quantity(p, 'high', f)}`
    : p.high === null
      ? `≥ ${quantity(p, 'low', f)}`
      : `${quantity(p, 'low', f)}–${quantity(p, 'high', f)}`
const holds = (p: Params) => p.signal === 'normal'
const lastKnown = (p: Params, f: Format) =>
  p.actual !== null ? `; last known to date ${quantity(p, 'actual', f)}` : p.level ? `; last known “${str(p, 'level')}”` : ''

export const rule = {
  even: (p, f) =>
    `${actual(p, f)} done ÷ ${quantity(p, 'expected', f)} expected (${quantity(p, 'target', f)} × ${str(p, 'month')}/12) = ${band(p, f)}${verdict(p, f)}`,
  plan: (p, f) =>
    `${actual(p, f)} done ÷ ${quantity(p, 'expected', f)} planned by ${monthName(p, 'month', f)} = ${band(p, f)}${verdict(p, f)}`,
  'plan-ahead': (p, f) => `the plan expects nothing by ${monthName(p, 'month', f)}, and ${actual(p, f)} is done${verdict(p, f)}`,
  whole: (p, f) =>
    holds(p) || p.signal === 'ahead'
      ? `${actual(p, f)} meets the whole-year target ${bound(p, f)}${p.signal === 'ahead' ? `, ${band(p, f)} of it` : ''}${verdict(p, f)}`
      : `${actual(p, f)} ÷ whole-year target ${bound(p, f)} = ${ratioBeside(num(p, 'ratio'), [num(p, 'behindBelow'), 1], f)}${p.signal === 'behind' ? ` < ${f.percent(num(p, 'behindBelow'))}` : ', not met'}${verdict(p, f)}`,
  due: (p, f) =>
    `due in ${monthName(p, 'due', f)}: ${actual(p, f)} ÷ whole-year target ${bound(p, f)} = ${band(p, f)}${verdict(p, f)}`,
  'due-early': (p, f) =>
    `due in ${monthName(p, 'due', f)}, nothing is expected before; ${actual(p, f)} of ${bound(p, f)} done${verdict(p, f)}`,
  'due-met': (p, f) => `due only in ${monthName(p, 'due', f)}, ${actual(p, f)} already meets ${bound(p, f)}${verdict(p, f)}`,
  bound: (p, f) =>
    `actual ${actual(p, f)}, target ${bound(p, f)}, ${holds(p) ? 'met' : 'not met'} (no ratio for a target of 0 or less)${verdict(p, f)}`,
  limit: (p, f) => `limit ${bound(p, f)}, actual ${actual(p, f)}, ${holds(p) ? 'inside' : 'outside'}${verdict(p, f)}`,
  range: (p, f) => `range ${rangeText(p, f)}, actual ${actual(p, f)}, ${holds(p) ? 'inside' : 'outside'}${verdict(p, f)}`,
  level: (p, f) =>
    `${p.aggregation === 'worst' ? 'worst of the year' : 'latest'} is “${str(p, 'level')}”, target “${str(p, 'raw')}”${verdict(p, f)}`,
  stage: (p, f) => `due in ${monthName(p, 'due', f)}, now at “${str(p, 'level')}”, target “${str(p, 'raw')}”${verdict(p, f)}`,
  'stage-early': (p, f) =>
    `due in ${monthName(p, 'due', f)}, nothing is expected before; now at “${str(p, 'level')}”${verdict(p, f)}`,
  'stage-done': (p, f) => `due only in ${monthName(p, 'due', f)}, already at “${str(p, 'level')}”${verdict(p, f)}`,
  'units-missing': (p, f) =>
    `due in ${monthName(p, 'due', f)}: ${str(p, 'unitsSeen')} of ${str(p, 'contributors')} units reported “${str(p, 'level')}”, the others nothing: ${light(p)}`,
  missing: (p, f) =>
    `${monthName(p, 'month', f)} is due and not reported${lastKnown(p, f)}; expected ${quantity(p, 'expected', f)}: ${light(p)}`,
  'missing-due': (p, f) =>
    `a result was due by ${monthName(p, 'due', f)}; nothing has been reported by ${monthName(p, 'month', f)}: ${light(p)}`,
  'not-begun': (p, f) => `the project runs from ${str(p, 'since')}; ${monthName(p, 'month', f)} is before it: ${light(p)}`,
  future: (p, f) => `${monthName(p, 'month', f)} has not come yet${lastKnown(p, f)}: ${light(p)}`,
  suspended: (p, f) =>
    `the project is suspended, nothing is asked for ${monthName(p, 'month', f)}${lastKnown(p, f)}: ${light(p)}`,
  'not-due': (p, f) =>
    `nothing reported yet; it is judged from its first report, at the latest in ${monthName(p, 'due', f)}: ${light(p)}`,
  'nothing-expected': (p, f) => `the plan expects nothing by ${monthName(p, 'month', f)}: ${light(p)}`,
  'not-applicable': (p, f) => `${monthName(p, 'month', f)} is marked “not applicable this month”: ${light(p)}`,
  'nothing-measured': (p, f) => `reported, but the denominator is 0 or empty, so nothing was measured: ${light(p)}${notes(p, f)}`,
  'no-target': (p, f) =>
    `the target “${str(p, 'raw')}” holds no number to compare with${p.actual === null ? '' : `; actual ${quantity(p, 'actual', f)}`}: ${light(p)}`,
  budget: (p, f) =>
    `execution rate ${f.percent(num(p, 'rate'))} (${f.moneyWithUnit(num(p, 'spent'))} ÷ full-year budget ${f.moneyWithUnit(num(p, 'budget'))}) ÷ time progress ${f.percent(num(p, 'timeProgress'))} = ${band(p, f)}: ${light(p)}`,
  'budget-none': p => `the full-year budget is 0 or empty, so there is no execution rate: ${light(p)}`,
  'budget-missing': (p, f) =>
    `the spending of ${monthName(p, 'month', f)} was not entered (known to date: ${f.moneyWithUnit(num(p, 'spent'))}): ${light(p)}`,
  'budget-not-due': (p, f) => `the spending of ${monthName(p, 'month', f)} is not due yet: ${light(p)}`,
  'budget-suspended': (p, f) => `the project is suspended, no spending is asked for ${monthName(p, 'month', f)}: ${light(p)}`,
  'lost-year-over': () => 'the year is over and the target was not met',
  'lost-worst': (p, f) =>
    `the worst of the year counts, and ${p.level ? `“${str(p, 'level')}”` : f.number(num(p, 'value'))} has occurred; later months cannot change that`,
  'lost-limit': (p, f) =>
    `${quantity(p, 'actual', f)} to date is already above the limit ${quantity(p, 'limit', f)} and can only grow`,
  'lost-one-failed': (p, f) =>
    `${f.number(num(p, 'failed'))} of ${f.number(num(p, 'denominator'))} failed already; even if none fails from now on the total stays below ${f.quantity(num(p, 'target'), str(p, 'unit'))}`,
  'lost-off-purpose': (p, f) =>
    `${f.moneyWithUnit(num(p, 'offPurpose'))} of ${f.moneyWithUnit(num(p, 'spent'))} spent was not used for its purpose; whatever follows, it stays below 100%`,
  'lost-late': p => `the deadline ${str(p, 'end')} has passed at “${str(p, 'level')}”: it can no longer be on time`,
  'lost-saving-fixed': (p, f) =>
    `all contracts are signed: procurement budget ${f.moneyWithUnit(num(p, 'signed'))} − award ${f.moneyWithUnit(num(p, 'award'))} = ${f.moneyWithUnit(num(p, 'saved'))} saved; the rate ${f.percent(num(p, 'rate'), 2)} no longer changes, target ${str(p, 'raw')}`,
  'lost-saving': (p, f) =>
    `signed for a procurement budget of ${f.moneyWithUnit(num(p, 'signed'))}, ${f.moneyWithUnit(num(p, 'saved'))} saved; at most ${f.moneyWithUnit(num(p, 'open'))} is still to be signed, so the year’s rate can only lie between ${f.percent(num(p, 'low'), 2)} and ${f.percent(num(p, 'high'), 2)} (no award above its budget), target ${str(p, 'raw')}`,
  'saving-fixed': (p, f) =>
    `all contracts are signed: ${f.moneyWithUnit(num(p, 'saved'))} saved ÷ procurement budget ${f.moneyWithUnit(num(p, 'signed'))} = ${f.percent(num(p, 'rate'), 2)}, which no longer changes`,
  'saving-left': (p, f) =>
    `signed for a procurement budget of ${f.moneyWithUnit(num(p, 'signed'))}, ${f.moneyWithUnit(num(p, 'saved'))} saved; at most ${f.moneyWithUnit(num(p, 'open'))} is still to be signed, so the year’s rate may still lie between ${f.percent(num(p, 'low'), 2)} and ${f.percent(num(p, 'high'), 2)}`,
  'beyond-best': (p, f) =>
    `${quantity(p, 'rest', f)} to go: ${quantity(p, 'need', f)} in each of ${str(p, 'remaining')} months; the best month (${bestMonth(p, f)}) ${quantity(p, 'best', f)} × ${str(p, 'remaining')} = ${quantity(p, 'most', f)} would not do: it takes more than in any month before`,
  'lost-one-happened': (p, f) =>
    `${f.number(num(p, 'numerator'))} of ${f.number(num(p, 'denominator'))} happened already; the total cannot return to 0`,
  required: (p, f) =>
    `${quantity(p, 'rest', f)} still to come in ${str(p, 'remaining')} months: ${quantity(p, 'required', f)} a month`,
  'no-return': (p, f) =>
    `no return after ${monthName(p, 'month', f)}: from then on ${quantity(p, 'need', f)} a month is needed, more than the best month ${quantity(p, 'best', f)}`,
  'short-at-best': (p, f) =>
    `even with every remaining month at its own best (best on record ${quantity(p, 'best', f)}) the target ${quantity(p, 'target', f)} is not reached`,
} satisfies Same<typeof zh>
