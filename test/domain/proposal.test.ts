import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { proposeMeasure } from '#domain/proposal'
import { readTarget } from '#domain/target-reader'
import { aggregations, pacings } from '#domain/vocabulary'

const propose = (name: string, raw: string, evidenceSource = '', category = '', year: number | null = 2024) =>
  proposeMeasure({ name, target: readTarget(raw, name), evidenceSource, explanation: '', category, year })

// The 30 rows of the declared form are checked in test/forms/suzhou-declaration.test.ts; here, what other forms declare.
const cases: [string, string, string, string, string | null, boolean][] = [
  // name, target, aggregation, pacing, due month, plan missing
  ['公共图书馆接待读者人次', '≥30000人次', 'sum', 'even', null, false],
  ['门诊服务人次', '≥5万人次', 'sum', 'even', null, false],
  ['脱贫村村内道路硬化里程', '≥100公里', 'sum', 'due', '2024-12', true],
  ['举办培训班', '≥3期', 'sum', 'due', '2024-12', true],
  ['受益脱贫人口数', '≥500人', 'last', 'due', '2024-12', true],
  ['馆藏图书总量', '≥20万册', 'last', 'due', '2024-12', true],
  ['项目验收合格率', '≥95%', 'ratio', 'whole', null, false],
  ['资金发放及时率', '100%', 'ratio', 'whole', null, false],
  ['适龄儿童入学率', '≥99%', 'ratio_last', 'whole', null, false],
  ['自来水普及率', '≥90%', 'ratio_last', 'whole', null, true],
  ['项目按期完成率', '100%', 'ratio_last', 'whole', null, true],
  ['粮食产量增长率', '≥3%', 'last', 'whole', null, false],
  ['资金支出执行率', '≥95%', 'ratio', 'whole', null, false],
  ['预算执行率', '100%', 'ratio', 'even', null, false],
  ['受益群众满意度', '≥90%', 'weighted', 'whole', null, false],
  ['服务对象满意度', '满意', 'last', 'whole', null, false],
  ['项目总成本', '≤90万元', 'sum', 'whole', null, false],
  ['财政资金补助', '1600元/亩', 'last', 'whole', null, false],
  ['安全事故发生数', '0起', 'sum', 'whole', null, false],
  ['故障平均修复时间', '≤2小时', 'last', 'whole', null, false],
  ['管理制度', '制定', 'milestone', 'due', '2024-12', false],
  ['带动就业效果', '明显', 'last', 'whole', null, false],
  ['资料归档', '规范', 'worst', 'whole', null, false],
  ['项目完成时间', '2024年10月底前', 'milestone', 'due', '2024-10', false],
]

describe('how a declared indicator is measured over the year', () => {
  test.each(cases)('%s (%s): %s, %s', (name, raw, aggregation, pacing, dueMonth, planMissing) => {
    expect(propose(name, raw)).toMatchObject({ aggregation, pacing, dueMonth, planMissing })
  })
  test('a count that a system keeps by itself is pro-rated, whatever its name', () => {
    expect(propose('平台业务数', '≥1000笔', '系统后台数据采集')).toMatchObject({
      aggregation: 'sum',
      pacing: 'even',
      planMissing: false,
    })
  })
  test('a cost is judged whole even without a sign', () => {
    expect(propose('设备购置支出', '90万元', '', '成本')).toMatchObject({ aggregation: 'sum', pacing: 'whole' })
  })
  test('without a year no due month is made up', () => {
    expect(propose('举办培训班', '≥3期', '', '', null).dueMonth).toBeNull()
  })
  test('whatever the words, a proposal is complete and never asks for a plan it does not have', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, raw, evidence) => {
        const measure = propose(name, raw, evidence)
        expect(aggregations).toContain(measure.aggregation)
        expect(pacings).toContain(measure.pacing)
        expect(measure.pacing).not.toBe('plan')
        expect(measure.dueMonth !== null).toBe(measure.pacing === 'due')
        expect(measure.stages !== null).toBe(measure.aggregation === 'milestone')
      }),
    )
  })
})
