import { monthOf, monthsOf, timeProgress, yearOf, type Month } from '#domain/month'
import { divide } from '#domain/number'
import type { Overview, OverviewItem, Points, overviewSorts } from '#domain/overview'
import { rollUp } from '#domain/portfolio'
import type { Likelihood, Signal } from '#domain/vocabulary'
import type { LifeState } from '#domain/vocabulary-life'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import {
  isFiltered,
  namedProjects,
  portfolioCount,
  portfolioPage,
  portfolioPoints,
  portfolioRows,
} from '../../db/queries/overview.ts'
import { anySample, projectYears } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { dueDaysIn } from '../month-dates.ts'
import { portfolioSource } from './portfolio-source.ts'
import { activeRules } from '../rules.ts'

type Ask = {
  agencyId?: number
  year?: number
  asOf?: Month
  within?: Scope
  signal?: Signal
  budgetSignal?: Signal
  q?: string
  archived?: boolean
}
const filterOf = ({ within, signal, budgetSignal, q, archived }: Ask, ahead: boolean) => ({
  within,
  signal,
  budgetSignal,
  q,
  archived,
  ahead,
})
type Page = { sort: (typeof overviewSorts)[number]; page: number; pageSize: number }

/** The year asked for, else that of the month asked for, else the newest with projects. */
export async function yearFor(db: Db, scope: Scope, ask: Ask, today: Month) {
  const years = await projectYears(db, scope)
  return { years, year: ask.year ?? (ask.asOf ? yearOf(ask.asOf) : (years[0] ?? yearOf(today))) }
}

/** The month shown where none is asked for: the last with data, else the current one of a running year, else January. */
export const monthFor = (ask: Ask, last: Month | null, year: number, today: Month) =>
  ask.asOf ?? last ?? (yearOf(today) === year ? today : monthOf(year, 1))

/** Whether departments stand below an agency; below a department itself its units are shown. */
function hasDepartments(id: number, tree: { id: number; parentId: number | null }[]): boolean {
  const below = new Set(tree.filter(row => row.parentId === id).map(row => row.id))
  return tree.some(row => row.parentId !== null && below.has(row.parentId))
}

/** The portfolio as of a month; reads only derived rows. `date` is today, YYYY-MM-DD. */
export async function overviewAnswer(db: Db, scope: Scope, ask: Ask & Page, date: string): Promise<Overview> {
  const today = date.slice(0, 7)
  const { years, year } = await yearFor(db, scope, ask, today)
  const rules = await activeRules(db)
  const source = await portfolioSource(db, scope, ask.within, year)
  const { lastMonth } = source
  const asOf = monthFor(ask, lastMonth, year, today)
  const ahead = asOf > today
  const tree = await standingTree(db)
  const grouping = ask.agencyId !== undefined && !hasDepartments(ask.agencyId, tree) ? 'unit' : 'department'
  const names = new Map(tree.map(row => [row.id, row.name]))
  const dueOn = await dueDaysIn(db, year, rules)
  const frame = { year, asOf, today, pastDue: (month: Month) => date > dueOn(month) }
  const rolled = rollUp(await source.at(asOf, grouping), frame, rules, id => names.get(id) ?? '')
  const filter = filterOf(ask, ahead)
  const ids = await portfolioPage(db, scope, asOf, filter, ask.sort, ask.page, ask.pageSize)
  return {
    year,
    asOf,
    lastMonth,
    timeProgress: timeProgress(asOf),
    ...rolled,
    departments: await withWorst(db, rolled.departments, asOf, ahead),
    grouping,
    projects: {
      // Without a filter the roll-up already knows how many there are.
      total: isFiltered(filter)
        ? await portfolioCount(db, scope, asOf, filter)
        : rolled.totals.projects - (ask.archived ? 0 : rolled.totals.archived),
      items: await itemsOf(db, ids, asOf, ahead),
    },
    years,
    sample: await anySample(db, scope, year),
    ruleSet: { code: rules.code, version: rules.version, signals: rules.signals, executionMilestones: rules.executionMilestones },
  }
}

