/** What a key means in the grid. */
export type Command =
  | { do: 'move'; by: 1 | -1 }
  | { do: 'edit' | 'restore' | 'open-next' | 'open-previous' | 'save' | 'submit' | 'same' | 'undo' | 'note' }
  | { do: 'pick'; choice: number }

export type Pressed = { key: string; ctrl: boolean; shift: boolean; alt: boolean; composing: boolean }

const control: Record<string, Command> = {
  s: { do: 'save' },
  d: { do: 'same' },
  z: { do: 'undo' },
  Enter: { do: 'submit' },
}

/** Null leaves the key to the browser: Tab goes numerator → denominator → next cell by itself, Alt+↓ opens a list. */
export function commandOf({ key, ctrl, shift, alt, composing }: Pressed, inList: boolean): Command | null {
  if (composing) return null
  if (key === 'F8') return { do: shift ? 'open-previous' : 'open-next' }
  if (ctrl) return alt || shift ? null : (control[key.length === 1 ? key.toLowerCase() : key] ?? null)
  if (alt) return key.toLowerCase() === 'n' ? { do: 'note' } : null
  if (key === 'ArrowDown' || (key === 'Enter' && !shift)) return { do: 'move', by: 1 }
  if (key === 'ArrowUp' || (key === 'Enter' && shift)) return { do: 'move', by: -1 }
  if (key === 'F2') return { do: 'edit' }
  if (key === 'Escape') return { do: 'restore' }
  if (inList && /^[1-9]$/.test(key)) return { do: 'pick', choice: Number(key) - 1 }
  if (inList && (key === 'Delete' || key === 'Backspace')) return { do: 'pick', choice: -1 }
  return null
}

/** The next row to type in; the ends hold. */
export function stepRow(order: readonly string[], from: string, by: 1 | -1): string | null {
  const at = order.indexOf(from)
  return at < 0 ? (order[0] ?? null) : (order[at + by] ?? null)
}
