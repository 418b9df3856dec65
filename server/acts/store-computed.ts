import { settle, type Computed, type Settled } from '#domain/computed'
import { settleSpending, sumsAfter, type ComputedSpending } from '#domain/computed-spending'
import { yearOf, type Month } from '#domain/month'
import { lockOf, type Lock } from '#domain/month-lock'
import { hasEnded, stateIn } from '#domain/project-life'
import type { WayReport } from '#domain/report-way'
import type { RowSource } from '#domain/vocabulary-rows'
import type { Db } from '../../db/open.ts'
import { insertActuals, insertExpenditures, type ActualInsert, type ExpenditureInsert } from '../../db/queries/actuals.ts'
import {
  insertComputed,
  insertComputedSpending,
  readComputed,
  readComputedSpending,
  standingActuals,
  standingExpenditures,
  type ComputedInsert,
  type ComputedSpendingInsert,
} from '../../db/queries/computed.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { readReports, type ReportRow } from '../../db/queries/reports.ts'
import type { When } from '../clock.ts'
import { monthDates } from '../month-dates.ts'
import { absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { rederiveStored } from './derive.ts'
import { draftReport } from './report-state.ts'

/** All that rows of one source now say of these indicators (and of the project's money, where given): what is not in the lists is gone. */
export type Statement = {
  source: RowSource
  indicatorIds: readonly number[]
  computed: readonly Computed[]
  spending?: readonly ComputedSpending[]
}

/** What became of one changed statement, for the answer that shows it. */
export type Placed = { month: Month; indicatorId?: number; subprojectId?: number; place: Settled['place'] }

/** Records what rows say and makes it the months' values where a month is open and no reasoned value stands;
 * derived months follow. In the caller's transaction; nothing is written where nothing changed. */
export async function storeStatement(db: Db, projectId: number, statement: Statement, by: number, when: When): Promise<Placed[]> {
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  const reports = await readReports(db, projectId)
  const openMonths = new Map<Month, boolean>()
  const isOpen = async (month: Month) => {
    let open = openMonths.get(month)
    if (open === undefined) openMonths.set(month, (open = (await monthClosed(db, plan, reports, month, when)) === null))
    return open
  }
  const stamp = { projectId, recordedAt: when.now(), recordedBy: by }
  const values = await placeValues(db, plan, statement, isOpen, stamp)
  const money = statement.spending ? await placeSpending(db, projectId, statement.spending, isOpen, stamp) : nothing
  await insertComputed(db, values.record)
  await insertComputedSpending(db, money.record)
  await insertActuals(db, values.write)
  await insertExpenditures(db, money.write)
  const touched = [...new Set([...values.write, ...money.write].map(row => row.month))].sort()
  for (const month of touched)
    await draftReport(
      db,
      projectId,
      month,
      reports.find(row => row.month === month),
    )
  if (touched[0]) await rederiveStored(db, projectId, await activeRules(db), touched[0])
  return [...values.placed, ...money.placed]
}

const nothing = { record: [] as ComputedSpendingInsert[], write: [] as ExpenditureInsert[], placed: [] as Placed[] }
type IsOpen = (month: Month) => Promise<boolean>
type Stamp = { projectId: number; recordedAt: number; recordedBy: number }

/** Why rows may not write a month: its lock, or the project is over (or of another year); null = open. */
export type ClosedFor = Lock['why'] | 'ended'
export async function monthClosed(db: Db, plan: Plan, reports: ReportRow[], month: Month, when: When): Promise<ClosedFor | null> {
  if (yearOf(month) !== plan.year || hasEnded(stateIn(plan.life ?? [], month))) return 'ended'
  const { calendar, exceptions, today } = await monthDates(db, plan.id, month, when)
  const report = reports.find(row => row.month === month) as WayReport | undefined
  return lockOf(report, calendar, exceptions, today)?.why ?? null
}

const keyOf = (row: { month: Month; indicatorId: number; agencyId: number }) => `${row.month}.${row.indicatorId}.${row.agencyId}`
const emptyFigure = { value: null, numerator: null, denominator: null, level: null }

async function placeValues(db: Db, plan: Plan, statement: Statement, isOpen: IsOpen, stamp: Stamp) {
  const ids = new Set(statement.indicatorIds)
  const before = new Map((await readComputed(db, plan.id)).filter(row => ids.has(row.indicatorId)).map(row => [keyOf(row), row]))
  const standing = new Map((await standingActuals(db, plan.id, [...ids])).map(row => [keyOf(row), row]))
  const said = new Map(statement.computed.filter(row => ids.has(row.indicatorId)).map(row => [keyOf(row), row]))
  const gone = [...before.values()].filter(row => row.source === statement.source && !said.has(keyOf(row)))
  const record: ComputedInsert[] = []
  const write: ActualInsert[] = []
  const placed: Placed[] = []
  for (const row of [...said.values(), ...gone]) {
    const key = keyOf(row)
    const [last, now, says] = [before.get(key), standing.get(key), said.get(key) ?? null]
    const settled = settle(says, last, now, await isOpen(row.month))
    const { month, indicatorId, agencyId } = row
    const figure = says
      ? { value: says.value, numerator: says.numerator, denominator: says.denominator, level: says.level }
      : emptyFigure
    const common = {
      ...stamp,
      month,
      indicatorId,
      agencyId,
      source: statement.source,
      ...figure,
      state: says ? 'reported' : 'cleared',
    }
    if (settled.record)
      record.push({ ...common, version: (last?.version ?? 0) + 1, basis: JSON.stringify(says?.basis ?? { rows: 0 }) })
    if (settled.write) write.push({ ...common, version: (now?.version ?? 0) + 1, note: null })
    if (settled.record || settled.write) placed.push({ month, indicatorId, place: settled.place })
  }
  return { record, write, placed }
}

async function placeSpending(db: Db, projectId: number, spending: readonly ComputedSpending[], isOpen: IsOpen, stamp: Stamp) {
  const of = (row: { month: Month; subprojectId: number }) => `${row.month}.${row.subprojectId}`
  const before = new Map((await readComputedSpending(db, projectId)).map(row => [of(row), row]))
  const standing = new Map((await standingExpenditures(db, projectId)).map(row => [of(row), row]))
  const said = new Map(spending.map(row => [of(row), row]))
  const record: ComputedSpendingInsert[] = []
  const write: ExpenditureInsert[] = []
  const placed: Placed[] = []
  for (const row of [...said.values(), ...[...before.values()].filter(row => !said.has(of(row)))]) {
    const [last, now, says] = [before.get(of(row)), standing.get(of(row)), said.get(of(row)) ?? null]
    const settled = settleSpending(says, last, now, await isOpen(row.month))
    const { month, subprojectId } = row
    const common = { ...stamp, month, subprojectId }
    if (settled.record)
      record.push({
        ...common,
        spent: says?.spent ?? null,
        offPurpose: says?.offPurpose ?? null,
        version: (last?.version ?? 0) + 1,
        state: says ? 'reported' : 'cleared',
        rows: says?.rows ?? 0,
      })
    if (settled.write)
      write.push({
        ...common,
        ...sumsAfter(says, last, now),
        version: (now?.version ?? 0) + 1,
        allocated: now?.allocated ?? null,
        note: null,
        source: 'register',
      })
    if (settled.record || settled.write) placed.push({ month, subprojectId, place: settled.place })
  }
  return { record, write, placed }
}
