import { z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { wholeCalendar } from '../../db/queries/calendar.ts'
import { countWaitingChanges, listWaitingChanges } from '../../db/queries/target-changes.ts'
import {
  countAsked,
  countReports,
  countUnsent,
  listAsked,
  listOwedShares,
  listOwing,
  listReports,
  listUnsent,
  owedSharesOf,
  summedMonths,
  type ReportWish,
  type TodoRow,
  type Window,
} from '../../db/queries/todos.ts'
import type { Caller } from '../access/caller.ts'
import { dueDaysOf, type DueDays } from '../month-dates.ts'
import { activeRules } from '../rules.ts'
import { evaluationParts } from './todos-evaluation.ts'
import { followParts } from './todos-follow.ts'

/** 待填报, 被退回, 更正中, 分担数待填 (a part of another unit's indicator), 待审核, 申请更正, 申请延期, 申请变更指标值, units or departments that still owe reports,
 * 待整改, 整改待核实, 监控表待填报, 监控表被退回, 监控表待审核, 自评表被退回, 自评表待审核, 待复评, 待定稿. */
export const todoKinds = [
  'handIn',
  'returned',
  'correction',
  'ownPart',
  'approve',
  'askedCorrection',
  'askedException',
  'targetChange',
  'overdue',
  'rectify',
  'rectifyCheck',
  'monitorFill',
  'monitorReturned',
  'monitorApprove',
  'evaluationReturned',
  'evaluationApprove',
  'evaluationScore',
  'evaluationSettle',
] as const
export type TodoKind = (typeof todoKinds)[number]

const todoSchema = z
  .object({
    kind: z.enum(todoKinds),
    projectId: z.int().nullable(),
    projectName: z.string().nullable(),
    month: monthSchema,
    agency: z.object({ id: z.int(), name: z.string() }),
    due: daySchema.nullable().meta({ description: 'null: nothing sets a day' }),
    late: z.boolean(),
    /** How many reports the line stands for. */
    count: z.int(),
    /** Units that have not reported their part of it yet. */
    missing: z.array(z.string()),
    /** What was asked for, or why it was returned. */
    opinion: z.string(),
    /** Of orders to rectify (of an indicator, or with null of the spending), and of monitoring tables. */
    rectificationId: z.int().optional(),
    indicatorId: z.int().nullable().optional(),
    runId: z.int().optional(),
  })
  .openapi('Todo')
export type Todo = z.infer<typeof todoSchema>
export const todosSchema = z.object({
  items: z.array(todoSchema),
  total: z.int(),
  counts: z.record(z.enum(todoKinds), z.int()),
})

/** One kind of line: how many there are, and a stretch of them. */
export type Part = { kind: TodoKind; count: () => Promise<number>; list: (window: Window) => Promise<Todo[]> }

/** What waits for the caller, by role; only what is asked for is read. */
export async function todosAnswer(db: Db, caller: Caller, today: string, page: number, pageSize: number) {
  const dueOn = dueDaysOf(await wholeCalendar(db), await activeRules(db))
  const parts = partsFor(db, caller, today, dueOn)
  const counts = await Promise.all(parts.map(part => part.count()))
  const items: Todo[] = []
  let skip = (page - 1) * pageSize
  for (const [i, part] of parts.entries()) {
    const limit = pageSize - items.length
    if (limit > 0 && skip < counts[i]!) items.push(...(await part.list({ limit, offset: skip })))
    skip = Math.max(0, skip - counts[i]!)
  }
  const known = Object.fromEntries(todoKinds.map(kind => [kind, 0])) as Record<TodoKind, number>
  parts.forEach((part, i) => (known[part.kind] += counts[i]!))
  return { items, total: counts.reduce((sum, one) => sum + one, 0), counts: known }
}

function partsFor(db: Db, caller: Caller, today: string, dueOn: DueDays): Part[] {
  const { scope, roles } = caller
  const month = today.slice(0, 7)
  const line = (kind: TodoKind) => (row: TodoRow) => {
    const due = dueOn(row.month)
    const { projectId, projectName, opinion } = row
    const agency = { id: row.agencyId, name: row.agencyName }
    return {
      kind,
      projectId,
      projectName,
      month: row.month,
      agency,
      due,
      late: due < today,
      count: 1,
      missing: [] as string[],
      opinion,
    }
  }
  const ofReports = (kind: TodoKind, wish: ReportWish): Part => ({
    kind,
    count: () => countReports(db, scope, wish),
    list: async window => (await listReports(db, scope, wish, window)).map(line(kind)),
  })
  const asked = (kind: TodoKind, approved: boolean): Part => ({
    kind,
    count: () => countAsked(db, scope, approved),
    list: async window => (await listAsked(db, scope, approved, window)).map(line(kind)),
  })
  const unsent: Part = {
    kind: 'handIn',
    count: () => countUnsent(db, scope, month),
    list: async window => withMissing(db, (await listUnsent(db, scope, month, window)).map(line('handIn'))),
  }
  const follow = followParts(db, caller, today)
  const parts: Part[] = [...follow.first]
  if (roles.includes('clerk'))
    parts.push(
      ofReports('returned', { states: ['returned'], correction: false }),
      ofReports('correction', { states: ['returned', 'draft'], correction: true }),
      unsent,
      ownParts(db, caller, month, line('ownPart')),
    )
  if (roles.includes('unitHead') || roles.includes('department'))
    parts.push(ofReports('approve', { states: ['submitted'], notBy: caller.id }), asked('askedCorrection', true))
  if (roles.includes('department') || roles.includes('bureau')) {
    parts.push(asked('askedException', false), changes(db, caller, dueOn))
    parts.push(owing(db, caller, today, dueOn, roles.includes('bureau') ? 'department' : 'unit'))
  }
  return [...parts, ...follow.last, ...evaluationParts(db, caller)]
}

/** Names the units a report still waits for. */
async function withMissing(db: Db, todos: Todo[]): Promise<Todo[]> {
  const owed = new Map<string, string[]>()
  for (const month of new Set(todos.map(todo => todo.month)))
    for (const row of await owedSharesOf(db, month)) {
      const key = `${row.projectId}.${month}`
      owed.set(key, [...(owed.get(key) ?? []), row.agencyName])
    }
  return todos.map(todo => ({ ...todo, missing: owed.get(`${todo.projectId}.${todo.month}`) ?? [] }))
}

/** Parts of other units' indicators that the caller's units still owe; few, so they are read at once. */
function ownParts(db: Db, { scope }: Caller, month: string, line: (row: TodoRow) => Todo): Part {
  let known: Promise<TodoRow[]> | undefined
  const all = () => (known ??= listOwedShares(db, scope, month))
  return {
    kind: 'ownPart',
    count: async () => (await all()).length,
    list: async ({ limit, offset }) => (await all()).slice(offset, offset + limit).map(line),
  }
}

/** Target changes that somebody else asked for; nobody is late in deciding one. */
const changes = (db: Db, { scope, id }: Caller, dueOn: DueDays): Part => ({
  kind: 'targetChange',
  count: () => countWaitingChanges(db, scope, id),
  list: async window =>
    (await listWaitingChanges(db, scope, id, window)).map(({ agencyId, agencyName, ...row }) => ({
      ...row,
      kind: 'targetChange',
      agency: { id: agencyId, name: agencyName },
      due: dueOn(row.month),
      late: false,
      count: 1,
      missing: [],
    })),
})

/** Units, or for the bureau departments, that owe reports past their due day; few lines, so they are read at once. */
function owing(db: Db, { scope }: Caller, today: string, dueOn: DueDays, by: 'unit' | 'department'): Part {
  let known: Promise<Todo[]> | undefined
  const read = async () => {
    const months = (await summedMonths(db, today.slice(0, 7))).filter(month => dueOn(month) < today)
    const names = new Map((await standingTree(db)).map(row => [row.id, row.name]))
    return (await listOwing(db, scope, months, by)).map(row => ({
      kind: 'overdue' as const,
      projectId: null,
      projectName: null,
      month: row.month,
      agency: { id: row.agencyId, name: names.get(row.agencyId) ?? '' },
      due: dueOn(row.month),
      late: true,
      count: row.count,
      missing: [],
      opinion: '',
    }))
  }
  const all = () => (known ??= read())
  return {
    kind: 'overdue',
    count: async () => (await all()).length,
    list: async ({ limit, offset }) => (await all()).slice(offset, offset + limit),
  }
}
