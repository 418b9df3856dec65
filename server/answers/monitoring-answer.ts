import { z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { isWritable, missingOf, partStates, type PartState } from '#domain/monitoring-run'
import { monthSchema, type Month } from '#domain/month'
import { spentIn, valueIn, type MonthRange } from '#domain/month-range'
import { divide } from '#domain/number'
import type { Progress } from '#domain/progress'
import { targetSchema } from '#domain/target'
import { causes, likelihoods, signals, type Cause, type Language, type Likelihood } from '#domain/vocabulary'
import { sayProblem } from '#wording/refusals'
import { followWords } from '#wording/ui-follow'
import type { Db } from '../../db/open.ts'
import { accountById } from '../../db/queries/accounts.ts'
import {
  listParts,
  listRuns,
  partCounts,
  partLines,
  readPart,
  runById,
  type LineRow,
  type RunRow,
} from '../../db/queries/monitoring.ts'
import { projectDetail } from '../../db/queries/projects.ts'
import { watchLists } from '../../db/queries/watch-lists.ts'
import { everything, sees, type Scope } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { plainText } from '../documents/rich-text.ts'
import { absent } from '../refusal.ts'
import { progressAnswer } from './progress-answer.ts'

const countsSchema = z.object({ open: z.int(), submitted: z.int(), returned: z.int(), approved: z.int() })
export const runSchema = z
  .object({
    id: z.int(),
    year: z.int(),
    month: monthSchema,
    name: z.string(),
    documentNo: z.string(),
    dueOn: daySchema,
    agencyId: z.int().nullable(),
    /** The key monitoring list it was narrowed to. */
    watchList: z.object({ id: z.int(), name: z.string() }).nullable(),
    state: z.enum(['open', 'closed']),
    /** Of the projects the caller may see. */
    counts: countsSchema,
    /** Its last day is over: what is not handed in is late. */
    pastDue: z.boolean(),
    version: z.int(),
  })
  .openapi('MonitoringRun')
export type RunView = z.infer<typeof runSchema>

const lineSchema = z.object({
  /** 0: the project's spending, whose figures are fen. */
  indicatorId: z.int(),
  category: z.string(),
  subcategory: z.string(),
  name: z.string(),
  target: z.union([targetSchema, z.null()]),
  toDate: z.number().nullable(),
  toDateLevel: z.string().nullable(),
  signal: z.enum(signals),
  numeric: z.boolean(),
  causes: z.array(z.enum(causes)),
  note: z.string(),
  likelihood: z.enum(likelihoods).nullable(),
  forecast: z.number().nullable(),
  /** Where likelihood and forecast come from: what was written on the gap or here, or computed and not confirmed. */
  source: z.enum(['gap', 'line', 'computed']).nullable(),
  version: z.int(),
})
const bodySchema = z.object({
  project: z.string(),
  agency: z.string(),
  department: z.string().nullable(),
  /** 年度总体目标; tables handed in before it was kept have none. */
  objective: z.string().optional(),
  month: monthSchema,
  /** The first month it is about; January unless said. */
  from: monthSchema.optional(),
  budget: z.object({
    initial: z.int().nullable(),
    adjusted: z.int().nullable(),
    spent: z.int().nullable(),
    rateOfInitial: z.number().nullable(),
  }),
  lines: z.array(lineSchema),
})
export type MonitoringTable = z.infer<typeof bodySchema>

export const partSchema = z
  .object({
    run: runSchema,
    projectId: z.int(),
    state: z.enum(partStates),
    opinion: z.string(),
    version: z.int(),
    /** As handed in, so that later corrections do not change it; else as things stand now. */
    snapshot: z.boolean(),
    submittedAt: z.int().nullable(),
    submittedBy: z.string().nullable(),
    table: bodySchema,
    missing: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    may: z.object({ write: z.boolean(), decide: z.boolean() }),
  })
  .openapi('MonitoringPart')

type Around = { today: string; lists: Map<number, string> }

/** What every view of a run needs: the day, and the names of lists. */
const aroundOf = async (db: Db, today: string): Promise<Around> => ({
  today,
  lists: new Map((await watchLists(db, everything)).map(row => [row.id, row.name])),
})

const viewOf = (run: RunRow, rows: { runId: number; state: string; total: number }[], { today, lists }: Around): RunView => {
  const counts = { open: 0, submitted: 0, returned: 0, approved: 0 }
  for (const row of rows) if (row.runId === run.id) counts[row.state as PartState] = row.total
  const { id, year, month, name, documentNo, dueOn, agencyId, watchListId, version } = run
  const watchList = watchListId === null ? null : { id: watchListId, name: lists.get(watchListId) ?? '' }
  const state = run.state as RunView['state']
  const pastDue = state === 'open' && today > dueOn
  return { id, year, month, name, documentNo, dueOn, agencyId, watchList, state, counts, pastDue, version }
}

export async function runsAnswer(db: Db, scope: Scope, year: number | undefined, today: string): Promise<RunView[]> {
  const runs = await listRuns(db, scope, year)
  const counts = await partCounts(
    db,
    scope,
    runs.map(run => run.id),
  )
  const around = await aroundOf(db, today)
  return runs.map(run => viewOf(run, counts, around))
}

export async function runAnswer(db: Db, scope: Scope, id: number, today: string): Promise<RunView> {
  const run = await runById(db, scope, id)
  if (!run) throw absent()
  return viewOf(run, await partCounts(db, scope, [id]), await aroundOf(db, today))
}

/** The table from what is there already: figures, notes on gaps, the forecast; what people add comes from the lines. */
export function tableOf(progress: Progress, rows: readonly LineRow[], objective: string): MonitoringTable {
  const written = new Map(rows.map(row => [row.indicatorId, row]))
  const fromLine = (row: LineRow | undefined) => ({
    causes: row ? (JSON.parse(row.causes) as Cause[]) : [],
    note: row?.note ?? '',
    likelihood: (row?.likelihood ?? null) as Likelihood | null,
    forecast: row?.forecast ?? null,
    source: row ? ('line' as const) : null,
    version: row?.version ?? 0,
  })
  const { project, budget } = progress
  const spending = written.get(0)
  const lines: MonitoringTable['lines'] = progress.indicators.map(indicator => {
    const { id, category, subcategory, name, target, toDate, toDateLevel, signal, aggregation } = indicator
    const numeric = aggregation !== 'milestone' && aggregation !== 'worst' && target.kind === 'numeric'
    const gap = progress.gaps.find(one => one.indicatorId === id)
    const base = { indicatorId: id, category, subcategory, name, target, toDate, toDateLevel, signal, numeric }
    if (gap) {
      const { note, likelihood, forecast, version } = gap
      return { ...base, causes: gap.causes as Cause[], note, likelihood, forecast, source: 'gap' as const, version }
    }
    const row = written.get(id)
    const computed = row === undefined && indicator.forecast?.likelihood != null
    if (!computed) return { ...base, ...fromLine(row) }
    const { likelihood, value } = indicator.forecast!
    return {
      ...base,
      causes: [],
      note: '',
      likelihood,
      forecast: numeric ? value : null,
      source: 'computed' as const,
      version: 0,
    }
  })
  const money = { category: '', subcategory: '', name: '', target: null, toDate: budget.spent, toDateLevel: null }
  return {
    project: project.name,
    agency: project.agency.name,
    department: project.department?.name ?? null,
    objective,
    month: progress.asOf,
    budget: { initial: budget.initial, adjusted: budget.adjusted, spent: budget.spent, rateOfInitial: budget.rateOfInitial },
    lines: [{ indicatorId: 0, ...money, signal: budget.signal, numeric: true, ...fromLine(spending) }, ...lines],
  }
}

/** The table without a run, for any range of months: what was spent and reached within it. */
export function tableFor(progress: Progress, objective: string, range: MonthRange): MonitoringTable {
  const { budget, lines, ...table } = tableOf(progress, [], objective)
  const spent = spentIn(progress.budget.months, range)
  const reached = new Map(progress.indicators.map(row => [row.id, valueIn(row, range)]))
  return {
    ...table,
    from: range.from,
    budget: { ...budget, spent, rateOfInitial: divide(spent, budget.initial) },
    lines: lines.map(line => ({ ...line, toDate: line.indicatorId === 0 ? spent : (reached.get(line.indicatorId) ?? null) })),
  }
}

/** What must be written before a table may be handed in; the spending has no name of its own. */
export const missingIn = ({ lines }: MonitoringTable, lang: Language) =>
  missingOf(lines.map(line => ({ ...line, name: line.indicatorId === 0 ? followWords[lang].table.spending : line.name })))

/** The year's objective as declared, without its mark-up. */
export const objectiveOf = async (db: Db, projectId: number): Promise<string> =>
  plainText((await projectDetail(db, projectId)).text?.annualObjective ?? '')

/** What stands in a part now, computed anew. */
export async function liveTable(db: Db, scope: Scope, run: RunRow, projectId: number, today: Month, lang: Language) {
  const progress = await progressAnswer(db, scope, projectId, run.month, today, lang)
  return tableOf(progress, await partLines(db, run.id, projectId), await objectiveOf(db, projectId))
}

export async function partAnswer(db: Db, caller: Caller, runId: number, projectId: number, day: string, lang: Language) {
  const today = day.slice(0, 7)
  const run = await runById(db, caller.scope, runId)
  const part = run && (await readPart(db, runId, projectId))
  if (!run || !part) throw absent()
  // Also what says whether the caller may see the project at all.
  const progress = await progressAnswer(db, caller.scope, projectId, run.month, today, lang)
  const frozen = part.snapshot !== null && part.state !== 'open' && part.state !== 'returned'
  const table = frozen
    ? (JSON.parse(part.snapshot!) as MonitoringTable)
    : tableOf(progress, await partLines(db, runId, projectId), await objectiveOf(db, projectId))
  const own = sees(caller.scope, progress.project.agency.id)
  const state = part.state as PartState
  const running = run.state === 'open' && own
  return {
    run: viewOf(run, await partCounts(db, caller.scope, [runId]), await aroundOf(db, day)),
    projectId,
    state,
    opinion: part.opinion,
    version: part.version,
    snapshot: frozen,
    submittedAt: part.submittedAt,
    submittedBy: part.submittedBy === null ? null : ((await accountById(db, part.submittedBy))?.name ?? ''),
    table,
    missing: frozen ? [] : missingIn(table, lang).map(one => ({ ...one, message: sayProblem(lang, one.code, one.params) })),
    may: {
      write: running && !frozen && may(caller, 'enter'),
      decide: running && (state === 'submitted' || state === 'approved') && may(caller, 'decideRuns'),
    },
  }
}

export const partListSchema = z.object({
  run: runSchema,
  items: z.array(
    z.object({
      projectId: z.int(),
      projectName: z.string(),
      agencyId: z.int(),
      agencyName: z.string(),
      state: z.enum(partStates),
      /** Not handed in although the last day is over, or handed in after it. */
      late: z.boolean(),
      opinion: z.string(),
      submittedAt: z.int().nullable(),
      submittedBy: z.string().nullable(),
      decidedAt: z.int().nullable(),
      decidedBy: z.string().nullable(),
    }),
  ),
  total: z.int(),
})

type Calendar = { today: () => string; dayOf: (at: number) => string }
type Wish = Parameters<typeof listParts>[3]

/** A run's projects as far as the caller sees them: who handed in, who is missing, who is late. */
export async function partsAnswer(
  db: Db,
  scope: Scope,
  runId: number,
  wish: Wish,
  window: { limit: number; offset: number },
  { today, dayOf }: Calendar,
): Promise<z.infer<typeof partListSchema>> {
  const run = await runAnswer(db, scope, runId, today())
  const { items, total } = await listParts(db, scope, run.id, wish, window)
  const views = items.map(item => {
    const state = partStates.find(one => one === item.state)!
    const owed = isWritable(state)
    const late = owed ? run.pastDue : item.submittedAt !== null && dayOf(item.submittedAt) > run.dueOn
    return { ...item, state, late }
  })
  return { run, total, items: views }
}
