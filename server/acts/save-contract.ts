import {
  contractFields,
  paymentFields,
  type Contract,
  type ContractInput,
  type Payment,
  type PaymentInput,
} from '#domain/contract'
import { checkContract, checkPayment, sameContract, samePayment } from '#domain/register-check'
import type { Db } from '../../db/open.ts'
import {
  insertContracts,
  insertPayments,
  readContracts,
  readPayments,
  type StoredContract,
  type StoredPayment,
} from '../../db/queries/contracts.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { Refusal, absent, refuseProblems } from '../refusal.ts'
import { refuseEnded } from './refuse-ended.ts'
import { stateRegister } from './state-register.ts'

/** What is sent of a row that is there: fields, the version one saw, and whether it stays. */
export type Change<T> = { fields: Partial<T>; version?: number; state?: 'kept' | 'removed' }
type Place = { projectId: number; contractId?: number; paymentId?: number }

/** The project one may write a register for, with the register as it stands. */
async function openRegister(db: Db, caller: Caller, projectId: number) {
  await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  // After its end nothing is entered any more (§7): December tells whether it has ended for good.
  refuseEnded(plan, `${plan.year}-12`)
  const [contracts, payments] = await Promise.all([readContracts(db, projectId), readPayments(db, projectId)])
  return { plan, contracts, payments }
}
type Open = Awaited<ReturnType<typeof openRegister>>

const isKept = (row: { state: string }) => row.state === 'kept'
const paidOn = (open: Open, contractId: number | undefined) =>
  open.payments.filter(row => isKept(row) && row.contractId === contractId)

export function contractContext(plan: Plan, when: When) {
  return { subprojects: plan.subprojects, today: when.today() }
}

/** A stale version is refused with both values; nothing typed is lost. */
function refuseStale(sent: number | undefined, yours: unknown, theirs: { version: number }): void {
  if (sent === undefined || sent === theirs.version) return
  throw new Refusal(409, 'conflict', { count: 1 }, [{ path: '', code: 'conflict', params: {} }], {
    conflicts: [{ path: '', yours, theirs }],
  })
}

export const contractRow = (
  row: ContractInput & { id: number; version: number; state: string },
  projectId: number,
  by: number,
  at: number,
) => ({
  projectId,
  id: row.id,
  version: row.version,
  state: row.state,
  ...fieldsOf(contractFields, row),
  users: JSON.stringify(row.users),
  recordedAt: at,
  recordedBy: by,
})
export const paymentRow = (row: Payment & { version: number; state: string }, projectId: number, by: number, at: number) => ({
  projectId,
  id: row.id,
  version: row.version,
  state: row.state,
  contractId: row.contractId,
  ...fieldsOf(paymentFields, row),
  recordedAt: at,
  recordedBy: by,
})
const fieldsOf = <T extends object, K extends keyof T>(names: readonly K[], row: T) =>
  Object.fromEntries(names.map(name => [name, row[name]])) as Pick<T, K>

/** A new row, or a new version of one; then everything that follows from the register. */
export async function saveContract(db: Db, caller: Caller, place: Place, change: Change<ContractInput>, when: When, tell: Tell) {
  const { projectId, contractId } = place
  const open = await openRegister(db, caller, projectId)
  const before = open.contracts.find(row => row.id === contractId)
  if (contractId !== undefined && !before) throw absent()
  if (before) refuseStale(change.version, { ...change.fields, state: change.state }, before)
  const state = change.state ?? before?.state ?? 'kept'
  const row = { ...before, ...change.fields } as ContractInput
  const others = open.contracts.filter(other => isKept(other) && other.id !== contractId)
  if (state === 'kept') refuseProblems(checkContract(row, others, paidOn(open, contractId), contractContext(open.plan, when)))
  if (before && before.state === state && sameContract(before, row)) return told(tell, projectId, before, before)
  const id = contractId ?? (await reserveIds(db, 'contract'))
  const after: StoredContract = { ...row, id, version: (before?.version ?? 0) + 1, state }
  await insertContracts(db, [contractRow(after, projectId, caller.id, when.now())])
  await stateRegister(db, projectId, caller.id, when)
  return told(tell, projectId, before, after)
}

/** A payment under a row, or a new version of one. */
export async function savePayment(db: Db, caller: Caller, place: Place, change: Change<PaymentInput>, when: When, tell: Tell) {
  const { projectId, contractId, paymentId } = place
  const open = await openRegister(db, caller, projectId)
  const contract = open.contracts.find(row => row.id === contractId && isKept(row))
  const before = open.payments.find(row => row.id === paymentId && row.contractId === contractId)
  if (!contract || (paymentId !== undefined && !before)) throw absent()
  if (before) refuseStale(change.version, { ...change.fields, state: change.state }, before)
  const state = change.state ?? before?.state ?? 'kept'
  const row = { ...before, ...change.fields } as PaymentInput
  const others = paidOn(open, contractId).filter(other => other.id !== paymentId)
  if (state === 'kept') refuseProblems(checkPayment(row, contract, others, when.today()))
  if (before && before.state === state && samePayment(before, row)) return told(tell, projectId, before, before)
  const id = paymentId ?? (await reserveIds(db, 'payment'))
  const after: StoredPayment = { ...row, id, contractId: contract.id, version: (before?.version ?? 0) + 1, state }
  await insertPayments(db, [paymentRow(after, projectId, caller.id, when.now())])
  await stateRegister(db, projectId, caller.id, when)
  return told(tell, projectId, before, after)
}

/** The trail keeps both rows, also where nothing changed. */
function told<T extends Contract | Payment>(tell: Tell, projectId: number, before: T | undefined, after: T): T {
  tell({ entity: 'project', id: projectId, before: before ?? null, after })
  return after
}
