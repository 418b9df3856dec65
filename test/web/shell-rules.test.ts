import { describe, expect, it, test } from 'vitest'
import { droppedOf, monthOfSearch, overviewSearch } from '../../web/search.ts'
import { hitsOf, stepHit } from '../../web/ui/search-hits.ts'
import { withoutMarks } from '../../web/ui/without-marks.ts'

describe('an address that is only half understood', () => {
  const dropped = (asked: string) => droppedOf(asked, overviewSearch(Object.fromEntries(new URLSearchParams(asked))))
  it.each([
    ['?asOf=2021-13', ['asOf']],
    ['?asOf=1800-01', ['asOf']],
    ['?year=1800', ['year']],
    ['?year=2020&asOf=2021-07', ['asOf']],
    ['?signal=purple&sort=colour', ['signal', 'sort']],
    ['?on=2021-02-30', ['on']],
  ])('%s names what could not be read: %s', (asked, names) => {
    expect(dropped(asked)).toEqual(names)
  })
  it.each(['', '?asOf=2021-07', '?on=2021-05-20', '?asOf=', '?utm_source=mail', '?q=%E6%B2%B3&agencyId=3'])(
    '%s is understood in full',
    asked => {
      expect(dropped(asked)).toEqual([])
    },
  )
  it.each(['1800-01', '2101-01', '0000-00', '2021-7', '２０２１-07'])('there is no month %s', month => {
    expect(monthOfSearch(month)).toBeUndefined()
  })
})

describe('text pasted with invisible marks', () => {
  it.each([
    ['河道\u202e治理', '河道治理'],
    ['\ufeff\u200f水务局\u200b', '水务局'],
    ['پروژه', 'پروژه'],
    ['', ''],
  ])('%j is read as %j', (pasted, read) => {
    expect(withoutMarks(pasted)).toBe(read)
  })
})

describe('what a search offers', () => {
  const projects = [{ id: 7, name: '河道清淤', year: 2021, agency: { name: '市水务局' } }]
  const units = [
    { id: 1, name: '市水务局', parentId: null },
    { id: 2, name: '河道管理所', parentId: 1 },
    { id: 3, name: '图书馆', parentId: 1 },
  ]
  test('projects come first, then units of that name with their department, then the whole list', () => {
    expect(hitsOf('河道', projects, units, '全部')).toEqual([
      { kind: 'project', id: 7, name: '河道清淤', note: '市水务局 · 2021' },
      { kind: 'unit', id: 2, name: '河道管理所', note: '市水务局' },
      { kind: 'all', id: 0, name: '全部', note: '' },
    ])
  })
  test('letters are found in either case', () => {
    expect(hitsOf('it', [], [{ id: 1, name: 'IT中心', parentId: null }], '').map(hit => hit.kind)).toEqual(['unit', 'all'])
  })
  test('nothing found offers nothing, and no words ask for nothing', () => {
    expect(hitsOf('学校', [], units, '')).toEqual([])
    expect(hitsOf('', projects, units, '')).toEqual([])
  })
  test('the arrow keys walk round, through the input', () => {
    expect([stepHit(-1, 'ArrowDown', 2), stepHit(0, 'ArrowDown', 2), stepHit(1, 'ArrowDown', 2)]).toEqual([0, 1, -1])
    expect([stepHit(-1, 'ArrowUp', 2), stepHit(0, 'ArrowUp', 2)]).toEqual([1, -1])
    expect(stepHit(-1, 'ArrowDown', 0)).toBe(-1)
  })
})
