import { describe, expect, test } from 'vitest'
import { pairRows, sameWriting, splitSaid } from '#domain/form-back'
import { knownNames, namesOf, nearestName } from '#domain/template-field'
import { templateKinds, templateNames } from '#domain/vocabulary-template'

describe('a form that comes back', () => {
  test('says the same whatever spaces, widths and line ends a program put in between', () => {
    expect(sameWriting('上半年\n闭馆（改造）', '上半年闭馆(改造)')).toBe(true)
    expect(sameWriting('15', '1.5')).toBe(false)
  })

  const held = { reason: '闭馆', measures: '延长开放' }
  test.each<[string, string, { reason: string; measures: string }, [reason: string, measures: string]]>([
    ['another reason above the measures held', '闭馆改造\n延长开放', held, ['闭馆改造', '延长开放']],
    ['other measures below the reason held', '闭馆\n线上服务', held, ['闭馆', '线上服务']],
    ['other measures behind their label', '闭馆。改进措施：线上服务', held, ['闭馆', '线上服务']],
    ['another reason, the label between', '闭馆改造。改进措施：延长开放', held, ['闭馆改造', '延长开放']],
    ['as it was, the label on a line of its own', '闭馆\n改进措施：\n延长开放', held, ['闭馆', '延长开放']],
    [
      'the English label',
      'Closed. Measures: longer hours',
      { reason: 'x', measures: 'longer hours' },
      ['Closed.', 'longer hours'],
    ],
    [
      'a word that only ends like the label',
      'Countermeasures: longer',
      { reason: 'x', measures: 'longer' },
      ['Countermeasures:', 'longer'],
    ],
    ['both anew: the first line is the reason', '疫情\n线上服务\n补讲', held, ['疫情', '线上服务\n补讲']],
    ['both anew with the label', '疫情\n改进措施：补讲', held, ['疫情', '补讲']],
    ['nothing left', '', held, ['', '']],
    ['nothing held before', '闭馆', { reason: '', measures: '' }, ['闭馆', '']],
    ['measures of blanks alone', '闭馆', { reason: '闭馆', measures: ' ' }, ['闭馆', '']],
    ['a reason of blanks alone', '疫情\n补讲', { reason: ' ', measures: ' ' }, ['疫情', '补讲']],
    ['a reason that was written on', '闭馆改造两个月', { reason: '闭馆', measures: '' }, ['闭馆改造两个月', '']],
    ['written on, the measures gone', '闭馆改造两个月，后恢复', held, ['闭馆改造两个月，后恢复', '']],
    ['written on above other measures', '闭馆改造两个月\n线上服务', held, ['闭馆改造两个月', '线上服务']],
    ['the measures struck out', '未能延长开放', { reason: '未能延长开放', measures: '延长开放' }, ['未能延长开放', '']],
  ])('keeps reason and measures apart: %s', (_, text, before, [reason, measures]) =>
    expect(splitSaid(text, before)).toEqual({ reason, measures }),
  )

  test('rows of one name are told apart by their first level, then by their order', () => {
    const rows = [
      { category: '产出指标', name: '满意度', id: 1 },
      { category: '满意度指标', name: '满意度', id: 2 },
      { category: '效益指标', name: '知晓率', id: 3 },
    ]
    const form = [
      { l1: '满意度指标', name: '满 意 度' },
      { l1: null, name: '满意度' },
      { l1: null, name: '新指标' },
    ]
    const { pairs, strange, absent } = pairRows(form, rows)
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
