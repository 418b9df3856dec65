import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import { formatFor } from '#wording/format'
import { sayRule } from '#wording/rules'
import { deciding, judgedOf, riskInputs } from '../../web/pages/project/head-inputs.ts'
import { figuresOf } from '../../web/pages/project/indicator-words.ts'
import { ruleOfShare, type Share } from '../../web/pages/project/subproject-rule.ts'
import { fitting, textWidth } from '../../web/ui/text-width.ts'
import { target } from '../support/facts.ts'
import { progressOf } from '../support/progress.ts'

const ledger = progressOf({
  name: '预算执行率',
  derived: true,
  signal: 'behind',
  weight: 50,
  rule: { code: 'even', params: { derivation: 'executionRate' }, text: '' },
})
const behind = progressOf({ id: 2, signal: 'behind', weight: 10 })
const warning = progressOf({ id: 3, signal: 'warning', weight: 15 })
const light = progressOf({ id: 4, signal: 'normal' })
const later = progressOf({ id: 5, signal: 'notDue', weight: 4 })
const indicators = [ledger, behind, warning, light, later]

describe('the figures of the head, asked why', () => {
  test('money at risk: the weights of what is behind and in warning; one without a weight counts 1', () => {
    const budget = { adjusted: null, initial: 4_000_000_000 } as Progress['budget']
    expect(riskInputs({ budget, indicators })).toEqual({
      budget: 4_000_000_000,
      behind: 10,
      warning: 15,
      all: 30,
      unweighted: 1,
    })
  })

  test('the target light names who decides it, and the ledger’s own rate stands beside', () => {
    expect(deciding({ goalSignal: 'behind', indicators }).map(({ id }) => id)).toEqual([2])
  })

  test('weighted progress counts what is judged now and says how many are not due', () => {
    expect(judgedOf(indicators)).toEqual({ judged: 3, weight: 26, notDue: 1 })
  })
})

describe('a sub-project’s light by the project’s own rule', () => {
  const params = { month: 7, timeProgress: 7 / 12, behindBelow: 0.6, warningBelow: 0.8, aheadFrom: 1.2 }
  const whole = { expectedRate: 7 / 12, rule: { code: 'budget', params, text: '' } }
  const part = (over: Partial<Share>): Share => ({
    id: 1,
    name: '建设',
    budget: 2_330_500_000,
    spent: 633_800_000,
    rate: 0.272,
    signal: 'behind',
    ...over,
  })

  test.each<[string, Share, string]>([
    ['its own amounts', part({}), '执行率 27.2%（633.80万元 ÷ 全年预算 2,330.50万元）÷ 时间进度 58.3% = 46.6% < 60%，判为滞后'],
    [
      'no budget of its own',
      part({ budget: 0, rate: null, signal: 'notDue' }),
      '全年预算为 0 或未填，执行率无从计算，列为未到期',
    ],
    ['not reported', part({ rate: null, signal: 'missing' }), '7 月支出未填（累计已知 633.80万元），判为缺报'],
    ['not due', part({ rate: null, spent: null, signal: 'notDue' }), '7 月支出尚未到填报时间，判为未到期'],
  ])('%s', (_, share, said) => {
    expect(sayRule('zh-CN', ruleOfShare(share, whole)).text).toBe(said)
  })
})

describe('figures in narrow columns', () => {
  const reader = { lang: 'zh-CN' as const, format: formatFor('zh-CN') }
  const figures = (raw: Parameters<typeof target>[0], toDate: number) => {
    const indicator = progressOf({ target: target(raw), toDate })
    const words = figuresOf(indicator, reader)
    return [words.shortTarget, words.shortToDate(indicator), words.toDate(indicator)]
  }

  test.each<[string, Parameters<typeof target>[0], number, string[]]>([
    ['what fits stays whole', { raw: '=5个', value: 5, unit: '个' }, 3, ['= 5个', '3个', '3个']],
    [
      'a grouped target drops its commas first',
      { raw: '1200人次', value: 1200, unit: '人次', comparator: null },
      200,
      ['1200人次', '200人次', '200人次'],
    ],
    [
      'twelve digits: about, in 亿; the title keeps all of it',
      { raw: '987654321987元', value: 987_654_321_987, unit: '元' },
      346_913_578_024,
      ['≈9877亿', '3,469亿', '3,469.14亿元'],
    ],
  ])('%s', (_, raw, toDate, shown) => {
    expect(figures(raw, toDate)).toEqual(shown)
  })

  test('the first writing that fits is taken, else the shortest', () => {
    expect(fitting(['1,234.57亿元', '1,235亿'], 60, 13)).toBe('1,235亿')
    expect(fitting(['部分达成'], 10, 12)).toBe('部分达成')
    expect(textWidth('部分', 12)).toBe(24)
  })
})
