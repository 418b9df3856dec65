/** What a key means in the grid. */
export type Command =
  /** Rows down; `far` to the first or last one, `column` in the same column where the row has one. */
  | { do: 'move'; by: number; far?: true; column?: true }
  /** To the cell beside, where the text's edge is reached. */
  | { do: 'beside'; by: 1 | -1 }
  | { do: 'stretch'; down: number; right: number }
  | { do: 'edit' | 'restore' | 'open-next' | 'open-previous' | 'save' | 'submit' | 'fill' | 'clear' | 'note' }
  /** As last month: this cell, or every level still empty. As the rows say. */
  | { do: 'same' | 'same-levels' | 'take' | 'undo' | 'redo' }
  | { do: 'pick'; choice: number }

export type Pressed = { key: string; ctrl: boolean; shift: boolean; alt: boolean; composing: boolean }

const control: Record<string, Command> = {
  s: { do: 'save' },
  d: { do: 'fill' },
  z: { do: 'undo' },
  y: { do: 'redo' },
  Home: { do: 'move', by: -1, far: true },
  End: { do: 'move', by: 1, far: true },
  Enter: { do: 'submit' },
}

const alone: Record<string, Command> = {
  ArrowDown: { do: 'move', by: 1, column: true },
  ArrowUp: { do: 'move', by: -1, column: true },
  PageDown: { do: 'move', by: 10, column: true },
  PageUp: { do: 'move', by: -10, column: true },
  F2: { do: 'edit' },
  Escape: { do: 'restore' },
  F4: { do: 'same' },
  F9: { do: 'same-levels' },
}
const stretching: Record<string, Command> = {
  ArrowDown: { do: 'stretch', down: 1, right: 0 },
  ArrowUp: { do: 'stretch', down: -1, right: 0 },
  ArrowRight: { do: 'stretch', down: 0, right: 1 },
  ArrowLeft: { do: 'stretch', down: 0, right: -1 },
}
const lettered: Record<string, Command> = { n: { do: 'note' }, l: { do: 'take' } }

/** Where the caret stands: the whole text marked (or none there), at one of its edges, or inside. A list is always `all`. */
export type Caret = 'all' | 'start' | 'end' | 'inside'

/** Null leaves the key to the browser: Tab goes numerator → denominator → next cell by itself, Alt+↓ opens a list.
 * `many` = more than one cell is picked. */
export function commandOf(
  { key, ctrl, shift, alt, composing }: Pressed,
  inList: boolean,
  caret: Caret,
  many: boolean,
): Command | null {
  if (composing) return null
  if (key === 'F8') return { do: shift ? 'open-previous' : 'open-next' }
  const letter = key.length === 1 ? key.toLowerCase() : key
  if (ctrl) return alt ? null : shift ? (letter === 'z' ? { do: 'redo' } : null) : (control[letter] ?? null)
  if (alt) return lettered[letter] ?? null
  if (key === 'Enter') return { do: 'move', by: shift ? -1 : 1 }
  const across = key === 'ArrowRight' || key === 'ArrowLeft'
  if (shift) return across && caret !== 'all' && !many ? null : (stretching[key] ?? null)
  if (across) {
    const right = key === 'ArrowRight'
    return caret === 'all' || caret === (right ? 'end' : 'start') ? { do: 'beside', by: right ? 1 : -1 } : null
  }
  const empties = key === 'Delete' || key === 'Backspace'
  if (many && empties) return { do: 'clear' }
  if (inList && /^[1-9]$/.test(key)) return { do: 'pick', choice: Number(key) - 1 }
  if (inList && empties) return { do: 'pick', choice: -1 }
  return alone[key] ?? null
}

/** The next row to type in; the ends hold. */
export function stepRow(order: readonly string[], from: string, by: number, far = false): string | null {
  const at = order.indexOf(from)
  if (at < 0) return order[0] ?? null
  const last = order.length - 1
  const to = far ? (by < 0 ? 0 : last) : Math.max(0, Math.min(last, at + by))
  return to === at ? null : order[to]!
}
