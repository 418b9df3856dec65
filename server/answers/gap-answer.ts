import { runsOf } from '#domain/gap'
import { numberOf, yearOf, type Month } from '#domain/month'
import type { Gap } from '#domain/progress'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import { ruleOf } from '#domain/signal-rule'
import type { Cause, Language, Likelihood } from '#domain/vocabulary'
import { sayRule } from '#wording/rules'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { flaggedProjects } from '../../db/queries/overview.ts'
import { projectHead, projectOfIndicator, projectYears, type ProjectHead } from '../../db/queries/projects.ts'
import { gapNotes, insertGapNote } from '../../db/queries/reports.ts'
import type { Scope } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { breathe } from '../breathe.ts'
import { ownProject } from '../access/own-project.ts'
import { gapView } from './progress-answer.ts'
import { Refusal, absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'

type Ask = {
  id?: string
  year?: number
  asOf?: Month
  within?: Scope
  state?: 'open' | 'closed'
  page: number
  pageSize: number
}

/** A project's gaps up to a month: what the rules find, with what people wrote. */
async function gapsOf(db: Db, head: ProjectHead, asOf: Month | undefined, today: Month, lang: Language): Promise<Gap[]> {
  const plan = await readPlan(db, head.id)
  if (!plan) return []
  const [actuals, expenditures, notes, rules] = await Promise.all([
    readActuals(db, head.id),
    readExpenditures(db, head.id),
    gapNotes(db, head.id),
    activeRules(db),
  ])
  const year = judgeYear({ ...plan, actuals, expenditures }, rules, today)
  const month = numberOf(asOf ?? lastMonthWithData(year) ?? `${head.year}-01`)
  return year.indicators.flatMap(indicator =>
    runsOf(
      indicator.facts.id,
      indicator.verdicts.map(verdict => verdict.signal),
      head.year,
      month,
    ).map(run => {
      const rule = ruleOf(year, indicator, numberOf(run.until))
      const view = gapView({ ...run, rule }, head, indicator.facts.name, notes, r => sayRule(lang, r))
      return { ...view, state: run.open ? ('open' as const) : ('closed' as const) }
    }),
  )
}

/** Gaps of one id, or of every flagged project in the scope, the largest amount at risk first. */
export async function gapsAnswer(db: Db, scope: Scope, ask: Ask, today: Month, lang: Language) {
  const year = ask.year ?? (ask.asOf ? yearOf(ask.asOf) : ((await projectYears(db, scope))[0] ?? yearOf(today)))
  const ids = ask.id ? [await projectOfGap(db, ask.id)] : await flaggedProjects(db, scope, year, ask.within)
  const found: Gap[] = []
  for (const [i, id] of ids.entries()) {
    const head = id === undefined ? undefined : await projectHead(db, scope, id)
    if (head) found.push(...(await gapsOf(db, head, ask.asOf, today, lang)))
    // A whole bureau takes seconds: others are answered in between.
    if (i % 8 === 7) await breathe()
  }
  const wanted = found.filter(gap => (ask.id ? gap.id === ask.id : (ask.state ?? gap.state) === gap.state))
  if (ask.id && !wanted.length) throw absent()
  return { items: wanted.slice((ask.page - 1) * ask.pageSize, ask.page * ask.pageSize), total: wanted.length }
}

const parts = (gapId: string) => ({ indicatorId: Number(gapId.split('.')[0]), since: gapId.split('.')[1]! })
const projectOfGap = (db: Db, gapId: string) => projectOfIndicator(db, parts(gapId).indicatorId)

type Writing = { causes?: Cause[]; note?: string; likelihood?: Likelihood | null; forecast?: number | null; version?: number }

/** Adds a version of what people say about a gap; only a gap the rules find can be written on. */
export async function writeGap(db: Db, caller: Caller, gapId: string, writing: Writing, today: Month, at: number) {
  const { items } = await gapsAnswer(db, caller.scope, { id: gapId, page: 1, pageSize: 1 }, today, 'zh-CN')
  const gap = items[0]!
  await ownProject(db, caller, gap.projectId)
  if (writing.version !== undefined && writing.version !== gap.version)
    throw new Refusal(409, 'conflict', {}, [], { conflicts: [{ path: '', yours: writing, theirs: gap }] })
  await insertGapNote(db, {
    projectId: gap.projectId,
    indicatorId: gap.indicatorId,
    since: gap.since,
    version: gap.version + 1,
    causes: JSON.stringify(writing.causes ?? gap.causes),
    note: writing.note ?? gap.note,
    likelihood: writing.likelihood === undefined ? gap.likelihood : writing.likelihood,
    forecast: writing.forecast === undefined ? gap.forecast : writing.forecast,
    recordedAt: at,
    recordedBy: caller.id,
  })
}
