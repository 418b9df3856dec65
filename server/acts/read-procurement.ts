import { procurementOf, type Procurement } from '#domain/procurement'
import { readRecipe } from '#domain/recipe'
import type { Db } from '../../db/open.ts'
import { countedContracts } from '../../db/queries/contracts.ts'
import type { Plan } from '../../db/queries/facts.ts'
import { readRecipes } from '../../db/queries/recipes.ts'

/** What the contracts leave open of a project's saving rates; the register is read only where one is made of it. */
export async function readProcurement(db: Db, plan: Plan): Promise<Map<number, Procurement>> {
  const found = new Map<number, Procurement>()
  const recipes = (await readRecipes(db, plan.id)).flatMap(row => {
    // Most recipes are of another kind: those are not read.
    const recipe = row.recipe?.includes('"saving"') ? readRecipe(row.recipe) : null
    return recipe?.kind === 'register' && recipe.measure === 'saving' ? [{ id: row.indicatorId, recipe }] : []
  })
  if (recipes.length === 0) return found
  const rows = await countedContracts(db, plan.id)
  for (const { id, recipe } of recipes) {
    const procurement = procurementOf(recipe, rows, plan)
    if (procurement) found.set(id, procurement)
  }
  return found
}
