import type { Computed } from '#domain/computed'
import { rollDays, rollMonths, type Roll } from '#domain/counter'
import { yearOf, type Month } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { readComputed } from '../../db/queries/computed.ts'
import { observedMonths, readingBefore, readingsOf } from '../../db/queries/observations.ts'
import { breathe } from '../breathe.ts'
import type { When } from '../clock.ts'
import { storeStatement, type Placed } from './store-computed.ts'

/** An indicator whose readings changed, from a month on; how they are read. */
export type Touched = { indicatorId: number; roll: Roll; from: Month }

/** States what a project's counters now say. Months before the first changed one stay as they were stated. */
export async function stateCounters(
  db: Db,
  project: { id: number; year: number },
  touched: readonly Touched[],
  by: number,
  when: When,
): Promise<Placed[]> {
  const from = new Map(touched.map(one => [one.indicatorId, one]))
  const stated = (await readComputed(db, project.id)).filter(row => row.source === 'counter' && row.state === 'reported')
  const kept: Computed[] = stated.filter(row => row.month < (from.get(row.indicatorId)?.from ?? ''))
  const computed: Computed[] = []
  for (const one of touched) computed.push(...(await statementOf(db, project.year, one)))
  const indicatorIds = touched.map(one => one.indicatorId)
  return storeStatement(db, project.id, { source: 'counter', indicatorIds, computed: [...kept, ...computed] }, by, when)
}

async function statementOf(db: Db, year: number, { indicatorId, roll, from }: Touched): Promise<Computed[]> {
  const months = (await observedMonths(db, indicatorId)).filter(({ month }) => month >= from && yearOf(month) === year)
  const computed: Computed[] = []
  for (const { agencyId, month } of months) {
    await breathe()
    const { value, rows, days, resets } = await monthOfCounter(db, indicatorId, agencyId, month, roll)
    if (value === null) continue
    const figure = { value, numerator: null, denominator: null, level: null }
    const basis = { rows, days, roll, ...(resets ? { resets } : {}) }
    computed.push({ indicatorId, agencyId, month, source: 'counter', ...figure, basis })
  }
  return computed
}

/** One unit's month of a counter, and the days it is made of. */
export async function monthOfCounter(db: Db, indicatorId: number, agencyId: number, month: Month, roll: Roll) {
  const before = roll === 'meter' ? await readingBefore(db, indicatorId, agencyId, `${month}-01`) : null
  const list = rollDays(await readingsOf(db, indicatorId, agencyId, month), roll, before)
  const [made] = rollMonths(list, roll)
  return { value: null, rows: 0, days: 0, resets: 0, ...made, list }
}
