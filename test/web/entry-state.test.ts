import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryReducer, start, type EntryAction, type EntryState, type Patch } from '../../web/pages/entry/entry-state.ts'
import { readDraft, writeDraft } from '../../web/pages/entry/local-draft.ts'
import { commandOf, stepRow, type Caret, type Pressed } from '../../web/pages/entry/keys.ts'
import { inConflict, nextPoint, type Point } from '../../web/pages/entry/open-points.ts'
import { placeProblems } from '../../web/pages/entry/to-send.ts'
import { blank, isEmpty, type Typed } from '../../web/pages/entry/typed.ts'

const text = (first: string): Typed => ({ ...blank, first })
const patch = (key: string, first: string, version = 1, written = blank): Patch => ({ key, typed: text(first), written, version })
const type = (key: string, first: string, version = 1): EntryAction => ({ type: 'type', patch: patch(key, first, version) })
const run = (...actions: EntryAction[]): EntryState => actions.reduce(entryReducer, start)

test('a row typed back to what is saved counts as untouched', () => {
  const state = run(
    { type: 'type', patch: patch('a', '12', 3, text('7')) },
    { type: 'type', patch: patch('a', '7', 3, text('7')) },
  )
  expect(state.typed).toEqual({})
  expect(state.base).toEqual({})
})

test('0 is something typed, empty is not', () => {
  expect(isEmpty(text('0'))).toBe(false)
  expect(isEmpty(text('  '))).toBe(true)
  expect(isEmpty({ ...blank, note: 'a note alone reports nothing' })).toBe(true)
})

test('the version a row was first touched on is the one it is saved upon', () => {
  expect(run(type('a', '1', 3), type('a', '12', 4)).base).toEqual({ a: 3 })
})

test('a newer saved version beside typed text is a conflict until one of both is chosen', () => {
  const state = run(type('a', '12', 3))
  expect(inConflict(state, 'a', { version: 3 })).toBe(false)
  expect(inConflict(state, 'a', { version: 4 })).toBe(true)
  expect(inConflict(entryReducer(state, { type: 'rebase', key: 'a', version: 4 }), 'a', { version: 4 })).toBe(false)
  expect(inConflict(entryReducer(state, { type: 'restore', key: 'a' }), 'a', { version: 4 })).toBe(false)
  expect(inConflict(start, 'a', { version: 4 })).toBe(false)
})

test('saving drops what was sent and keeps what was typed meanwhile, upon the new version', () => {
  const sending = run(type('a', '1'), type('b', '2', 0))
  const typedOn = entryReducer(sending, type('b', '23', 0))
  const state = entryReducer(typedOn, { type: 'saved', sent: sending.typed })
  expect(state.typed).toEqual({ b: text('23') })
  expect(state.base).toEqual({ b: 1 })
})

test('undo takes back a whole cell, then a whole paste', () => {
  const pasted = run({ type: 'patch', patches: [patch('a', '1'), patch('b', '2')] }, type('a', '12'), type('a', '123'))
  const once = entryReducer(pasted, { type: 'undo' })
  expect(once.typed).toEqual({ a: text('1'), b: text('2') })
  expect(entryReducer(once, { type: 'undo' }).typed).toEqual({})
})

test('a refusal stands at its row until the row changes', () => {
  const refused = run(type('a', '1'), { type: 'refused', messages: { a: '不是一个数' } })
  expect(refused.refused).toEqual({ a: '不是一个数' })
  expect(entryReducer(refused, type('a', '12')).refused).toEqual({})
})

test("the server's problems go back to the rows they came from", () => {
  const problems = [
    { path: 'entries.1.value', message: 'second' },
    { path: 'month', message: 'elsewhere' },
  ]
  expect(placeProblems(problems, ['a', 'b'])).toEqual({ messages: { b: 'second' }, elsewhere: ['elsewhere'] })
})

test('a draft survives a reload, and debris in the store is dropped', () => {
  const state = run(type('a', '12', 3))
  expect(readDraft(writeDraft(state, 99))).toEqual({ typed: state.typed, base: state.base, at: 99 })
  for (const kept of [null, '', '{', '[]', '{"typed":{}}', '{"typed":{"a":7}}']) expect(readDraft(kept)).toBeNull()
})

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  composing: false,
  ...more,
})

type At = { list?: boolean; caret?: Caret; many?: boolean }
const meant = (key: string, more: Partial<Pressed> = {}, { list = false, caret = 'all', many = false }: At = {}) =>
  commandOf(pressed(key, more), list, caret, many)

