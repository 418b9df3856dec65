import { z } from '@hono/zod-openapi'
import { monthSchema, yearOf, type Month } from '#domain/month'
import { overviewItemSchema } from '#domain/overview'
import type { Language } from '#domain/vocabulary'
import {
  behindWindow,
  isStart,
  rateMonth,
  readKeptRule,
  startRule,
  watchRuleSchema,
  type KeptRule,
  type WatchRule,
} from '#domain/watch-rule'
import { sayWatchRule } from '#wording/watch'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { anySample } from '../../db/queries/projects.ts'
import { watchLists, watchListVersions } from '../../db/queries/watch-lists.ts'
import { watchCounts, watchedProjects, type WatchQuestion } from '../../db/queries/watch-rule.ts'
import type { Scope } from '../../db/scope.ts'
import { subtree } from '../access/caller.ts'
import { dueDaysIn } from '../month-dates.ts'
import { absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { monthFor, yearFor } from './overview-answer.ts'
import { itemsOf } from './portfolio-items.ts'
import { portfolioSource } from './portfolio-source.ts'

const fen = z.int().nullable()
const countsSchema = z.object({
  hits: z.int(),
  /** Of these it cannot be said: a figure the rule asks for is missing. */
  unknown: z.int(),
  of: z.int(),
  budget: fen,
  spent: fen,
  atRiskAmount: fen,
})
const frameSchema = z.object({
  year: z.int(),
  asOf: monthSchema,
  lastMonth: monthSchema.nullable(),
  years: z.array(z.int()),
  sample: z.boolean(),
})
const listSchema = z
  .object({
    id: z.int(),
    version: z.int(),
    name: z.string(),
    state: z.enum(['active', 'archived']),
    rule: watchRuleSchema,
    /** The department whose list it is; null: the bureau's. */
    owner: z.object({ id: z.int(), name: z.string() }).nullable(),
    /** Whether the caller may change it. */
    mayEdit: z.boolean(),
    /** The rule in words. */
    sentence: z.string(),
    /** The rule is the one key monitoring begins with by the rule set in force. */
    start: z.boolean(),
    recordedAt: z.int(),
    recordedBy: z.string().nullable(),
  })
  .openapi('WatchList')
export const watchListsSchema = frameSchema
  .extend({
    items: z.array(listSchema.extend({ counts: countsSchema })),
    /** What a new list begins with, by the rule set in force. */
    start: z.object({ rule: watchRuleSchema, sentence: z.string() }),
  })
  .openapi('WatchLists')
export const watchPreviewSchema = frameSchema
  .extend({ sentence: z.string(), counts: countsSchema, items: z.array(overviewItemSchema) })
  .openapi('WatchPreview')
export const watchedSchema = watchPreviewSchema
  .extend({ list: listSchema, versions: z.array(listSchema), total: z.int() })
  .openapi('WatchedProjects')

export type WatchAsk = { year?: number; asOf?: Month }
export type Who = { scope: Scope; lang: Language; mayEdit: (owner: number | null) => boolean }

/** The month lists are looked at in, and what a rule needs to be asked there. */
async function frameOf(db: Db, { scope, lang, mayEdit }: Who, ask: WatchAsk, date: string) {
  const today = date.slice(0, 7)
  const { years, year } = await yearFor(db, scope, ask, today)
  const { lastMonth } = await portfolioSource(db, scope, undefined, year)
  const asOf = monthFor(ask, lastMonth, year, today)
  const tree = await standingTree(db)
  const rules = await activeRules(db)
  const pastDue = await isPastDue(db, asOf, date)
  const names = new Map(tree.map(row => [row.id, row.name]))
  const ahead = asOf > today
  return {
    frame: { year, asOf, lastMonth, years, sample: await anySample(db, scope, year) },
    ahead,
    rules,
    say: (rule: WatchRule) => sayWatchRule(lang, rule, id => names.get(id)),
    question: (kept: KeptRule) => questionOf(kept, { asOf, ahead, pastDue, tree }),
    ownerOf: (owner: number | null) => ({
      owner: owner === null ? null : { id: owner, name: names.get(owner) ?? '' },
      mayEdit: mayEdit(owner),
    }),
  }
}

const isPastDue = async (db: Db, asOf: Month, date: string) =>
  date > (await dueDaysIn(db, yearOf(asOf), await activeRules(db)))(asOf)

type Place = { asOf: Month; ahead: boolean; pastDue: boolean; tree: { id: number; parentId: number | null }[] }
const questionOf = ({ rule, owner }: KeptRule, { asOf, ahead, pastDue, tree }: Place): WatchQuestion => ({
  rule,
  asOf,
  ahead,
  pastDue,
  of: owner === null ? null : subtree(owner, tree),
  places: rule.conditions.map(one => ({
    rateMonth: one.field === 'rate' ? rateMonth(asOf, one.month) : null,
    window: one.field === 'behind' ? behindWindow(asOf, one.months) : [],
    agencyIds: one.field === 'agency' ? subtree(one.agencyId, tree) : [],
  })),
})

/** A rule made ready for a month, for who is not asking but told. */
export const watchQuestionAt = async (db: Db, kept: KeptRule, asOf: Month, date: string) =>
  questionOf(kept, {
    asOf,
    ahead: asOf > date.slice(0, 7),
    pastDue: await isPastDue(db, asOf, date),
    tree: await standingTree(db),
  })

type Stored = Awaited<ReturnType<typeof watchLists>>[number]
type Frame = Pick<Awaited<ReturnType<typeof frameOf>>, 'say' | 'ownerOf' | 'rules'>
const shown = (row: Stored, { say, ownerOf, rules }: Frame) => {
  const { rule, owner } = readKeptRule(row.rule)
  const state = row.state === 'archived' ? ('archived' as const) : ('active' as const)
  return { ...row, state, rule, ...ownerOf(owner), sentence: say(rule), start: isStart(rule, rules) }
}

/** Every list with what it holds at a month. */
export async function watchListsAnswer(db: Db, who: Who, ask: WatchAsk, date: string) {
  const framed = await frameOf(db, who, ask, date)
  const lists = await watchLists(db, who.scope)
  const items = await Promise.all(
    lists.map(async row => ({
      ...shown(row, framed),
      counts: await watchCounts(db, who.scope, framed.question(readKeptRule(row.rule))),
    })),
  )
  const start = startRule(framed.rules)
  return { ...framed.frame, items, start: { rule: start, sentence: framed.say(start) } }
}

const firstRows = 8

/** What a rule would find, as a new list or as the one it is written for: how many, and the first of them. */
export async function watchPreview(
  db: Db,
  who: Who,
  { rule, listId }: { rule: WatchRule; listId?: number },
  ask: WatchAsk,
  date: string,
) {
  const [list] = listId === undefined ? [] : await watchListVersions(db, who.scope, listId)
  if (listId !== undefined && !list) throw absent()
  const { frame, ahead, say, question } = await frameOf(db, who, ask, date)
  const at = question({ rule, owner: list ? readKeptRule(list.rule).owner : null })
  const ids = await watchedProjects(db, who.scope, at, 'hits', firstRows, 0)
  const [counts, items] = await Promise.all([watchCounts(db, who.scope, at), itemsOf(db, ids, frame.asOf, ahead)])
  return { ...frame, sentence: say(rule), counts, items }
}

export type WatchPage = { show: 'hits' | 'unknown'; page: number; pageSize: number }

/** One list with a page of its projects, and its versions. */
export async function watchedAnswer(db: Db, who: Who, id: number, ask: WatchAsk & WatchPage, date: string) {
  const stored = await watchListVersions(db, who.scope, id)
  if (!stored[0]) throw absent()
  const framed = await frameOf(db, who, ask, date)
  const { frame, ahead, question } = framed
  const versions = stored.map(row => shown(row, framed))
  const list = versions[0]!
  const at = question(readKeptRule(stored[0].rule))
  const counts = await watchCounts(db, who.scope, at)
  const ids = await watchedProjects(db, who.scope, at, ask.show, ask.pageSize, (ask.page - 1) * ask.pageSize)
  const items = await itemsOf(db, ids, frame.asOf, ahead)
  return { ...frame, list, versions, sentence: list.sentence, counts, items, total: counts[ask.show] }
}
