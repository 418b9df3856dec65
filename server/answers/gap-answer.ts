import { runsOf } from '#domain/gap'
import { countOnTrail, headLength, readHead, type GapTrail } from '#domain/gap-trail'
import { monthOf, numberOf, yearOf, type Month } from '#domain/month'
import type { Gap } from '#domain/progress'
import { takes } from '#domain/level'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import { ruleOf } from '#domain/signal-rule'
import { ownRisk } from '#domain/summary'
import type { Cause, Language, Likelihood } from '#domain/vocabulary'
import { sayRule } from '#wording/rules'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { monthGaps } from '../../db/queries/gaps.ts'
import { projectHead, projectOfIndicator, projectYears, type ProjectHead } from '../../db/queries/projects.ts'
import { heldGaps, orderedProjects } from '../../db/queries/rectifications.ts'
import { gapNotes, insertGapNote } from '../../db/queries/reports.ts'
import type { Scope } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { breathe } from '../breathe.ts'
import { ownProject } from '../access/own-project.ts'
import { gapView } from './progress-answer.ts'
import { Refusal, absent, refuseProblems } from '../refusal.ts'
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
  const [actuals, expenditures, notes, rules, held] = await Promise.all([
    readActuals(db, head.id),
    readExpenditures(db, head.id),
    gapNotes(db, head.id),
    activeRules(db),
    heldGaps(db, head.id),
  ])
  const year = judgeYear({ ...plan, actuals, expenditures }, rules, today)
  const month = numberOf(asOf ?? lastMonthWithData(year) ?? `${head.year}-01`)
  const gaps = year.indicators.flatMap(indicator =>
    runsOf(
      indicator.facts.id,
      indicator.verdicts.map(verdict => verdict.signal),
      head.year,
      month,
    ).map(run => {
      const rule = ruleOf(year, indicator, numberOf(run.until))
      const atRiskAmount = ownRisk(year, indicator, run.open ? run.signal : 'normal')
      const view = gapView({ ...run, rule, atRiskAmount }, head, indicator.facts.name, notes, r => sayRule(lang, r))
      // Recovery closes a gap unless a rectification is open (domain rules §7).
      return { ...view, state: run.open || held.has(run.id) ? ('open' as const) : ('closed' as const) }
    }),
  )
  return gaps.toSorted((a, b) => (b.atRiskAmount ?? 0) - (a.atRiskAmount ?? 0))
}

/** One gap, or those of every project in the scope: the project with the largest amount at risk first, in it the gap with the
 * largest part of it. Which there are is read from the stored
 * months; only the projects of the page asked for are judged, for the rule in words. */
export async function gapsAnswer(db: Db, scope: Scope, ask: Ask, today: Month, lang: Language) {
  if (ask.id) {
    const project = await projectOfGap(db, ask.id)
    const head = project === undefined ? undefined : await projectHead(db, scope, project)
    const found = head ? (await gapsOf(db, head, ask.asOf, today, lang)).filter(gap => gap.id === ask.id) : []
    if (!found.length) throw absent()
    return { items: found, total: found.length }
  }
  const year = ask.year ?? (ask.asOf ? yearOf(ask.asOf) : ((await projectYears(db, scope))[0] ?? yearOf(today)))
  const [first, end] = [(ask.page - 1) * ask.pageSize, ask.page * ask.pageSize]
  const items: Gap[] = []
  let total = 0
  const ordered = ask.state === undefined ? new Set<number>() : await orderedProjects(db)
  for (const { projectId, text } of await storedGaps(db, scope, ask, year, today)) {
    const judge = async () => (await projectGaps(db, scope, projectId, ask, today, lang)).filter(gap => fits(ask, gap.state))
    // What is stored knows nothing of orders, which keep a gap open.
    const anew = text === null || ordered.has(projectId) ? await judge() : null
    const count = anew ? anew.length : countOf(text!, ask, year, today)
    if (count > 0 && total < end && total + count > first)
      items.push(...(anew ?? (await judge())).slice(Math.max(0, first - total), end - total))
    total += count
    if (anew) await breathe()
  }
  return { items, total }
}

const fits = (ask: Ask, state: Gap['state']) => ask.state === undefined || ask.state === state

/** A month ahead of today is counted letter by letter; for any other the beginning of what is stored says it. */
const storedGaps = (db: Db, scope: Scope, ask: Ask, year: number, today: Month) =>
  monthGaps(
    db,
    scope,
    ask.within,
    ask.asOf ?? monthOf(year, 12),
    year >= yearOf(today) && !isPast(ask, today) ? null : headLength,
  )
const isPast = ({ asOf }: Ask, today: Month) => asOf !== undefined && asOf <= today

/** Without a month each project is asked as of its last one with data. */
function countOf(text: string, ask: Ask, year: number, today: Month): number {
  const count = (open: number, closed: number) => (fits(ask, 'open') ? open : 0) + (fits(ask, 'closed') ? closed : 0)
  const head = readHead(text)
  const month = ask.asOf ? numberOf(ask.asOf) : (head.last ?? 1)
  if (monthOf(year, month) <= today) return ask.asOf ? count(head.open, head.closed) : count(head.lastOpen, head.lastClosed)
  const { open, closed } = countOnTrail(JSON.parse(text) as GapTrail, year, month, today)
  return count(open, closed)
}

export async function projectGaps(db: Db, scope: Scope, id: number, ask: Pick<Ask, 'asOf'>, today: Month, lang: Language) {
  const head = await projectHead(db, scope, id)
  return head ? await gapsOf(db, head, ask.asOf, today, lang) : []
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
  if (writing.forecast != null) await refuseLevel(db, gap)
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

/** A level or a date has no number to foresee: the note says what is expected. */
async function refuseLevel(db: Db, { projectId, indicatorId, indicatorName }: Gap): Promise<void> {
  const indicator = (await readPlan(db, projectId))?.indicators.find(row => row.id === indicatorId)
  if (indicator && takes(indicator) === 'level')
    refuseProblems([{ path: 'forecast', code: 'line-forecast-level', params: { name: indicatorName } }])
}
