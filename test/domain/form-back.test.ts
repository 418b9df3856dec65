import { describe, expect, test } from 'vitest'
import { pairRows, sameWriting, splitSaid } from '#domain/form-back'
import { knownNames, namesOf, nearestName } from '#domain/template-field'
import { templateKinds, templateNames } from '#domain/vocabulary-template'

describe('a form that comes back', () => {
  test('says the same whatever spaces, widths and line ends a program put in between', () => {
    expect(sameWriting('上半年\n闭馆（改造）', '上半年闭馆(改造)')).toBe(true)
    expect(sameWriting('15', '1.5')).toBe(false)
  })

  test('keeps reason and measures apart: what still stands keeps its place, else the first line is the reason', () => {
    const held = { reason: '闭馆', measures: '延长开放' }
    expect(splitSaid('闭馆改造\n延长开放', held)).toEqual({ reason: '闭馆改造', measures: '延长开放' })
    expect(splitSaid('闭馆\n线上服务', held)).toEqual({ reason: '闭馆', measures: '线上服务' })
    expect(splitSaid('疫情\n线上服务\n补讲', held)).toEqual({ reason: '疫情', measures: '线上服务\n补讲' })
    expect(splitSaid('', held)).toEqual({ reason: '', measures: '' })
    expect(splitSaid('闭馆', { reason: '', measures: '' })).toEqual({ reason: '闭馆', measures: '' })
  })

  test('rows of one name are told apart by their first level, then by their order', () => {
    const held = [
      { category: '产出指标', name: '满意度', id: 1 },
      { category: '满意度指标', name: '满意度', id: 2 },
      { category: '效益指标', name: '知晓率', id: 3 },
    ]
    const form = [
      { l1: '满意度指标', name: '满 意 度' },
      { l1: null, name: '满意度' },
      { l1: null, name: '新指标' },
    ]
    const { pairs, strange, absent } = pairRows(form, held)
    expect(pairs.map(({ held: one }) => one.id)).toEqual([2, 1])
    expect([strange.map(one => one.name), absent.map(one => one.id)]).toEqual([['新指标'], [3]])
  })
})

describe('names of a template', () => {
  test('mean one thing in each form, written in Chinese or English, with or without spaces', () => {
    for (const kind of templateKinds) {
      const { field, block } = namesOf(kind)
      for (const one of templateNames[kind].fields)
        expect([field(one.zh), field(` ${one.en.toUpperCase()} `)]).toEqual([one.key, one.key])
      for (const one of templateNames[kind].blocks) {
        expect([block(one.zh), block(one.en)]).toEqual([one.key, one.key])
        for (const inner of one.fields) expect([field(inner.zh), field(inner.en)]).toEqual([inner.key, inner.key])
      }
    }
  })

  test('one that is nearly right is told, one that is like nothing is not', () => {
    const known = knownNames('self-evaluation')
    expect(nearestName('项目名', known)).toBe('项目名称')
    expect(nearestName('实际完成直', known)).toBe('实际完成值')
    expect(nearestName('projct', known)).toBe('project')
    expect(nearestName('天气预报', known)).toBeNull()
    expect(nearestName('', known)).toBeNull()
  })
})
