import { z } from '@hono/zod-openapi'
import { contractInputSchema, paymentInputSchema, type CountedContract } from '#domain/contract'
import { monthSchema } from '#domain/month'
import { contractQuestions } from '#domain/register-check'
import { contractKinds } from '#domain/vocabulary-register'
import type { Language } from '#domain/vocabulary'
import { hasEnded, stateIn } from '#domain/project-life'
import { sayProblem } from '#wording/refusals'
import type { Db } from '../../db/open.ts'
import {
  contractHistory,
  readContracts,
  readPayments,
  type StoredContract,
  type StoredPayment,
} from '../../db/queries/contracts.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { readRegister } from '../acts/state-register.ts'
import type { When } from '../clock.ts'
import { absent } from '../refusal.ts'
import { followsAnswer, followSchema, spendingSchema } from './register-follows.ts'

const fen = z.int()
const kept = { id: z.int(), version: z.int(), state: z.enum(['kept', 'removed']) }

/** The fields as they are stored; the input's own schema would transform them. */
const contractFields = {
  subprojectId: z.int().nullable(),
  item: z.string(),
  kind: z.enum(contractKinds),
  contractNo: z.string(),
  supplier: z.string(),
  users: z.array(z.string()),
  procurementBudget: fen.nullable(),
  awardPrice: fen.nullable(),
  signedOn: z.string().nullable(),
  acceptancePlanned: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  passed: z.boolean().nullable(),
  note: z.string(),
} satisfies Record<keyof typeof contractInputSchema.shape, unknown>
const paymentFields = {
  paidOn: z.string(),
  amount: fen,
  offPurpose: fen.nullable(),
  note: z.string(),
} satisfies Record<keyof typeof paymentInputSchema.shape, unknown>

const paymentSchema = z.object({ ...kept, ...paymentFields, contractId: z.int() }).openapi('Payment')
export const contractSchema = z
  .object({
    ...kept,
    ...contractFields,
    payments: z.array(paymentSchema),
    /** Σ of its payments. */
    paid: fen,
    /** What is odd without being wrong. */
    questions: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .openapi('Contract')

export const registerSchema = z
  .object({
    project: z.object({ id: z.int(), name: z.string(), year: z.int(), sample: z.boolean() }),
    /** Whether the caller may write here. */
    editable: z.boolean(),
    today: z.string(),
    subprojects: z.array(z.object({ id: z.int(), name: z.string() })),
    /** Months the register speaks of. */
    months: z.array(monthSchema),
    contracts: z.array(contractSchema),
    totals: z.object({
      count: z.int(),
      /** Σ procurement budget and Σ award price, each over the rows that have it. */
      budget: fen,
      award: fen,
      /** 资金节约率 over rows with both: Σ(budget − award) and Σ budget. */
      saved: fen,
      savedOf: fen,
      paid: fen,
      signed: z.int(),
      accepted: z.int(),
      overdue: z.int(),
    }),
    follows: z.array(followSchema),
    spending: z.array(spendingSchema),
  })
  .openapi('ContractRegister')
export type RegisterAnswer = z.infer<typeof registerSchema>

const sum = <T>(rows: readonly T[], of: (row: T) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)

function totalsOf(rows: readonly CountedContract[], paid: number, today: string): RegisterAnswer['totals'] {
  const both = rows.filter(row => row.procurementBudget !== null && row.awardPrice !== null)
  return {
    count: rows.length,
    budget: sum(rows, row => row.procurementBudget),
    award: sum(rows, row => row.awardPrice),
    saved: sum(both, row => row.procurementBudget! - row.awardPrice!),
    savedOf: sum(both, row => row.procurementBudget),
    paid,
    signed: rows.filter(row => row.signedOn !== null).length,
    accepted: rows.filter(row => row.acceptedOn !== null).length,
    overdue: rows.filter(row => row.acceptedOn === null && row.acceptancePlanned !== null && row.acceptancePlanned < today)
      .length,
  }
}

const payment = ({ id, version, state, contractId, paidOn, amount, offPurpose, note }: StoredPayment) =>
  ({ id, version, state, contractId, paidOn, amount, offPurpose, note }) as const

/** One row with its payments and what is asked about it. */
function contractView(row: StoredContract, payments: StoredPayment[], today: string, year: number, lang: Language) {
  const standing = payments.filter(one => one.state === 'kept')
  const questions = row.state === 'kept' ? contractQuestions(row, standing, today, year) : []
  return {
    ...row,
    payments: standing.toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : a.id - b.id)).map(payment),
    paid: sum(standing, one => one.amount),
    questions: questions.map(({ code, params }) => ({ code, message: sayProblem(lang, code, params) })),
  }
}

/** The whole register for its page: rows, totals, and what follows from them beside what the months hold. */
export async function registerAnswer(
  db: Db,
  caller: Caller,
  projectId: number,
  when: When,
  lang: Language,
): Promise<RegisterAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  const [contracts, payments, register] = await Promise.all([
    readContracts(db, projectId),
    readPayments(db, projectId),
    readRegister(db, plan),
  ])
  const paidOn = new Map<number, StoredPayment[]>()
  for (const row of payments) paidOn.set(row.contractId, [...(paidOn.get(row.contractId) ?? []), row])
  const today = when.today()
  const ended = hasEnded(stateIn(plan.life ?? [], `${plan.year}-12`))
  return {
    project: { id: plan.id, name: head.name, year: plan.year, sample: head.sample },
    editable: may(caller, 'enter') && sees(caller.scope, head.agencyId) && !ended,
    today,
    subprojects: plan.subprojects.map(({ id, name }) => ({ id, name })),
    months: register.months,
    contracts: contracts.map(row => contractView(row, paidOn.get(row.id) ?? [], today, plan.year, lang)),
    totals: totalsOf(
      register.contracts,
      sum(register.payments, row => row.amount),
      today,
    ),
    ...(await followsAnswer(db, plan, register, when)),
  }
}

const stamp = { recordedAt: z.int(), recordedBy: z.string().nullable() }
export const contractHistorySchema = z
  .object({
    contracts: z.array(z.object({ ...kept, ...contractFields, ...stamp })),
    payments: z.array(z.object({ ...kept, ...paymentFields, contractId: z.int(), ...stamp })),
  })
  .openapi('ContractHistory')

export async function contractHistoryAnswer(db: Db, caller: Caller, projectId: number, contractId: number) {
  if (!(await projectHead(db, caller.scope, projectId))) throw absent()
  const history = await contractHistory(db, projectId, contractId)
  if (!history.contracts.length) throw absent()
  return history
}

/** One row as it stands after a save. */
export async function contractAnswer(db: Db, projectId: number, contractId: number, when: When, lang: Language) {
  const plan = (await readPlan(db, projectId))!
  const row = (await readContracts(db, projectId)).find(one => one.id === contractId)
  if (!row) throw absent()
  const payments = (await readPayments(db, projectId)).filter(one => one.contractId === contractId)
  return contractView(row, payments, when.today(), plan.year, lang)
}
