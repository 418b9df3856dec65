import { describe, expect, test } from 'vitest'
import { budgetRule, ledgerOf } from '#domain/budget'
import type { ActualFacts, ExpenditureFacts } from '#domain/facts'
import { projectProgress } from '#domain/progress-view'
import type { LifeEvent } from '#domain/project-life'
import { judgeYear } from '#domain/project-year'
import type { Rule } from '#domain/problem'
import { national2020 } from '#domain/ruleset'
import { verdictCodes } from '#domain/signal'
import { languages, signals } from '#domain/vocabulary'
import { num, ratioBeside } from '#wording/param'
import { ruleCatalogues, sayRule } from '#wording/rules'
import { formats } from '#wording/say'
import { sayWord } from '#wording/words'
import { actual, indicator, level, limit, m, project, rate, share, spending, target, value, word } from '../support/facts.ts'

type Made = [Parameters<typeof indicator>[0], ActualFacts[], number, (string | null)?, string?, LifeEvent[]?]
const plan = [{ month: m(4), cumulative: 300 }]
const usage = { aggregation: 'ratio_last', pacing: 'whole', target: rate(0.85) } as const
const decree = { aggregation: 'milestone', pacing: 'due', dueMonth: m(9), target: word('制定') } as const
/** One case that leads to each verdict. */
const examples: Record<(typeof verdictCodes)[number], Made> = {
  even: [{ target: target({ value: 800_000, scale: 10_000, unit: '' }) }, [value(7, 210_000)], 7],
  plan: [{ pacing: 'plan', plan }, [value(4, 250)], 4],
  'plan-ahead': [{ pacing: 'plan', plan }, [value(1, 5)], 1],
  whole: [usage, [share(3, 648, 1000)], 3],
  due: [{ pacing: 'due', dueMonth: m(9) }, [value(9, 1000)], 9],
  'due-early': [{ pacing: 'due', dueMonth: m(9) }, [value(3, 1000)], 3],
  'due-met': [{ pacing: 'due', dueMonth: m(9) }, [value(3, 1200)], 3],
  bound: [{ target: target({ value: -5, comparator: '>=' }) }, [value(1, -3)], 1],
  limit: [{ aggregation: 'ratio', target: limit(0.15, { unit: '%' }) }, [share(4, 18, 100)], 4],
  range: [{ target: target({ comparator: 'range', value: null, low: 10, high: 15, unit: '天' }) }, [value(4, 12)], 4],
  level: [{ aggregation: 'worst', target: word('规范') }, [level(5, '基本规范')], 7],
  stage: [decree, [level(5, '征求意见')], 9],
  'stage-early': [decree, [level(5, '起草')], 7],
  'stage-done': [decree, [level(5, '印发')], 7],
  'units-missing': [{ ...decree, contributors: [1, 2] }, [level(5, '印发')], 9],
  missing: [{}, [value(6, 5)], 7],
  'missing-due': [usage, [], 12],
  'not-begun': [{}, [], 1, null, m(4)],
  future: [{}, [value(6, 5)], 8, m(7)],
  suspended: [{}, [value(6, 5)], 8, null, m(1), [{ act: 'suspend', effective: m(8), otherId: null }]],
  'not-due': [usage, [], 5],
  'nothing-expected': [{ pacing: 'plan', plan }, [], 2],
  'not-applicable': [{}, [actual(1, { state: 'notApplicable' })], 1],
  'nothing-measured': [usage, [share(1, 0, 0)], 1],
  'no-target': [{ target: word('明显') }, [value(1, 5)], 1],
}

function ruleFor([over, actuals, month, today = null, startMonth = m(1), life = []]: Made): Rule {
  const year = judgeYear(project({ indicators: [indicator(over)], actuals, startMonth, life }), national2020, today)
  return projectProgress(year, m(month)).indicators[0]!.rule
}
const zh = (made: Made) => sayRule('zh-CN', ruleFor(made)).text
const en = (made: Made) => sayRule('en', ruleFor(made)).text

describe('every verdict has its sentence in both languages', () => {
  test.each(verdictCodes)('%s', code => {
    const rule = ruleFor(examples[code])
    expect(rule.code).toBe(code)
    for (const language of languages) {
      const { text } = sayRule(language, rule)
      expect(text).not.toBe(code)
      expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity/)
      expect(text).toContain(sayWord(language, `signal.${rule.params.signal as (typeof signals)[number]}`))
    }
  })
  test('every code of the catalogue makes a sentence even from bare numbers', () => {
    const params = {
      signal: 'behind',
      month: 7,
      due: 9,
      actual: 1,
      target: 2,
      ratio: 0.5,
      need: 1,
      best: 1,
      unit: '人',
      scale: 1,
      reported: 1,
      contributors: 1,
    }
    for (const language of languages) {
      for (const code of Object.keys(ruleCatalogues[language])) {
        expect(sayRule(language, { code, params }).text).not.toMatch(/undefined|NaN|\[object|^$/)
      }
    }
  })
})

