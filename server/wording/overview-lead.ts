import { numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import type { Language } from '#domain/vocabulary'
import { formats } from './say.ts'
import { overviewWords } from './ui-overview.ts'

type Facts = Pick<Overview, 'year' | 'asOf' | 'timeProgress' | 'totals'>

/** Distance from pace in percentage points with one decimal: "8.4", without a sign; null when it rounds to nothing. */
export function pointsApart(rate: number, expected: number): { points: string; slower: boolean } | null {
  const tenths = Math.round((rate - expected) * 1000)
  return tenths === 0 ? null : { points: (Math.abs(tenths) / 10).toFixed(1), slower: tenths < 0 }
}

/** The sentence the overview opens with: execution against time, targets behind, money at risk. `scope` names whose projects. */
export function overviewLead(facts: Facts, lang: Language, scope: string | null = null): string {
  const { year, totals } = facts
  const { lead, everything } = overviewWords[lang]
  const whose = scope ?? everything
  if (totals.projects === 0) return lead.empty(year)
  const behind = totals.signals.behind
  const targets = behind > 0 ? lead.behind(behind) : lead.noneBehind
  const risk = totals.atRiskAmount ? lead.risk(formats[lang].moneyWithUnit(totals.atRiskAmount)) : ''
  if (totals.executionRate === null) return nothingSpent(facts, lang, whose) + (behind > 0 ? targets : '') + risk
  return spending(totals.executionRate, facts, lang, whose) + targets + risk
}

/** Without a rate: nothing reported, or money spent that no budget stands for. */
function nothingSpent({ totals }: Facts, lang: Language, whose: string): string {
  const { lead } = overviewWords[lang]
  if (totals.spent === null) return lead.noReport(whose, totals.projects)
  return lead.noBudget(whose, formats[lang].moneyWithUnit(totals.spent))
}

/** More than the whole budget is said as money; in December what is left counts, no longer the distance from time. */
function spending(rate: number, { asOf, timeProgress, totals }: Facts, lang: Language, whose: string): string {
  const { lead } = overviewWords[lang]
  const format = formats[lang]
  const left = (totals.budget ?? 0) - (totals.spent ?? 0)
  const december = numberOf(asOf) === 12
  const share = (december ? lead.yearEnd : lead.rate)(whose, format.rate(rate))
  if (left < 0) return share + lead.overspent(format.moneyWithUnit(-left))
  if (december) return share + (left === 0 ? lead.allSpent : lead.unspent(format.moneyWithUnit(left)))
  const apart = pointsApart(rate, timeProgress)
  return share + (apart === null ? lead.even : apart.slower ? lead.slower(apart.points) : lead.faster(apart.points))
}

/** The sentence of the project list: how many, their budget, what stands out; under a filter only how many fit. */
export function projectsLead({ year, totals }: Facts, found: number, filtered: boolean, lang: Language): string {
  const { projectsLead: lead, lead: overview } = overviewWords[lang]
  if (filtered) return found === 0 ? lead.none : lead.fit(found, totals.projects)
  if (totals.projects === 0) return overview.empty(year)
  const { behind, warning, missing } = totals.signals
  return (
    lead.all(year, totals.projects) +
    (totals.budget === null ? '' : lead.budget(formats[lang].moneyWithUnit(totals.budget))) +
    lead.lights(behind, warning) +
    (missing ? lead.missing(missing) : '')
  )
}
