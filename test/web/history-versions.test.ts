import { expect, test } from 'vitest'
import type { History } from '../../web/api/months.ts'
import { versionsOf } from '../../web/pages/history/versions.ts'

const actual = {
  indicatorId: 1,
  agencyId: 1,
  state: 'reported',
  value: 1,
  numerator: null,
  denominator: null,
  level: null,
  note: null,
  source: null,
  recordedBy: 'a',
}
const money = { subprojectId: 1, spent: 1, allocated: null, offPurpose: null, note: null, source: null, recordedBy: 'a' }
const history: History = {
  actuals: [
    { ...actual, month: '2021-01', version: 1, recordedAt: 10 },
    { ...actual, month: '2021-01', version: 2, recordedAt: 30 },
    { ...actual, month: '2021-01', agencyId: 2, version: 1, recordedAt: 20 },
  ],
  targets: [],
  expenditures: [{ ...money, month: '2021-01', version: 1, recordedAt: 25 }],
  events: [],
}

test('versions come newest first, values and money in one list', () => {
  expect(versionsOf(history).map(({ kind, recordedAt }) => [kind, recordedAt])).toEqual([
    ['actual', 30],
    ['money', 25],
    ['actual', 20],
    ['actual', 10],
  ])
})

test('of each unit, the last version is in force and the earlier ones are replaced', () => {
  expect(versionsOf(history).map(({ inForce }) => inForce)).toEqual([true, true, true, false])
})

test('on a past day what was recorded later stands last, and in force is what was so then', () => {
  const seen = versionsOf({ ...history, until: 25 }).map(({ recordedAt, inForce, later }) => [recordedAt, inForce, later])
  expect(seen).toEqual([
    [25, true, false],
    [20, true, false],
    [10, true, false],
    [30, false, true],
  ])
})
