import { isFlagged } from '#domain/gap'
import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import type { Language } from '#domain/vocabulary'
import { pointsApart } from './overview-lead.ts'
import { formats } from './say.ts'
import { projectWords } from './ui-project.ts'
import { sayWord } from './words.ts'

type Rates = Pick<Progress['budget'], 'rateOfAdjusted' | 'rateOfInitial'>
type Facts = Pick<Progress, 'asOf' | 'lastMonth' | 'timeProgress' | 'counts'> & {
  budget: Rates &
    Pick<Progress['budget'], 'adjusted' | 'initial' | 'spent'> & { months: { month: Month; spent: number | null }[] }
  indicators: Pick<IndicatorProgress, 'name' | 'signal' | 'toDate' | 'expected' | 'attainment' | 'recoverable'>[]
}

/** Execution as the budget light sees it: of the full-year budget, adjusted where it was, else initial (domain rules §7). */
export const executionRate = ({ rateOfAdjusted, rateOfInitial }: Rates): number | null => rateOfAdjusted ?? rateOfInitial

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

/** From this many months without any spending the sentence says so. */
const stalledFrom = 2

function moneyOf({ budget, asOf, timeProgress }: Facts, lang: Language): string {
  const { lead } = projectWords[lang]
  const { moneyWithUnit, rate: written } = formats[lang]
  const total = budget.adjusted ?? budget.initial
  const rate = executionRate(budget)
  if (budget.spent !== null && !total) return (total === null ? lead.noBudget : lead.zeroBudget)(moneyWithUnit(budget.spent))
  if (rate === null || budget.spent === null || total === null) return lead.noRate
  const left = total - budget.spent
  if (numberOf(asOf) === 12) {
    return (
      lead.yearEnd(written(rate)) +
      (left > 0 ? lead.unspent(moneyWithUnit(left)) : left < 0 ? lead.over(moneyWithUnit(-left)) : lead.allSpent)
    )
  }
  const apart = pointsApart(rate, timeProgress)
  const pace = apart === null ? lead.even : apart.slower ? lead.slower(apart.points) : lead.faster(apart.points)
  return lead.rate(written(rate)) + (left < 0 ? lead.over(moneyWithUnit(-left)) : pace)
}

/** Spending of the as-of month that nobody reported, or a standstill: months of 0 in a row up to it. */
function standstill({ budget, asOf, lastMonth }: Facts, lang: Language): string {
  const { lead } = projectWords[lang]
  const shown = budget.months.filter(({ month }) => month <= asOf)
  if (budget.spent === null) return ''
  if (shown.at(-1)?.spent === null)
    return lastMonth !== null && asOf <= lastMonth ? lead.spentMissing(formats[lang].month(asOf)) : ''
  const still = shown.length - 1 - shown.findLastIndex(({ spent }) => spent !== 0)
  return still >= stalledFrom && (executionRate(budget) ?? 0) < 1 ? lead.stalled(still) : ''
}

function targetsOf({ counts }: Facts, lang: Language): string {
  const { lead } = projectWords[lang]
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return lead.noIndicators
  if (counts.notDue === total) return lead.noneDue(total)
  const parts = (['behind', 'warning', 'missing'] as const)
    .filter(signal => counts[signal] > 0)
    .map(signal => lead.part(counts[signal], sayWord(lang, `signal.${signal}`)))
  const ahead = counts.ahead > 0 ? lead.also(counts.ahead, sayWord(lang, 'signal.ahead')) : ''
  return (parts.length > 0 ? lead.counts(total, parts.join(lead.between)) : lead.allWell(total)) + ahead
}

/** The sentence the project page opens with: money against time, indicators in trouble, the one furthest off. */
export function projectLead(facts: Facts, lang: Language): string {
  const { lead } = projectWords[lang]
  const format = formats[lang]
  const total = facts.budget.adjusted ?? facts.budget.initial
  if (facts.lastMonth === null) {
    const count = facts.indicators.length
    return total === null ? lead.emptyNoBudget(count) : lead.empty(count, format.moneyWithUnit(total))
  }
  const lost = facts.indicators.filter(({ recoverable, signal }) => recoverable === false && isFlagged(signal)).length
  const worst = furthestOff(facts.indicators)
  return (
    moneyOf(facts, lang) +
    standstill(facts, lang) +
    targetsOf(facts, lang) +
    (lost > 0 ? lead.lost(lost) : '') +
    (worst ? lead.worst(worst.name, format.percent(worst.ratio, 0)) : '') +
    lead.end
  )
}
