import { z } from 'zod'
import { daySchema } from './day.ts'
import { fenSchema } from './declaration.ts'
import { contractKinds, listMarks } from './vocabulary-register.ts'

/** A row of the contract register 采购合同台账 and what was paid on it 付款. */

/** Text as a cell of a workbook can hold it, so that a row goes out and comes back the same. */
const line = (max: number) => z.string().max(max).transform(bare)
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
function bare(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(invisible, '').trim()
}
const users = z
  .array(z.string().max(200))
  .max(200)
  .transform(all => [...new Set(all.flatMap(user => user.split(listMarks)).map(bare))].filter(user => user !== ''))
const amount = fenSchema.min(0).nullable()
const day = daySchema.nullable()

const contract = z.object({
  subprojectId: z.int().nullable(),
  /** 采购事项: what was bought. */
  item: z
    .string()
    .max(300)
    .transform(bare)
    .refine(text => text !== ''),
  kind: z.enum(contractKinds),
  contractNo: line(100),
  supplier: line(200),
  /** 使用单位. */
  users,
  procurementBudget: amount,
  awardPrice: amount,
  signedOn: day,
  acceptancePlanned: day,
  acceptedOn: day,
  passed: z.boolean().nullable(),
  note: line(2000),
})
const payment = z.object({
  paidOn: daySchema,
  /** In fen; negative = paid back. */
  amount: fenSchema,
  /** The part not used for the declared purpose; null = nobody said. */
  offPurpose: fenSchema.nullable(),
  note: line(2000),
})

/** A new row: what is left out is empty. */
export const contractInputSchema = contract
  .extend({
    subprojectId: contract.shape.subprojectId.default(null),
    contractNo: contract.shape.contractNo.default(''),
    supplier: contract.shape.supplier.default(''),
    users: contract.shape.users.default([]),
    procurementBudget: amount.default(null),
    awardPrice: amount.default(null),
    signedOn: day.default(null),
    acceptancePlanned: day.default(null),
    acceptedOn: day.default(null),
    passed: contract.shape.passed.default(null),
    note: contract.shape.note.default(''),
  })
  .meta({ id: 'ContractInput' })
export type ContractInput = z.infer<typeof contractInputSchema>

export const paymentInputSchema = payment
  .extend({ offPurpose: payment.shape.offPurpose.default(null), note: payment.shape.note.default('') })
  .meta({ id: 'PaymentInput' })
export type PaymentInput = z.infer<typeof paymentInputSchema>

const rest = { version: z.int().optional(), state: z.enum(['kept', 'removed']).optional() }
/** A change: what is left out stays. */
export const contractChangeSchema = contract.partial().extend(rest).meta({ id: 'ContractChange' })
export const paymentChangeSchema = payment.partial().extend(rest).meta({ id: 'PaymentChange' })

export type Contract = ContractInput & { id: number }
export type Payment = PaymentInput & { id: number; contractId: number }
/** What figures follow from: the row without its texts. */
export type CountedContract = Omit<Contract, 'item' | 'contractNo' | 'supplier' | 'note'>
export type CountedPayment = Omit<Payment, 'note'>

export const contractFields = [
  'subprojectId',
  'item',
  'kind',
  'contractNo',
  'supplier',
  'users',
  'procurementBudget',
  'awardPrice',
  'signedOn',
  'acceptancePlanned',
  'acceptedOn',
  'passed',
  'note',
] as const satisfies readonly (keyof ContractInput)[]
export const paymentFields = ['paidOn', 'amount', 'offPurpose', 'note'] as const satisfies readonly (keyof PaymentInput)[]

/** The fields in which two rows differ. */
export const changedFields = <T>(fields: readonly (keyof T)[], a: T, b: T): (keyof T)[] =>
  fields.filter(field => JSON.stringify(a[field]) !== JSON.stringify(b[field]))
