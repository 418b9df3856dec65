import type { Width } from '../../ui/use-width.ts'
import type { Group } from './groups.ts'
import { groupsOf } from './groups.ts'
import { sliceOf, type RowSlice } from './row-slice.ts'
import type { Entry } from './use-entry.ts'

/** The grid's lines: a category, an indicator, or what is opened below one. */
export type RowLine = {
  type: 'row'
  key: string
  slice: RowSlice
  inHand: boolean
  asked: boolean
  noteOpen: boolean
  picked: string
}
export type GroupLine = { type: 'group'; key: string; group: Group }
export type BelowLine = { type: 'below'; key: string; slice: RowSlice; asked: boolean; noteOpen: boolean }
export type GridLine = RowLine | GroupLine | BelowLine

type Shown = {
  width: Width
  inHand: string | null
  asked: string | null
  noting: string | null
  /** Which fields of a row are picked, by its key. */
  picked: ReadonlyMap<string, string>
}

export const belowKey = (key: string) => `${key}-below`

export function linesOf(entry: Entry, { width, inHand, asked, noting, picked }: Shown): GridLine[] {
  return groupsOf(entry).flatMap(group => [
    { type: 'group' as const, key: `g${group.name}`, group },
    ...group.indexes.flatMap((index): GridLine[] => {
      const slice = sliceOf(entry, index)
      const { key } = slice.row
      const needs = slice.typed.absent || slice.reading.fault?.field === 'note'
      const noteOpen = width !== 'wide' && slice.editable && (noting === key || needs)
      const line: RowLine = {
        type: 'row',
        key,
        slice,
        inHand: inHand === key,
        asked: asked === key,
        noteOpen,
        picked: picked.get(key) ?? '',
      }
      if (!noteOpen && !line.asked) return [line]
      return [line, { type: 'below', key: belowKey(key), slice, asked: line.asked, noteOpen }]
    }),
  ])
}

const sameParts = (one: object, other: object): boolean => {
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return Object.keys(a).every(part => part === 'slice' || part === 'group' || Object.is(a[part], b[part]))
}
const sameGroup = (a: Group, b: Group) => a.filled === b.filled && a.open === b.open && a.indexes.length === b.indexes.length

export function sameLine(one: GridLine, other: GridLine): boolean {
  if (one.type !== other.type || !sameParts(one, other)) return false
  if (one.type === 'group') return other.type === 'group' && sameGroup(one.group, other.group)
  return other.type !== 'group' && sameParts(one.slice, other.slice)
}

/** Keeps every line that did not change the very same object, and the list itself where none did: a key redraws its own row. */
export function keeper(): (lines: GridLine[]) => readonly GridLine[] {
  let kept: readonly GridLine[] = []
  let byKey = new Map<string, GridLine>()
  return lines => {
    const now = lines.map(line => {
      const before = byKey.get(line.key)
      return before && sameLine(before, line) ? before : line
    })
    if (now.length === kept.length && now.every((line, i) => line === kept[i])) return kept
    kept = now
    byKey = new Map(now.map(line => [line.key, line]))
    return kept
  }
}
