import type { Overview } from '#domain/overview'
import type { Language } from '#domain/vocabulary'
import { formats } from './say.ts'
import { overviewWords } from './ui-overview.ts'

type Facts = Pick<Overview, 'year' | 'timeProgress' | 'totals'>

/** Distance from pace in percentage points with one decimal: "8.4", without a sign; null when it rounds to nothing. */
export function pointsApart(rate: number, expected: number): { points: string; slower: boolean } | null {
  const tenths = Math.round((rate - expected) * 1000)
  return tenths === 0 ? null : { points: (Math.abs(tenths) / 10).toFixed(1), slower: tenths < 0 }
}

/** The sentence the overview opens with: execution against time, targets behind, money at risk. `scope` names whose projects. */
export function overviewLead({ year, timeProgress, totals }: Facts, lang: Language, scope: string | null = null): string {
  const { lead, everything } = overviewWords[lang]
  const format = formats[lang]
  const whose = scope ?? everything
  if (totals.projects === 0) return lead.empty(year)
  const behind = totals.signals.behind
  const targets = behind > 0 ? lead.behind(behind) : lead.noneBehind
  const risk = totals.atRiskAmount ? lead.risk(format.moneyWithUnit(totals.atRiskAmount)) : ''
  if (totals.executionRate === null) return lead.noReport(whose, totals.projects) + (behind > 0 ? targets : '') + risk
  const apart = pointsApart(totals.executionRate, timeProgress)
  const pace = apart === null ? lead.even : apart.slower ? lead.slower(apart.points) : lead.faster(apart.points)
  return lead.rate(whose, format.percent(totals.executionRate)) + pace + targets + risk
}
