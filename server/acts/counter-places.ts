import type { IndicatorFacts } from '#domain/facts'
import { usualRoll, type Roll } from '#domain/counter'
import { takes } from '#domain/level'
import type { Params } from '#domain/problem'
import { readRecipe } from '#domain/recipe'
import type { Db } from '../../db/open.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectHead, projectOfIndicator } from '../../db/queries/projects.ts'
import { readRecipes } from '../../db/queries/recipes.ts'
import { sees } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'

/** Where readings belong: the indicator, the unit, and how they become its months. `isNew`: nobody has said how before. */
export type CounterPlace = { plan: Plan; indicator: IndicatorFacts; agencyId: number; roll: Roll; isNew: boolean }
export type PlaceFault = { field: 'indicatorId' | 'agencyId'; code: string; params: Params }

type Sender = Pick<Caller, 'scope'>

/** How an indicator's counter is read now, or why no counter can make its value. */
export async function rollOf(
  db: Db,
  projectId: number,
  indicator: IndicatorFacts,
): Promise<{ roll: Roll; isNew: boolean } | { code: string }> {
  if (indicator.derivation !== null) return { code: 'counter-derived' }
  const stored = (await readRecipes(db, projectId)).find(row => row.indicatorId === indicator.id)
  const recipe = readRecipe(stored?.recipe)
  if (recipe?.kind === 'counter') return { roll: recipe.roll, isNew: false }
  if (stored) return { code: stored.recipe === null ? 'counter-off' : 'counter-other-recipe' }
  const roll = usualRoll(takes(indicator), indicator.aggregation)
  return roll === null ? { code: 'counter-level' } : { roll, isNew: true }
}

/** Finds places once for many readings; an indicator of a project the sender may not see is as unknown as one that is not there. */
export function placeFinder(db: Db, sender: Sender) {
  const plans = new Map<number, Promise<Plan | undefined>>()
  const places = new Map<string, Promise<CounterPlace | PlaceFault>>()
  const planOf = (projectId: number) => {
    const known = plans.get(projectId) ?? readPlan(db, projectId)
    plans.set(projectId, known)
    return known
  }
  async function find(indicatorId: number, asked: number | null): Promise<CounterPlace | PlaceFault> {
    const unknown: PlaceFault = { field: 'indicatorId', code: 'counter-unknown-indicator', params: { id: indicatorId } }
    const projectId = await projectOfIndicator(db, indicatorId)
    if (projectId === undefined || !(await projectHead(db, sender.scope, projectId))) return unknown
    const plan = await planOf(projectId)
    const indicator = plan?.indicators.find(row => row.id === indicatorId)
    if (!plan || !indicator) return unknown
    const agencyId = asked ?? plan.agencyId
    const params = { indicator: indicator.name, agency: agencyId }
    const own = sees(sender.scope, plan.unitId)
    if (!own && !sees(sender.scope, agencyId)) return { field: 'agencyId', code: 'counter-foreign-unit', params }
    if (!indicator.contributors.includes(agencyId)) return { field: 'agencyId', code: 'not-a-contributor', params }
    const how = await rollOf(db, projectId, indicator)
    if ('code' in how) return { field: 'indicatorId', code: how.code, params }
    return { plan, indicator, agencyId, ...how }
  }
  return (indicatorId: number, agencyId: number | null | undefined) => {
    const key = `${indicatorId}.${agencyId ?? ''}`
    const known = places.get(key) ?? find(indicatorId, agencyId ?? null)
    places.set(key, known)
    return known
  }
}
