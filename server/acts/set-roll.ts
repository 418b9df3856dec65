import type { Roll } from '#domain/counter'
import { monthOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { readRecipes } from '../../db/queries/recipes.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { Refusal, absent } from '../refusal.ts'
import { rollOf } from './counter-places.ts'
import { sayHow } from './observe.ts'
import { stateCounters } from './state-counters.ts'
import { storeStatement } from './store-computed.ts'

/** Decides how an indicator's readings become its months, and states them all anew; null = typed by people again: the readings
 * stay, the open months they made are emptied. */
export async function setRoll(
  db: Db,
  caller: Caller,
  projectId: number,
  indicatorId: number,
  roll: Roll | null,
  when: When,
  tell: Tell,
): Promise<void> {
  await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  const indicator = plan.indicators.find(row => row.id === indicatorId)
  if (!indicator) throw absent()
  const how = await rollOf(db, projectId, indicator)
  if ('code' in how && how.code !== 'counter-off')
    throw new Refusal(422, 'rule-broken', { count: 1 }, [{ path: 'roll', code: how.code, params: { indicator: indicator.name } }])
  const before = (await readRecipes(db, projectId)).find(row => row.indicatorId === indicatorId)
  await sayHow(db, projectId, indicatorId, (before?.version ?? 0) + 1, roll, caller.id, when.now())
  if (roll === null)
    await storeStatement(db, projectId, { source: 'counter', indicatorIds: [indicatorId], computed: [] }, caller.id, when)
  else await stateCounters(db, plan, [{ indicatorId, roll, from: monthOf(plan.year, 1) }], caller.id, when)
  const now = 'roll' in how && !how.isNew ? how.roll : null
  tell({ entity: 'project', id: projectId, before: { indicatorId, roll: now }, after: { indicatorId, roll } })
}