test('keys mean what the keyboard map says', () => {
  expect(meant('Enter')).toEqual({ do: 'move', by: 1 })
  expect(meant('Enter', { shift: true })).toEqual({ do: 'move', by: -1 })
  expect(meant('ArrowUp', {}, { list: true })).toEqual({ do: 'move', by: -1, column: true })
  expect(meant('ArrowDown', { alt: true }, { list: true })).toBeNull()
  expect(meant('2', {}, { list: true })).toEqual({ do: 'pick', choice: 1 })
  expect(meant('2')).toBeNull()
  expect(meant('S', { ctrl: true })).toEqual({ do: 'save' })
  expect(meant('F8', { shift: true })).toEqual({ do: 'open-previous' })
  expect(meant('Delete', {}, { list: true })).toEqual({ do: 'pick', choice: -1 })
  expect(meant('Y', { ctrl: true })).toEqual({ do: 'redo' })
  expect(meant('z', { ctrl: true, shift: true })).toEqual({ do: 'redo' })
  expect(meant('d', { ctrl: true })).toEqual({ do: 'fill' })
  expect(meant('F9')).toEqual({ do: 'same-levels' })
})

test('an arrow goes to the cell beside from the edge of a text, and stays inside it elsewhere', () => {
  expect(meant('ArrowRight', {}, { caret: 'end' })).toEqual({ do: 'beside', by: 1 })
  expect(meant('ArrowRight', {}, { caret: 'inside' })).toBeNull()
  expect(meant('ArrowLeft', {}, { caret: 'end' })).toBeNull()
  expect(meant('ArrowLeft')).toEqual({ do: 'beside', by: -1 })
})

test('Shift and arrows pick cells; inside a text they mark letters until more than one cell is picked', () => {
  expect(meant('ArrowDown', { shift: true })).toEqual({ do: 'stretch', down: 1, right: 0 })
  expect(meant('ArrowRight', { shift: true })).toEqual({ do: 'stretch', down: 0, right: 1 })
  expect(meant('ArrowRight', { shift: true }, { caret: 'inside' })).toBeNull()
  expect(meant('ArrowRight', { shift: true }, { caret: 'inside', many: true })).toEqual({ do: 'stretch', down: 0, right: 1 })
  expect(meant('Delete', {}, { many: true })).toEqual({ do: 'clear' })
  expect(meant('Delete')).toBeNull()
})

test('Enter that ends the choice of a Chinese word moves nowhere', () => {
  expect(meant('Enter', { composing: true })).toBeNull()
})

test('arrows hold at the ends, F8 goes round', () => {
  const order = ['a', 'b', 'c']
  expect(stepRow(order, 'c', 1)).toBeNull()
  expect(stepRow(order, 'b', -1)).toBe('a')
  const points: Point[] = ['a', 'c'].map(key => ({ key, need: 'due', name: key }))
  expect(nextPoint(points, order, 'a')?.key).toBe('c')
  expect(nextPoint(points, order, 'c')?.key).toBe('a')
  expect(nextPoint(points, order, 'c', true)?.key).toBe('a')
  expect(nextPoint([], order, 'a')).toBeNull()
})

const key = fc.constantFrom('a', 'b', 'c')
const step = fc.oneof(
  fc.record({ key, first: fc.constantFrom('', '1', '12', '8万') }).map(({ key, first }) => type(key, first)),
  fc
    .array(fc.record({ key, first: fc.constantFrom('3', '45') }), { minLength: 1, maxLength: 3 })
    .map((list): EntryAction => ({ type: 'patch', patches: list.map(({ key, first }) => patch(key, first)) })),
  key.map((key): EntryAction => ({ type: 'restore', key })),
)
const texts = ({ typed, base }: EntryState) => ({ typed, base })

test('undo takes back whatever was typed, pasted, filled or restored, and redo brings it again', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      const end = run(...steps)
      const back = end.past.reduce(state => entryReducer(state, { type: 'undo' }), end)
      expect(texts(back)).toEqual(texts(start))
      const again = back.future.reduce(state => entryReducer(state, { type: 'redo' }), back)
      expect(texts(again)).toEqual(texts(end))
    }),
  )
})

test('typing after an undo leaves nothing to bring again', () => {
  const undone = entryReducer(run(type('a', '1')), { type: 'undo' })
  expect(entryReducer(undone, type('a', '2')).future).toEqual([])
})
