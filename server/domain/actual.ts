import { z } from 'zod'
import { fenSchema } from './declaration.ts'

/** One entry of a month: a value, numerator and denominator, or a level (达成 … or one of the indicator's own stages).
 * `value: null` clears. `version` is the version the person saw; 0 means "I saw it empty"; absent: taken anyway (§7). */
export const actualEntrySchema = z
  .strictObject({
    indicatorId: z.int(),
    agencyId: z.int().optional(),
    value: z.number().nullable().optional(),
    numerator: z.number().nullable().optional(),
    denominator: z.number().nullable().optional(),
    level: z.string().max(60).nullable().optional(),
    /** Not applicable this month; needs a note that says why. */
    notApplicable: z.boolean().optional(),
    note: z.string().max(2000).optional(),
    version: z.int().min(0).optional(),
  })
  .meta({ id: 'ActualEntry' })
export type ActualEntry = z.infer<typeof actualEntrySchema>
export const actualsInputSchema = z.strictObject({ entries: z.array(actualEntrySchema).min(1).max(20_000) })

/** One sub-project's money in that month alone, in fen. `spent` may be negative with a note. */
export const expenditureEntrySchema = z
  .strictObject({
    subprojectId: z.int(),
    spent: fenSchema.nullable(),
    allocated: fenSchema.nullable().optional(),
    offPurpose: fenSchema.nullable().optional(),
    note: z.string().max(2000).optional(),
    version: z.int().min(0).optional(),
  })
  .meta({ id: 'ExpenditureEntry' })
export type ExpenditureEntry = z.infer<typeof expenditureEntrySchema>
export const expendituresInputSchema = z.strictObject({ entries: z.array(expenditureEntrySchema).min(1).max(500) })
