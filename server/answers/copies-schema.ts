import { z } from '@hono/zod-openapi'
import { asideOffices } from '#domain/copied-aside'

const named = z.object({ id: z.int(), name: z.string() })
const kinds = ['gap', 'reason', 'measures', 'passage', 'monitoring', 'monthNote', 'spendingNote', 'overall', 'annual'] as const

const head = {
  year: z.int(),
  years: z.array(z.int()),
  /** When it was found, epoch milliseconds. */
  at: z.int(),
  /** How many groups are still to be looked at, and how many were put aside. */
  open: z.int(),
  aside: z.int(),
  /** Of the list asked for: one of the two, or both together. */
  total: z.int(),
  /** The search is still at work, and nothing is found yet: ask again. Null: it is done. */
  working: z.object({ read: z.int(), projects: z.int() }).nullable(),
}
/** Put aside with a reason; `holds` false: by a department, which the bureau reads as a note. */
const asideSchema = z.object({
  id: z.int(),
  reason: z.string(),
  by: z.string(),
  at: z.int(),
  office: z.enum(asideOffices),
  holds: z.boolean(),
  mayTakeBack: z.boolean(),
})
export type AsideShown = z.infer<typeof asideSchema>
const group = {
  /** Names the group as it is: with another report or another text in it it is another one. */
  key: z.string(),
  units: z.int(),
  aside: asideSchema.nullable(),
}

export const copiedTextSchema = z
  .object({
    ...head,
    texts: z.int(),
    units: z.int(),
    /** A phrase used by more units than this is the trade's own and left out. */
    commonFrom: z.int(),
    rule: z.object({ passage: z.int(), shared: z.int(), similarity: z.number(), long: z.int() }),
    items: z.array(
      z.object({
        ...group,
        /** Of the two that are closest. */
        similarity: z.number(),
        shared: z.int(),
        /** The longest passage most of them hold, and how many do. */
        passage: z.object({ text: z.string(), holders: z.int() }).nullable(),
        reports: z.array(
          z.object({
            kind: z.enum(kinds),
            project: named,
            agency: named,
            indicator: named.nullable(),
            month: z.string().nullable(),
            section: z.string().nullable(),
            text: z.string(),
            marks: z.array(z.object({ from: z.int(), until: z.int(), common: z.boolean() })),
            /** How much of it stands in another report of the group, the trade's phrases left out. */
            share: z.number(),
          }),
        ),
      }),
    ),
  })
  .openapi('CopiedText')
export type CopiedTextAnswer = z.infer<typeof copiedTextSchema>

export const copiedNumbersSchema = z
  .object({
    ...head,
    rule: z.object({ run: z.int(), digits: z.int(), flat: z.int() }),
    items: z.array(
      z.object({
        ...group,
        kind: z.enum(['shared', 'flat', 'lastYear']),
        /** First month of the run, and how many months it is long. */
        from: z.string(),
        length: z.int(),
        rows: z.array(
          z.object({
            project: named,
            agency: named,
            indicator: named,
            values: z.array(z.number().nullable()),
            /** Months 1–12 whose number is another row's as well, of how many reported. */
            same: z.array(z.int()),
            reported: z.int(),
          }),
        ),
        /** Of `lastYear` the same indicator's months a year before. */
        before: z.array(z.number().nullable()).nullable(),
      }),
    ),
  })
  .openapi('CopiedNumbers')
export type CopiedNumbersAnswer = z.infer<typeof copiedNumbersSchema>

export const asideInput = z.object({
  year: z.int().min(2000).max(2100),
  view: z.enum(['text', 'numbers']),
  key: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(500),
})
export const asideMadeSchema = z.object({ id: z.int() })
