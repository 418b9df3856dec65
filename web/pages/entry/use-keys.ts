import { useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react'
import { levelWord } from '#wording/level'
import type { Language } from '#domain/vocabulary'
import type { EntryRow } from './entry-rows.ts'
import { commandOf, stepRow } from './keys.ts'
import { isOpen, nextPoint, type Point } from './open-points.ts'
import { isBlock, pasteBlock, type PasteRow } from './paste.ts'
import { blank, type Typed } from './typed.ts'
import type { Entry } from './use-entry.ts'

const cellOf = (target: EventTarget) => (target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null)

/** Puts the cursor into a row's cell, its text selected, so that typing overwrites. */
export function focusRow(key: string, selector = 'data-key'): void {
  const cell = document.querySelector<HTMLElement>(`[${selector}="${key}"]`)
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
  cell?.scrollIntoView({ block: 'nearest' })
}

/** Words of a level as people paste them: its own, and as this screen shows it. */
const levelsOf = (row: EntryRow, lang: Language) =>
  new Map(
    row.choices.flatMap(choice => [[choice, choice] as const, [levelWord(lang, choice, row.declared.target), choice] as const]),
  )

type Actions = { save: () => void; submit: () => void; onPasted: (count: number, left: number) => void; lang: Language }

/** The keyboard and clipboard of the grid, on its container; what a key means is decided in keys.ts. */
export function useKeys(entry: Entry, { save, submit, onPasted, lang }: Actions) {
  const [inHand, setInHand] = useState<string | null>(null)
  const open = entry.rows.filter(row => isOpen(row))
  const order = [...open.map(row => row.key), ...(entry.ownMoney ? entry.money.map(row => row.key) : [])]
  const rowOf = (key: string) => entry.rows.find(row => row.key === key) ?? entry.money.find(row => row.key === key)

  const goTo = (point: Point | null) => point && focusRow(point.key)
  const next = (back = false) => goTo(nextPoint(entry.points, order, inHand, back))

  function sameAsLast(key: string) {
    const row = entry.rows.find(one => one.key === key)
    if (row?.last) entry.change(row, { ...row.last, note: entry.shownIn(row).note })
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = cellOf(event.target)?.dataset.row ?? null
    const inCell = event.target instanceof HTMLElement && event.target.dataset.key !== undefined
    const inList = event.target instanceof HTMLSelectElement
    const { key: pressed, ctrlKey, metaKey, shiftKey, altKey, nativeEvent } = event
    const command = commandOf(
      { key: pressed, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey, composing: nativeEvent.isComposing },
      inList,
    )
    if (!command) return
    // Enter on a button or a link is its own.
    if (command.do === 'move' && !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return
    if (
      ['edit', 'restore', 'pick', 'same', 'note', 'undo'].includes(command.do) &&
      (key === null || (!inCell && command.do !== 'restore'))
    )
      return
    event.preventDefault()
    switch (command.do) {
      case 'move': {
        const to = key && stepRow(order, key, command.by)
        return to ? focusRow(to) : undefined
      }
      case 'edit':
        return event.target instanceof HTMLInputElement ? event.target.setSelectionRange(999, 999) : undefined
      case 'restore':
        return key ? entry.dispatch({ type: 'restore', key }) : undefined
      case 'pick': {
        const row = entry.rows.find(one => one.key === key)
        const level = command.choice < 0 ? '' : row?.choices[command.choice]
        return row && level !== undefined ? entry.change(row, { level }) : undefined
      }
      case 'same':
        return key ? sameAsLast(key) : undefined
      case 'undo':
        return entry.dispatch({ type: 'undo' })
      case 'note': {
        const [note] = key ? [document.querySelector<HTMLElement>(`[data-note="${key}"]`)] : []
        if (note instanceof HTMLButtonElement) note.click()
        return note?.focus()
      }
      case 'open-next':
        return void next()
      case 'open-previous':
        return void next(true)
      case 'save':
        return save()
      case 'submit':
        return submit()
    }
  }

  function onPaste(event: ClipboardEvent) {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-key]') : null
    const text = event.clipboardData.getData('text/plain')
    const key = cell?.dataset.key
    if (!key || !isBlock(text) || !entry.editable) return
    event.preventDefault()
    const typedNow = (one: { key: string; written: Typed }) => entry.state.typed[one.key] ?? one.written
    const money = entry.money.some(row => row.key === key)
    const rows: PasteRow[] = money
      ? entry.money.map(row => ({ key: row.key, kind: 'money', now: typedNow(row), levels: new Map() }))
      : open.map(row => ({
          key: row.key,
          kind: row.kind === 'derived' ? 'number' : row.kind,
          now: typedNow(row),
          levels: levelsOf(row, lang),
        }))
    const { patches, left } = pasteBlock(text, key, rows, cell?.dataset.field === 'second')
    entry.dispatch({
      type: 'patch',
      patches: patches.flatMap(({ key: at, typed }) => {
        const row = rowOf(at)
        return row ? [{ key: at, typed: { ...blank, ...typed }, written: row.written, version: row.saved?.version ?? 0 }] : []
      }),
    })
    onPasted(patches.length, left)
  }

  function onFocus(event: FocusEvent) {
    // Only cells take the row in hand: its message moves the rows below, and a button must not move under the pointer.
    const { key, note } = event.target instanceof HTMLElement ? event.target.dataset : {}
    const row = key ?? note
    if (row) setInHand(row)
  }
  return { inHand, goTo, next, onKeyDown, onPaste, onFocus }
}
