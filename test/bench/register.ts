import { contractInputSchema, type Payment } from '#domain/contract'
import { contractKinds } from '#domain/vocabulary-register'
import { openStore, type Store } from '../../db/open.ts'
import { Driver } from '../../db/driver.ts'
import { insertContracts, insertPayments } from '../../db/queries/contracts.ts'
import { insertRecipe } from '../../db/queries/recipes.ts'
import { contractRow, paymentRow } from '../../server/acts/save-contract.ts'
import { stateRegister } from '../../server/acts/state-register.ts'
import { percentile } from './clients.ts'
import { indicatorId, subprojectId, subprojectsEach, year } from './generate.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

const contracts = 5000
const two = (value: number) => String(value).padStart(2, '0')
const day = (i: number) => `${year}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
const when = {
  now: () => Date.now(),
  today: () => `${year + 1}-01-20`,
  dayOf: () => `${year + 1}-01-20`,
  channels: { mail: false, webhook: false, link: null },
}

const payment = (i: number, version: number, amount: number): Payment & { version: number; state: string } => {
  const paid = { contractId: i + 1, paidOn: day(i), amount, offPurpose: null, note: '' }
  return { id: i + 1, ...paid, version, state: 'kept' }
}

/** 5,000 contracts with a payment each in the first project, and two indicators that follow them. */
function fill(store: Store): Promise<void> {
  return store.tx(async db => {
    const rows = Array.from({ length: contracts }, (_, i) => ({
      ...contractInputSchema.parse({
        subprojectId: subprojectId(1, i % subprojectsEach),
        item: `采购事项 ${i}`,
        kind: contractKinds[i % 4],
        contractNo: `HT-${i}`,
        supplier: `供应商 ${i % 97}`,
        users: [`学校 ${i % 300}`, `学校 ${(i * 7) % 300}`],
        procurementBudget: 1_000_000 + i,
        awardPrice: 900_000 + i,
        signedOn: day(i),
        acceptancePlanned: i % 3 ? `${year}-12-20` : null,
      }),
      id: i + 1,
      version: 1,
      state: 'kept',
    }))
    await insertContracts(
      db,
      rows.map(row => contractRow(row, 1, 1, when.now())),
    )
    await insertPayments(
      db,
      rows.map((_, i) => paymentRow(payment(i, 1, 100), 1, 1, when.now())),
    )
    for (const [i, measure] of (['count', 'saving'] as const).entries()) {
      const recipe = JSON.stringify({ kind: 'register', measure })
      const stamp = { recordedAt: when.now(), recordedBy: 1 }
      await insertRecipe(db, { projectId: 1, indicatorId: indicatorId(1, i), version: 1, recipe, ...stamp })
    }
  })
}

/** One payment changes and all that follows from the register is stated anew, in the transaction of the change.
 * Bare: the same rows read and summed by month and sub-project. */
export async function registerLine(file: string, size: number, quick: boolean): Promise<Line> {
  const store = openStore(file)
  await fill(store)
  const raw = new Driver(file, { readonly: true })
  const rows = raw.prepare('SELECT * FROM contract WHERE project_id = ? ORDER BY id, version')
  const sums = raw.prepare(`SELECT substr(p.paid_on, 1, 7), c.subproject_id, sum(p.amount) FROM payment p JOIN contract c
    ON c.project_id = p.project_id AND c.id = p.contract_id WHERE p.project_id = ? GROUP BY 1, 2`)
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let n = 0; n < (quick ? 10 : 40); n++) {
    const begun = performance.now()
    const placed = await store.tx(async db => {
      await insertPayments(db, [paymentRow(payment(n, 2, 200 + n), 1, 1, when.now())])
      return stateRegister(db, 1, 1, when)
    })
    const between = performance.now()
    rows.all(1)
    sums.all(1)
    // The first one states everything the register had not yet said.
    if (n === 0) continue
    if (placed.length === 0) throw new Error('a changed payment changed nothing')
    ours.push(between - begun)
    floor.push(performance.now() - between)
  }
  raw.close()
  store.close()
  const [real, bare] = [percentile(ours, 0.5)!, percentile(floor, 0.5)!]
  return {
    figure: 'register of 5,000 contracts: a payment, all stated anew; bare: read and summed',
    size: size.toLocaleString('en'),
    real: milliseconds(real, percentile(ours, 0.99)),
    bare: milliseconds(bare, percentile(floor, 0.99)),
    ratio: ratioOf(real / bare),
    aim: '≤ 50 ms',
    reached: real <= 50,
  }
}
