import { unitsOf } from '../documents/form-write.ts'
import { cellText } from './xlsx-cells.ts'
import { columnOf, partsOf } from './xlsx-rows.ts'
import { all, child, elements, made, type Xml } from './xml.ts'

/** Rows grow where what was filled in needs more lines than the template's row holds; they never shrink. */

type Looks = { wraps: boolean; size: number }[]

export function looksOf(styles: Xml | null): Looks {
  if (!styles) return []
  const sizes = elements(child(styles, 'fonts') ?? styles).map(font => Number(child(font, 'sz')?.attributes.val ?? 11))
  return elements(child(styles, 'cellXfs') ?? styles).map(look => ({
    wraps: /^(1|true)$/.test(child(look, 'alignment')?.attributes.wrapText ?? ''),
    size: sizes[Number(look.attributes.fontId ?? 0)] ?? 11,
  }))
}

/** More columns than programs have. */
const mostColumns = 18_278

/** Widths of the columns in characters, each with all before it. */
function widthsOf(sheet: Xml): number[] {
  const usual = Number(child(sheet, 'sheetFormatPr')?.attributes.defaultColWidth ?? 8.43)
  const own: number[] = []
  for (const { attributes } of elements(child(sheet, 'cols') ?? made('cols')).slice(0, 1000))
    for (let column = Math.max(1, Number(attributes.min)); column <= Math.min(Number(attributes.max), mostColumns); column++)
      own[column] ??= Number(attributes.width ?? usual)
  const sums = [0]
  for (let column = 1; column <= mostColumns; column++) sums.push(sums[column - 1]! + (own[column] ?? usual))
  return sums
}

/** `touched`: the cells that were filled. */
export function growRows(sheet: Xml, touched: ReadonlySet<Xml>, looks: Looks): void {
  const widths = widthsOf(sheet)
  const merges = new Map(
    all(sheet, 'mergeCell').map(({ attributes: { ref = '' } }) => [ref.split(':')[0]!, ref.split(':').map(partsOf)] as const),
  )
  const mergedRows = new Set([...merges.values()].map(([from]) => from?.row))
  const usual = Number(child(sheet, 'sheetFormatPr')?.attributes.defaultRowHeight ?? 15)
  for (const row of all(sheet, 'row')) {
    const stated = row.attributes.ht === undefined ? null : Number(row.attributes.ht)
    let needed = 0
    for (const cell of elements(row)) {
      const look = looks[Number(cell.attributes.s ?? 0)]
      const text = touched.has(cell) ? cellText(cell) : ''
      const place = partsOf(cell.attributes.r ?? '')
      if (text === '' || !look?.wraps || !place) continue
      const merge = merges.get(cell.attributes.r ?? '')
      const [from, to] = [place, merge?.[1] ?? place]
      // What is merged over rows has the room of them all.
      if (to.row > from.row) continue
      const room = widths[columnOf(to.column)]! - widths[columnOf(from.column) - 1]! - 1
      const lines = text
        .split('\n')
        .reduce((sum, part) => sum + Math.max(1, Math.ceil((unitsOf(part) * look.size) / 11 / Math.max(room, 2))), 0)
      needed = Math.max(needed, lines * look.size * 1.35 + 4)
    }
    if (needed <= Math.max(stated ?? usual, usual)) continue
    row.attributes.ht = String(Math.min(409, Math.ceil(needed)))
    // Without a height of its own a row may still be fitted by the program that opens it.
    if (stated !== null || mergedRows.has(Number(row.attributes.r))) row.attributes.customHeight = '1'
  }
}
