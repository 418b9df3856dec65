import { budgetShares } from '#charts/budget-shares'
import type { BurnUpView } from '#charts/burn-up-view'
import { monthsOf, numberOf, timeProgress, yearOf, type Month } from '#domain/month'
import { divide } from '#domain/number'
import type { OverviewItem } from '#domain/overview'
import { languages, type Language } from '#domain/vocabulary'
import { digestWords } from '#wording/digest'
import { overviewLead } from '#wording/overview-lead'
import { formats } from '#wording/say'
import { sayWord } from '#wording/words'
import type { Db } from '../../db/open.ts'
import { moneyMeant, type Followed } from '../../db/queries/subscriptions.ts'
import type { Scope } from '../../db/scope.ts'
import { overviewAnswer } from './overview-answer.ts'
import { itemsOf } from './portfolio-items.ts'
import { watchedAnswer } from './watch-answer.ts'

/** What is kept of a digest to say next time what changed; equal figures mean that nothing did. */
export type DigestFigures = {
  rate: number | null
  /** Projects whose target light is red; of a list instead how many it holds. */
  behind: number | null
  hits: number | null
  budget: number | null
  spent: number | null
  risk: number | null
}
export type Digest = {
  month: Month
  sentence: Record<Language, string>
  worst: OverviewItem[]
  figures: DigestFigures
  /** Its words depend on the reader and on the fonts at hand. */
  picture: DigestPicture | null
}
export type DigestPicture = Omit<BurnUpView, 'words'>
type Subject = { subject: string; subjectId: number; name: string }

/** The month in figures for who subscribed; null where there is nothing to speak of. */
export async function digestAnswer(
  db: Db,
  scope: Scope,
  { subject, subjectId, name }: Subject,
  what: Followed,
  month: Month,
  date: string,
): Promise<Digest | null> {
  if (what.kind === 'project') return projectDigest(db, subjectId, month, date)
  if (subject === 'list') return listDigest(db, scope, subjectId, what, month, date)
  const ask = { asOf: month, within: what.within, sort: 'risk' as const, page: 1, pageSize: 3 }
  const overview = await overviewAnswer(db, scope, ask, date)
  const { totals } = overview
  if (totals.projects === 0) return null
  return {
    month,
    sentence: inBoth(lang => overviewLead(overview, lang, subject === 'agency' ? name : null).replaceAll('**', '')),
    worst: overview.projects.items.filter(item => (item.atRiskAmount ?? 0) > 0),
    figures: {
      rate: totals.executionRate,
      behind: totals.signals.behind,
      hits: null,
      budget: totals.budget,
      spent: totals.spent,
      risk: totals.atRiskAmount,
    },
    picture: totals.executionRate === null ? null : { ...budgetShares(overview), milestones: [] },
  }
}

async function projectDigest(db: Db, id: number, month: Month, date: string): Promise<Digest | null> {
  const [item] = await itemsOf(db, [id], month, month > date.slice(0, 7))
  if (!item) return null
  const { executionRate: rate, goalSignal, budgetSignal, budget, spent, atRiskAmount: risk } = item
  const view = {
    asOf: numberOf(month),
    expected: timeProgress(month),
    signal: budgetSignal,
    budget: monthsOf(yearOf(month)).map(() => 1),
  }
  return {
    month,
    sentence: inBoth(lang =>
      digestWords[lang].project(
        formats[lang].rate(rate),
        sayWord(lang, `signal.${goalSignal}`),
        sayWord(lang, `signal.${budgetSignal}`),
      ),
    ),
    worst: [],
    figures: { rate, behind: goalSignal === 'behind' ? 1 : 0, hits: null, budget, spent, risk },
    picture: rate === null ? null : { ...view, actual: item.months.map(one => one.executionRate) },
  }
}

async function listDigest(db: Db, scope: Scope, id: number, what: Followed, asOf: Month, date: string): Promise<Digest | null> {
  const ask = { asOf, show: 'hits' as const, page: 1, pageSize: 3 }
  const { counts, items } = await watchedAnswer(db, { scope, lang: 'zh-CN', mayEdit: () => false }, id, ask, date)
  if (counts.of === 0) return null
  const rate = divide(counts.spent, counts.budget)
  return {
    month: asOf,
    sentence: inBoth(lang => digestWords[lang].list(counts.hits, counts.of, formats[lang].rate(rate))),
    worst: items,
    figures: { rate, behind: null, hits: counts.hits, budget: counts.budget, spent: counts.spent, risk: counts.atRiskAmount },
    picture: rate === null ? null : await listPicture(db, what, asOf, rate),
  }
}

/** The money of the projects that are on the list now, over the year, as shares of their budget. */
async function listPicture(db: Db, what: Followed, asOf: Month, rate: number): Promise<DigestPicture> {
  const months = monthsOf(yearOf(asOf))
  const known = new Map((await moneyMeant(db, what, months[0]!, asOf)).map(row => [row.month, row.spentToDate]))
  const whole = (await moneyMeant(db, what, asOf, asOf))[0]?.budget ?? null
  const expected = timeProgress(asOf)
  return {
    asOf: numberOf(asOf),
    expected,
    signal: rate < expected ? 'warning' : 'normal',
    budget: months.map(() => 1),
    actual: months.map(month => divide(known.get(month) ?? null, whole)),
  }
}

const inBoth = (say: (lang: Language) => string) =>
  Object.fromEntries(languages.map(lang => [lang, say(lang)])) as Record<Language, string>
