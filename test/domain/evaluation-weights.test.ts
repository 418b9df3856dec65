import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#domain/decimal'
import { checkWeights, proposeWeights, type Weighed } from '#domain/evaluation-weights'
import { national2020 } from '#domain/ruleset'

type Given = [category: string, weight?: number | null, subcategory?: string]
const rowsOf = (...given: Given[]): Weighed[] =>
  given.map(([category, weight = null, subcategory = ''], i) => ({ id: i + 1, category, subcategory, weight }))
const proposed = (rows: Weighed[]) => {
  const { basis, execution, weights } = proposeWeights(rows, national2020)
  return [basis, execution, ...weights.values()]
}

describe('the points proposed for a year-end evaluation', () => {
  test.each<[string, Given[], (string | number)[]]>([
    [
      'as declared where they leave execution its ten',
      [
        ['产出指标', 50],
        ['效益指标', 30],
        ['满意度指标', 10],
      ],
      ['declared', 10, 50, 30, 10],
    ],
    [
      'brought to 90 where 100 were declared',
      [
        ['投入', 25],
        ['产出', 33],
        ['结果', 32],
        ['影响力', 10],
      ],
      ['scaled', 10, 22.5, 29.7, 28.8, 9],
    ],
    [
      '50/30/10 inside national categories',
      [['产出指标'], ['产出指标'], ['效益指标'], ['满意度指标']],
      ['categories', 10, 25, 25, 30, 10],
    ],
    [
      '10/20/40/20/10 with cost indicators',
      [['成本指标'], ['产出指标'], ['效益指标'], ['满意度指标']],
      ['categories', 10, 20, 40, 20, 10],
    ],
    [
      'satisfaction written under benefits is satisfaction',
      [['产出指标'], ['效益指标', null, '社会效益指标'], ['效益指标', null, '服务对象满意度指标']],
      ['categories', 10, 50, 30, 10],
    ],
    ['a category nobody has leaves its points to the others', [['产出指标'], ['效益指标']], ['categories', 10, 56.25, 33.75]],
    [
      'thirds add up to the hundredth',
      [['产出指标'], ['产出指标'], ['产出指标'], ['效益指标'], ['满意度指标']],
      ['categories', 10, 16.67, 16.67, 16.66, 30, 10],
    ],
    ['every indicator alike where categories are a place’s own', [['投入'], ['产出'], ['结果']], ['even', 10, 30, 30, 30]],
    ['nothing is proposed for no indicator', [], ['categories', 10]],
  ])('%s', (_, given, expected) => {
    expect(proposed(rowsOf(...given))).toEqual(expected)
  })

  test('always add up to 100 with execution, and none is below 0', () => {
    const row = fc.record({
      category: fc.constantFrom('成本指标', '产出指标', '效益指标', '满意度指标', '投入', '结果'),
      weight: fc.option(fc.integer({ min: 1, max: 10_000 }).map(cents => cents / 100)),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), given => {
        const rows = given.map((one, i) => ({ id: i, subcategory: '', ...one }))
        const { execution, weights } = proposeWeights(rows, national2020)
        expect(Number(sum([execution, ...weights.values()]))).toBe(100)
        expect(Math.min(...weights.values())).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('points are checked', () => {
  const codes = (rows: Weighed[], execution = 10) =>
    checkWeights(rows, execution, national2020).map(({ code, params }) => [code, ...Object.values(params)])
  test('99.5 are not 100, whatever is missing', () => {
    expect(codes(rowsOf(['产出指标', 49.5], ['效益指标', 30], ['满意度指标', 10]))).toEqual([
      ['weights-not-100', 99.5, 10],
      ['category-points', 'outputs', 49.5, 50],
    ])
  })
  test('a row without points is counted, not taken for 0', () => {
    expect(codes(rowsOf(['投入', 90], ['产出']))).toEqual([['weight-open', 1]])
  })
  test('a category beside the rule’s points is told, not refused', () => {
    const told = checkWeights(rowsOf(['产出指标', 60], ['效益指标', 20], ['满意度指标', 10]), 10, national2020)
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([
      ['category-points', 'info'],
      ['category-points', 'info'],
    ])
  })
})
