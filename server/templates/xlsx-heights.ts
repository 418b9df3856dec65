import { unitsOf } from '../documents/form-write.ts'
import { cellText } from './xlsx-cells.ts'
import { columnOf, partsOf } from './xlsx-rows.ts'
import { all, child, elements, type Xml } from './xml.ts'

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

/** Widths of the columns in characters. */
function widthsOf(sheet: Xml): (column: number) => number {
  const usual = Number(child(sheet, 'sheetFormatPr')?.attributes.defaultColWidth ?? 8.43)
  const columns = elements(child(sheet, 'cols') ?? { name: '', attributes: {}, children: [] }).map(
    ({ attributes: { min, max, width } }) => ({
      from: Number(min),
      to: Number(max),
      width: Number(width ?? usual),
    }),
  )
  return column => columns.find(({ from, to }) => from <= column && column <= to)?.width ?? usual
}

/** `touched`: the cells that were filled. */
export function growRows(sheet: Xml, touched: ReadonlySet<Xml>, looks: Looks): void {
  const width = widthsOf(sheet)
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
      let room = -1
      for (let column = columnOf(from.column); column <= columnOf(to.column); column++) room += width(column)
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
