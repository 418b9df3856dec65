import { isFlagged } from '#domain/gap'
import type { IndicatorProgress, Progress } from '#domain/progress'
import type { Language } from '#domain/vocabulary'
import { pointsApart } from './overview-lead.ts'
import { formats } from './say.ts'
import { projectWords } from './ui-project.ts'
import { sayWord } from './words.ts'

type Facts = Pick<Progress, 'lastMonth' | 'timeProgress' | 'counts'> & {
  budget: Pick<Progress['budget'], 'rateOfAdjusted' | 'rateOfInitial' | 'adjusted' | 'initial'>
  indicators: Pick<IndicatorProgress, 'name' | 'signal' | 'toDate' | 'expected' | 'attainment' | 'recoverable'>[]
}

/** Execution as the budget light sees it: of the full-year budget, adjusted where it was, else initial (domain rules §7). */
export const executionRate = ({ rateOfAdjusted, rateOfInitial }: Facts['budget']): number | null =>
  rateOfAdjusted ?? rateOfInitial

/** The flagged indicator that has done the smallest share of what is expected by now. */
export function furthestOff(indicators: Facts['indicators']): { name: string; ratio: number } | null {
  let found: { name: string; ratio: number } | null = null
  for (const { name, signal, toDate, expected, attainment } of indicators) {
    if (!isFlagged(signal) || attainment === null || toDate === null || !expected) continue
    const ratio = toDate / expected
    if (found === null || ratio < found.ratio) found = { name, ratio }
  }
  return found
}

/** The sentence the project page opens with: money against time, indicators in trouble, the one furthest off. */
export function projectLead(facts: Facts, lang: Language): string {
  const { lead } = projectWords[lang]
  const format = formats[lang]
  const total = Object.values(facts.counts).reduce((sum, count) => sum + count, 0)
  if (facts.lastMonth === null) {
    return lead.empty(facts.indicators.length, format.moneyWithUnit(facts.budget.adjusted ?? facts.budget.initial))
  }
  const rate = executionRate(facts.budget)
  const apart = rate === null ? null : pointsApart(rate, facts.timeProgress)
  const pace = apart === null ? lead.even : apart.slower ? lead.slower(apart.points) : lead.faster(apart.points)
  const money = rate === null ? lead.noRate : lead.rate(format.percent(rate)) + pace
  const parts = (['behind', 'warning', 'missing'] as const)
    .filter(signal => facts.counts[signal] > 0)
    .map(signal => lead.part(facts.counts[signal], sayWord(lang, `signal.${signal}`)))
  const targets = parts.length > 0 ? lead.counts(total, parts.join(lead.between)) : lead.allWell(total)
  const lost = facts.indicators.filter(({ recoverable, signal }) => recoverable === false && isFlagged(signal)).length
  const worst = furthestOff(facts.indicators)
  return (
    money +
    targets +
    (lost > 0 ? lead.lost(lost) : '') +
    (worst ? lead.worst(worst.name, format.percent(worst.ratio, 0)) : '') +
    lead.end
  )
}
