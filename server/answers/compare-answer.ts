import type { CompareUnits, CompareYears } from '#domain/compare'
import { pairedRows, yearSide } from '#domain/compare-years'
import { unitSide } from '#domain/compare-units'
import type { Day } from '#domain/day'
import { twinsOf } from '#domain/last-year'
import { numberOf, yearOf, type Month } from '#domain/month'
import { lastReported } from '#domain/portfolio'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import { agencyById, agencyTree } from '../../db/queries/agencies.ts'
import { unitMonths } from '../../db/queries/compare.ts'
import { recordedSince } from '../../db/queries/day-facts.ts'
import { readActuals, readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { anySample, projectHead } from '../../db/queries/projects.ts'
import { readTwins } from '../../db/queries/twins.ts'
import type { Scope } from '../../db/scope.ts'
import { subtree } from '../access/caller.ts'
import type { Surroundings } from '../context.ts'
import { dueDaysIn } from '../month-dates.ts'
import { Refusal, absent } from '../refusal.ts'
import { activeRules, rulesBy } from '../rules.ts'
import { monthFor, yearFor, type Ask } from './overview-answer.ts'
import { portfolioAt } from './portfolio-day.ts'
import { factsOnDay, pastDay } from './year-on-day.ts'

type YearsAsk = { projectId: number; asOf?: Month; on?: Day }

/** A project beside the one of the year before, both at the end of the same month; on a past day both as recorded by then. */
export async function yearsAnswer(at: Surroundings, scope: Scope, { projectId, asOf, on }: YearsAsk): Promise<CompareYears> {
  const { db } = at.store
  const head = await projectHead(db, scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  if (asOf !== undefined && yearOf(asOf) !== head.year) throw new Refusal(422, 'month-outside', { month: asOf, year: head.year })
  const past = await pastDay(at, projectId, on)
  const today = (past.on ?? at.today()).slice(0, 7)
  const rules = past.until === undefined ? await activeRules(db) : await rulesBy(db, past.until)
  const now = judgeYear(await recordedBy(at, plan, past.until), rules, today)
  const twin = await twinBy(at, scope, head.previousProjectId, past.until)
  const before = twin.facts && judgeYear(twin.facts, rules, today)
  const month = numberOf(monthFor({ asOf }, lastMonthWithData(now), head.year, today))
  const pairs = twin.facts ? twinsOf(now.facts, twin.facts, await readTwins(db, projectId)) : new Map<number, null>()
  return {
    ...(past.on === undefined ? {} : { on: past.on }),
    month,
    now: yearSide(now, head.name, month),
    before: before && yearSide(before, twin.name, month),
    missing: twin.missing,
    rows: pairedRows(now, before, pairs, month),
    years: before ? [head.year, before.facts.year] : [head.year],
    sample: head.sample,
  }
}

/** A project's facts as they are now, or as they had been recorded by a moment. */
async function recordedBy({ store: { db }, dayOf }: Surroundings, plan: Plan, until: number | undefined) {
  if (until !== undefined) return (await factsOnDay(db, plan, { until }, dayOf)).facts
  const [actuals, expenditures] = await Promise.all([readActuals(db, plan.id), readExpenditures(db, plan.id)])
  return { ...plan, actuals, expenditures }
}

/** The project it continues, where the caller may see it and it was there by then; else why there is none. */
async function twinBy(at: Surroundings, scope: Scope, id: number | null, until: number | undefined) {
  const none = (missing: NonNullable<CompareYears['missing']>) => ({ name: '', facts: null, missing })
  if (id === null) return none('none')
  const { db } = at.store
  const head = await projectHead(db, scope, id)
  const plan = head && (await readPlan(db, id))
  if (!head || !plan) return none('gone')
  if (until !== undefined && ((await recordedSince(db, id)) ?? 0) > until) return none('later')
  return { name: head.name, facts: await recordedBy(at, plan, until), missing: null }
}

type UnitAsk = { a: number; b: number; year?: number; asOf?: Month; on?: Day }

/** Two units or departments of a year, each with everything below it. Who reviews single projects sees no unit as a whole. */
export async function unitsAnswer(at: Surroundings, scope: Scope, given: UnitAsk): Promise<CompareUnits> {
  const [a, b] = [await agencyById(at.store.db, scope, given.a), await agencyById(at.store.db, scope, given.b)]
  if (!a || !b) throw absent()
  if (a.id === b.id) throw new Refusal(422, 'compare-same')
  const { year: asked, asOf: month, on } = given
  const { db, ask, date } = await portfolioAt<Ask>(at, scope, { year: asked, asOf: month, on })
  const today = date.slice(0, 7)
  const { years, year } = await yearFor(db, scope, ask, today)
  const tree = await agencyTree(db)
  const cuts = [a, b].map(({ id, name }) => ({ id, name, agencyIds: subtree(id, tree) }))
  const found = await unitMonths(db, scope, { all: false, agencyIds: cuts.flatMap(({ agencyIds }) => agencyIds) }, year)
  const dueOn = await dueDaysIn(db, year, ask.until === undefined ? await activeRules(db) : await rulesBy(db, ask.until))
  const sides = cuts.map(({ id, name, agencyIds }) => {
    const below = new Set(agencyIds)
    return { agency: { id, name }, rows: found.filter(row => below.has(row.agencyId)) }
  })
  const reported = sides.map(side => lastReported(side.rows)).filter(month => month !== null)
  const lastMonth = reported.sort().at(-1) ?? null
  const asOf = monthFor(ask, lastMonth, year, today)
  const frame = { year, asOf, today, isPast: (month: Month) => date > dueOn(month) }
  return {
    ...(ask.on === undefined ? {} : { on: ask.on }),
    year,
    asOf,
    years,
    lastMonth,
    nested: cuts[0]!.agencyIds.includes(b.id) || cuts[1]!.agencyIds.includes(a.id),
    sides: sides.map(side => unitSide(side.agency, side.rows, frame)),
    sample: await anySample(db, scope, year),
  }
}
