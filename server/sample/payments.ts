import { monthOf } from '#domain/month'
import type { SampleProject } from './project.ts'
import type { ContractLine } from './register-lines.ts'

export type PaidLine = { contract: number; paidOn: string; amount: number }

const fen = (tenThousand: number) => Math.round(tenThousand * 1_000_000)

/** Splits each month's spending of a sub-project over the contracts signed by then: the oldest first, at most half a contract
 * at once while another can take the rest, and never more than was agreed. Together they are the ledger to the fen. */
export function paymentsOf(sample: SampleProject, contracts: readonly ContractLine[]): PaidLine[] {
  const left = contracts.map(row => fen(row.award))
  return sample.money.flatMap(part =>
    part.spent.flatMap((spent, m) => {
      const paidOn = `${monthOf(sample.declaration.year, m + 1)}-28`
      const own = contracts.flatMap((row, i) => (row.part === part.name && row.signed < paidOn ? [i] : []))
      const paid = new Map<number, number>()
      let open = spent ?? 0
      for (const most of [0.5, 1])
        for (const i of own) {
          const amount = Math.min(open, left[i]!, Math.round(fen(contracts[i]!.award) * most))
          if (amount <= 0) continue
          paid.set(i, (paid.get(i) ?? 0) + amount)
          left[i]! -= amount
          open -= amount
        }
      if (open > 0) throw new Error(`${part.name}: ${open} fen of month ${m + 1} were spent without a contract`)
      return [...paid].map(([contract, amount]) => ({ contract, paidOn, amount }))
    }),
  )
}
