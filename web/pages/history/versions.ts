import type { History } from '../../api/months.ts'

export type Actual = History['actuals'][number]
export type Money = History['expenditures'][number]
export type Version = { key: string; recordedAt: number; inForce: boolean; later: boolean } & (
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

/** Values and money in one list, newest first; of one moment, in the order of the form. On a past day what was recorded later
 * stands last and told apart, and in force is what was so then. */
export function versionsOf({ actuals, expenditures, until = Infinity }: History): Version[] {
  const then = <R extends { recordedAt: number }>(rows: R[]) => rows.filter(row => row.recordedAt <= until)
  const [values, money] = [newest(then(actuals), actualKey), newest(then(expenditures), moneyKey)]
  const all: Version[] = [
    ...actuals.map((row): Version => ({
      kind: 'actual',
      row,
      key: `${actualKey(row)}.${row.version}`,
      recordedAt: row.recordedAt,
      inForce: values.has(row),
      later: row.recordedAt > until,
    })),
    ...expenditures.map((row): Version => ({
      kind: 'money',
      row,
      key: `${moneyKey(row)}.${row.version}`,
      recordedAt: row.recordedAt,
      inForce: money.has(row),
      later: row.recordedAt > until,
    })),
  ]
  return all.toSorted(
    (a, b) => Number(a.later) - Number(b.later) || b.recordedAt - a.recordedAt || b.row.month.localeCompare(a.row.month),
  )
}
