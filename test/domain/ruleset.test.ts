import { describe, expect, test } from 'vitest'
import { problemsOf } from '#domain/issue'
import { hubeiBlocks, hubeiCriteria, shippedRuleSets } from '#domain/ruleset-examples'
import { keptRuleSetSchema, national2020, originOf, processPoints, ruleKeys, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { sayProblem } from '#wording/refusals'
import { sayDifference, sayRuleSet } from '#wording/rule-set'

const problems = (given: unknown) => {
  const read = ruleSetSchema.safeParse(given)
  return read.success ? [] : problemsOf(read.error.issues)
}
const changed = (change: (rules: RuleSet) => void, from = national2020) => {
  const rules = structuredClone(from)
  change(rules)
  return rules
}
/** Every number, word and switch of a rule set with its path. */
function leaves(value: unknown, path: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [path.join('.')]
  return Object.entries(value).flatMap(([key, held]) => leaves(held, [...path, key]))
}

describe('a rule set as data', () => {
  test('those that come with the system are right, and claim no clause nobody knows', () => {
    for (const rules of shippedRuleSets) {
      expect(problems(rules)).toEqual([])
      for (const key of ruleKeys) expect(originOf(rules, key).clause).toBeNull()
    }
    expect([originOf(hubeiBlocks, 'blocks').standing, originOf(hubeiCriteria, 'processCriteria').standing]).toEqual([
      'local',
      'local',
    ])
    expect(processPoints(hubeiCriteria)).toBe(15)
  })

  test('one kept before something was objected to stays readable', () => {
    const old = { ...hubeiCriteria, code: 'new', rounding: { decimals: 0 } }
    expect(problems(old).map(({ path }) => path)).toContain('code')
    expect(keptRuleSetSchema.parse(old)).toEqual(old)
  })

  test('one kept before criteria, blocks, rounding and clauses existed reads as it did then', () => {
    const { blocks, processCriteria, rounding, likelihood, reminders, ...old } = structuredClone(national2020)
    const origins = Object.fromEntries(
      Object.entries(old.origins).map(([key, { standing, document }]) => [key, { standing, document }]),
    )
    expect({ blocks, processCriteria, rounding, likelihood, reminders }).toMatchObject({
      blocks: null,
      rounding: { decimals: 2 },
    })
    expect(ruleSetSchema.parse({ ...old, origins })).toEqual(national2020)
  })

  test.each<[string, (rules: RuleSet) => void, string, string]>([
    ['points of 99.5', r => void (r.weights.benefits = 29.5), 'weights', '各项合计 99.5 分，应为 100'],
    ['points of 100.1 with cost', r => void (r.weightsWithCost.cost = 20.1), 'weightsWithCost', '各项合计 100.1 分，应为 100'],
    [
      'criteria beside full points',
      r => void (r.processCriteria = hubeiCriteria.processCriteria.slice(0, 1)),
      'weights',
      '各项合计 102 分，应为 100（含过程指标 2 分）',
    ],
    ['blocks of 110', r => void (r.blocks = { execution: 20, results: 90 }), 'blocks', '各项合计 110 分，应为 100'],
    ['points finer than a cent', r => void (r.weights.cost = 0.001), 'weights.cost', '最多保留到 0.01'],
    ['lights out of order', r => void (r.signals.warningBelow = 0.5), 'signals.warningBelow', '50% 应不低于前一项的 60%'],
    ['no room for normal', r => void (r.budgetSignals.aheadFrom = 0.7), 'budgetSignals.aheadFrom', '70% 应不低于前一项的 80%'],
    ['equal cuts', r => void (r.likelihood.impossibleBelow = 0.9), 'likelihood.certainFrom', '90% 应高于 90%'],
    ['grades out of order', r => void (r.grades[1]!.from = 95), 'grades.1.from', '95 应低于上一等级的 90'],
    ['no grade for low scores', r => void (r.grades[3]!.from = 10), 'grades.3.from', '最后一行应从 0 起，否则最低的得分没有归处'],
    ['a grade twice', r => void (r.grades[1]!.grade = '优'), 'grades.1.grade', '“优”应排在“优”之前，且不重复'],
    ['no grades at all', r => void (r.grades = []), 'grades', '太小或太短，至少 1'],
    ['satisfaction without a band', r => void (r.satisfactionBands = []), 'satisfactionBands', '太小或太短，至少 1'],
    ['levels that overlap', r => void (r.levelBands.met.low = 0.7), 'levelBands.met.low', '从 70% 起，与下一级的上限 80% 重叠'],
    [
      'an edge of two levels',
      r => void (r.levelBands.partly.highBelongs = true),
      'levelBands.met.low',
      '从 80% 起，与下一级的上限 80% 重叠',
    ],
    ['an empty level', r => void (r.levelBands.unmet.high = 0), 'levelBands.unmet.high', '0% 应高于 0%'],
    [
      'less satisfaction that earns more',
      r =>
        void (r.satisfactionBands = [
          { from: 0.9, share: 0.5 },
          { from: 0, share: 0.6 },
        ]),
      'satisfactionBands.1.share',
      '得分 60% 高于上一档的 50%：满意度更低不应得更多',
    ],
    [
      'milestones out of order',
      r => void (r.executionMilestones[1]!.month = 5),
      'executionMilestones.1.month',
      '5 月应晚于上一行的 6 月',
    ],
    ['reminders out of order', r => void (r.reminders.headAfter = 9), 'reminders.departmentAfter', '7 应不早于前一项的 9'],
    ['no decimals like that', r => void (r.rounding.decimals = 3), 'rounding.decimals', '太大或太长，最多 2'],
    ['an unknown key', r => void Object.assign(r, { weight: 1 }), 'weight', '不认识的字段：weight'],
    ['an unknown key deep inside', r => void Object.assign(r.signals, { red: 1 }), 'signals.red', '不认识的字段：red'],
    [
      'a rubric nobody can fill',
      r => void (r.processCriteria[0]!.levels[0]!.share = 0.9),
      'processCriteria.0.levels.0.share',
      '第一档应得满分（100%）',
    ],
    [
      'a rubric out of order',
      r => void (r.processCriteria[1]!.levels[2]!.share = 0.7),
      'processCriteria.1.levels.2.share',
      '70% 应低于上一行的 66.67%',
    ],
    [
      'levels that earn the same once rounded',
      r => void (r.rounding.decimals = 0),
      'processCriteria.4.levels.1.share',
      '按规则集的小数位数取整后也得 4 分，与“全、规范、按时”分不开',
    ],
    ['a code that is an address', r => void (r.code = 'new'), 'code', '代码“new”留给新建页面使用，请换一个'],
    [
      'a criterion twice',
      r => void (r.processCriteria[1]!.name = '决策依据'),
      'processCriteria.1.name',
      '过程指标“决策依据”重复',
    ],
  ])('%s is refused at its place, with the numbers', (_, change, path, message) => {
    const criteria = path.startsWith('processCriteria')
    const found = problems(changed(change, criteria ? hubeiCriteria : national2020))
    const told = found.map(one => [one.path, sayProblem('zh-CN', one.code, one.params)])
    expect(told).toContainEqual([path, message])
    for (const one of found) expect(sayProblem('en', one.code, one.params)).not.toBe(one.code)
  })
})

describe('the difference between two versions', () => {
  test('is said rule by rule, old and new, in both languages', () => {
    const next = changed(rules => {
      rules.weights = { execution: 20, cost: 0, outputs: 40, benefits: 30, satisfaction: 10 }
      rules.passThreshold = 0.6
      rules.origins['passThreshold'] = { standing: 'local', document: '财绩〔2026〕3号', clause: '第七条' }
    })
    expect(sayDifference('zh-CN', national2020, next)).toEqual([
      {
        key: 'weights',
        title: '分值（没有成本指标）',
        lines: [
          { label: '预算执行', before: '10 分', after: '20 分' },
          { label: '产出', before: '50 分', after: '40 分' },
        ],
        origin: null,
      },
      {
        key: 'passThreshold',
        title: '及格线',
        lines: [{ label: '完成程度低于', before: '不用', after: '60% 的，不得分' }],
        origin: { before: '通行做法', after: '本地做法：财绩〔2026〕3号第七条' },
      },
    ])
    expect(sayDifference('en', national2020, next)[1]).toMatchObject({
      title: 'Pass threshold',
      lines: [{ label: 'Attainment below', before: 'off', after: '60% scores 0' }],
      origin: { before: 'Common practice', after: 'Local practice: 财绩〔2026〕3号 第七条' },
    })
    expect(sayDifference('en', next, next)).toEqual([])
  })

  const full = changed(rules => {
    rules.passThreshold = 0.6
    rules.satisfactionBands = [
      { from: 0.9, share: 1 },
      { from: 0, share: 0.5 },
    ]
  }, hubeiCriteria)
  const silent = /^(code|version|processCriteria\.\d+\.id|origins\..*)$/
  test.each(leaves(full).filter(path => !silent.test(path)))('a change of %s alone is told', path => {
    const next = structuredClone(full)
    const keys = path.split('.')
    const last = keys.pop()!
    const place = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, next as never)
    const was = place[last]
    place[last] =
      typeof was === 'number'
        ? was + 1
        : typeof was === 'boolean'
          ? !was
          : was === 'A'
            ? 'B'
            : was === '优'
              ? '良'
              : `${String(was)}改`
    expect(sayDifference('zh-CN', full, next)).not.toEqual([])
    expect(sayDifference('en', full, next)).not.toEqual([])
  })

  test('every rule has a title, its lines and its origin in both languages', () => {
    for (const lang of ['zh-CN', 'en'] as const)
      for (const rules of shippedRuleSets)
        for (const rule of sayRuleSet(lang, rules)) {
          expect(rule.lines.length).toBeGreaterThan(0)
          expect(rule.title).not.toBe('')
          if (rule.key !== 'name') expect(rule.origin).not.toBe('')
        }
  })
})
