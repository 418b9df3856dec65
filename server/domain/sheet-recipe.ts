import { z } from 'zod'

/** How an indicator's months follow from evidence sheets. */

const surveyRecipe = z.strictObject({
  kind: z.literal('survey'),
  /** share: satisfied ÷ valid answers. score: mean of points ÷ most points. */
  reading: z.enum(['share', 'score']),
  /** 基本满意 counts as satisfied. */
  basicCounts: z.boolean(),
})
/** Accounts in use ÷ people of the roster. */
const usageRecipe = z.strictObject({ kind: z.literal('usage') })
const signUpRecipe = z.strictObject({ kind: z.literal('signUp'), count: z.enum(['persons', 'personTimes']) })
const acceptanceRecipe = z.strictObject({ kind: z.literal('acceptance') })
const documentRecipe = z.strictObject({ kind: z.literal('document') })

export const sheetRecipeSchemas = [surveyRecipe, usageRecipe, signUpRecipe, acceptanceRecipe, documentRecipe] as const
export type SheetRecipe = z.infer<(typeof sheetRecipeSchemas)[number]>

const kinds = new Set<string>(sheetRecipeSchemas.map(schema => schema.shape.kind.value))
export const isSheetRecipe = (recipe: { kind: string }): recipe is SheetRecipe => kinds.has(recipe.kind)
