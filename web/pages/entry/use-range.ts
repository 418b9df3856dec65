import { useMemo, useState, type ClipboardEvent, type MouseEvent } from 'react'
import type { Language } from '#domain/vocabulary'
import { isBlock, pasteBlock } from './paste.ts'
import {
  clearedOf,
  copyOf,
  fillDown,
  isOne,
  rectangleOf,
  stretched,
  type Range,
  type SheetPatch,
  type SheetRow,
} from './sheet.ts'
import { sheetsOf } from './sheet-rows.ts'
import type { Entry } from './use-entry.ts'

/** Which sheet a cell lies in, and where in it. */
type Place = { sheet: readonly SheetRow[]; range: Range }
type Picked = { from: { key: string; column: number }; to: { key: string; column: number } }

const fieldCell = (target: EventTarget | null) =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-field]') : null
const keyOfCell = (cell: HTMLElement) => cell.dataset.key ?? cell.dataset.note

type Say = { onPasted: (count: number, lost: string[]) => void; onFilled: (count: number) => void; lang: Language }

/** Cells picked together: by Shift and arrows, by Shift and a click, by drawing the mouse over them. */
export function useRange(entry: Entry, { onPasted, onFilled, lang }: Say) {
  const [range, setRange] = useState<Picked | null>(null)
  const sheets = () => sheetsOf(entry, lang)

  function spotOf(cell: HTMLElement | null) {
    const key = cell && keyOfCell(cell)
    const sheet = key ? sheets().find(rows => rows.some(row => row.key === key)) : undefined
    const row = sheet?.findIndex(one => one.key === key) ?? -1
    const line = sheet?.[row]
    const column = line?.cells.findIndex(field => field === cell?.dataset.field) ?? -1
    return sheet && line && column >= 0 ? { sheet, row, column } : null
  }

  /** What is picked, else the cell itself. */
  function placeOf(target: EventTarget | null): Place | null {
    const at = spotOf(fieldCell(target))
    if (!at) return null
    const { sheet, row, column } = at
    const rowOf = (key: string) => sheet.findIndex(one => one.key === key)
    if (range && rowOf(range.from.key) >= 0 && rowOf(range.to.key) >= 0) {
      const end = ({ key, column: of }: Picked['from']) => ({ row: rowOf(key), column: of })
      return { sheet, range: { from: end(range.from), to: end(range.to) } }
    }
    return { sheet, range: { from: { row, column }, to: { row, column } } }
  }

  function set({ sheet, range: { from, to } }: Place) {
    const end = (spot: Range['from']) => ({ key: sheet[spot.row]!.key, column: spot.column })
    setRange(isOne({ from, to }) ? null : { from: end(from), to: end(to) })
  }

  function apply(patches: readonly SheetPatch[]): number {
    const all = [...entry.rows, ...entry.money]
    const byKey = new Map(all.map(row => [row.key, row]))
    entry.dispatch({
      type: 'patch',
      patches: patches.flatMap(({ key, typed }) => {
        const row = byKey.get(key)
        return row ? [{ key, typed, written: row.written, version: row.saved?.version ?? 0 }] : []
      }),
    })
    return patches.length
  }

  function stretch(target: EventTarget | null, down: number, right: number) {
    const place = placeOf(target)
    if (!place) return null
    const next = stretched(place.range, down, right, place.sheet)
    set({ ...place, range: next })
    return place.sheet[next.to.row]!.key
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    if (!entry.editable || text === '' || (!isBlock(text) && !range)) return
    const place = placeOf(event.target)
    if (!place) return
    event.preventDefault()
    const { patches, lost } = pasteBlock(text, place.range, place.sheet)
    onPasted(
      apply(patches),
      lost.map(one => one.text),
    )
  }

  /** A marked part of one cell's text is the browser's to copy; whole cells are ours. */
  function onCopy(event: ClipboardEvent) {
    const { target } = event
    const part = target instanceof HTMLInputElement && target.selectionEnd! - target.selectionStart! < target.value.length
    if (!range && part) return
    const place = placeOf(target)
    if (!place) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copyOf(place.range, place.sheet))
    if (event.type === 'cut' && entry.editable) apply(clearedOf(place.range, place.sheet))
  }

  function onMouseDown(event: MouseEvent) {
    const cell = fieldCell(event.target)
    if (event.button !== 0) return
    const start = event.shiftKey ? spotOf(fieldCell(document.activeElement)) : null
    const end = start && spotOf(cell)
    if (!end || !start || keyOfCell(cell!) === undefined) return setRange(null)
    event.preventDefault()
    const rows = end.sheet
    const from = rows.findIndex(row => row.key === start.sheet[start.row]!.key)
    if (from >= 0) set({ sheet: rows, range: { from: { row: from, column: start.column }, to: end } })
  }

  /** Drawn over another cell with the button held. */
  function onMouseOver(event: MouseEvent) {
    if (event.buttons !== 1) return
    const cell = fieldCell(event.target)
    const active = document.activeElement
    if (!cell || !active || cell === active) return
    const [start, end] = [spotOf(fieldCell(active)), spotOf(cell)]
    if (!start || !end || start.sheet[0]?.key !== end.sheet[0]?.key) return
    getSelection()?.removeAllRanges()
    set({ sheet: end.sheet, range: { from: start, to: end } })
  }

  function fill(target: EventTarget | null) {
    const place = placeOf(target)
    if (place) onFilled(apply(fillDown(place.range, place.sheet)))
  }
  function clear(target: EventTarget | null) {
    const place = placeOf(target)
    if (place) apply(clearedOf(place.range, place.sheet))
  }

  // Only a range asks for the sheets here; a key in a single cell does not.
  const { rows, money, ownMoney } = entry
  const picked = useMemo(() => {
    const fields = new Map<string, string>()
    if (!range) return { fields, count: 0 }
    const sheet = sheetsOf(
      { rows, money, ownMoney, state: { typed: {}, base: {}, refused: {}, past: [], future: [] } },
      lang,
    ).find(list => list.some(row => row.key === range.from.key))
    const rowOf = (key: string) => sheet?.findIndex(one => one.key === key) ?? -1
    const ends = {
      from: { row: rowOf(range.from.key), column: range.from.column },
      to: { row: rowOf(range.to.key), column: range.to.column },
    }
    const { top, bottom, left, right } = rectangleOf(ends)
    let count = 0
    for (const row of sheet?.slice(Math.max(0, top), bottom + 1) ?? []) {
      const taken = row.cells.slice(left, right + 1).filter(field => field !== null)
      count += taken.length
      if (taken.length) fields.set(row.key, taken.join(' '))
    }
    return { fields, count }
  }, [range, rows, money, ownMoney, lang])

  return {
    picked,
    many: range !== null,
    drop: () => setRange(null),
    stretch,
    fill,
    clear,
    spotOf,
    apply,
    onPaste,
    onCopy,
    onMouseDown,
    onMouseOver,
  }
}
export type Ranging = ReturnType<typeof useRange>
