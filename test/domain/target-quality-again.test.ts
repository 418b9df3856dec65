import { describe, expect, test } from 'vitest'
import type { OpenQuestion } from '#domain/declaration-questions'
import { askedAgain } from '#domain/target-quality-again'
import { readTarget } from '#domain/target-reader'

const name = '服务人次'
const path = 'indicators.0.target'
const tooLow = { code: 'target-too-low', path, params: { name, raw: '≥1000人次', least: 1.3, overshoot: 1.2 } }
const unmoved = { code: 'target-unmoved', path, params: { name, raw: '≥1000人次', last: '≥1000人次' } }
const neverMet = { code: 'target-never-met', path, params: { name, raw: '≥1000人次', best: 0.9 } }
const overLimit = { code: 'target-never-met', path, params: { name, raw: '≤300元', best: null } }
const equals = { code: 'limit-as-equals', path, params: { name: '人均成本', raw: '=300元' } }
const unitless = { code: 'unit-missing', path, params: { name, raw: '1000' } }

describe('questions about a target, once it is another one', () => {
  test.each<[string, OpenQuestion, string, string[]]>([
    ['set higher it is no longer the easy one', tooLow, '≥1400人次', []],
    ['left where it was it still is', tooLow, '≥1000人次', ['target-too-low']],
    ['set lower still it is all the more', unmoved, '≥800人次', ['target-unmoved']],
    ['in another unit it cannot be compared', tooLow, '≥10万元', []],
    ['no number any more', tooLow, '2021年12月底前', []],
    ['never met and set lower', neverMet, '≥800人次', []],
    ['never met and set higher', neverMet, '≥1200人次', ['target-never-met']],
    ['a limit never kept and raised', overLimit, '≤360元', []],
    ['a limit never kept and lowered', overLimit, '≤250元', ['target-never-met']],
    ['a limit made an aim', overLimit, '≥250元', []],
    ['a unit was written', unitless, '≥1000人次', []],
    ['it still has none', unitless, '1200', ['unit-missing']],
    ['another thing is wrong with it now', tooLow, '1400', ['unit-missing']],
  ])('%s', (_, open, raw, codes) => {
    const row = { name, category: '产出', target: readTarget(raw, name) }
    const found = askedAgain([open], row, 0)
    expect(found.map(({ code }) => code)).toEqual(codes)
    for (const one of found) expect(one).toMatchObject({ path, params: { raw } })
  })

  test('a limit written as a limit settles what was asked, and a reason given for another target does not go with this one', () => {
    const cost = (raw: string) => ({ name: '人均成本', category: '成本', target: readTarget(raw, '人均成本') })
    expect(askedAgain([equals], cost('≤300元'), 0)).toEqual([])
    const [again] = askedAgain(
      [{ ...tooLow, reason: '场馆闭馆半年' }],
      { name, category: '产出', target: readTarget('≥900人次', name) },
      0,
    )
    expect(again).toEqual({ ...tooLow, params: { ...tooLow.params, raw: '≥900人次' } })
  })
})