describe('the sentence holds the arithmetic', () => {
  test.each<[string, Made, string]>([
    ['visits', examples.even, '已完成 21万 ÷ 应完成 46.67万（80万 × 7/12）= 45% < 60%，判为滞后'],
    ['a plan', examples.plan, '已完成 250人 ÷ 月度计划到 4 月应完成 300人 = 83.3% ≥ 80%，判为正常'],
    ['a rate', examples.whole, '已完成 64.8%（648 ÷ 1,000） ÷ 全年指标值 85% = 76.2%，未达到，判为预警'],
    ['a cap', examples.limit, '上限 ≤ 15%，实际 18%（18 ÷ 100），超出上限，判为滞后'],
    ['a level', examples.level, '取全年最差为“基本规范”，指标值“规范”，判为预警'],
    ['a stage', examples.stage, '9 月到期，已到“征求意见”，指标值“制定”，判为预警'],
    ['an unreported month', examples.missing, '7 月应报未报，最近累计 5人；应完成 700人，判为缺报'],
  ])('%s', (_, made, text) => expect(zh(made)).toBe(text))
  test('in English', () => {
    expect(en(examples.even)).toBe('210 k done ÷ 466.7 k expected (800 k × 7/12) = 45% < 60%: behind')
  })
  test('a ratio just below an edge is not written as the edge', () => {
    expect(zh([{}, [value(1, 59.99)], 1])).toContain('= 59.99% < 60%')
    expect(ratioBeside(0.7999999, [0.6, 0.8], formats.en)).toBe('79.99999%')
  })
  test('what is divided is rounded to two decimals, what was reported is not', () => {
    expect(zh([{ target: target({ value: 100 }) }, [value(7, 43.2105)], 7])).toContain(
      '已完成 43.2105人 ÷ 应完成 58.33人（100人 × 7/12）',
    )
    expect(en([{ target: target({ value: 0.1 }) }, [value(7, 0.05)], 7])).toContain('0.0583')
  })
  test('a bare percentage says that its numerator is unknown', () => {
    expect(zh([usage, [value(3, 0.9)], 3])).toContain('分子未知')
    expect(en([usage, [value(3, 0.9)], 3])).toContain('numerator unknown')
  })
  test('a missing plan, a partial month and a later target are said', () => {
    expect(zh([{ pacing: 'plan' }, [value(3, 9)], 3])).toContain('月度计划待补，暂按 12 月到期考核，不作匀速推算')
    expect(zh([{ contributors: [1, 2] }, [value(1, 9)], 1])).toContain('本月 2 个来源中 1 个已报')
    const targets = [
      { effective: m(1), target: target(), plan: null },
      { effective: m(5), target: target({ value: 600 }), plan: null },
    ]
    expect(zh([{ targets }, [value(7, 9)], 7])).toContain('按 2021-05 起的指标值')
  })
})

describe('money', () => {
  const budgetText = (rows: ExpenditureFacts[], month: number) => {
    const view = projectProgress(judgeYear(project({ expenditures: rows }), national2020, null), m(month))
    return sayRule('zh-CN', view.budget.rule).text
  }
  test('the budget light shows both divisions', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map(month => spending(month, { spent: month === 7 ? 1_540_000_000_0 : 0 }))
    expect(budgetText(rows, 7)).toBe(
      '执行率 38.5%（15,400.00万元 ÷ 全年预算 40,000.00万元）÷ 时间进度 58.3% = 66%，在 60% 与 80% 之间，判为预警',
    )
  })
  test('a month nobody entered is said to be missing', () => {
    expect(budgetText([spending(1, { spent: 100_000_000 })], 2)).toBe('2 月支出未填（累计已知 100.00万元），判为缺报')
  })
  test('every budget code is worded', () => {
    for (const code of ['budget', 'budget-none', 'budget-missing', 'budget-not-due'] as const) {
      const rule = budgetRule(
        { signal: 'notDue', code, rate: null, ratio: null },
        ledgerOf([], 2021),
        null,
        7,
        national2020.budgetSignals,
      )
      for (const language of languages) expect(sayRule(language, rule).text).not.toMatch(/undefined|NaN|null/)
    }
  })
  test('numbers are read from params only when they are numbers', () =>
    expect([num({ a: 'x' }, 'a'), num({}, 'a')]).toEqual([null, null]))
})
