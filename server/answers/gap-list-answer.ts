import { fitsOrder, inOrder, sumOf, type GapFrame, type GapOrder, type GapSort } from '#domain/gap-list'
import type { KnownGap, ListedGap, RunningOrder } from '#domain/gap-list'
import { runsOnTrail, type GapTrail } from '#domain/gap-trail'
import { numberOf, type Month } from '#domain/month'
import { riskOf } from '#domain/summary'
import { standsBeside } from '#domain/year-end'
import type { Language, Signal } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { agencyNames } from '../../db/queries/agencies.ts'
import { monthRisks, weightsOf } from '../../db/queries/gap-list.ts'
import { anySample } from '../../db/queries/projects.ts'
import { listRectifications } from '../../db/queries/rectifications.ts'
import type { Scope } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import type { Surroundings } from '../context.ts'
import { projectGaps } from './gap-answer.ts'
import { monthFor, yearFor } from './overview-answer.ts'
import { portfolioSource } from './portfolio-source.ts'

export type ListAsk = {
  year?: number
  asOf?: Month
  within?: Scope
  signal?: Signal
  rectification?: GapOrder
  sort: GapSort
}
type Listed = { frame: GapFrame; found: KnownGap[]; today: string; judged: Judged }
/** Gaps of the projects already judged for their rules in words. */
type Judged = Map<number, Awaited<ReturnType<typeof projectGaps>>>

/** Every open gap of a month, in order: found in the stored months, without judging any project. */
export async function listGaps(at: Surroundings, scope: Scope, ask: ListAsk, lang: Language): Promise<Listed> {
  const { db } = at.store
  const today = at.today()
  const { years, year } = await yearFor(db, scope, ask, today.slice(0, 7))
  const { lastMonth } = await portfolioSource(db, scope, ask.within, year)
  const asOf = monthFor(ask, lastMonth, year, today.slice(0, 7))
  const judged: Judged = new Map()
  const all = await knownGaps(db, scope, { ...ask, year, asOf, today, lang }, judged)
  const lit = ask.signal === undefined ? all : all.filter(gap => gap.signal === ask.signal)
  return {
    frame: { year, years, asOf, lastMonth, ...sumOf(lit), sample: await anySample(db, scope, year) },
    found: inOrder(
      lit.filter(gap => fitsOrder(gap, ask.rectification)),
      ask.sort,
    ),
    today,
    judged,
  }
}

type Place = ListAsk & { year: number; asOf: Month; today: string; lang: Language }

async function knownGaps(db: Db, scope: Scope, place: Place, judged: Judged): Promise<KnownGap[]> {
  const { year, asOf, today, lang } = place
  const orders = await runningOrders(db, scope, place)
  const rows = await monthRisks(db, scope, place.within, asOf)
  const found: (KnownGap & { row: (typeof rows)[number] })[] = []
  for (const row of rows) {
    const { projectId, agencyId } = row
    if (row.text === null) {
      // Not derived yet: judged, as everything is that the stored months do not know.
      const gaps = await projectGaps(db, scope, projectId, { asOf }, today.slice(0, 7), lang)
      judged.set(projectId, gaps)
      const open = gaps.filter(gap => gap.state === 'open')
      found.push(...open.map(gap => ({ ...gap, agencyId, order: orders.get(gap.id) ?? null, row })))
      await breathe()
      continue
    }
    for (const run of runsOnTrail(JSON.parse(row.text) as GapTrail, year, numberOf(asOf), today.slice(0, 7))) {
      const order = orders.get(run.id) ?? null
      // An order keeps a gap open that has recovered; there is no money at risk in it then.
      if (run.open || order) found.push({ ...run, projectId, agencyId, atRiskAmount: run.open ? null : 0, order, row })
    }
  }
  const weights = await weightsOf(db, [...new Set(found.map(gap => gap.indicatorId))])
  return found.map(({ row, ...gap }) => {
    const { budget, weightTotal } = row
    const own = weights.get(gap.indicatorId)
    const weight = own && !standsBeside(own) ? (own.weight ?? 1) : 0
    const signal = gap.atRiskAmount === 0 ? 'normal' : gap.signal
    return { ...gap, atRiskAmount: row.text === null ? gap.atRiskAmount : riskOf(budget, weight, weightTotal ?? 0, signal) }
  })
}

/** The running order of each gap; of several the one due first. */
async function runningOrders(db: Db, scope: Scope, { year, within, today }: Place): Promise<Map<string, RunningOrder>> {
  const wish = { year, cut: within, states: ['open', 'answered'] as const }
  const rows = await listRectifications(db, scope, wish, { limit: 100_000, offset: 0 })
  const orders = new Map<string, RunningOrder>()
  for (const { id, indicatorId, since, state, dueOn, ownerName } of rows) {
    const gap = `${indicatorId ?? 0}.${since}`
    const overdue = state === 'open' && dueOn < today
    if (!orders.has(gap)) orders.set(gap, { id, state: state as RunningOrder['state'], dueOn, overdue, ownerName })
  }
  return orders
}

/** Some of them with their rules in words and what people wrote: only their projects are judged. */
export async function gapsInWords(db: Db, scope: Scope, { frame, today, judged }: Listed, some: KnownGap[], lang: Language) {
  const names = await agencyNames(db, [...new Set(some.map(gap => gap.agencyId))])
  const items: ListedGap[] = []
  for (const known of some) {
    const { projectId, agencyId, order } = known
    if (!judged.has(projectId)) {
      judged.set(projectId, await projectGaps(db, scope, projectId, { asOf: frame.asOf }, today.slice(0, 7), lang))
      await breathe()
    }
    const gap = judged.get(projectId)!.find(({ id }) => id === known.id)
    if (gap) items.push({ ...gap, agency: { id: agencyId, name: names.get(agencyId) ?? '' }, rectification: order })
  }
  return items
}

/** A page of the worst gaps over all projects. */
export async function worstGapsAnswer(
  at: Surroundings,
  scope: Scope,
  { page, pageSize, ...ask }: ListAsk & { page: number; pageSize: number },
  lang: Language,
) {
  const listed = await listGaps(at, scope, ask, lang)
  const some = listed.found.slice((page - 1) * pageSize, page * pageSize)
  return {
    items: await gapsInWords(at.store.db, scope, listed, some, lang),
    total: listed.found.length,
    frame: listed.frame,
  }
}
