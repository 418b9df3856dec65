import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyOptions } from '../../web/pages/overview/agency-options.ts'
import { nextOf } from '../../web/pages/signin/next.ts'
import { compareSearch } from '../../web/search-compare.ts'
import { droppedOf, monthOfSearch, monthSearch, overviewSearch } from '../../web/search.ts'
import { csvOf } from '../../web/ui/csv.ts'

const given = (search: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(overviewSearch(search)).filter(([, value]) => value !== undefined))

describe('what an address may ask for', () => {
  it('reads month, department, lights, order and words', () => {
    const search = { asOf: '2021-07', agencyId: 3, signal: 'behind', budgetSignal: 'ahead', sort: 'rate', q: ' 河道 ' }
    expect(given(search)).toEqual({ ...search, q: '河道' })
  })

  it('keeps the past day of a comparison, and names none where none is asked for', () => {
    const asked = { kind: 'units', asOf: '2021-07', on: '2021-05-20' }
    // What a page names takes the place of what the frame of all pages has read.
    const read = { on: asked.on, ...compareSearch(asked) }
    expect([read.on, droppedOf('?kind=units&asOf=2021-07&on=2021-05-20', read)]).toEqual(['2021-05-20', []])
    expect('on' in compareSearch({ kind: 'units' })).toBe(false)
    expect(droppedOf('?asOf=2021-07&on=2021-05-20', { on: asked.on, ...overviewSearch(asked) })).toEqual([])
  })

  it.each(['2021-13', '2021-00', '21-07', 'July', 202107, null])('drops the month %s, which does not exist', asOf => {
    expect(monthOfSearch(asOf)).toBeUndefined()
    expect(given({ asOf })).toEqual({})
  })

  it('keeps what was written of a project’s month, so that its page can say that there is none', () => {
    expect(monthSearch({ asOf: '2021-13' })).toEqual({ asOf: '2021-13' })
    expect(monthSearch({})).toEqual({ asOf: undefined })
  })

  it('keeps the year where year and month contradict each other', () => {
    expect(given({ year: 2020, asOf: '2021-07' })).toEqual({ year: 2020 })
    expect(given({ year: 2021, asOf: '2021-07' })).toEqual({ year: 2021, asOf: '2021-07' })
  })

  it('takes a number typed as a search for the text it is', () => {
    expect(given({ q: 2021 })).toEqual({ q: '2021' })
  })

  it('never fails, whatever stands in the address', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('year', 'asOf', 'agencyId', 'signal', 'sort', 'q'), fc.anything()), search => {
        expect(() => overviewSearch(search)).not.toThrow()
      }),
    )
  })
})

describe('where sign-in leads', () => {
  const origin = 'https://jichi.example'
  it.each([
    ['?next=%2Fprojects%2F3%3FasOf%3D2021-07', '/projects/3?asOf=2021-07'],
    ['', '/'],
    ['?next=https%3A%2F%2Fevil.example', '/'],
    ['?next=%2F%2Fevil.example', '/'],
    ['?next=%2F%5Cevil.example', '/'],
    ['?next=%2F%09%2Fevil.example', '/'],
    ['?next=javascript%3Aalert(1)', '/'],
    ['?next=%2Fsignin.html', '/'],
  ])('%s leads to %s', (search, to) => {
    expect(nextOf(search, origin)).toBe(to)
  })
})

describe('the list of departments and units', () => {
  it('puts units under their department, and a branch seen alone at the top', () => {
    const agencies = [
      { id: 2, code: 'B', name: '电教馆', parentId: 1 },
      { id: 1, code: 'A', name: '教育局', parentId: null },
      { id: 3, code: 'C', name: '别处的单位', parentId: 9 },
    ]
    expect(agencyOptions(agencies)).toEqual([
      { id: 1, name: '教育局', depth: 0 },
      { id: 2, name: '电教馆', depth: 1 },
      { id: 3, name: '别处的单位', depth: 0 },
    ])
  })
})

describe('a table saved for a spreadsheet', () => {
  const saved = (cell: string | number | null) => csvOf({ caption: '', columns: ['a'], rows: [[cell]] }).split('\r\n')[1]
  it.each([
    ['一、二', '一、二'],
    ['1,234.50', '"1,234.50"'],
    ['他说"好"', '"他说""好"""'],
    ['-132,164.89', '"-132,164.89"'],
    ['=cmd()', "'=cmd()"],
    ['@sum', "'@sum"],
    [0, '0'],
    [null, ''],
  ])('writes %s as %s', (cell, text) => {
    expect(saved(cell)).toBe(text)
  })
})
