import { z } from '@hono/zod-openapi'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayProblem } from '#wording/refusals'

/** A handed-back form beside what is held, cell by cell. */
export const backFields = [
  'weight',
  'score',
  'said',
  'actual',
  'target',
  'initial',
  'fullYear',
  'executed',
  'total',
  'grade',
  'forecast',
  'causes',
  'note',
  'likelihood',
] as const
export type BackField = (typeof backFields)[number]

const said = z.object({ code: z.string(), message: z.string() })
export const backSchema = z
  .object({
    /** Every table of the file; `chosen` is null while it has to be said which is meant. */
    tables: z.array(z.object({ title: z.string().nullable(), project: z.string().nullable(), year: z.int().nullable() })),
    chosen: z.int().nullable(),
    version: z.int().meta({ description: 'Of what it was compared with; a later one is 409' }),
    cells: z.array(
      z.object({
        key: z.string(),
        indicatorId: z.int().meta({ description: '0: the money, or the table as a whole' }),
        name: z.string(),
        field: z.enum(backFields),
        form: z.string(),
        system: z.string(),
        place: z.string(),
        change: said.nullable().meta({ description: 'What accepting it would change; null where it cannot be accepted' }),
        why: said.nullable().meta({ description: 'Why it cannot be accepted' }),
      }),
    ),
    /** Rows of the form nobody knows here, and rows held that the form does not have. */
    strange: z.array(z.object({ name: z.string(), place: z.string() })),
    absent: z.array(z.string()),
    /** Cells of the form that say the same. */
    same: z.int(),
    saved: z.int().meta({ description: 'How many were accepted and written' }),
  })
  .openapi('FormBack')
export type FormBack = z.infer<typeof backSchema>

type Said = { code: string; params: Params }
export type BackCell = {
  key: string
  indicatorId: number
  name: string
  field: BackField
  form: string
  system: string
  place: string
  change: Said | null
  why: Said | null
}
export type Back = {
  version: number
  cells: BackCell[]
  strange: { name: string; place: string }[]
  absent: string[]
  same: number
}

const worded = (lang: Language, one: Said | null) => one && { code: one.code, message: sayProblem(lang, one.code, one.params) }

export const sayBack = (lang: Language, back: Back) => ({
  ...back,
  cells: back.cells.map(cell => ({ ...cell, change: worded(lang, cell.change), why: worded(lang, cell.why) })),
})

export const placeOf = ({ sheet, line }: { sheet: string; line: number }): string => (sheet ? `${sheet}!${line}` : String(line))
