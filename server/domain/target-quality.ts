import type { Declaration, DeclaredIndicator } from './declaration.ts'
import type { OpenQuestion } from './declaration-questions.ts'
import { cutName, likeness } from './likeness.ts'
import { atLeast, divide } from './number.ts'
import type { Target } from './target.ts'
import * as words from './vocabulary-quality.ts'
import { yearInDate } from './vocabulary-twin.ts'

/** What one asks of targets before a year begins 目标质量: each a question with its reason and its numbers; it refuses nothing. */

/** An indicator's year that is over. `attainment`: actual ÷ target of counts and rates; `met` null: nobody reported. */
export type PastYear = {
  year: number
  raw: string
  target: Target
  actual: number | null
  attainment: number | null
  met: boolean | null
}

export type QualityContext = {
  /** Per indicator of the declaration, newest first; empty = it had no year before. */
  history: readonly (readonly PastYear[])[]
  /** From here on a target was exceeded so far that it says little (rule set, default 1.2). */
  overshoot: number
}

/** So many years in a row make a habit; one year alone may be luck. */
export const habit = 2
/** Names this alike (Dice of character pairs) may be one thing written twice. */
export const nearName = 0.85

export const qualityCodes = [
  'target-too-low',
  'target-never-met',
  'target-unmoved',
  'evidence-missing',
  'indicator-doubled',
  'limit-as-equals',
  'unit-missing',
  'date-without-month',
  'weight-zero',
  'year-left-over',
] as const
export type QualityCode = (typeof qualityCodes)[number]
export type QualityQuestion = OpenQuestion & { code: QualityCode }

export function qualityQuestions(declaration: Declaration, { history, overshoot }: QualityContext): QualityQuestion[] {
  const { indicators } = declaration
  return [
    ...indicators.flatMap((row, i) => [...ofHistory(row, i, history[i] ?? [], overshoot), ...ofWriting(row, i)]),
    ...doubled(indicators),
    ...leftOver(declaration),
  ]
}

const at = (i: number, field: string) => `indicators.${i}.${field}`

/** What the years before say of a target; a habit is said before a single year. */
function ofHistory(
  { name, target }: DeclaredIndicator,
  i: number,
  past: readonly PastYear[],
  overshoot: number,
): QualityQuestion[] {
  const path = at(i, 'target')
  const run = (holds: (one: PastYear) => boolean) => {
    const end = past.findIndex(one => !holds(one))
    return past.slice(0, end < 0 ? past.length : end)
  }
  const exceeds = ({ attainment }: PastYear) => attainment !== null && atLeast(attainment, overshoot)
  const years = (rows: readonly PastYear[]) => ({ count: rows.length, from: rows.at(-1)!.year, until: rows[0]!.year })
  const above = run(exceeds)
  const last = past[0]
  const raw = target.raw
  if (above.length >= habit && last && !raised(target, last, overshoot)) {
    const least = Math.min(...above.map(one => one.attainment!))
    return [{ code: 'target-too-low', path, params: { name, raw, least, overshoot, ...years(above) } }]
  }
  const missed = run(one => one.met === false)
  if (missed.length >= habit) {
    const best = Math.max(...missed.map(one => one.attainment ?? 0))
    const known = missed.some(one => one.attainment !== null)
    return [{ code: 'target-never-met', path, params: { name, raw, best: known ? best : null, ...years(missed) } }]
  }
  if (last && exceeds(last) && !raised(target, last, overshoot))
    return [
      {
        code: 'target-unmoved',
        path,
        params: { name, raw, last: last.raw, year: last.year, attainment: last.attainment, overshoot },
      },
    ]
  return []
}

/** Set so high that last year's result would exceed it no more, or measured in another unit: nobody took over an easy target. */
function raised(target: Target, { target: before, actual }: PastYear, overshoot: number): boolean {
  if (target.value === null || before.value === null || target.unit !== before.unit) return true
  const again = divide(actual, target.value)
  return again === null ? target.value > before.value : !atLeast(again, overshoot)
}

function ofWriting(row: DeclaredIndicator, i: number): QualityQuestion[] {
  const { name, target, evidenceSource, weight } = row
  if (name.trim() === '') return []
  const params = { name, raw: target.raw }
  return [
    ...(evidenceSource.trim() === '' ? [{ code: 'evidence-missing' as const, path: at(i, 'evidenceSource'), params }] : []),
    ...targetQuestions(row, i),
    ...(weight === 0 ? [{ code: 'weight-zero' as const, path: at(i, 'weight'), params }] : []),
  ]
}

/** What a target's own writing makes one ask, whatever the years before say. */
export function targetQuestions(
  { name, category, target }: Pick<DeclaredIndicator, 'name' | 'category' | 'target'>,
  i: number,
): QualityQuestion[] {
  const { raw, kind, unit, comparator } = target
  const limit = (words.limitName.test(name) && !words.limitIsAim.test(name)) || words.costCategory.test(category)
  const codes: QualityCode[] = []
  // Somebody who said "exactly" or "at most" was asked already.
  if (limit && words.equalsSign.test(raw) && (comparator === '=' || comparator === '>=')) codes.push('limit-as-equals')
  if (kind === 'numeric' && unit.trim() === '') codes.push('unit-missing')
  if (kind === 'date' && !words.monthInDate.test(raw)) codes.push('date-without-month')
  return codes.map(code => ({ code, path: at(i, 'target'), params: { name, raw } }))
}

const sameTarget = (a: Target, b: Target) =>
  a.kind === 'numeric' && b.kind === 'numeric' && a.value !== null && a.value === b.value && a.unit === b.unit

/** Two rows of one thing: the same name, or nearly so with the same number; said once, at the later row. */
function doubled(indicators: readonly DeclaredIndicator[]): QualityQuestion[] {
  const cut = indicators.map(({ name, subprojects }) => ({ ...cutName(name), subprojects: subprojects.join('\n') }))
  return indicators.flatMap((row, i): QualityQuestion[] => {
    const own = cut[i]!
    const first = indicators.findIndex((before, k) => {
      if (k >= i) return true
      const other = cut[k]!
      const same = sameTarget(before.target, row.target)
      const alike = own.bare === other.bare && own.subprojects === other.subprojects
      return own.bare !== '' && (alike || (same && likeness(other, own, nearName) >= nearName))
    })
    if (first === i) return []
    const other = indicators[first]!
    const params = {
      name: row.name,
      number: i + 1,
      other: other.name,
      first: first + 1,
      category: row.category,
      before: other.category,
    }
    return [{ code: 'indicator-doubled', path: at(i, 'name'), params: { ...params, raw: row.target.raw } }]
  })
}

/** Asked while a declaration is made: no change of the project can answer it afterwards, so it is kept only with its reason. */
export const isAskedOnce = ({ code }: Pick<QualityQuestion, 'code'>): boolean => code === 'year-left-over'

/** The year's objective speaks of the year before and not of its own: it was taken over as it was. */
function leftOver({ annualObjective, year }: Declaration): QualityQuestion[] {
  const years = new Set([...annualObjective.matchAll(yearInDate)].map(([, found]) => Number(found)))
  if (!years.has(year - 1) || years.has(year)) return []
  return [{ code: 'year-left-over', path: 'annualObjective', params: { year, before: year - 1 } }]
}
