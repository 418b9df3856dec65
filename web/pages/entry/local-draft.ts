import type { EntryState } from './entry-state.ts'
import { blank, type Typed } from './typed.ts'

/** What was typed and not saved, kept in this browser by account, project and month; storage may be refused. */
export type LocalDraft = Pick<EntryState, 'typed' | 'base'> & { at: number }

export const draftKey = (userId: number, projectId: number, month: string) => `jichi.entry.${userId}.${projectId}.${month}`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typedOf(value: unknown): Typed | null {
  if (!isRecord(value)) return null
  const text = (field: string) => (typeof value[field] === 'string' ? value[field] : '')
  return {
    ...blank,
    first: text('first'),
    second: text('second'),
    third: text('third'),
    level: text('level'),
    note: text('note'),
    absent: value.absent === true,
  }
}

/** Reads a kept draft; anything unreadable in it is dropped. Null when nothing is left. */
export function readDraft(kept: string | null): LocalDraft | null {
  if (!kept) return null
  let value: unknown
  try {
    value = JSON.parse(kept)
  } catch {
    return null
  }
  if (!isRecord(value) || !isRecord(value.typed)) return null
  const versions = isRecord(value.base) ? value.base : {}
  const typed: Record<string, Typed> = {}
  const base: Record<string, number> = {}
  for (const [key, row] of Object.entries(value.typed)) {
    const text = typedOf(row)
    if (!text) continue
    typed[key] = text
    base[key] = Number.isSafeInteger(versions[key]) ? Number(versions[key]) : 0
  }
  return Object.keys(typed).length ? { typed, base, at: Number(value.at) || 0 } : null
}

export const writeDraft = ({ typed, base }: Pick<EntryState, 'typed' | 'base'>, at: number): string =>
  JSON.stringify({ typed, base, at })

export function keep(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