/** The worst three of each department get their names. */
async function withWorst(db: Db, rows: ReturnType<typeof rollUp>['departments'], asOf: Month, ahead: boolean) {
  const ids = rows.flatMap(({ worst }) => worst.map(({ id }) => id))
  const known = new Map((await namedProjects(db, ids, asOf, ahead)).map(row => [row.id, row]))
  return rows.map(row => ({
    ...row,
    worst: row.worst.flatMap(({ id, amount }) => {
      const found = known.get(id)
      return found ? [{ id, name: found.name, atRiskAmount: amount, goalSignal: found.goalSignal as Signal }] : []
    }),
  }))
}

type Rows = Awaited<ReturnType<typeof portfolioRows>>
type Head = Rows['heads'][number]
type Now = Rows['now'][number]
type Ribbon = Rows['months']

/** The rows of a page of projects, in the order of their ids. */
export async function itemsOf(db: Db, ids: number[], asOf: Month, ahead: boolean): Promise<OverviewItem[]> {
  const rows = await portfolioRows(db, ids, asOf)
  const heads = new Map(rows.heads.map(row => [row.id, row]))
  const nows = new Map(rows.now.map(row => [row.projectId, row]))
  const ribbons = new Map<number, Ribbon>(ids.map(id => [id, []]))
  for (const row of rows.months) ribbons.get(row.projectId)?.push(row)
  return ids.flatMap(id => {
    const [head, now] = [heads.get(id), nows.get(id)]
    return head && now ? [itemOf(head, now, ribbons.get(id) ?? [], asOf, ahead)] : []
  })
}

function itemOf(head: Head, now: Now, rows: Ribbon, asOf: Month, ahead: boolean): OverviewItem {
  const { ahead: above, normal, warning, behind, notDue, missing } = now
  const counts = { ahead: above, normal, warning, behind, notDue, missing }
  return {
    id: head.id,
    name: head.name,
    agency: { id: head.agencyId, name: head.agencyName },
    budget: now.budget,
    spent: now.spentToDate,
    executionRate: divide(now.spentToDate, now.budget),
    budgetSignal: (ahead && now.budgetSignal === 'missing' ? 'notDue' : now.budgetSignal) as Signal,
    goalSignal: (ahead ? now.goalSignalAhead : now.goalSignal) as Signal,
    counts: ahead ? { ...counts, notDue: notDue + missing, missing: 0 } : counts,
    progress: ahead ? now.progressAhead : now.progress,
    atRiskWeight: divide(now.weightAtRisk, now.weightTotal),
    atRiskAmount: now.atRiskAmount,
    likelihood: now.likelihood as Likelihood | null,
    sample: head.sample,
    life: (now.life ?? 'running') as LifeState,
    archived: now.archived === true,
    months: monthsOf(Number(asOf.slice(0, 4))).map(month => {
      const row = rows.find(candidate => candidate.month === month)
      const shown = row && month <= asOf && row.spentToDate !== null
      return {
        month,
        executionRate: shown ? divide(row.spentToDate, row.budget) : null,
        signal: (shown ? row.budgetSignal : 'notDue') as Signal,
      }
    }),
  }
}

/** A place in a picture: six decimals are enough, and shorten the answer by a third. */
const short = (ratio: number | null) => (ratio === null ? null : Math.round(ratio * 1e6) / 1e6)

/** Every project in columns, for the quadrant. */
export async function pointsAnswer(db: Db, scope: Scope, ask: Ask, date: string): Promise<Points> {
  const today = date.slice(0, 7)
  const { year } = await yearFor(db, scope, ask, today)
  const asOf = monthFor(ask, (await portfolioSource(db, scope, ask.within, year)).lastMonth, year, today)
  const filter = filterOf(ask, asOf > today)
  const points = await portfolioPoints(db, scope, asOf, filter)
  return {
    ids: points.map(row => row.id),
    names: points.map(row => row.name),
    budget: points.map(row => row.budget),
    executionRate: points.map(row => short(divide(row.spentToDate, row.budget))),
    progress: points.map(row => short(row.progress)),
    signal: points.map(row => row.signal as Signal),
    atRiskAmount: points.map(row => row.atRiskAmount),
  }
}
