import { expect, test } from 'vitest'
import { contractRow, paymentRow } from '../../server/acts/save-contract.ts'
import { stateRegister } from '../../server/acts/state-register.ts'
import { insertContracts, insertPayments } from '../../db/queries/contracts.ts'
import { contractInputSchema } from '#domain/contract'
import { contractKinds } from '#domain/vocabulary-register'
import { startedRegister } from '../support/register.ts'

const size = 5000
const two = (value: number) => String(value).padStart(2, '0')

/** A register of 5,000 contracts with a payment each: what one save recomputes. */
test('a register of 5,000 contracts states its project anew, and says how long it took', async () => {
  const { app, project, sub, confirm } = await startedRegister()
  const { store } = app
  await confirm()
  const rows = Array.from({ length: size }, (_, i) => ({
    ...contractInputSchema.parse({
      subprojectId: sub,
      item: `采购事项 ${i}`,
      kind: contractKinds[i % 4],
      contractNo: `HT-${i}`,
      supplier: `供应商 ${i % 97}`,
      users: [`学校 ${i % 300}`, `学校 ${(i * 7) % 300}`],
      procurementBudget: 1_000_000 + i,
      awardPrice: 900_000 + i,
      signedOn: `2021-${two(1 + (i % 12))}-${two(1 + (i % 28))}`,
      acceptancePlanned: i % 3 ? '2021-12-20' : null,
    }),
    id: i + 1,
    version: 1,
    state: 'kept',
  }))
  await store.tx(async db => {
    await insertContracts(
      db,
      rows.map(row => contractRow(row, project.id, 1, app.at.now())),
    )
    const paid = rows.map(({ id, signedOn }) => ({
      id,
      contractId: id,
      paidOn: signedOn!,
      amount: 100,
      offPurpose: null,
      note: '',
      version: 1,
      state: 'kept',
    }))
    await insertPayments(
      db,
      paid.map(row => paymentRow(row, project.id, 1, app.at.now())),
    )
  })
  const times: number[] = []
  for (let i = 0; i < 15; i++) {
    const begin = performance.now()
    await store.tx(db => stateRegister(db, project.id, 1, app.at))
    times.push(performance.now() - begin)
  }
  times.sort((a, b) => a - b)
  console.info(`register of ${size}: ${times[7]!.toFixed(1)} ms (best ${times[0]!.toFixed(1)})`)
  const stated = await store.tx(db => stateRegister(db, project.id, 1, app.at))
  expect(stated).toEqual([])
})
