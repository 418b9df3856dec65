import { z } from 'zod'
import { contractKinds, countedBy, registerMeasures } from './vocabulary-register.ts'

/** How an indicator's values follow from the contract register; confirmed by a person, never assumed. */

export const registerRecipeSchema = z.object({
  kind: z.literal('register'),
  measure: z.enum(registerMeasures),
  /** Counts and coverage: the month of signing unless said. */
  by: z.enum(countedBy).optional(),
  /** Only contracts of these kinds; left out = all. */
  kinds: z.array(z.enum(contractKinds)).min(1).optional(),
  subprojectIds: z.array(z.int()).min(1).max(200).optional(),
})
export type RegisterRecipe = z.infer<typeof registerRecipeSchema>
