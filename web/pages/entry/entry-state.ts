import { same, type Typed } from './typed.ts'

/** What a person has typed and not yet saved, by row. `base` is the version each row showed when it was first touched:
 * when the saved one has moved on since, both stand side by side until somebody chooses. */
export type EntryState = {
  typed: Readonly<Record<string, Typed>>
  base: Readonly<Record<string, number>>
  /** What the server refused, worded, until the row changes. */
  refused: Readonly<Record<string, string>>
  past: readonly Past[]
  /** What undo took back, until something else is typed. */
  future: readonly Past[]
}
type Past = Pick<EntryState, 'typed' | 'base'> & { touched: string | null }

export type Patch = { key: string; typed: Typed; written: Typed; version: number }

export type EntryAction =
  /** What a key changed; the rest of the row stays as it is. */
  | { type: 'type'; patch: Omit<Patch, 'typed'> & { typed: Partial<Typed> } }
  | { type: 'patch'; patches: readonly Patch[] }
  | { type: 'restore'; key: string }
  | { type: 'undo' | 'redo' }
  | { type: 'rebase'; key: string; version: number }
  | { type: 'saved'; sent: Readonly<Record<string, Typed>> }
  | { type: 'refused'; messages: Readonly<Record<string, string>> }
  | { type: 'recover'; typed: EntryState['typed']; base: EntryState['base'] }

export const start: EntryState = { typed: {}, base: {}, refused: {}, past: [], future: [] }
const memory = 100

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

function apply(state: EntryState, patches: readonly Patch[], touched: string | null): EntryState {
  const last = state.past.at(-1)
  const grows = touched !== null && last?.touched === touched
  const past = grows ? state.past : [...state.past, { typed: state.typed, base: state.base, touched }].slice(-memory)
  const typed = { ...state.typed }
  const base = { ...state.base }
  for (const { key, typed: text, written, version } of patches) {
    if (same(text, written)) {
      delete typed[key]
      delete base[key]
    } else {
      base[key] ??= version
      typed[key] = text
    }
  }
  const keys = patches.map(({ key }) => key)
  return { typed, base, refused: without(state.refused, keys), past, future: [] }
}

const merged = (state: EntryState, { typed, ...patch }: Extract<EntryAction, { type: 'type' }>['patch']): Patch => ({
  ...patch,
  typed: { ...(state.typed[patch.key] ?? patch.written), ...typed },
})

export function entryReducer(state: EntryState, action: EntryAction): EntryState {
  switch (action.type) {
    case 'type':
      return apply(state, [merged(state, action.patch)], action.patch.key)
    case 'patch':
      return action.patches.length ? apply(state, action.patches, null) : state
    case 'restore': {
      if (!(action.key in state.typed) && !(action.key in state.refused)) return state
      const past = [...state.past, { typed: state.typed, base: state.base, touched: null }]
      const [typed, base] = [without(state.typed, [action.key]), without(state.base, [action.key])]
      return { typed, base, refused: without(state.refused, [action.key]), past, future: [] }
    }
    case 'undo': {
      const last = state.past.at(-1)
      if (!last) return state
      const { typed, base } = last
      const future = [...state.future, { typed: state.typed, base: state.base, touched: null }]
      return { typed, base, refused: {}, past: state.past.slice(0, -1), future }
    }
    case 'redo': {
      const next = state.future.at(-1)
      if (!next) return state
      const { typed, base } = next
      const past = [...state.past, { typed: state.typed, base: state.base, touched: null }]
      return { typed, base, refused: {}, past, future: state.future.slice(0, -1) }
    }
    case 'rebase':
      return { ...state, base: { ...state.base, [action.key]: action.version } }
    case 'saved': {
      // Whatever was typed while the request was on its way stays, now upon the version just written.
      const keys = Object.keys(action.sent)
      const done = keys.filter(key => state.typed[key] === action.sent[key])
      const later = keys.filter(key => state.typed[key] !== undefined && !done.includes(key))
      const base = without(state.base, keys)
      for (const key of later) base[key] = (state.base[key] ?? 0) + 1
      return { typed: without(state.typed, done), base, refused: without(state.refused, keys), past: [], future: [] }
    }
    case 'refused':
      return { ...state, refused: { ...state.refused, ...action.messages } }
    case 'recover':
      return { typed: action.typed, base: action.base, refused: {}, past: [], future: [] }
  }
}
