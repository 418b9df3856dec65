import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { Language } from '#domain/vocabulary'
import type { Reveal } from './entry-grid.tsx'
import { commandOf, stepRow, type Caret, type Command } from './keys.ts'
import { isOpen, nextPoint, type Point } from './open-points.ts'
import { asSaid } from './row-said.tsx'
import { sameLevels } from './same-levels.ts'
import { beside, type Field } from './sheet.ts'
import type { Entry } from './use-entry.ts'
import { useRange } from './use-range.ts'

const cellOf = (target: EventTarget) => (target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null)

function take(cell: HTMLElement | null): boolean {
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
  cell?.scrollIntoView({ block: 'nearest' })
  return cell !== null
}
const selectorOf = (key: string, field?: Field) =>
  field === undefined
    ? `[data-key="${key}"]`
    : field === 'note'
      ? `[data-note="${key}"]`
      : `[data-key="${key}"][data-field="${field}"]`

function caretOf(target: EventTarget): Caret {
  if (!(target instanceof HTMLInputElement)) return 'all'
  const { selectionStart: from, selectionEnd: to, value } = target
  if (from === 0 && to === value.length) return 'all'
  return from !== to ? 'inside' : from === 0 ? 'start' : to === value.length ? 'end' : 'inside'
}

type Actions = {
  save: () => void
  submit: () => void
  onPasted: (count: number, lost: string[]) => void
  onFilled: (count: number) => void
  lang: Language
}

/** The keyboard and clipboard of the grid, on its container; what a key means is decided in keys.ts. */
export function useKeys(entry: Entry, { save, submit, onPasted, onFilled, lang }: Actions) {
  const [inHand, setInHand] = useState<string | null>(null)
  const reveal = useRef<Reveal | null>(null)
  const onReveal = useCallback((how: Reveal) => {
    reveal.current = how
  }, [])
  const range = useRange(entry, { onPasted, onFilled, lang })
  const open = entry.rows.filter(row => isOpen(row))
  const order = [...open.map(row => row.key), ...(entry.ownMoney ? entry.money.map(row => row.key) : [])]

  /** Puts the cursor into a row's cell, its text selected, so that typing overwrites; a row not drawn is brought in first. */
  function focusRow(key: string, field?: Field): void {
    const find = () => document.querySelector<HTMLElement>(selectorOf(key, field))
    if (take(find())) return
    reveal.current?.(key)
    take(find())
  }
  const goTo = (point: Point | null) => point && focusRow(point.key)
  const next = (back = false) => goTo(nextPoint(entry.points, order, inHand, back))

  // Before anything on the page has the focus, F8 is the way in.
  const first = useRef(next)
  useEffect(() => {
    first.current = next
  })
  useEffect(() => {
    const begin = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8' || event.target !== document.body) return
      event.preventDefault()
      first.current(event.shiftKey)
    }
    document.addEventListener('keydown', begin)
    return () => document.removeEventListener('keydown', begin)
  }, [])

  function inRow(command: Command, key: string, target: HTMLElement): void {
    const row = entry.rows.find(one => one.key === key)
    switch (command.do) {
      case 'move': {
        range.drop()
        const to = stepRow(order, key, command.by, command.far)
        if (to === null) return undefined
        const field = target.dataset.field as Field
        const there = range
          .spotOf(target)
          ?.sheet.find(line => line.key === to)
          ?.cells.includes(field)
        return focusRow(to, there && (command.column || field === 'note') ? field : undefined)
      }
      case 'beside': {
        range.drop()
        const spot = range.spotOf(target)
        if (!spot) return undefined
        const to = beside(spot, command.by, spot.sheet)
        const line = spot.sheet[to.row]!
        return focusRow(line.key, line.cells[to.column] ?? undefined)
      }
      case 'stretch': {
        range.stretch(target, command.down, command.right)
        return undefined
      }
      case 'edit':
        return target instanceof HTMLInputElement ? target.setSelectionRange(999, 999) : undefined
      case 'restore':
        return range.many ? range.drop() : entry.dispatch({ type: 'restore', key })
      case 'pick': {
        const level = command.choice < 0 ? '' : row?.choices[command.choice]
        return row && level !== undefined ? entry.change(row, { level }) : undefined
      }
      case 'same':
        return row?.last && entry.editable ? entry.change(row, { ...row.last, note: entry.shownIn(row).note }) : undefined
      case 'take':
        return row?.said && entry.editable ? entry.change(row, asSaid(row.said.typed)) : undefined
      case 'fill':
        return range.fill(target)
      case 'clear':
        return range.clear(target)
      case 'note': {
        const [note] = [document.querySelector<HTMLElement>(`[data-note="${key}"]`)]
        if (note instanceof HTMLButtonElement) note.click()
        return note?.focus()
      }
      default:
        return undefined
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target, key: pressed, ctrlKey, metaKey, shiftKey, altKey, nativeEvent } = event
    const key = cellOf(target)?.dataset.row ?? null
    const inCell = target instanceof HTMLElement && target.dataset.field !== undefined
    const command = commandOf(
      { key: pressed, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey, composing: nativeEvent.isComposing },
      target instanceof HTMLSelectElement,
      caretOf(target),
      range.many,
    )
    if (!command) {
      // Typing goes on in the one cell.
      if (pressed.length === 1 && !ctrlKey && !metaKey) range.drop()
      return undefined
    }
    switch (command.do) {
      case 'open-next':
      case 'open-previous':
        event.preventDefault()
        return void next(command.do === 'open-previous')
      case 'save':
      case 'submit':
        event.preventDefault()
        return command.do === 'save' ? save() : submit()
      case 'same-levels':
        if (!entry.editable) return undefined
        event.preventDefault()
        return entry.dispatch({ type: 'patch', patches: sameLevels(entry) })
      case 'undo':
      case 'redo':
        if (!inCell) return undefined
        event.preventDefault()
        return entry.dispatch({ type: command.do })
      default:
        // What is not a cell, a button or a link, keeps its keys.
        if (key === null || !inCell) return undefined
        event.preventDefault()
        return inRow(command, key, target)
    }
  }

  function onFocus(event: FocusEvent) {
    // Only cells take the row in hand: its message moves the rows below, and a button must not move under the pointer.
    const { key, note } = event.target instanceof HTMLElement ? event.target.dataset : {}
    const row = key ?? note
    if (row) setInHand(row)
    range.drop()
  }
  const { picked, onPaste, onCopy, onMouseDown, onMouseOver } = range
  return {
    inHand,
    goTo,
    next,
    onReveal,
    picked,
    handlers: { onKeyDownCapture: onKeyDown, onPaste, onCopy, onCut: onCopy, onMouseDown, onMouseOver, onFocus },
  }
}
