import type { TableFinding } from '#domain/handed-in-finding'
import type { HandedIn, Where } from '#domain/handed-in'
import type { TableSheet } from '../documents/tables.ts'

/** Where in the file the cell lies that an objection speaks of: its sheet, line and column from 1. */
export type CellPlace = { sheet: string; line: number; column: number }

const moneyColumn: Record<string, string> = {
  'budget-changed': 'fullYear',
  'zero-total': 'fullYear',
  'execution-low': 'executed',
  unspent: 'executed',
  'sub-row-contradicts': 'executed',
}

export function placeOfFinding(finding: TableFinding, table: HandedIn, sheets: readonly TableSheet[]): CellPlace | null {
  const { where, field, code, indicator, params } = finding
  if (!where) return null
  const at = (column: number) => ({ sheet: where.sheet, line: where.line, column })
  const own = indicator === undefined ? undefined : table.rows[indicator]?.columns
  const money = table.budget.rows.find(row => row.where === where)?.columns
  const wanted =
    field === 'rate' || field === 'score' || params.variant === 'score'
      ? field === 'rate'
        ? 'rate'
        : 'score'
      : moneyColumn[code]
  const column =
    own?.[field] ?? (own ? where.cell : undefined) ?? (wanted ? money?.[wanted] : undefined) ?? (money ? where.cell : undefined)
  if (column !== undefined) return at(column)
  const found = columnIn(sheets, where, field === 'total' ? table.total : field === 'weight' ? table.weightTotal : null)
  return found === null ? null : at(found)
}

const squeezed = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '')

/** A line's cell by what stands in it: the reader counts writings, and blank cells leave none. */
function columnIn(sheets: readonly TableSheet[], { sheet, line, cell, text }: Where, figure: number | null): number | null {
  const cells = sheets.find(({ name }) => name === sheet)?.lines.find(({ number }) => number === line)?.cells
  if (!cells) return null
  const sum =
    figure === null ? -1 : cells.findLastIndex(one => one.trim() !== '' && Number(squeezed(one).replace(/分$/, '')) === figure)
  if (sum >= 0) return sum + 1
  const words = squeezed(text)
  const named = cells.findIndex(
    one => one.trim() !== '' && (squeezed(one) === words || (words.length > 3 && squeezed(one).includes(words))),
  )
  if (named >= 0) return named + 1
  const opening = squeezed(text.split(' ')[0] ?? '')
  const begun = opening === '' ? -1 : cells.findIndex(one => squeezed(one).includes(opening))
  if (begun >= 0) return begun + 1
  const filled = cells.flatMap((one, i) => (one.trim() === '' ? [] : [i]))
  return (filled[Math.min(cell, filled.length) - 1] ?? 0) + 1
}
