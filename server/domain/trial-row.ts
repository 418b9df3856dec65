import { readActual, type ActualReading } from './actual-reader.ts'
import { bandOf, dateBand, scoreBand } from './band.ts'
import type { Params, Rule } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import { kindOf, pointsOfFigure, scoreFigure, type ScoreKind } from './score.ts'
import { readTarget } from './target-reader.ts'
import type { Target } from './target.ts'
import type { TrialRow } from './trial.ts'
import { satisfactionWord } from './vocabulary-score.ts'
import { levels } from './vocabulary.ts'

/** Why a row has no score, or one that needs a look. */
export type Trouble =
  'target-missing' | 'target-unreadable' | 'actual-missing' | 'actual-unreadable' | 'actual-uncertain' | 'no-ratio'

/** One row scored: the answer's fields, what the findings ask, and the bounds it adds to the total. */
export type RowScore = {
  kind: ScoreKind
  target: Target
  actual: ActualReading
  weight: number | null
  score: number | null
  low: number | null
  high: number | null
  rule: Rule
  /** Null where nobody can say. */
  met: boolean | null
  overshoot: boolean
  excess: number | null
  /** A given score lies outside the band of the stated level. */
  outside: boolean
  trouble: Trouble | null
  least: number
  most: number
}

type Read = { row: TrialRow; target: Target; actual: ActualReading; kind: ScoreKind; params: Params }
type Figures = Pick<Read, 'row' | 'target' | 'actual'>

/** Reads and scores one row from its writings; a row it cannot read is never scored by guessing. */
export function scoreRow(row: TrialRow, ruleSet: RuleSet): RowScore {
  const target = readTarget(row.target ?? '', row.name)
  return scoreRead({ row, target, actual: readActual(row.actual ?? '', target, row.name) }, ruleSet)
}

/** One row whose target and actual are known already. */
export function scoreRead({ row, target, actual }: Figures, ruleSet: RuleSet): RowScore {
  const kind = kindOf(target)
  const params = paramsOf(row, target, actual, kind)
  const read = { row, target, actual, kind, params }
  if (kind === 'none') return unscored(read, 'target-missing')
  if (kind === 'unreadable') return unscored(read, 'target-unreadable')
  if (kind === 'qualitative' || kind === 'date') return scoreByBand(read, ruleSet)
  if (actual.value !== null) return scoreByFigure(read, actual.value, ruleSet)
  return unscored(read, isEmpty(read) ? 'actual-missing' : 'actual-unreadable')
}

/** What a row adds to the total. */
export type RowPoints = Pick<RowScore, 'weight' | 'score' | 'least' | 'most'>
type Scored = Pick<TrialRow, 'weight' | 'score'>

/** Without a score it may still earn anything up to its weight. */
const openPoints = ({ weight, score }: Scored): RowPoints => ({ weight, score: null, least: 0, most: weight ?? score ?? 0 })
const figurePoints = (row: Scored, score: number | null): RowPoints => ({
  weight: row.weight,
  score,
  least: score ?? 0,
  most: score ?? row.score ?? 0,
})
const bandPoints = (row: Scored, { score, low, high }: Pick<RowScore, 'score' | 'low' | 'high'>): RowPoints => ({
  weight: row.weight,
  score,
  least: score ?? low ?? 0,
  most: score ?? high ?? row.score ?? 0,
})

/** `scoreRead` without its reasons: thousands of tables are added up from this. */
export function pointsRead({ row, target, actual }: Figures, ruleSet: RuleSet): RowPoints {
  const kind = kindOf(target)
  if (kind === 'none' || kind === 'unreadable') return openPoints(row)
  if (kind === 'qualitative' || kind === 'date') return bandPoints(row, scoreInBand({ row, target, actual, kind }, ruleSet))
  if (actual.value === null) return openPoints(row)
  return figurePoints(row, pointsOfFigure(target, actual.value, row.weight, ruleSet, asksSatisfaction(row)))
}

const isEmpty = ({ row, actual }: Read): boolean => (row.actual ?? '').trim() === '' || actual.kind === 'none'

function paramsOf(row: TrialRow, target: Target, actual: ActualReading, kind: ScoreKind): Params {
  const sign = target.comparator ?? (kind === 'at-most' ? '<=' : '>=')
  const { value, low, high, unit, scale } = target
  return { sign, value, low, high, unit, scale, raw: row.target, actual: actual.value, level: actual.level, weight: row.weight }
}

const base = ({ target, actual, kind }: Read) => ({ kind, target, actual })

/** No score: it may still earn anything up to its weight, unless nothing at all was to be reached and nothing was printed. */
function unscored(read: Read, trouble: Trouble): RowScore {
  const weighs = (read.row.weight ?? 0) > 0
  return {
    ...base(read),
    ...openPoints(read.row),
    low: null,
    high: null,
    rule: { code: trouble, params: read.params },
    met: null,
    overshoot: false,
    excess: null,
    outside: false,
    trouble: trouble === 'target-missing' && !weighs ? null : trouble,
  }
}

const asksSatisfaction = (row: TrialRow) =>
  [row.category, row.subcategory, row.name].some(words => words?.includes(satisfactionWord))

function scoreByFigure(read: Read, actual: number, ruleSet: RuleSet): RowScore {
  const { row, target, params } = read
  const figure = scoreFigure(target, actual, row.weight, ruleSet, asksSatisfaction(row))
  const { score, excess, met, overshoot } = figure
  const trouble = figure.rule === 'no-ratio' ? 'no-ratio' : read.actual.certain ? null : 'actual-uncertain'
  const rule = { code: figure.rule, params: { ...params, score, excess } }
  return {
    ...base(read),
    ...figurePoints(row, score),
    low: null,
    high: null,
    rule,
    met,
    overshoot,
    excess,
    outside: false,
    trouble,
  }
}

/** Late = after the end of the target's period (§7); null where one of the two dates is not written in full. */
function isLate({ target, actual, kind }: Omit<Read, 'params'>): boolean | null {
  if (kind !== 'date' || target.until === null || actual.until === null) return null
  return target.until.startsWith('-') === actual.until.startsWith('-') ? actual.until > target.until : null
}

/** The band of the stated level or date, and a given score kept inside it. */
function scoreInBand(read: Omit<Read, 'params'>, ruleSet: RuleSet) {
  const { row, actual } = read
  const late = isLate(read)
  const band = late === null ? bandOf(actual.level, ruleSet) : dateBand(late, ruleSet)
  const points = row.weight === null ? null : scoreBand(band, row.weight, row.score, ruleSet.rounding.decimals)
  return { late, ...(points ?? { score: null, low: null, high: null, outside: false }) }
}

/** Levels and dates. */
function scoreByBand(read: Read, ruleSet: RuleSet): RowScore {
  const { row, actual, params } = read
  const { late, score, low, high, outside } = scoreInBand(read, ruleSet)
  const stated = actual.level === null ? 'band-open' : 'band'
  return {
    ...base(read),
    ...bandPoints(row, { score, low, high }),
    low,
    high,
    overshoot: false,
    excess: null,
    outside,
    rule: { code: late === null ? stated : late ? 'late' : 'in-time', params: { ...params, score, low, high } },
    met: late === null ? (actual.level === null ? null : actual.level === levels[0]) : !late,
    trouble: isEmpty(read) ? 'actual-missing' : actual.certain ? null : 'actual-uncertain',
  }
}
