import type { CompareUnits, CompareYears } from '#domain/compare'
import { pairedRows, yearSide } from '#domain/compare-years'
import { unitSide } from '#domain/compare-units'
import { twinsOf } from '#domain/last-year'
import { numberOf, yearOf, type Month } from '#domain/month'
import { lastReported } from '#domain/portfolio'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import { agencyById, agencyTree } from '../../db/queries/agencies.ts'
import { unitMonths } from '../../db/queries/compare.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { anySample, projectHead, projectYears } from '../../db/queries/projects.ts'
import { readTwins } from '../../db/queries/twins.ts'
import type { Scope } from '../../db/scope.ts'
import { subtree } from '../access/caller.ts'
import { dueDaysIn } from '../month-dates.ts'
import { Refusal, absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { monthFor } from './overview-answer.ts'
import { readTwin } from './progress-answer.ts'

/** A project beside the one of the year before, both at the end of the same month. */
export async function yearsAnswer(
  db: Db,
  scope: Scope,
  projectId: number,
  asked: Month | undefined,
  date: string,
): Promise<CompareYears> {
  const today = date.slice(0, 7)
  const head = await projectHead(db, scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  if (asked !== undefined && yearOf(asked) !== head.year)
    throw new Refusal(422, 'month-outside', { month: asked, year: head.year })
  const rules = await activeRules(db)
  const [actuals, expenditures] = await Promise.all([readActuals(db, projectId), readExpenditures(db, projectId)])
  const now = judgeYear({ ...plan, actuals, expenditures }, rules, today)
  const twin = await readTwin(db, scope, head.previousProjectId)
  const before = twin && judgeYear(twin.facts, rules, today)
  const month = numberOf(monthFor({ asOf: asked }, lastMonthWithData(now), head.year, today))
  const pairs = twin ? twinsOf(plan, twin.facts, await readTwins(db, projectId)) : new Map<number, null>()
  return {
    month,
    now: yearSide(now, head.name, month),
    before: twin && before && yearSide(before, twin.head.name, month),
    missing: twin ? null : head.previousProjectId === null ? 'none' : 'gone',
    rows: pairedRows(now, before, pairs, month),
    years: twin ? [head.year, twin.head.year] : [head.year],
    sample: head.sample,
  }
}

type UnitAsk = { a: number; b: number; year?: number; asOf?: Month }

/** Two units or departments of a year, each with everything below it. Who reviews single projects sees no unit as a whole. */
export async function unitsAnswer(db: Db, scope: Scope, ask: UnitAsk, date: string): Promise<CompareUnits> {
  const today = date.slice(0, 7)
  const [a, b] = [await agencyById(db, scope, ask.a), await agencyById(db, scope, ask.b)]
  if (!a || !b) throw absent()
  if (a.id === b.id) throw new Refusal(422, 'compare-same')
  const years = await projectYears(db, scope)
  const year = ask.year ?? (ask.asOf ? yearOf(ask.asOf) : (years[0] ?? yearOf(today)))
  const tree = await agencyTree(db)
  const cuts = [a, b].map(({ id, name }) => ({ id, name, agencyIds: subtree(id, tree) }))
  const found = await unitMonths(db, scope, { all: false, agencyIds: cuts.flatMap(({ agencyIds }) => agencyIds) }, year)
  const dueOn = await dueDaysIn(db, year, await activeRules(db))
  const sides = cuts.map(({ id, name, agencyIds }) => {
    const below = new Set(agencyIds)
    return { agency: { id, name }, rows: found.filter(row => below.has(row.agencyId)) }
  })
  const reported = sides.map(side => lastReported(side.rows)).filter(month => month !== null)
  const lastMonth = reported.sort().at(-1) ?? null
  const asOf = monthFor(ask, lastMonth, year, today)
  const frame = { year, asOf, today, isPast: (month: Month) => date > dueOn(month) }
  return {
    year,
    asOf,
    years,
    lastMonth,
    nested: cuts[0]!.agencyIds.includes(ask.b) || cuts[1]!.agencyIds.includes(ask.a),
    sides: sides.map(side => unitSide(side.agency, side.rows, frame)),
    sample: await anySample(db, scope, year),
  }
}
