import type { Target } from '#domain/target'
import { readTarget } from '#domain/target-reader'
import { isCategory, isSubcategory, type Columns, type Role } from './indicator-columns.ts'
import { isRowLabel, readLabel } from './declaration-labels.ts'
import type { Ledger } from './source-ledger.ts'

/** Where each role stands in this very row. `missing` roles have no cell at all: the row begins further right in the table. */
export type Row = { at: number; cells: Partial<Record<Role, number>>; missing: Role[]; afterBreak: boolean }

const furthest = 3

/** How much a text looks like what the column should hold. */
function likeness(role: Role, text: string, isSubproject: (text: string) => boolean): number {
  if (text === '') return role === 'name' ? -8 : role === 'target' ? -3 : 0
  switch (role) {
    case 'category':
      return isCategory(text) ? 4 : isSubproject(text) ? -5 : -1
    case 'subcategory':
      return isSubcategory(text) ? 4 : isCategory(text) || isSubproject(text) ? -3 : -1
    case 'subproject':
      return isSubproject(text) ? 4 : isCategory(text) ? -4 : -2
    case 'name':
      return isCategory(text) || isSubcategory(text) || isSubproject(text) ? -5 : looksLikeTarget(text) >= 4 ? -4 : 1
    case 'target':
      return looksLikeTarget(text)
    case 'sign':
      return /^[≥≤><＞＜=＝]{1,2}$|^定性$|于/.test(text) ? 3 : -2
    case 'weight':
      return /^\d+(\.\d+)?%?分?$/.test(text) ? 2 : -2
    default:
      return 0
  }
}

const isSentence = (text: string) => text.length > 24 || /[，。；]/.test(text)

function looksLikeTarget(text: string): number {
  const target: Target = readTarget(text)
  if (target.kind === 'numeric' || target.kind === 'date') return target.certain ? 5 : isSentence(text) ? -2 : 1
  if (isSentence(text)) return -2
  return target.kind === 'qualitative' && text.length <= 6 ? 2 : 0
}

/** Finds the row's shift against the headings by what its cells say: merged cells and page breaks move rows sideways. */
export function alignRow(
  ledger: Ledger,
  at: number,
  columns: Columns,
  isSubproject: (text: string) => boolean,
): Omit<Row, 'afterBreak'> | null {
  const texts = (ledger.texts[at] ?? []).map(text => (isRowLabel(text) ? '' : text))
  const roles = Object.entries(columns) as [Role, number][]
  const known = new Map<string, number>()
  const likenessOf = (role: Role, text: string) => {
    const key = `${role} ${text}`
    const score = known.get(key) ?? likeness(role, text, isSubproject)
    known.set(key, score)
    return score
  }
  let best: { score: number; shift: number } | null = null
  for (let shift = -furthest; shift <= furthest; shift++) {
    const used = new Set<number>()
    let score = shift === 0 ? 0.5 : -0.1 * Math.abs(shift)
    for (const [role, column] of roles) {
      score += likenessOf(role, texts[column + shift] ?? '')
      used.add(column + shift)
    }
    texts.forEach((text, cell) => {
      if (text !== '' && !used.has(cell)) score -= 2
    })
    if (best === null || score > best.score) best = { score, shift }
  }
  const shift = best!.shift
  const cells: Row['cells'] = {}
  const missing: Role[] = []
  for (const [role, column] of roles) {
    if (column + shift < 0) missing.push(role)
    else if ((texts[column + shift] ?? '') !== '') cells[role] = column + shift
  }
  if (cells.name === undefined) return null
  const name = texts[cells.name] ?? ''
  // A lone label below the table (其他说明, 填报人) is no indicator; one with a target beside it is.
  if (cells.target === undefined && (readLabel(name) !== null || Object.keys(cells).length < 2)) return null
  return { at, cells, missing }
}
