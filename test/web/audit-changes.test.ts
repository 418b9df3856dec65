import { describe, expect, test } from 'vitest'
import { changesOf } from '../../web/pages/audit/changes.ts'
import { homeOf } from '../../web/home.ts'

describe('a record of the trail as lines', () => {
  test('what changed stands first with both values; what was not touched stands below as it was', () => {
    const { changes } = changesOf({ before: { id: 7, name: '周强' }, after: { name: '周强生' } })
    expect(changes).toEqual([
      { path: 'name', before: '周强', after: '周强生', same: false },
      { path: 'id', before: '7', after: null, same: true },
    ])
  })
  test('deep values are named by their path; zero and false are values, null is a dash', () => {
    const { changes } = changesOf({ after: { entries: [{ value: 0, note: null }], disabled: false } })
    expect(changes.map(({ path, after }) => [path, after])).toEqual([
      ['entries.0.value', '0'],
      ['entries.0.note', '—'],
      ['disabled', 'false'],
    ])
  })
  test('why something was refused stands beside, not as a change', () => {
    const { changes, rest } = changesOf({ status: 403, code: 'not-allowed', params: {} })
    expect(changes).toEqual([])
    expect(rest).toEqual([
      ['status', '403'],
      ['code', 'not-allowed'],
      ['params', '—'],
    ])
  })
})

describe('where somebody begins', () => {
  test.each([
    [['see', 'seeAccounts'], '/'],
    [['seeAccounts', 'readTrail'], '/accounts'],
    [['readTrail'], '/audit'],
    [[], '/account'],
  ])('with the rights %j at %s', (rights, home) => {
    expect(homeOf(rights)).toBe(home)
  })
})
