import { readRecipe, type Recipe } from '#domain/recipe'
import { fitsMeasure } from '#domain/register'
import { fitsSheetRecipe } from '#domain/sheet-propose'
import { isSheetRecipe } from '#domain/sheet-recipe'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { insertRecipe, readRecipes } from '../../db/queries/recipes.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { stateRegister } from './state-register.ts'
import { stateSheets } from './state-sheets.ts'

/** `recipe` null = typed again. */
export type RecipeEntry = { indicatorId: number; recipe: Recipe | null; version?: number }
type Known = { version: number; recipe: Recipe | null }

export async function recipesOf(db: Db, projectId: number): Promise<Map<number, Known>> {
  const rows = await readRecipes(db, projectId)
  return new Map(rows.map(row => [row.indicatorId, { version: row.version, recipe: readRecipe(row.recipe) }]))
}

/** Confirms how indicators follow from rows, all or nothing; what the rows say is stated at once. */
export async function saveRecipes(db: Db, caller: Caller, projectId: number, entries: RecipeEntry[], when: When, tell: Tell) {
  await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  refuseProblems(entries.flatMap((entry, i) => checkRecipe(entry, plan, `recipes.${i}`)))
  const known = await recipesOf(db, projectId)
  const conflicts = entries.flatMap((entry, i) => {
    const now = known.get(entry.indicatorId)
    const stale = entry.version !== undefined && entry.version !== (now?.version ?? 0)
    return stale ? [{ path: `recipes.${i}`, yours: entry, theirs: now ?? null }] : []
  })
  if (conflicts.length)
    throw new Refusal(
      409,
      'conflict',
      { count: conflicts.length },
      conflicts.map(({ path }) => ({ path, code: 'conflict', params: {} })),
      { conflicts },
    )
  const changed = entries.filter(
    entry => JSON.stringify(known.get(entry.indicatorId)?.recipe ?? null) !== JSON.stringify(entry.recipe),
  )
  for (const { indicatorId, recipe } of changed)
    await insertRecipe(db, {
      projectId,
      indicatorId,
      version: (known.get(indicatorId)?.version ?? 0) + 1,
      recipe: recipe && JSON.stringify(recipe),
      recordedAt: when.now(),
      recordedBy: caller.id,
    })
  const before = changed.map(({ indicatorId }) => ({ indicatorId, recipe: known.get(indicatorId)?.recipe ?? null }))
  tell({ entity: 'project', id: projectId, before, after: changed })
  for (const { indicatorId, recipe } of changed) {
    const sheets = recipe && isSheetRecipe(recipe) ? recipe : null
    const last = known.get(indicatorId)?.recipe
    const indicator = plan.indicators.find(row => row.id === indicatorId)!
    if (sheets || (last && isSheetRecipe(last))) await stateSheets(db, { plan, indicator }, sheets, caller.id, when)
  }
  const dropped = before.filter(row => row.recipe?.kind === 'register').map(row => row.indicatorId)
  await stateRegister(db, projectId, caller.id, when, { also: dropped })
}

function checkRecipe({ indicatorId, recipe }: RecipeEntry, plan: Plan, path: string): Problem[] {
  const indicator = plan.indicators.find(row => row.id === indicatorId)
  if (!indicator) return [{ path, code: 'unknown-indicator', params: { id: indicatorId } }]
  const { name } = indicator
  if (recipe && indicator.derivation !== null) return [{ path, code: 'recipe-derived', params: { indicator: name } }]
  if (recipe && isSheetRecipe(recipe) && !fitsSheetRecipe(recipe, indicator))
    return [{ path, code: 'recipe-does-not-fit', params: { indicator: name } }]
  if (recipe?.kind !== 'register') return []
  // The register is the declaring unit's own: it cannot say what other units did.
  if (indicator.contributors.some(unit => unit !== plan.agencyId))
    return [{ path, code: 'recipe-of-others', params: { indicator: name } }]
  if (!fitsMeasure(recipe.measure, indicator)) return [{ path, code: 'recipe-does-not-fit', params: { indicator: name } }]
  const known = new Set(plan.subprojects.map(row => row.id))
  const unknown = recipe.subprojectIds?.find(id => !known.has(id))
  return unknown === undefined ? [] : [{ path, code: 'unknown-subproject', params: { id: unknown } }]
}
