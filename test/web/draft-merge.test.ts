import { expect, test } from 'vitest'
import { mergedDraft, unknownHere, worthOffering } from '../../web/pages/entry/draft-merge.ts'
import { blank, type Typed } from '../../web/pages/entry/typed.ts'

const text = (first: string): Typed => ({ ...blank, first })
const draft = (at: number, rows: Record<string, string>) => ({
  at,
  typed: Object.fromEntries(Object.entries(rows).map(([key, first]) => [key, text(first)])),
  base: Object.fromEntries(Object.keys(rows).map(key => [key, at])),
})

test('of two drafts every row is kept, and where both have one the later counts', () => {
  const merged = mergedDraft(draft(2, { a: '5', b: '7' }), draft(1, { a: '4', c: '9' }))!
  expect([merged.typed, merged.base, merged.at]).toEqual([draft(0, { a: '5', b: '7', c: '9' }).typed, { a: 2, b: 2, c: 1 }, 2])
  expect(mergedDraft(null, draft(1, { a: '4' }))).toEqual(draft(1, { a: '4' }))
})

test('what is saved meanwhile with the same text, or has no row any more, is not offered', () => {
  const written = new Map([
    ['a', text('5')],
    ['b', blank],
  ])
  expect(worthOffering(draft(1, { a: '5', b: '7', gone: '1' }), written)).toEqual(draft(1, { b: '7' }))
  expect(worthOffering(draft(1, { a: '5' }), written)).toBeNull()
})

test('rows this page sent and has since saved do not come back from the server', () => {
  const served = draft(1, { mine: '1', typed: '2', other: '3' })
  expect(Object.keys(unknownHere(served, new Set(['mine']), draft(2, { typed: '4' })).typed)).toEqual(['other'])
})
