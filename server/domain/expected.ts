import { foreseeEnd, type Before } from './forecast-project.ts'
import type { Prior } from './forecast-prior.ts'
import { numberOf, type Month } from './month.ts'
import { hasEnded } from './project-life.ts'
import { lastMonthWithData, type ProjectYear } from './project-year.ts'
import type { Likelihood } from './vocabulary.ts'

/** What a stored month keeps of the year's end, as foreseen from that month, for lists of projects. */
export type Expected = {
  likelihood: Likelihood | null
  /** Points to be expected of 100, where the rows that have a forecast earn like the whole. */
  score: number | null
  /** Fen expected to be left over. */
  surplus: number | null
}

/** A month without values is foreseen as the one before, unless a target's version or the project's end lies between. */
export function expectedOf(year: ProjectYear, before: Before | null, prior: Prior): (month: Month) => Expected {
  const last = lastMonthWithData(year)
  const until = last === null ? 1 : numberOf(last)
  const months: Expected[] = []
  const at = (month: number): Expected =>
    (months[month - 1] ??= month > until && sameStanding(year, month) ? at(month - 1) : expectedIn(year, month, before, prior))
  return month => at(numberOf(month))
}

const sameStanding = ({ indicators, life }: ProjectYear, month: number) =>
  hasEnded(life[month - 1]!.state) === hasEnded(life[month - 2]!.state) &&
  indicators.every(({ standards }) => standards[month - 1] === standards[month - 2])

function expectedIn(year: ProjectYear, month: number, before: Before | null, prior: Prior): Expected {
  const { score, money, likelihood } = foreseeEnd(year, month, before, prior)
  return { likelihood, score: score && ofHundred(score), surplus: money?.surplus.value ?? null }
}

/** The points of the rows foreseen, as if of 100. */
export const ofHundred = ({ value, of }: { value: number; of: number }): number | null =>
  of > 0 ? Math.round((value / of) * 1000) / 10 : null
