import type { Day } from '#domain/day'
import type { Overview } from '#domain/overview'
import type { Db } from '../../db/open.ts'
import { firstRecorded } from '../../db/queries/day-view.ts'
import type { Scope } from '../../db/scope.ts'
import type { Surroundings } from '../context.ts'
import { lastMoment } from '../last-moment.ts'
import { Refusal } from '../refusal.ts'
import { dayProgress, dayView } from './day-views.ts'
import { overviewAnswer, yearFor, type Ask, type Paged } from './overview-answer.ts'

type Placed<A> = { db: Db; ask: A; date: Day }
type Past = { on: Day; until: number; year: number; held: boolean }

/** The past day a portfolio is asked for, and the year it shows; null: none is asked for, or one that is not over. */
export async function pastOf(at: Surroundings, scope: Scope, ask: Ask): Promise<Past | null> {
  const { db } = at.store
  const { on } = ask
  if (on === undefined || on >= at.today()) return null
  const until = lastMoment(on, at)
  const { years, year } = await yearFor(db, scope, { ...ask, until }, on.slice(0, 7))
  if (years.includes(year)) return { on, until, year, held: true }
  const asked = ask.year ?? (ask.asOf ? year : undefined)
  const first = await firstRecorded(db, scope, asked)
  if (first !== null) throw new Refusal(422, 'before-any-record', { day: on, first: at.dayOf(first), year: asked ?? null })
  return { on, until, year, held: false }
}

/** Where a portfolio is read and what counts as today: the stored months, or those of a past day. A day still to come is today. */
export async function portfolioAt<A extends Ask>(at: Surroundings, scope: Scope, ask: A): Promise<Placed<A>> {
  const past = await pastOf(at, scope, ask)
  if (!past) return { db: at.store.db, ask: { ...ask, on: undefined }, date: at.today() }
  const { on, until, year, held } = past
  const db = held ? await dayView(at, scope, { day: on, until }, year) : at.store.db
  return { db, ask: { ...ask, until }, date: on }
}

/** The portfolio, on a past day beside what is recorded of the same month now. */
export async function overviewFor(at: Surroundings, scope: Scope, given: Ask & Paged): Promise<Overview> {
  const { db, ask, date } = await portfolioAt(at, scope, given)
  const then = await overviewAnswer(db, scope, ask, date)
  if (then.on === undefined) return then
  const today = { ...ask, on: undefined, until: undefined, year: then.year, asOf: then.asOf, page: 1, pageSize: 1 }
  const { totals, months } = await overviewAnswer(at.store.db, scope, today, at.today())
  const { spent, executionRate, atRiskAmount, signals } = totals
  return {
    ...then,
    later: { spent, executionRate, atRiskAmount, signals, months: months.map(({ month, toDate }) => ({ month, toDate })) },
  }
}

/** How far the making of a past day is; begun by asking. */
export async function dayAnswer(at: Surroundings, scope: Scope, ask: Ask) {
  const past = await pastOf(at, scope, ask)
  if (!past?.held) return { done: 0, total: 0, ready: true }
  return dayProgress(at, scope, { day: past.on, until: past.until }, past.year)
}
