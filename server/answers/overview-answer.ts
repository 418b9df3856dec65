import type { Day } from '#domain/day'
import { monthOf, timeProgress, yearOf, type Month } from '#domain/month'
import { divide } from '#domain/number'
import type { Overview, Points, overviewSorts } from '#domain/overview'
import { rollUp } from '#domain/portfolio'
import type { Signal } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { isFiltered, namedProjects, portfolioCount, portfolioPage, portfolioPoints } from '../../db/queries/overview.ts'
import { yearsBy } from '../../db/queries/day-view.ts'
import { anySample, projectYears } from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import { dueDaysIn } from '../month-dates.ts'
import { itemsOf } from './portfolio-items.ts'
import { portfolioSource } from './portfolio-source.ts'
import { activeRules, rulesBy } from '../rules.ts'

export type Ask = {
  agencyId?: number
  year?: number
  asOf?: Month
  within?: Scope
  signal?: Signal
  budgetSignal?: Signal
  q?: string
  archived?: boolean
  /** A past day, and its last moment: only what had been recorded by then. */
  on?: Day
  until?: number
}
export const filterOf = ({ within, signal, budgetSignal, q, archived }: Ask, ahead: boolean) => ({
  within,
  signal,
  budgetSignal,
  q,
  archived,
  ahead,
})
export type Paged = { sort: (typeof overviewSorts)[number]; page: number; pageSize: number }

/** The year asked for, else that of the month asked for, else the newest with projects. */
export async function yearFor(db: Db, scope: Scope, ask: Ask, today: Month) {
  const years = ask.until === undefined ? await projectYears(db, scope) : await yearsBy(db, scope, ask.until)
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
export async function overviewAnswer(db: Db, scope: Scope, ask: Ask & Paged, date: string): Promise<Overview> {
  const today = date.slice(0, 7)
  const { years, year } = await yearFor(db, scope, ask, today)
  const rules = ask.until === undefined ? await activeRules(db) : await rulesBy(db, ask.until)
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
    ...(ask.on === undefined ? {} : { on: ask.on }),
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

/** Some of the portfolio's projects, by their place in the order: what a long list asks for while it is scrolled. */
export async function itemsAnswer(db: Db, scope: Scope, ask: Ask & Paged, date: string) {
  const today = date.slice(0, 7)
  const { year } = await yearFor(db, scope, ask, today)
  const asOf = monthFor(ask, ask.asOf ? null : (await portfolioSource(db, scope, ask.within, year)).lastMonth, year, today)
  const filter = filterOf(ask, asOf > today)
  const ids = await portfolioPage(db, scope, asOf, filter, ask.sort, ask.page, ask.pageSize)
  return { items: await itemsOf(db, ids, asOf, asOf > today), total: await portfolioCount(db, scope, asOf, filter) }
}
