import type { EntryState } from './entry-state.ts'
import { same, type Typed } from './typed.ts'

/** Drafts of one month from two places, and what of them is still worth offering. */
export type Draft = Pick<EntryState, 'typed' | 'base'>
export type DatedDraft = Draft & { at: number }

/** Row by row; where both have one, the one typed later counts. */
export function mergedDraft(one: DatedDraft | null, other: DatedDraft | null): DatedDraft | null {
  if (!one || !other) return one ?? other
  const [older, newer] = one.at <= other.at ? [one, other] : [other, one]
  return { typed: { ...older.typed, ...newer.typed }, base: { ...older.base, ...newer.base }, at: newer.at }
}

/** Rows that still are there and say something other than what is saved. */
export function worthOffering(draft: DatedDraft | null, written: ReadonlyMap<string, Typed>): DatedDraft | null {
  if (!draft) return null
  const keys = Object.keys(draft.typed).filter(key => {
    const saved = written.get(key)
    return saved !== undefined && !same(draft.typed[key]!, saved)
  })
  if (keys.length === 0) return null
  const pick = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(keys.map(key => [key, record[key]!]))
  return { typed: pick(draft.typed), base: pick(draft.base), at: draft.at }
}

/** What another tab or machine keeps and this one never knew: rows this one sent and has since saved are over. */
export function unknownHere(served: Draft, sent: ReadonlySet<string>, here: Draft): Draft {
  const keys = Object.keys(served.typed).filter(key => !sent.has(key) && !(key in here.typed))
  const pick = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(keys.map(key => [key, record[key]!]))
  return { typed: pick(served.typed), base: pick(served.base) }
}
