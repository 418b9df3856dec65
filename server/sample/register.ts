import { contractInputSchema } from '#domain/contract'
import type { Db } from '../../db/open.ts'
import { insertContracts, insertPayments } from '../../db/queries/contracts.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertRecipe } from '../../db/queries/recipes.ts'
import type { SampleInsert } from '../../db/queries/sample.ts'
import { contractRow, paymentRow } from '../acts/save-contract.ts'
import { stateRegister } from '../acts/state-register.ts'
import { instant } from './entries.ts'
import { paymentsOf } from './payments.ts'
import { invented, type SampleProject } from './project.ts'
import { sampleRegisters, type SampleRegister } from './register-lines.ts'

/** A year whose figures follow the register where it has one: the values of its indicators, and the sums of each sub-project
 * from its first payment on. */
export function followingRegister(sample: SampleProject, rows: SampleInsert): SampleInsert {
  const register = sampleRegisters[sample.declaration.projectName]
  if (!register) return rows
  const followers = new Set(rows.indicators.filter(row => register.recipes[row.name]).map(row => row.id))
  const since = new Map<number, string>()
  for (const { contract, paidOn } of paymentsOf(sample, register.contracts)) {
    const id = rows.subprojects.find(row => row.name === register.contracts[contract]!.part)!.id
    const month = paidOn.slice(0, 7)
    if (month < (since.get(id) ?? '9')) since.set(id, month)
  }
  const source = 'register'
  return {
    ...rows,
    actuals: rows.actuals.map(row => (followers.has(row.indicatorId) ? { ...row, source } : row)),
    expenditures: rows.expenditures.map(row => (row.month >= (since.get(row.subprojectId) ?? '9') ? { ...row, source } : row)),
  }
}

/** Gives sample projects their contracts and payments. They say what was entered, no more: what follows from them is marked as
 * theirs, and no figure moves. */
export async function insertRegisters(db: Db, projects: readonly SampleProject[], first: number, by: number, now: number) {
  for (const [i, sample] of projects.entries()) {
    const register = sampleRegisters[sample.declaration.projectName]
    if (register) await insertRegister(db, sample, first + i, register, by, now)
  }
}

async function insertRegister(db: Db, sample: SampleProject, id: number, register: SampleRegister, by: number, now: number) {
  const plan = (await readPlan(db, id))!
  const parts = new Map(plan.subprojects.map(row => [row.name, row.id]))
  const indicators = new Map(plan.indicators.map(row => [row.name, row.id]))
  const { contracts } = register
  const paid = paymentsOf(sample, contracts)
  const firstContract = await reserveIds(db, 'contract', contracts.length)
  const firstPayment = await reserveIds(db, 'payment', paid.length)
  const kept = { version: 1, state: 'kept' }
  const { year } = sample.declaration
  await insertContracts(
    db,
    contracts.map((line, i) => {
      const row = contractInputSchema.parse({
        subprojectId: parts.get(line.part)!,
        item: line.item,
        kind: line.kind,
        contractNo: `示例-${line.signed.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`,
        supplier: `示例供应商${String((i % 9) + 1).padStart(2, '0')}`,
        users: line.users ?? [],
        procurementBudget: line.budget === undefined ? null : Math.round(line.budget * 1_000_000),
        awardPrice: Math.round(line.award * 1_000_000),
        signedOn: line.signed,
        acceptancePlanned: line.planned ?? null,
        acceptedOn: line.accepted ?? null,
        passed: line.accepted === undefined ? null : true,
        note: `${invented}：合同与供应商均为虚构。`,
      })
      const signed = line.signed < `${year}-01-06` ? `${year}-01-06` : line.signed
      return contractRow({ ...row, id: firstContract + i, ...kept }, id, by, instant(signed))
    }),
  )
  await insertPayments(
    db,
    paid.map(({ contract, paidOn, amount }, i) => {
      const row = { id: firstPayment + i, contractId: firstContract + contract, paidOn, amount, offPurpose: 0 }
      return paymentRow({ ...row, note: `${invented}。`, ...kept }, id, by, instant(paidOn))
    }),
  )
  for (const [name, recipe] of Object.entries(register.recipes)) {
    const text = JSON.stringify({ kind: 'register', ...recipe })
    const stamp = { recordedAt: instant(`${year}-01-06`), recordedBy: by }
    await insertRecipe(db, { projectId: id, indicatorId: indicators.get(name)!, version: 1, recipe: text, ...stamp })
  }
  const today = `${year + 1}-12-31`
  const channels = { mail: false, webhook: false, link: null }
  await stateRegister(db, id, by, { now: () => now, today: () => today, dayOf: () => today, channels })
}
