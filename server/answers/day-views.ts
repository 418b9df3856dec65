import type { Day } from '#domain/day'
import { monthOf } from '#domain/month'
import type { RuleSet } from '#domain/ruleset'
import type { Db, Store } from '../../db/open.ts'
import { copyMonths, coverDerived, projectsBy, touchedSince, unitIds, yearMark } from '../../db/queries/day-view.ts'
import { replaceProjectMonths, rollUpAgency } from '../../db/queries/derived.ts'
import { readPlan } from '../../db/queries/facts.ts'
import type { Scope } from '../../db/scope.ts'
import { derivedMonths } from '../acts/derive.ts'
import { breathe } from '../breathe.ts'
import type { Surroundings } from '../context.ts'
import { dueDaysIn, type DueDays } from '../month-dates.ts'
import { Refusal } from '../refusal.ts'
import { activeRules, rulesBy } from '../rules.ts'
import { factsOnDay, type OnDay } from './year-on-day.ts'

/** A year's portfolio as it stood on a past day: its derived months made again in tables of a connection of their own, so that
 * every query of the portfolio reads them unchanged. Made in slices of one project while the server answers; kept for the next. */
type View = {
  key: string
  year: number
  made: boolean
  done: number
  total: number
  db: Db
  close: () => void
  ready: Promise<void>
}

/** Projects and days kept at once, requests for other days that may wait, and how long a day left behind is read to its end. */
const keptProjects = 10_000
const keptDays = 8
const mostWaiting = 5
const graceMs = 120_000

/** `failed`: what went wrong making a day, until whoever waits for it was told. */
type Shelf = { views: View[]; last: Promise<void>; waiting: number; failed: Map<string, Error> }
const shelves = new WeakMap<Store, Shelf>()
const shelfOf = (store: Store) => {
  const known = shelves.get(store) ?? { views: [], last: Promise.resolve(), waiting: 0, failed: new Map<string, Error>() }
  shelves.set(store, known)
  return known
}
type At = Pick<Surroundings, 'store' | 'dayOf'>

const nameOf = (scope: Scope) => (scope.all ? 'all' : `${scope.agencyIds.join('.')}:${scope.reviewer ?? ''}`)

/** The connection that shows a year as it was, as far as the caller sees it; the first to ask waits until it is made. */
export async function dayView(at: At, scope: Scope, on: OnDay, year: number): Promise<Db> {
  const view = await begunView(at, scope, on, year)
  await view.ready
  return view.db
}

/** Begins to make a day again, if nobody has; answers how far it is without waiting. Where the making failed that is told once, and
 * asking again begins anew: nobody waits for ever. */
export async function dayProgress(at: At, scope: Scope, on: OnDay, year: number) {
  const { failed } = shelfOf(at.store)
  const { key } = await soughtDay(at, scope, on, year)
  const fault = failed.get(key)
  failed.delete(key)
  if (fault) throw fault
  const { done, total, made } = await begunView(at, scope, on, year)
  return { done, total, ready: made }
}

async function soughtDay({ store }: At, scope: Scope, on: OnDay, year: number) {
  const rules = await rulesBy(store.db, on.until)
  return { rules, key: [on.day, nameOf(scope), year, rules.code, rules.version, await yearMark(store.db, year)].join() }
}

async function begunView(at: At, scope: Scope, on: OnDay, year: number): Promise<View> {
  const { store } = at
  const shelf = shelfOf(store)
  const { key, rules } = await soughtDay(at, scope, on, year)
  const known = shelf.views.find(one => one.key === key)
  if (known) {
    shelf.views.sort((a, b) => Number(b === known) - Number(a === known))
    return known
  }
  if (shelf.waiting >= mostWaiting) throw new Refusal(429, 'days-waiting')
  shelf.waiting++
  const view: View = { key, year, done: 0, total: 0, made: false, ...store.aside(), ready: Promise.resolve() }
  // One at a time: two people looking at two days must not take twice the machine.
  view.ready = shelf.last
    .then(() => fill(view, at, scope, on, rules))
    .then(() => void (view.made = true))
    .finally(() => shelf.waiting--)
  shelf.failed.delete(key)
  shelf.last = view.ready.catch((error: unknown) => {
    shelf.failed.set(key, error instanceof Error ? error : new Error(String(error)))
    if (shelf.failed.size > keptDays) shelf.failed.delete(shelf.failed.keys().next().value!)
    drop(shelf.views, view)
  })
  shelf.views.unshift(view)
  for (const old of tooMany(shelf.views)) drop(shelf.views, old)
  return view
}

/** The days looked at least lately, beyond what is kept. */
function tooMany(views: readonly View[]): View[] {
  let held = 0
  return views.filter((view, i) => i > 0 && (i >= keptDays || (held += view.total) > keptProjects))
}

/** Whoever still reads it may finish. */
function drop(views: View[], view: View) {
  const at = views.indexOf(view)
  // Dropped before, while it was being made.
  if (at < 0) return
  views.splice(at, 1)
  const close = () => view.close()
  void view.ready.catch(() => undefined).then(() => setTimeout(close, graceMs).unref())
}

async function fill(view: View, { dayOf }: At, scope: Scope, on: OnDay, rules: RuleSet): Promise<void> {
  const { db, year } = view
  await coverDerived(db)
  const ids = await projectsBy(db, scope, year, on.until)
  const dueOn = await dueDaysIn(db, year, rules)
  const now = await activeRules(db)
  const judged = { rules, same: now.code === rules.code && now.version === rules.version, dueOn }
  view.total = ids.length
  for (const id of ids) {
    await deriveOnDay(db, id, year, on, judged, dayOf)
    view.done++
    await breathe()
  }
  for (const unit of await unitIds(db)) {
    await rollUpAgency(db, unit, monthOf(year, 1))
    await breathe()
  }
}

/** What nobody touched since is taken as it stands, where the rules of that day are those of today. */
async function deriveOnDay(
  db: Db,
  id: number,
  year: number,
  on: OnDay,
  { rules, same, dueOn }: { rules: RuleSet; same: boolean; dueOn: DueDays },
  dayOf: (at: number) => Day,
): Promise<void> {
  const touched = !same || (await touchedSince(db, id, on.until))
  if (!touched) await copyMonths(db, id, year)
  // Asked once more: a save between the two would have been copied as if it were of that day.
  if (!touched && !(await touchedSince(db, id, on.until))) return
  const now = await readPlan(db, id)
  if (!now) return
  const { plan, facts, reports } = await factsOnDay(db, now, on, dayOf)
  const rows = derivedMonths(plan, facts, rules, reports, monthOf(year, 1), dueOn, null)
  await replaceProjectMonths(
    db,
    id,
    monthOf(year, 1),
    rows.map(row => ({ ...row, gaps: '[]' })),
  )
}
