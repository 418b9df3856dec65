import type { History } from '../../api/months.ts'

type Actual = History['actuals'][number]
type Money = History['expenditures'][number]
export type Change = { key: string } & (
  { kind: 'actual'; before: Actual; after: Actual } | { kind: 'money'; before: Money; after: Money }
)

function lastTwo<T extends { version: number }>(rows: readonly T[], keyOf: (row: T) => string): { before: T; after: T }[] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()].flatMap(list => {
    const [after, before] = list.toSorted((a, b) => b.version - a.version)
    return after && before ? [{ before, after }] : []
  })
}

/** What an approver looks at first: who entered the month, and every value that replaced another. */
export function reviewOf({ actuals, expenditures }: History, month: string): { names: string[]; changes: Change[] } {
  const values = actuals.filter(row => row.month === month)
  const money = expenditures.filter(row => row.month === month)
  const names = [...new Set([...values, ...money].flatMap(row => row.recordedBy ?? []))]
  return {
    names,
    changes: [
      ...lastTwo(values, row => `i${row.indicatorId}.${row.agencyId}`).map(pair => ({
        kind: 'actual' as const,
        key: `i${pair.after.indicatorId}.${pair.after.agencyId}`,
        ...pair,
      })),
      ...lastTwo(money, row => `s${row.subprojectId}`).map(pair => ({
        kind: 'money' as const,
        key: `s${pair.after.subprojectId}`,
        ...pair,
      })),
    ],
  }
}
