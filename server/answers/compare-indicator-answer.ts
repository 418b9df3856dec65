import { cellAt } from '#domain/compare-cell'
import { arranged } from '#domain/compare-indicator'
import type { CompareIndicator, Like } from '#domain/compare'
import type { Day } from '#domain/day'
import { monthsOf, numberOf, type Month } from '#domain/month'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import { commonIndicators, likeFacts, likeIndicators, type LikeRow } from '../../db/queries/compare.ts'
import { lifeBy } from '../../db/queries/day-facts.ts'
import { readLife } from '../../db/queries/project-life.ts'
import { anySample } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import type { Surroundings } from '../context.ts'
import { activeRules, rulesBy } from '../rules.ts'
import { monthFor, yearFor } from './overview-answer.ts'
import { pastOf } from './portfolio-day.ts'

/** Indicators read at once, and pictures answered at most: who wants more narrows to a department. */
const chunk = 50
const most = 200
const mostNames = 100

type Ask = { name: string; unit?: string; year?: number; asOf?: Month; cut?: Scope; on?: Day }

/** The year looked at, and the past day it is looked at from. */
async function placeOf(at: Surroundings, scope: Scope, { year, asOf, on }: Omit<Ask, 'name'>) {
  const past = await pastOf(at, scope, { year, asOf, on })
  const until = past?.until
  const today = (past?.on ?? at.today()).slice(0, 7)
  return { ...(past ? { on: past.on } : {}), until, today, ...(await yearFor(at.store.db, scope, { year, asOf, until }, today)) }
}

/** The same indicator in every project of a year that the caller may see, by its name. */
export async function likeAnswer(at: Surroundings, scope: Scope, ask: Ask): Promise<CompareIndicator> {
  const { db } = at.store
  const { until, today, years, year, ...day } = await placeOf(at, scope, ask)
  const rows = await likeIndicators(db, scope, { cut: ask.cut, year, until }, ask.name)
  const judged: { row: LikeRow; year: ProjectYear }[] = []
  for (let first = 0; first < rows.length; first += chunk) {
    judged.push(...(await judgedLike(db, rows.slice(first, first + chunk), { year, until, today })))
    await breathe()
  }
  const lastMonth = lastGiven(judged, year)
  const asOf = monthFor(ask, lastMonth, year, today)
  const found = judged.map(({ row, year: own }): Like => ({
    ...cellAt(own, own.indicators[0]!, numberOf(asOf)),
    projectName: row.projectName,
    agencyName: row.agencyName,
  }))
  return {
    ...day,
    name: rows[0]?.name ?? ask.name,
    year,
    asOf,
    lastMonth,
    years,
    ...arranged(found, ask.unit, most),
    sample: await anySample(db, scope, year),
  }
}

/** Each indicator judged alone: nothing of its project's other indicators touches it. */
async function judgedLike(db: Db, rows: LikeRow[], { year, until, today }: { year: number; until?: number; today: Month }) {
  const rules = await (until === undefined ? activeRules(db) : rulesBy(db, until))
  const facts = await likeFacts(db, rows, year, until)
  const lifeOf = (id: number) => (until === undefined ? readLife(db, id) : lifeBy(db, id, until))
  const judged: { row: LikeRow; year: ProjectYear }[] = []
  for (const row of rows) {
    const one = facts.indicatorOf(row)
    if (one.targets.length === 0) continue
    const project = {
      id: row.projectId,
      year,
      startMonth: row.startMonth,
      budget: { initial: row.initial, adjusted: row.adjusted },
      life: row.events ? await lifeOf(row.projectId) : [],
      subprojects: [],
      indicators: [one],
      actuals: facts.actualsOf(row),
      expenditures: facts.expendituresOf(row),
    }
    judged.push({ row, year: judgeYear(project, rules, today) })
  }
  return judged
}

const lastGiven = (judged: readonly { year: ProjectYear }[], year: number): Month | null =>
  monthsOf(year).findLast((_, i) => judged.some(one => one.year.indicators[0]!.values[i]!.given)) ?? null

/** Names to choose from: what more than one project measures. */
export async function namesAnswer(at: Surroundings, scope: Scope, ask: Omit<Ask, 'name' | 'unit'>) {
  const { until, years, year, on } = await placeOf(at, scope, ask)
  const items = await commonIndicators(at.store.db, scope, { cut: ask.cut, year, until }, mostNames)
  return { ...(on === undefined ? {} : { on }), year, years, items }
}
