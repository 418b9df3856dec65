import { HashList, mixed } from './postings.ts'
import { commonFrom } from './copied-text.ts'

/** Numbers that repeat where they hardly could 数字雷同: a question to the unit, never a verdict. */

/** An indicator's months as reported by themselves; `before`: the same indicator's months of last year. */
export type Series = {
  projectId: number
  unitId: number
  indicatorId: number
  /** Months add up: then the same number every month is odd, where a level or a rate may well stand still. */
  adds: boolean
  months: (number | null)[]
  before: (number | null)[] | null
}

/** So many months in a row: three may meet by chance, a quarter of a year more hardly. */
export const leastRun = 4
/** Of a run so many values differ: a number that stands still is a finding of its own. */
const leastDistinct = 3
/** Digits of a run together: 1, 2, 1, 0 recur everywhere, 1203, 1189, 1240, 1311 do not. */
export const leastDigits = 10
/** So many months with one and the same number before it is asked about. */
export const leastFlat = 6

export type NumberFinding =
  | { kind: 'shared'; a: number; b: number; from: number; length: number }
  | { kind: 'flat'; a: number; value: number; length: number }
  | { kind: 'lastYear'; a: number; from: number; length: number }

const digits = (value: number) =>
  String(Math.abs(value))
    .replaceAll(/\D/g, '')
    .replace(/^0+|0+$/g, '').length

type Run = { from: number; length: number }

/** A run that says something: long enough, of differing values, with enough digits. */
function telling(months: readonly (number | null)[], { from, length }: Run): boolean {
  let distinct = 0
  let all = 0
  for (let i = from; i < from + length; i++) {
    const value = months[i]
    if (value === null || value === undefined) return false
    all += digits(value)
    if (months.indexOf(value, from) === i) distinct++
  }
  return length >= leastRun && distinct >= leastDistinct && all >= leastDigits
}

/** Every finding, series by series; pairs are of different units. Pauses while it works. */
export function* findCopiedNumbers(series: readonly Series[]): Generator<void, NumberFinding[]> {
  const found: NumberFinding[] = []
  const list = new HashList()
  for (const [a, row] of series.entries()) {
    if (a % 500 === 499) yield
    found.push(...flat(row, a), ...repeated(row, a))
    for (let from = 0; from + leastRun <= 12; from++)
      if (telling(row.months, { from, length: leastRun })) list.add(hashOf(row.months, from), a)
  }
  const most = commonFrom(new Set(series.map(row => row.unitId)).size)
  const seen = new Set<string>()
  for (const group of list.groups()) {
    if (group === null) yield
    else if (group.ids.length > 1 && new Set(group.ids.map(id => series[id]!.unitId)).size <= most)
      found.push(...pairsOf(group.ids, series, seen))
  }
  return found
}

/** Two runs of one hash need not be equal: the values themselves are compared afterwards. */
function hashOf(months: readonly (number | null)[], from: number): number {
  let hash = from + 1
  for (let i = from; i < from + leastRun; i++) hash = (Math.imul(hash, 16_777_619) + Math.round(months[i]! * 100)) | 0
  return mixed(hash)
}

/** The longest common run of each pair; hashes only led here. */
function pairsOf(ids: readonly number[], series: readonly Series[], seen: Set<string>): NumberFinding[] {
  return ids.flatMap((a, n) =>
    ids.slice(n + 1).flatMap((b): NumberFinding[] => {
      const [one, other] = [series[a]!, series[b]!]
      const key = `${a} ${b}`
      if (one.unitId === other.unitId || seen.has(key)) return []
      seen.add(key)
      const run = tellingRun(one.months, other.months)
      return run ? [{ kind: 'shared', a, b, ...run }] : []
    }),
  )
}

/** The longest stretch of months in which both reported the same number, of those that hold. */
export function longestRun(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  holds: (run: Run) => boolean,
): Run | null {
  let best: Run | null = null
  for (let from = 0; from < one.length; from++) {
    let length = 0
    while (from + length < one.length && one[from + length] !== null && one[from + length] === other[from + length]) length++
    if (length >= leastRun && length > (best?.length ?? 0) && holds({ from, length })) best = { from, length }
  }
  return best
}
/** A longer run of nothing, or of one number, does not hide one that says something. */
const tellingRun = (one: readonly (number | null)[], other: readonly (number | null)[]) =>
  longestRun(one, other, run => telling(one, run))

function flat({ months, adds }: Series, a: number): NumberFinding[] {
  const known = months.filter(value => value !== null)
  const [value] = known
  if (!adds || value === undefined || value === 0 || known.length < leastFlat) return []
  return known.every(one => one === value) ? [{ kind: 'flat', a, value, length: known.length }] : []
}

function repeated({ months, before }: Series, a: number): NumberFinding[] {
  const run = before && tellingRun(months, before)
  return run ? [{ kind: 'lastYear', a, ...run }] : []
}
