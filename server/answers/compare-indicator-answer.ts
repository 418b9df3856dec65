import { cellAt } from '#domain/compare-cell'
import { arranged } from '#domain/compare-indicator'
import type { CompareIndicator, Like } from '#domain/compare'
import { monthsOf, numberOf, yearOf, type Month } from '#domain/month'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import { commonIndicators, likeFacts, likeIndicators, type LikeRow } from '../../db/queries/compare.ts'
import { readLife } from '../../db/queries/project-life.ts'
import { anySample, projectYears } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import { activeRules } from '../rules.ts'
import { monthFor } from './overview-answer.ts'

/** Indicators read at once, and pictures answered at most: who wants more narrows to a department. */
const chunk = 50
const most = 200
const mostNames = 100

type Ask = { name: string; unit?: string; year?: number; asOf?: Month; cut?: Scope }
const yearFor = (years: number[], ask: Pick<Ask, 'year' | 'asOf'>, today: Month) =>
  ask.year ?? (ask.asOf ? yearOf(ask.asOf) : (years[0] ?? yearOf(today)))

/** The same indicator in every project of a year that the caller may see, by its name. */
export async function likeAnswer(db: Db, scope: Scope, ask: Ask, date: string): Promise<CompareIndicator> {
  const today = date.slice(0, 7)
  const years = await projectYears(db, scope)
  const year = yearFor(years, ask, today)
  const rows = await likeIndicators(db, scope, ask.cut, year, ask.name)
  const judged: { row: LikeRow; year: ProjectYear }[] = []
  for (let first = 0; first < rows.length; first += chunk) {
    judged.push(...(await judgedLike(db, rows.slice(first, first + chunk), year, today)))
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
async function judgedLike(db: Db, rows: LikeRow[], year: number, today: Month) {
  const [facts, rules] = await Promise.all([likeFacts(db, rows, year), activeRules(db)])
  const judged: { row: LikeRow; year: ProjectYear }[] = []
  for (const row of rows) {
    const one = facts.indicatorOf(row)
    if (one.targets.length === 0) continue
    const project = {
      id: row.projectId,
      year,
      startMonth: row.startMonth,
      budget: { initial: row.initial, adjusted: row.adjusted },
      life: row.events ? await readLife(db, row.projectId) : [],
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
export async function namesAnswer(db: Db, scope: Scope, ask: Omit<Ask, 'name' | 'unit'>, date: string) {
  const years = await projectYears(db, scope)
  const year = yearFor(years, ask, date.slice(0, 7))
  return { year, years, items: await commonIndicators(db, scope, ask.cut, year, mostNames) }
}
