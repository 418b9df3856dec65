import { z } from 'zod'
import { severities } from '#domain/finding'
import { checkHandedIn } from '#domain/handed-in-check'
import { fields } from '#domain/handed-in-finding'
import { doubts, handedKinds, layouts, type HandedIn } from '#domain/handed-in'
import type { RuleSet } from '#domain/ruleset'
import { trialAnswerSchema } from '#domain/trial'
import { standings } from '#domain/vocabulary-ruleset'
import type { Language } from '#domain/vocabulary'
import { sayObjection, sayUnread } from '#wording/check'
import { sayTrial } from '#wording/trial'
import { breathe } from '../breathe.ts'
import type { TableSheet } from '../documents/tables.ts'
import { readEach, worthwhile } from '../forms/handed-in-reader.ts'

/** A handed-in table as it was read, recomputed and objected to (interface: POST /evaluations/check). */

const text = z.string().nullable()
const figure = z.number().nullable()
/** Line and cell count from 1, as the file counts them; `text` is what stands there. */
const whereSchema = z.object({ sheet: z.string(), line: z.int(), cell: z.int(), text: z.string() }).meta({ id: 'Where' })

const readSchema = z
  .object({
    kind: z.enum(handedKinds),
    layout: z.enum(layouts),
    title: text,
    project: text,
    agency: text,
    department: text,
    year: z.int().nullable(),
    budget: z.object({
      unit: z.enum(['yuan', 'tenThousandYuan']).nullable(),
      rows: z.array(
        z.object({
          label: z.string(),
          total: z.boolean(),
          initial: figure,
          fullYear: figure,
          executed: figure,
          weight: figure,
          rate: figure,
          rateWritten: text,
          score: figure,
          where: whereSchema,
        }),
      ),
    }),
    rows: z.array(
      z.object({
        l1: text,
        l2: text,
        name: text,
        target: text,
        actual: text,
        weight: figure,
        score: figure,
        reason: text,
        sub: z.boolean(),
        doubt: z.enum(doubts).nullable(),
        where: whereSchema,
      }),
    ),
    weightTotal: figure,
    total: figure,
    grade: text,
    /** Whether the table's beginning and end were seen; sums are judged only then. */
    complete: z.boolean(),
  })
  .meta({ id: 'ReadTable' })

const objectionSchema = z.object({
  code: z.string(),
  severity: z.enum(severities),
  indicator: z.int().optional(),
  field: z.enum(fields),
  where: whereSchema.nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  basis: z.object({ standing: z.enum(standings), document: text, clause: text }),
  message: z.string(),
})

const checkedSchema = trialAnswerSchema
  .omit({ findings: true })
  .extend({
    findings: z.array(objectionSchema),
    read: readSchema,
    unread: z.array(z.object({ code: z.string(), where: whereSchema, message: z.string() })),
  })
  .meta({ id: 'CheckedTable' })
/** The first table of the file; further ones stand in `others`. */
export const checkAnswerSchema = checkedSchema.extend({ others: z.array(checkedSchema) }).meta({ id: 'CheckAnswer' })
export type CheckAnswer = z.infer<typeof checkAnswerSchema>

export type CheckedTable = z.infer<typeof checkedSchema>

const unreadOf = { cut: 'cut-row', order: 'out-of-order', glued: 'glued' } as const

export function checkedTable(lang: Language, table: HandedIn, ruleSet: RuleSet): CheckedTable {
  const { trial, findings } = checkHandedIn(table, ruleSet)
  const { kind, layout, title, project, agency, department, year, budget, weightTotal, total, grade, complete } = table
  const scored = sayTrial(lang, trial)
  return {
    ...scored,
    // What was not read is not without a target: it was not read.
    indicators: scored.indicators.map((row, i) => {
      const doubt = table.rows[i]!.doubt
      return doubt === null ? row : { ...row, explanation: sayUnread(lang, unreadOf[doubt]) }
    }),
    findings: findings.map(finding => ({ ...finding, message: sayObjection(lang, finding) })),
    read: {
      kind,
      layout,
      title,
      project,
      agency,
      department,
      year,
      budget: { ...budget, rows: budget.rows.map(({ columns: _, ...row }) => row) },
      rows: table.rows.map(({ criterion: _, columns: __, ...row }) => row),
      weightTotal,
      total,
      grade,
      complete,
    },
    unread: table.unread.map(({ code, where }) => ({ code, where, message: sayUnread(lang, code) })),
  }
}

/** Null where nothing in the file looks like a performance table. Others get their turn between the tables of a long file. */
export async function checkAnswer(lang: Language, sheets: readonly TableSheet[], ruleSet: RuleSet): Promise<CheckAnswer | null> {
  const checked: CheckedTable[] = []
  for (const table of await tablesOf(sheets)) {
    checked.push(checkedTable(lang, table, ruleSet))
    await breathe()
  }
  const [first, ...others] = checked
  return first ? { ...first, others } : null
}

/** The tables of a file that hold anything to check. */
export async function tablesOf(sheets: readonly TableSheet[]): Promise<HandedIn[]> {
  const tables: HandedIn[] = []
  for (const table of readEach(sheets)) {
    tables.push(table)
    await breathe()
  }
  return worthwhile(tables).filter(({ rows, budget }) => rows.length > 0 || budget.rows.length > 0)
}
