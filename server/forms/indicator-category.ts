import type { Row } from './indicator-row.ts'
import type { Ledger } from './source-ledger.ts'

export type Placed = { category: string; inferred: { choices: string[]; restarts: boolean } | null }

/** Gives every row its category. A row without the cell, or one after a page break whose sub-project begins anew, could
 * belong to the category before or the one after: the person is asked (domain rules §4). Rows within a category are
 * printed in the order of their sub-projects, so a sub-project that comes back begins the next category. */
export function placeCategories(ledger: Ledger, rows: Row[], nameOf: (text: string) => string): Placed[] {
  const textOf = (row: Row, cell: number | undefined) => (cell === undefined ? '' : (ledger.texts[row.at]?.[cell] ?? ''))
  const written = rows.map(row => nameOf(textOf(row, row.cells.category)))
  const groups = rows.map(row => textOf(row, row.cells.subproject))
  const writesBlanks =
    ledger.document.kind !== 'text' || rows.some((row, i) => written[i] === '' && !row.missing.includes('category'))
  let current = ''
  let before = ''
  let seen: string[] = []
  let ordered = true
  return rows.map((row, i) => {
    const group = groups[i]!
    const explicit = written[i]!
    if (explicit !== '') {
      if (explicit !== current) seen = []
      current = explicit
      before = ''
    }
    const restarts = seen.at(-1) !== group && seen.includes(group)
    const suspicious =
      explicit === '' && ((row.missing.includes('category') && writesBlanks) || (row.afterBreak && restarts && ordered))
    const next = written.find((category, j) => j > i && category !== '' && category !== current) ?? ''
    let inferred: Placed['inferred'] = null
    if (suspicious) {
      if (restarts && ordered && next !== '' && before === '') {
        before = current
        current = next
        seen = []
      }
      const other = before === '' ? next : before
      inferred = { choices: [current, other].filter(category => category !== ''), restarts: before !== '' }
    } else if (restarts) ordered = false
    if (seen.at(-1) !== group) seen.push(group)
    return { category: current, inferred }
  })
}
