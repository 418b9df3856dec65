import type { History } from '../../api/months.ts'

export type Actual = History['actuals'][number]
export type Money = History['expenditures'][number]
export type Version = { key: string; recordedAt: number; inForce: boolean } & (
  { kind: 'actual'; row: Actual } | { kind: 'money'; row: Money }
)

/** The highest version of each value is the one in force. */
function newest<T extends { version: number }>(rows: readonly T[], keyOf: (row: T) => string): Set<T> {
  const last = new Map<string, T>()
  for (const row of rows) if (row.version >= (last.get(keyOf(row))?.version ?? 0)) last.set(keyOf(row), row)
  return new Set(last.values())
}

const actualKey = (row: Actual) => `i${row.indicatorId}.${row.agencyId}.${row.month}`
const moneyKey = (row: Money) => `s${row.subprojectId}.${row.month}`

/** Values and money in one list, newest first; of one moment, in the order of the form. */
export function versionsOf({ actuals, expenditures }: History): Version[] {
  const [values, money] = [newest(actuals, actualKey), newest(expenditures, moneyKey)]
  const all: Version[] = [
    ...actuals.map((row): Version => ({
      kind: 'actual',
      row,
      key: `${actualKey(row)}.${row.version}`,
      recordedAt: row.recordedAt,
      inForce: values.has(row),
    })),
    ...expenditures.map((row): Version => ({
      kind: 'money',
      row,
      key: `${moneyKey(row)}.${row.version}`,
      recordedAt: row.recordedAt,
      inForce: money.has(row),
    })),
  ]
  return all.toSorted((a, b) => b.recordedAt - a.recordedAt || b.row.month.localeCompare(a.row.month))
}
