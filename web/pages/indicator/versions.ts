import type { ActualVersion } from '../../api/project-detail.ts'

export type VersionRow = ActualVersion & { before: ActualVersion | null; current: boolean }

/** Newest first; each with the version it replaced, and whether it still holds for its unit and month. */
export function versionRows(actuals: readonly ActualVersion[]): VersionRow[] {
  const latest = new Map<string, ActualVersion>()
  const rows: VersionRow[] = []
  for (const one of actuals.toSorted((a, b) => a.version - b.version)) {
    const key = `${one.month}.${one.agencyId}`
    rows.push({ ...one, before: latest.get(key) ?? null, current: false })
    latest.set(key, one)
  }
  for (const row of rows) row.current = latest.get(`${row.month}.${row.agencyId}`)?.version === row.version
  return rows.toSorted((a, b) => b.recordedAt - a.recordedAt || (a.month < b.month ? 1 : -1) || b.version - a.version)
}

/** The highest version of each month, over all units. */
export function versionOfMonth(actuals: readonly ActualVersion[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { month, version } of actuals) found.set(month, Math.max(version, found.get(month) ?? 0))
  return found
}
