import { z } from 'zod'
import { counterRecipeSchema } from './counter.ts'
import { registerRecipeSchema } from './register-recipe.ts'
import { sheetRecipeSchemas } from './sheet-recipe.ts'

/** How an indicator's values follow from kept rows; the newest on record counts, none = typed. */
export const recipeSchema = z.discriminatedUnion('kind', [counterRecipeSchema, registerRecipeSchema, ...sheetRecipeSchemas])
export type Recipe = z.infer<typeof recipeSchema>

/** A stored recipe; one that this version cannot read counts as none. */
export function readRecipe(stored: string | null | undefined): Recipe | null {
  if (!stored) return null
  const read = recipeSchema.safeParse(JSON.parse(stored))
  return read.success ? read.data : null
}
