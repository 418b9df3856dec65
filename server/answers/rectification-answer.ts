import { z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { monthSchema, numberOf, yearOf, type Month } from '#domain/month'
import { lastMonthWithData } from '#domain/project-year'
import { isOverdue, rectificationEvents, rectificationStates, type RectificationState } from '#domain/rectification'
import { recurrenceOf, type Recurrence } from '#domain/recurrence'
import { runsOf } from '#domain/gap'
import { pairIndicators } from '#domain/twin'
import type { Db } from '../../db/open.ts'
import { evidenceById } from '../../db/queries/evidence.ts'
import { projectHead } from '../../db/queries/projects.ts'
import {
  countRectifications,
  listRectifications,
  possibleOwners,
  rectificationById,
  rectificationSteps,
  type RectificationRow,
  type RectificationWish,
} from '../../db/queries/rectifications.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { mayOversee } from '../acts/rectify.ts'
import { absent } from '../refusal.ts'
import { judgedProject, lightsOf } from './judged-project.ts'

const stepSchema = z.object({
  seq: z.int(),
  event: z.enum(rectificationEvents),
  text: z.string(),
  evidence: z.array(z.object({ id: z.int(), name: z.string(), removed: z.boolean() })),
  /** The day or the owner the step set. */
  dueOn: daySchema.nullable(),
  owner: z.string().nullable(),
  at: z.int(),
  by: z.string(),
})

export const rectificationSchema = z
  .object({
    id: z.int(),
    project: z.object({ id: z.int(), name: z.string(), year: z.int() }),
    agency: z.object({ id: z.int(), name: z.string() }),
    /** Null: the project's spending. */
    indicator: z.object({ id: z.int(), name: z.string() }).nullable(),
    since: monthSchema,
    demands: z.string(),
    owner: z.object({ id: z.int(), name: z.string() }),
    dueOn: daySchema,
    overdue: z.boolean(),
    state: z.enum(rectificationStates),
    orderedAt: z.int(),
    orderedBy: z.string(),
    version: z.int(),
  })
  .openapi('Rectification')
export type RectificationView = z.infer<typeof rectificationSchema>

export const rectificationThreadSchema = rectificationSchema
  .extend({
    steps: z.array(stepSchema),
    /** What the caller may do now. */
    may: z.object({ answer: z.boolean(), judge: z.boolean(), steer: z.boolean() }),
  })
  .openapi('RectificationThread')
export type RectificationThread = z.infer<typeof rectificationThreadSchema>

export const rectificationsSchema = z.object({
  items: z.array(rectificationSchema),
  total: z.int(),
  /** Within the same year and agency, whatever the state asked for. */
  counts: z.object({ open: z.int(), overdue: z.int(), answered: z.int(), closed: z.int(), mine: z.int() }),
})

const runSchema = z.object({ indicatorId: z.int(), since: monthSchema, until: monthSchema, months: z.int() })
export const followUpSchema = z
  .object({
    rectifications: z.array(rectificationThreadSchema),
    /** Whether the caller may order one, and who can be made to answer. */
    mayOrder: z.boolean(),
    owners: z.array(z.object({ id: z.int(), name: z.string(), role: z.string() })),
    /** Gaps that came back: earlier runs this year, and the runs of last year's same indicator. */
    recurring: z.array(z.object({ indicatorId: z.int(), earlier: z.array(runSchema), lastYear: z.array(runSchema) })),
    lastYearProjectId: z.int().nullable(),
    /** The gap of the spending running in the month asked for. */
    spendingSince: monthSchema.nullable(),
  })
  .openapi('FollowUp')

const viewOf = (row: RectificationRow, today: string): RectificationView => ({
  id: row.id,
  project: { id: row.projectId, name: row.projectName, year: row.year },
  agency: { id: row.agencyId, name: row.agencyName },
  indicator: row.indicatorId === null ? null : { id: row.indicatorId, name: row.indicatorName ?? '' },
  since: row.since,
  demands: row.demands,
  owner: { id: row.ownerId, name: row.ownerName ?? '' },
  dueOn: row.dueOn,
  overdue: isOverdue({ state: row.state as RectificationState, dueOn: row.dueOn }, today),
  state: row.state as RectificationState,
  orderedAt: row.orderedAt,
  orderedBy: row.ordererName ?? '',
  version: row.version,
})

type Threading = { caller: Caller; today: string; oversees: boolean }

async function threadsOf(
  db: Db,
  rows: RectificationRow[],
  { caller, today, oversees }: Threading,
): Promise<RectificationThread[]> {
  const steps = await rectificationSteps(
    db,
    rows.map(row => row.id),
  )
  const names = new Map<number, string>()
  const nameOf = async (id: unknown, known: RectificationRow) => {
    if (typeof id !== 'number') return null
    if (id === known.ownerId) return known.ownerName
    if (!names.has(id)) names.set(id, (await possibleOwners(db, known.agencyId)).find(one => one.id === id)?.name ?? '')
    return names.get(id)!
  }
  const threads: RectificationThread[] = []
  for (const row of rows) {
    const own = steps.filter(step => step.rectificationId === row.id)
    const answered = own.some(step => step.event === 'answer' && step.recordedBy === caller.id)
    const shown: RectificationThread['steps'] = []
    for (const step of own) {
      const details = JSON.parse(step.details) as { dueOn?: string; ownerId?: number }
      const files = await Promise.all((JSON.parse(step.evidence) as number[]).map(id => evidenceById(db, id)))
      shown.push({
        seq: step.seq,
        event: step.event as RectificationThread['steps'][number]['event'],
        text: step.text,
        evidence: files.flatMap(file => (file ? [{ id: file.id, name: file.name, removed: file.removedAt !== null }] : [])),
        dueOn: details.dueOn ?? null,
        owner: await nameOf(details.ownerId, row),
        at: step.recordedAt,
        by: step.name ?? '',
      })
    }
    threads.push({
      ...viewOf(row, today),
      steps: shown,
      may: {
        answer: row.state === 'open' && may(caller, 'enter') && sees(caller.scope, row.agencyId),
        judge: row.state === 'answered' && oversees && !answered,
        steer: (row.state === 'open' || row.state === 'answered') && oversees,
      },
    })
  }
  return threads
}

export async function rectificationThread(db: Db, caller: Caller, id: number, today: string): Promise<RectificationThread> {
  const row = await rectificationById(db, caller.scope, id)
  if (!row) throw absent()
  const oversees = await mayOversee(db, caller, { id: row.projectId, agencyId: row.agencyId })
  return (await threadsOf(db, [row], { caller, today, oversees }))[0]!
}

export const rectificationFilters = ['running', 'overdue', 'answered', 'closed', 'all'] as const
export type RectificationFilter = (typeof rectificationFilters)[number]
const statesOf: Record<RectificationFilter, RectificationWish['states']> = {
  running: ['open', 'answered'],
  overdue: ['open'],
  answered: ['answered'],
  closed: ['closed', 'withdrawn'],
  all: undefined,
}

export type Ask = { filter: RectificationFilter; mine: boolean; base: RectificationWish; page: number; pageSize: number }

/** The ledger of orders 整改台账. */
export async function rectificationsAnswer(db: Db, caller: Caller, { filter, mine, base, page, pageSize }: Ask, today: string) {
  const { scope } = caller
  const own = mine ? { ownerId: caller.id } : {}
  const late = filter === 'overdue' ? { overdueOn: today } : {}
  const wish = { ...base, ...own, ...late, states: statesOf[filter] }
  const count = (more: RectificationWish) => countRectifications(db, scope, { ...base, ...more })
  const [rows, total, open, overdue, answered, closed, minesRunning] = await Promise.all([
    listRectifications(db, scope, wish, { limit: pageSize, offset: (page - 1) * pageSize }),
    countRectifications(db, scope, wish),
    count({ ...own, states: statesOf.running }),
    count({ ...own, overdueOn: today }),
    count({ ...own, states: ['answered'] }),
    count({ ...own, states: statesOf.closed }),
    count({ ownerId: caller.id, states: statesOf.running }),
  ])
  return { items: rows.map(row => viewOf(row, today)), total, counts: { open, overdue, answered, closed, mine: minesRunning } }
}

/** Every order the ledger shows under these filters, with its steps: what a file holds. */
export async function ledgerOf(db: Db, caller: Caller, { filter, mine, base }: Omit<Ask, 'page' | 'pageSize'>, today: string) {
  const own = mine ? { ownerId: caller.id } : {}
  const late = filter === 'overdue' ? { overdueOn: today } : {}
  const wish = { ...base, ...own, ...late, states: statesOf[filter] }
  const rows = await listRectifications(db, caller.scope, wish, { limit: 10_000, offset: 0 })
  const steps = await rectificationSteps(
    db,
    rows.map(row => row.id),
  )
  const byOrder = new Map<number, typeof steps>()
  for (const step of steps) {
    const own = byOrder.get(step.rectificationId)
    if (own) own.push(step)
    else byOrder.set(step.rectificationId, [step])
  }
  return rows.map(row => ({ ...viewOf(row, today), steps: byOrder.get(row.id) ?? [] }))
}

/** All that is followed up on one project: its orders with their threads, who can answer, and gaps that came back. */
export async function followUpAnswer(db: Db, caller: Caller, id: number, asOf: Month | undefined, today: string) {
  const head = await projectHead(db, caller.scope, id)
  if (!head) throw absent()
  const oversees = await mayOversee(db, caller, head)
  const rows = await listRectifications(db, caller.scope, { projectId: id }, { limit: 200, offset: 0 })
  const year = await judgedProject(db, id, today.slice(0, 7))
  const month = year && (asOf ?? lastMonthWithData(year))
  const last = head.previousProjectId === null ? undefined : await projectHead(db, caller.scope, head.previousProjectId)
  const before = last ? await judgedProject(db, last.id, today.slice(0, 7)) : null
  const pairs =
    year && before ? pairIndicators(year.facts.indicators, before.facts.indicators, year.facts.year) : new Map<number, number>()
  const recurring: Recurrence[] = []
  if (year && month && yearOf(month) === head.year)
    for (const { facts, verdicts } of year.indicators) {
      const twinId = pairs.get(facts.id)
      const twin = twinId === undefined ? null : { id: twinId, signals: lightsOf(before!, twinId) ?? [] }
      const found = recurrenceOf({ id: facts.id, signals: verdicts.map(one => one.signal) }, month, twin)
      if (found) recurring.push(found)
    }
  const spending = year && month ? runsOf(0, lightsOf(year, null)!, head.year, numberOf(month)).at(-1) : undefined
  return {
    rectifications: await threadsOf(db, rows, { caller, today, oversees }),
    mayOrder: oversees,
    owners: oversees ? await possibleOwners(db, head.agencyId) : [],
    recurring,
    lastYearProjectId: before ? last!.id : null,
    spendingSince: spending?.open ? spending.since : null,
  }
}
