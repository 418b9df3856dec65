import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isOverdue,
  nextRectification,
  rectificationActs,
  rectificationStates,
  refusedOrder,
  type Rectification,
  type RectificationAct,
  type RectificationContext,
} from '#domain/rectification'
import { recurrenceOf } from '#domain/recurrence'
import type { Signal } from '#domain/vocabulary'

const today = '2021-09-10'
const order: Rectification = { state: 'open', ownerId: 7, dueOn: '2021-09-20', version: 1 }
const step = (row: Rectification, act: RectificationAct, more: Partial<RectificationContext> = {}) =>
  nextRectification(row, act, { today, text: '说明', own: false, ...more })
const code = (row: Rectification, act: RectificationAct, more: Partial<RectificationContext> = {}) => {
  const way = step(row, act, more)
  return way.ok ? 'ok' : way.code
}
const answered: Rectification = { ...order, state: 'answered', version: 2 }

describe('an order to rectify', () => {
  test('is answered by the unit and closed by somebody else', () => {
    expect(step(order, 'answer')).toEqual({ ok: true, value: answered })
    expect(step(answered, 'close')).toEqual({ ok: true, value: { ...answered, state: 'closed', version: 3 } })
  })
  test('is never closed nor sent back by who answered it', () => {
    expect(code(answered, 'close', { own: true })).toBe('own-rectification')
    expect(code(answered, 'return', { own: true })).toBe('own-rectification')
  })
  test('cannot be closed before it was answered', () => expect(code(order, 'close')).toBe('rectification-state'))
  test('sent back, it is open again; past its day it needs a new one', () => {
    expect(step(answered, 'return')).toMatchObject({ ok: true, value: { state: 'open', dueOn: '2021-09-20' } })
    const late = { ...answered, dueOn: '2021-09-01' }
    expect(code(late, 'return')).toBe('rectification-due-past')
    expect(step(late, 'return', { dueOn: '2021-09-30' })).toMatchObject({ ok: true, value: { dueOn: '2021-09-30' } })
  })
  test('is extended only to a later day, with the reason', () => {
    expect(code(order, 'extend', { dueOn: '2021-09-20' })).toBe('rectification-not-later')
    expect(code(order, 'extend', { dueOn: '2021-10-01', text: ' ' })).toBe('rectification-text-missing')
    expect(code({ ...order, dueOn: '2021-08-01' }, 'extend', { dueOn: '2021-09-09' })).toBe('rectification-due-past')
    expect(step(order, 'extend', { dueOn: '2021-10-01' })).toMatchObject({ ok: true, value: { dueOn: '2021-10-01' } })
  })
  test('passes to another person, not to the same one', () => {
    expect(code(order, 'handOver', { ownerId: 7 })).toBe('rectification-same-owner')
    expect(step(order, 'handOver', { ownerId: 9, text: '' })).toMatchObject({ ok: true, value: { ownerId: 9 } })
  })
  test('somebody else moved since it was looked at is refused', () =>
    expect(code(answered, 'close', { seen: 1 })).toBe('rectification-moved'))
  test('is late only while it waits for the unit', () => {
    expect(isOverdue({ state: 'open', dueOn: '2021-09-09' }, today)).toBe(true)
    expect(isOverdue({ state: 'open', dueOn: today }, today)).toBe(false)
    expect(isOverdue({ state: 'answered', dueOn: '2021-09-09' }, today)).toBe(false)
  })
  test('is not given twice on one gap, without words, or for a day that has passed', () => {
    expect(refusedOrder({ demands: '请整改', dueOn: today }, 0, today)).toBeNull()
    expect(refusedOrder({ demands: '请整改', dueOn: today }, 1, today)?.code).toBe('rectification-running')
    expect(refusedOrder({ demands: ' ', dueOn: today }, 0, today)?.code).toBe('rectification-text-missing')
    expect(refusedOrder({ demands: '请整改', dueOn: '2021-09-09' }, 0, today)?.code).toBe('rectification-due-past')
  })
  test('whatever is done in whatever order, a finished one never moves again and each step counts once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rectificationStates),
        fc.array(fc.record({ act: fc.constantFrom(...rectificationActs), own: fc.boolean(), text: fc.constantFrom('', '说明') })),
        (state, acts) => {
          let row: Rectification = { ...order, state }
          for (const { act, ...given } of acts) {
            const way = step(row, act, { ...given, dueOn: '2021-10-01', ownerId: row.ownerId + 1 })
            if (!way.ok) continue
            expect(['open', 'answered']).toContain(row.state)
            expect(way.value.version).toBe(row.version + 1)
            row = way.value
          }
        },
      ),
    )
  })
})

describe('gaps that came back', () => {
  const lights = (text: string): Signal[] => [...text].map(one => (one === 'b' ? 'behind' : one === 'w' ? 'warning' : 'normal'))
  test('name the earlier runs of the year and those of last year', () => {
    const found = recurrenceOf({ id: 1, signals: lights('bb..wb......') }, '2021-06', { id: 5, signals: lights('..bbb.......') })
    expect(found).toEqual({
      indicatorId: 1,
      earlier: [{ indicatorId: 1, since: '2021-01', until: '2021-02', months: 2 }],
      lastYear: [{ indicatorId: 5, since: '2020-03', until: '2020-05', months: 3 }],
    })
  })
  test('a first gap, or none, recurs from nothing', () => {
    expect(recurrenceOf({ id: 1, signals: lights('....bb......') }, '2021-06', null)).toBeNull()
    expect(
      recurrenceOf({ id: 1, signals: lights('............') }, '2021-06', { id: 5, signals: lights('bbbbbbbbbbbb') }),
    ).toBeNull()
  })
})
