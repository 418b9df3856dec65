import type { Severity } from './finding.ts'
import type { HandedKind } from './handed-in.ts'
import type { Params } from './problem.ts'

/** Many handed-in tables looked at together: what only shows beside the others, and what the objections come to. */

export type BatchTable = {
  file: string
  project: string | null
  agency: string | null
  department: string | null
  year: number | null
  objections: { code: string; severity: Severity }[]
}
export type Remark = { code: 'other-year' | 'other-unit' | 'same-table'; params: Params }

/** More than half of the tables must agree before another is held against them. */
function common<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].find(([, count]) => count >= 2 && count * 2 > values.length)?.[0] ?? null
}

const plain = (text: string | null) => (text === null ? null : text.normalize('NFKC').replaceAll(/\s/g, '') || null)

/** By table: of another year or unit than most, or the same table handed in before. */
export function remarksOf(tables: readonly BatchTable[]): Remark[][] {
  const year = common(tables.map(table => table.year))
  const unit = common(tables.map(table => plain(table.agency)))
  const department = common(tables.map(table => plain(table.department)))
  const seen = new Map<string, string>()
  return tables.map(table => {
    const found: Remark[] = []
    if (year !== null && table.year !== null && table.year !== year)
      found.push({ code: 'other-year', params: { year: table.year, common: year } })
    const [own, own2] = [plain(table.agency), plain(table.department)]
    if (unit !== null && own !== null && own !== unit)
      found.push({ code: 'other-unit', params: { unit: table.agency, common: unit } })
    else if (department !== null && own2 !== null && own2 !== department)
      found.push({ code: 'other-unit', params: { unit: table.department, common: department } })
    if (table.project === null) return found
    const key = [plain(table.project), own, table.year].join('\n')
    const before = seen.get(key)
    if (before === undefined) seen.set(key, table.file)
    else found.push({ code: 'same-table', params: { file: before } })
    return found
  })
}

export type Kind = { code: string; severity: Severity; count: number; tables: number }
const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** The objections by kind, gravest and most frequent first. */
export function kindsOf(tables: readonly Pick<BatchTable, 'objections'>[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const { objections } of tables) {
    const here = new Set<string>()
    for (const { code, severity } of objections) {
      const key = `${severity} ${code}`
      const kind = kinds.get(key) ?? { code, severity, count: 0, tables: 0 }
      kind.count += 1
      if (!here.has(key)) kind.tables += 1
      here.add(key)
      kinds.set(key, kind)
    }
  }
  return [...kinds.values()].toSorted((a, b) => order[a.severity] - order[b.severity] || b.count - a.count)
}

/** One table of the batch as it is told while the others are still being read. */
export type BatchRow = {
  kind: HandedKind
  project: string | null
  agency: string | null
  department: string | null
  year: number | null
  complete: boolean
  printed: number | null
  /** By the rule; apart where levels are for a person to score. */
  low: number | null
  high: number | null
  errors: number
  warnings: number
  infos: number
  unread: number
  worst: { severity: Severity; message: string }[]
}

/** The lines of the answer: how many files, each file, the end with the report as a workbook in base64. */
export type BatchLine =
  | { line: 'start'; of: number }
  | { line: 'file'; done: number; of: number; name: string; problem: string | null; tables: BatchRow[] }
  | {
      line: 'end'
      files: number
      unreadable: number
      tables: number
      kinds: (Kind & { label: string })[]
      remarks: { file: string; table: number; message: string }[]
      report: { name: string; content: string }
    }
