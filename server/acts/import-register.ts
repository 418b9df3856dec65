import type { Contract } from '#domain/contract'
import type { Problem } from '#domain/problem'
import { checkContract, checkPayment } from '#domain/register-check'
import { changesNothing, matchRegister, type RowChange } from '#domain/register-match'
import type { Db } from '../../db/open.ts'
import { insertContracts, insertPayments, readContracts, readPayments } from '../../db/queries/contracts.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { readTables } from '../documents/xlsx.ts'
import { readRegister, type ReadContract, type ReadRegister } from '../forms/register-reader.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { refuseEnded } from './refuse-ended.ts'
import { contractContext, contractRow, paymentRow } from './save-contract.ts'
import { stateRegister } from './state-register.ts'

/** A file beside the register: row by row what it would change, what is wrong in it and what is asked. */
export type RegisterImport = { plan: Plan; read: ReadRegister; changes: RowChange[]; unnamed: Contract[]; problems: Problem[] }

/** Too much of anything is 413, a file that is no workbook 400, a workbook that is no register 422. */
function unreadable(problems: Problem[]): Refusal {
  const code = problems[0]?.code ?? ''
  if (/^document-(too|unzipped)/.test(code)) return new Refusal(413, 'document-too-large', {}, problems)
  return new Refusal(code.startsWith('document-') ? 400 : 422, 'not-a-register', {}, problems)
}

export async function compareRegister(
  db: Db,
  caller: Caller,
  projectId: number,
  bytes: Uint8Array,
  when: When,
): Promise<RegisterImport> {
  await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  refuseEnded(plan, `${plan.year}-12`)
  const sheets = readTables(bytes)
  const answer = sheets.ok ? readRegister(sheets.value, plan.subprojects) : sheets
  if (!answer.ok) throw unreadable(answer.problems)
  const read = answer.value
  const [contracts, payments] = await Promise.all([readContracts(db, projectId), readPayments(db, projectId)])
  const kept = contracts.filter(row => row.state === 'kept')
  const file = read.contracts.map(one => ({
    row: one.row,
    payments: read.hasPayments ? one.payments.map(paid => paid.row) : null,
  }))
  const { changes, unnamed } = matchRegister(
    file,
    kept,
    payments.filter(row => row.state === 'kept'),
  )
  const problems = [...read.problems, ...checkAll(read.contracts, changes, unnamed, plan, when)]
  return { plan, read, changes, unnamed, problems }
}

/** Each row as it would stand beside all the others, each payment on its contract. */
function checkAll(
  read: readonly ReadContract[],
  changes: readonly RowChange[],
  unnamed: readonly Contract[],
  plan: Plan,
  when: When,
): Problem[] {
  const context = contractContext(plan, when)
  const found: Problem[] = []
  const seen: Contract[] = [...unnamed]
  for (const change of changes) {
    const { place, places, payments } = read[change.index]!
    const paid = [...payments.map(one => one.row), ...change.unnamed]
    if (!changesNothing(change)) {
      for (const problem of checkContract(change.row, seen, paid, context))
        found.push({ ...problem, path: places[problem.path] ?? place })
      for (const { row, index } of change.payments) {
        const others = paid.filter((_, i) => i !== index)
        for (const problem of checkPayment(row, change.row, others, when.today()))
          found.push({ ...problem, path: payments[index]!.places[problem.path] ?? place })
      }
    }
    seen.push({ ...change.row, id: 0 })
  }
  return found
}

/** Takes a file over as new versions of the rows it changes, all or nothing; the same file again changes nothing. */
export async function importRegister(db: Db, caller: Caller, projectId: number, bytes: Uint8Array, when: When, tell: Tell) {
  const compared = await compareRegister(db, caller, projectId, bytes, when)
  refuseProblems(compared.problems, 'register-not-imported')
  const changed = compared.changes.filter(change => !changesNothing(change))
  const made = changed.filter(change => !change.before).length
  const paid = changed.reduce((sum, change) => sum + change.payments.filter(one => !one.before).length, 0)
  let contractId = made ? await reserveIds(db, 'contract', made) : 0
  let paymentId = paid ? await reserveIds(db, 'payment', paid) : 0
  const [by, at] = [caller.id, when.now()]
  const contracts = []
  const payments = []
  for (const { row, before, fields, payments: own } of changed) {
    const id = before?.id ?? contractId++
    if (!before || fields.length)
      contracts.push(contractRow({ ...row, id, version: (before?.version ?? 0) + 1, state: 'kept' }, projectId, by, at))
    for (const one of own) {
      const standing = one.before
      const ids = { id: standing?.id ?? paymentId++, version: (standing?.version ?? 0) + 1 }
      payments.push(paymentRow({ ...one.row, ...ids, contractId: id, state: 'kept' }, projectId, by, at))
    }
  }
  await insertContracts(db, contracts)
  await insertPayments(db, payments)
  if (changed.length) await stateRegister(db, projectId, by, when)
  tell({
    entity: 'project',
    id: projectId,
    after: { rows: compared.changes.length, contracts: contracts.length, payments: payments.length },
  })
  return compared
}
