import { z } from 'zod'
import { monthSchema } from './month.ts'
import { evidenceGrades } from './vocabulary.ts'
import { fileTypes } from './vocabulary-evidence.ts'

/** Files behind values 佐证资料, as they are sent and answered. */

/** The value a file stands behind; without `agencyId` the project's own unit's. */
export const evidencePlaceSchema = z.strictObject({
  indicatorId: z.coerce.number().int().positive().max(2_147_483_647),
  month: monthSchema,
  agencyId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
})
export type EvidencePlace = z.infer<typeof evidencePlaceSchema>

/** What comes with a file; its name where the body carries none. */
export const evidenceInputSchema = evidencePlaceSchema.extend({
  name: z.string().max(400).optional(),
  note: z.string().max(500).optional(),
})

export const evidenceReasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) })

export const completenessSchema = z.object({
  reported: z.int(),
  A: z.int(),
  B: z.int(),
  C: z.int(),
  D: z.int(),
  /** A and B ÷ reported. */
  proven: z.number().nullable(),
  /** A, B and C ÷ reported. */
  backed: z.number().nullable(),
})

const foundSchema = z
  .object({
    /** `page:3`, `cell:Sheet1!C7`, `line:12`. */
    place: z.string(),
    how: z.enum(['alone', 'named', 'titled']),
  })
  .nullable()

export const evidenceValueSchema = z.object({
  indicatorId: z.int(),
  month: monthSchema,
  agencyId: z.int(),
  linkedAt: z.int(),
  linkedBy: z.string().nullable(),
  /** Where the reported figure stands in the file; null = not found, or nothing reported yet. */
  found: foundSchema,
  /** A month that is closed: it can be added to, nothing can be taken away. */
  locked: z.boolean(),
})

export const evidenceItemSchema = z
  .object({
    id: z.int(),
    projectId: z.int(),
    name: z.string(),
    note: z.string(),
    type: z.enum(fileTypes),
    size: z.int(),
    /** SHA-256 of the content. */
    hash: z.string(),
    uploadedAt: z.int(),
    uploadedBy: z.string().nullable(),
    removed: z.object({ at: z.int(), by: z.string().nullable(), why: z.string() }).nullable(),
    /** Whether figures could be read in it: numbers, none, or not read (pictures, scans, what is too large). */
    read: z.enum(['numbers', 'none', 'unread']),
    values: z.array(evidenceValueSchema),
  })
  .meta({ id: 'Evidence' })
export type EvidenceItem = z.infer<typeof evidenceItemSchema>

/** A reported value of one unit and how well it is proven. */
export const gradedValueSchema = z.object({
  indicatorId: z.int(),
  month: monthSchema,
  agencyId: z.int(),
  grade: z.enum(evidenceGrades),
  /** register, sheet, counter, workbook; null = typed. */
  source: z.string().nullable(),
  files: z.int(),
  found: z.object({ evidenceId: z.int(), place: z.string(), how: z.enum(['alone', 'named', 'titled']) }).nullable(),
})
export type GradedValue = z.infer<typeof gradedValueSchema>

export const evidenceListSchema = z
  .object({
    items: z.array(evidenceItemSchema),
    values: z.array(gradedValueSchema),
    /** Units the caller may add files for; null = every unit that reports, [] = none. */
    units: z.array(z.int()).nullable(),
    /** Bytes a file may have. */
    limit: z.int(),
  })
  .meta({ id: 'EvidenceList' })
export type EvidenceList = z.infer<typeof evidenceListSchema>

/** A workbook or document as plain text in cells; nothing of it runs. */
export const evidencePreviewSchema = z
  .object({
    sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) })),
    /** More is in the file than is shown. */
    cut: z.boolean(),
  })
  .meta({ id: 'EvidencePreview' })
export type EvidencePreview = z.infer<typeof evidencePreviewSchema>
