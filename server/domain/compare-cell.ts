import type { Cell, Share } from './compare.ts'
import { divide } from './number.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'

export const shareOf = (part: number | null, whole: number | null): Share => ({ part, whole, ratio: divide(part, whole) })

/** An indicator of a judged year at the end of a month (1–12). */
export function cellAt(year: ProjectYear, { facts, values, verdicts, standards }: IndicatorYear, month: number): Cell {
  const value = values[month - 1]!
  const verdict = verdicts[month - 1]!
  const { version, nature } = standards[month - 1]!
  const attained = nature === 'count' || nature === 'rate'
  return {
    projectId: year.facts.id,
    indicatorId: facts.id,
    name: facts.name,
    category: facts.category,
    target: version.target,
    aggregation: facts.aggregation,
    pacing: facts.pacing,
    dueMonth: facts.dueMonth,
    stages: facts.stages,
    toDate: value.toDate,
    toDateLevel: value.toDateLevel,
    numerator: value.toDateNumerator,
    denominator: value.toDateDenominator,
    money: facts.derivation !== null,
    expected: verdict.expected,
    attainment: attained ? divide(value.toDate, version.target.value) : null,
    signal: verdict.signal,
    months: year.months.map((name, i) => ({
      month: name,
      // A month that is missing carries the one before; nothing is drawn after the month looked at.
      toDate: i < month ? values[i]!.toDate : null,
      expected: verdicts[i]!.expected,
    })),
  }
}
