import { monthsOf } from '#domain/month'
import { versionAt } from '#domain/pace'
import type { ActualVersion, IndicatorHistory, TargetHistory } from '../../api/project-detail.ts'

export type ValueRow = ActualVersion & { kind: 'value'; before: ActualVersion | null; current: boolean }
/** A target's version: the months it judges, the last of them empty when another took its place from the same month on. */
export type TargetRow = TargetHistory & { kind: 'target'; before: TargetHistory | null; current: boolean; months: string[] }
export type VersionRow = ValueRow | TargetRow

/** Newest first; each with the version it replaced, and whether it still holds for its unit and month. */
export function versionRows(actuals: readonly ActualVersion[], targets: readonly TargetHistory[], year: number): VersionRow[] {
  const latest = new Map<string, ActualVersion>()
  const rows: ValueRow[] = []
  for (const one of actuals.toSorted((a, b) => a.version - b.version)) {
    const key = `${one.month}.${one.agencyId}`
    rows.push({ ...one, kind: 'value', before: latest.get(key) ?? null, current: false })
    latest.set(key, one)
  }
  for (const row of rows) row.current = latest.get(`${row.month}.${row.agencyId}`)?.version === row.version
  return [...rows, ...targetRows(targets, year)].toSorted(
    (a, b) => b.recordedAt - a.recordedAt || (a.kind === b.kind ? 0 : a.kind === 'target' ? 1 : -1) || later(a, b),
  )
}

/** The same on a past day: what held by then, and, told apart, what was recorded after it. */
export function versionRowsBy(
  { actuals, targets, until }: Pick<IndicatorHistory, 'actuals' | 'targets' | 'until'>,
  year: number,
): { row: VersionRow; later: boolean }[] {
  const all = versionRows(actuals, targets, year)
  if (until === undefined) return all.map(row => ({ row, later: false }))
  const by = <R extends { recordedAt: number }>(rows: readonly R[]) => rows.filter(row => row.recordedAt <= until)
  const then = versionRows(by(actuals), by(targets), year)
  return [
    ...all.filter(row => row.recordedAt > until).map(row => ({ row, later: true })),
    ...then.map(row => ({ row, later: false })),
  ]
}

const monthOfRow = (row: VersionRow) => (row.kind === 'target' ? row.effective : row.month)
const later = (a: VersionRow, b: VersionRow) =>
  monthOfRow(a) === monthOfRow(b) ? b.version - a.version : monthOfRow(a) < monthOfRow(b) ? 1 : -1

function targetRows(targets: readonly TargetHistory[], year: number): TargetRow[] {
  const sorted = targets.toSorted((a, b) => a.version - b.version)
  const facts = sorted.map(({ effective, target, monthlyPlan }) => ({ effective, target, plan: monthlyPlan }))
  const judges = facts.length > 0 ? monthsOf(year).map(month => facts.indexOf(versionAt(facts, month))) : []
  return sorted.map((one, i) => {
    const months = monthsOf(year).filter((_, at) => judges[at] === i)
    return { ...one, kind: 'target', before: sorted[i - 1] ?? null, current: months.length > 0, months }
  })
}

/** The highest version of each month, over all units. */
export function versionOfMonth(actuals: readonly ActualVersion[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { month, version } of actuals) found.set(month, Math.max(version, found.get(month) ?? 0))
  return found
}
