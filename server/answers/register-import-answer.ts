import { z } from '@hono/zod-openapi'
import { contractFields, paymentFields, type ContractInput, type PaymentInput } from '#domain/contract'
import type { Problem } from '#domain/problem'
import { changesNothing, type PaymentChange, type RowChange } from '#domain/register-match'
import type { Language } from '#domain/vocabulary'
import { sayProblem } from '#wording/refusals'
import type { RegisterImport } from '../acts/import-register.ts'

const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
const found = z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))

export const importSchema = z
  .object({
    counts: z.object({ rows: z.int(), added: z.int(), changed: z.int(), same: z.int(), payments: z.int(), notInFile: z.int() }),
    /** The rows that differ, in the order of the file. */
    rows: z.array(
      z.object({
        place: z.string(),
        kind: z.enum(['added', 'changed']),
        contractId: z.int().nullable(),
        item: z.string(),
        contractNo: z.string(),
        fields: z.array(z.object({ field: z.enum(contractFields), before: cell, after: cell })),
        payments: z.array(
          z.object({
            kind: z.enum(['added', 'changed']),
            paidOn: z.string(),
            amount: z.int(),
            fields: z.array(z.object({ field: z.enum(paymentFields), before: cell, after: cell })),
          }),
        ),
      }),
    ),
    /** Rows of the register that the file does not name: they stay. */
    notInFile: z.array(z.object({ contractId: z.int(), item: z.string(), contractNo: z.string() })),
    problems: found,
    questions: found,
  })
  .openapi('RegisterImport')
type Answer = z.infer<typeof importSchema>

const shown = 500

export function importAnswer({ read, changes, unnamed, problems }: RegisterImport, lang: Language): Answer {
  const differing = changes.filter(change => !changesNothing(change))
  const added = differing.filter(change => !change.before).length
  const worded = (list: Problem[]) =>
    list.slice(0, shown).map(({ path, code, params }) => ({ path, code, message: sayProblem(lang, code, params) }))
  return {
    counts: {
      rows: changes.length,
      added,
      changed: differing.length - added,
      same: changes.length - differing.length,
      payments: differing.reduce((sum, change) => sum + change.payments.length, 0),
      notInFile: unnamed.length,
    },
    rows: differing.slice(0, shown).map(change => rowOf(change, read.contracts[change.index]!.place)),
    notInFile: unnamed.slice(0, shown).map(({ id, item, contractNo }) => ({ contractId: id, item, contractNo })),
    problems: worded(problems),
    questions: worded(read.questions),
  }
}

const rowOf = ({ row, before, fields, payments }: RowChange, place: string): Answer['rows'][number] => ({
  place,
  kind: before ? 'changed' : 'added',
  contractId: before?.id ?? null,
  item: row.item,
  contractNo: row.contractNo,
  fields: fields.map(field => ({ field, before: (before as ContractInput)[field], after: row[field] })),
  payments: payments.map(paymentOf),
})

function paymentOf({ row, before }: PaymentChange): Answer['rows'][number]['payments'][number] {
  const differ = (field: keyof PaymentInput) => before !== null && before[field] !== row[field]
  const fields = paymentFields.filter(differ).map(field => ({ field, before: before![field], after: row[field] }))
  return { kind: before ? 'changed' : 'added', paidOn: row.paidOn, amount: row.amount, fields }
}
