import { z } from 'zod'

/** The self-evaluation report 自评报告: the sections of its outline, in their order. */
export const reportSections = ['basics', 'work', 'budget', 'indicators', 'deviations', 'use', 'others'] as const
export type ReportSection = (typeof reportSections)[number]
export const reportPictures = ['burn-up', 'lost-points'] as const
export type ReportPicture = (typeof reportPictures)[number]
export const longestPassage = 20_000

const columnSchema = z.object({
  heading: z.string(),
  /** Against the other columns. */
  width: z.number(),
  number: z.boolean(),
})

/** A piece of a section, computed from the year's facts. */
export const reportBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(columnSchema),
    rows: z.array(z.array(z.string())),
    /** The last row adds the others up. */
    total: z.boolean(),
  }),
  z.object({ kind: z.literal('picture'), name: z.enum(reportPictures), caption: z.string(), alt: z.string() }),
])
export type ReportBlock = z.infer<typeof reportBlockSchema>
export type ReportTable = Extract<ReportBlock, { kind: 'table' }>

export const passageSchema = z.object({ version: z.int(), text: z.string(), at: z.int(), by: z.string() })
export type Passage = z.infer<typeof passageSchema>
