import { dueDate, monthOf, monthsOf, timeProgress, yearOf, type Month } from '#domain/month'
import { divide } from '#domain/number'
import type { Overview, OverviewItem, Points, overviewSorts } from '#domain/overview'
import { lastReported, rollUp, sumMonths, type UnitMonth } from '#domain/portfolio'
import type { Counts } from '#domain/progress'
import type { Likelihood, Signal } from '#domain/vocabulary'
import type { Db } from '../db/open.ts'
import { agencyTree } from '../db/queries/agencies.ts'
import { agencyMonths, type AgencyMonthRow, type ProjectMonthRow } from '../db/queries/derived.ts'
import { portfolioPage, portfolioPoints, portfolioRows } from '../db/queries/overview.ts'
import { anySample, projectYears } from '../db/queries/projects.ts'
import { sees, type Scope } from '../db/scope.ts'
import { activeRules } from './rules.ts'

type Ask = {
  year?: number
  asOf?: Month
  within?: Scope
  signal?: Signal
  budgetSignal?: Signal
  q?: string
}
type Page = { sort: (typeof overviewSorts)[number]; page: number; pageSize: number }

/** The year asked for, else that of the month asked for, else the newest with projects. */
async function yearFor(db: Db, scope: Scope, ask: Ask, today: Month) {
  const years = await projectYears(db, scope)
  return { years, year: ask.year ?? (ask.asOf ? yearOf(ask.asOf) : (years[0] ?? yearOf(today))) }
}

const unitMonth = ({ lights, ...row }: AgencyMonthRow): UnitMonth => ({
  ...row,
  lights: JSON.parse(lights) as { goal: Counts; goalAhead: Counts; budget: Counts },
})

async function unitRows(db: Db, scope: Scope, within: Scope | undefined, year: number): Promise<UnitMonth[]> {
  const rows = await agencyMonths(db, year)
  return rows.filter(row => sees(scope, row.agencyId) && (!within || sees(within, row.agencyId))).map(unitMonth)
}

/** The month shown where none is asked for: the last with data, else the current one of a running year, else January. */
const monthFor = (ask: Ask, last: Month | null, year: number, today: Month) =>
  ask.asOf ?? last ?? (yearOf(today) === year ? today : monthOf(year, 1))

/** A unit's department: the agency right above it, or itself where nothing stands above. */
async function departments(db: Db) {
  const tree = new Map((await agencyTree(db)).map(row => [row.id, row]))
  return (agencyId: number) => {
    const own = tree.get(agencyId)
    const above = own?.parentId == null ? own : (tree.get(own.parentId) ?? own)
    return { id: above?.id ?? agencyId, name: above?.name ?? '' }
  }
}

/** The portfolio as of a month; reads only derived rows. `date` is today, YYYY-MM-DD. */
export async function overviewAnswer(db: Db, scope: Scope, ask: Ask & Page, date: string): Promise<Overview> {
  const today = date.slice(0, 7)
  const { years, year } = await yearFor(db, scope, ask, today)
  const rules = await activeRules(db)
  const rows = await unitRows(db, scope, ask.within, year)
  const lastMonth = lastReported(sumMonths(rows), year)
  const asOf = monthFor(ask, lastMonth, year, today)
  const ahead = asOf > today
  const filter = { within: ask.within, signal: ask.signal, budgetSignal: ask.budgetSignal, q: ask.q, ahead }
  const { ids, total } = await portfolioPage(db, scope, asOf, filter, ask.sort, ask.page, ask.pageSize)
  const { heads, months } = await portfolioRows(db, ids, year)
  const pastDue = (month: Month) => date > dueDate(month, rules.reportDueDay)
  const byProject = groupByProject(months)
  return {
    year,
    asOf,
    lastMonth,
    timeProgress: timeProgress(asOf),
    ...rollUp(rows, { year, asOf, today, pastDue }, rules.budgetSignals, await departments(db)),
    projects: {
      total,
      items: ids.flatMap(id => {
        const head = heads.find(row => row.id === id)
        const own = byProject.get(id) ?? []
        return head ? [itemOf(head, own, asOf, ahead)] : []
      }),
    },
    years,
    sample: await anySample(db, scope, year),
    ruleSet: { code: rules.code, version: rules.version, signals: rules.signals },
  }
}

function groupByProject(rows: ProjectMonthRow[]) {
  const groups = new Map<number, ProjectMonthRow[]>()
  for (const row of rows) {
    const group = groups.get(row.projectId)
    if (group) group.push(row)
    else groups.set(row.projectId, [row])
  }
  return groups
}

type Head = { id: number; name: string; sample: boolean; agencyId: number; agencyName: string }

function itemOf(head: Head, rows: ProjectMonthRow[], asOf: Month, ahead: boolean): OverviewItem {
  const now = rows.find(row => row.month === asOf)!
  const { ahead: above, normal, warning, behind, notDue, missing } = now
  const counts = { ahead: above, normal, warning, behind, notDue, missing }
  return {
    id: head.id,
    name: head.name,
    agency: { id: head.agencyId, name: head.agencyName },
    budget: now.budget ?? null,
    spent: now.spentToDate ?? null,
    executionRate: divide(now.spentToDate ?? null, now.budget ?? null),
    budgetSignal: (ahead && now.budgetSignal === 'missing' ? 'notDue' : now.budgetSignal) as Signal,
    goalSignal: (ahead ? now.goalSignalAhead : now.goalSignal) as Signal,
    counts: ahead ? { ...counts, notDue: notDue + missing, missing: 0 } : counts,
    progress: (ahead ? now.progressAhead : now.progress) ?? null,
    atRiskWeight: divide(now.weightAtRisk ?? null, now.weightTotal ?? null),
    atRiskAmount: now.atRiskAmount ?? null,
    likelihood: (now.likelihood ?? null) as Likelihood | null,
    sample: head.sample,
    months: monthsOf(Number(asOf.slice(0, 4))).map(month => {
      const row = rows.find(candidate => candidate.month === month)
      const shown = row && month <= asOf && row.spentToDate != null
      return {
        month,
        executionRate: shown ? divide(row.spentToDate!, row.budget ?? null) : null,
        signal: (shown ? row.budgetSignal : 'notDue') as Signal,
      }
    }),
  }
}

/** Every project in columns, for the quadrant. */
export async function pointsAnswer(db: Db, scope: Scope, ask: Ask, date: string): Promise<Points> {
  const today = date.slice(0, 7)
  const { year } = await yearFor(db, scope, ask, today)
  const rows = await unitRows(db, scope, ask.within, year)
  const asOf = monthFor(ask, lastReported(sumMonths(rows), year), year, today)
  const filter = { within: ask.within, signal: ask.signal, budgetSignal: ask.budgetSignal, q: ask.q, ahead: asOf > today }
  const points = await portfolioPoints(db, scope, asOf, filter)
  return {
    ids: points.map(row => row.id),
    names: points.map(row => row.name),
    budget: points.map(row => row.budget),
    executionRate: points.map(row => divide(row.spentToDate, row.budget)),
    progress: points.map(row => row.progress),
    signal: points.map(row => row.signal as Signal),
  }
}
