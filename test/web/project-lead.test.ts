import { describe, expect, test } from 'vitest'
import { monthsOf } from '#domain/month'
import { furthestOff, projectLead } from '#wording/project-lead'
import { progressOf } from '../support/progress.ts'

type Facts = Parameters<typeof projectLead>[0]

const none = { ahead: 0, normal: 0, warning: 0, behind: 0, notDue: 0, missing: 0 }
const spending = (...amounts: (number | null)[]) => monthsOf(2021).map((month, i) => ({ month, spent: amounts[i] ?? null }))
const steady = spending(...Array.from({ length: 12 }, () => 22_000_000_000))
const budget = {
  adjusted: null,
  initial: 4_000_000_000,
  spent: 1_540_000_000,
  rateOfAdjusted: null,
  rateOfInitial: 0.385,
  months: steady,
}
const visits = progressOf({ name: '访问人数', signal: 'behind', toDate: 210_000, expected: 466_667, attainment: 0.26 })
const july: Facts = {
  asOf: '2021-07',
  lastMonth: '2021-07',
  timeProgress: 7 / 12,
  counts: { ...none, normal: 20, behind: 3, warning: 5, missing: 1 },
  budget,
  indicators: [visits],
}
/** A month without trouble, so that a case changes one thing. */
const calm: Facts = { ...july, counts: { ...none, normal: 20 }, indicators: [] }
const money = (change: Partial<Facts['budget']>, facts: Facts = calm): Facts => ({ ...facts, budget: { ...budget, ...change } })
const december: Facts = { ...calm, asOf: '2021-12', lastMonth: '2021-12', timeProgress: 1 }

describe('the sentence of the project page', () => {
  test.each<[string, Facts, string, string]>([
    [
      'money against time, then who is in trouble, then the one furthest off',
      july,
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；29 个指标中 **3** 个滞后、**5** 个预警、**1** 个缺报。差距最大的是“访问人数”，完成应完成数的 **45%**。',
      'Budget execution **38.5%**, **19.8** points behind time; of 29 indicators **3** behind, **5** warning, **1** missing. Furthest off: “访问人数” at **45%** of what is expected.',
    ],
    [
      'a year without trouble says so',
      calm,
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；20 个指标没有滞后或预警。',
      'Budget execution **38.5%**, **19.8** points behind time; none of 20 indicators behind or in warning.',
    ],
    [
      'what runs ahead is named after the trouble',
      { ...calm, counts: { ...none, normal: 20, ahead: 2 } },
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；22 个指标没有滞后或预警，**2** 个超前。',
      'Budget execution **38.5%**, **19.8** points behind time; none of 22 indicators behind or in warning, **2** ahead.',
    ],
    [
      'missing reports alone are trouble enough',
      { ...calm, counts: { ...none, normal: 3, missing: 2 } },
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；5 个指标中 **2** 个缺报。',
      'Budget execution **38.5%**, **19.8** points behind time; of 5 indicators **2** missing.',
    ],
    [
      'a target that is lost for the year is counted',
      { ...july, counts: { ...none, behind: 1 }, indicators: [{ ...visits, attainment: null, recoverable: false }] },
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；1 个指标中 **1** 个滞后；**1** 个指标全年已无法达到。',
      'Budget execution **38.5%**, **19.8** points behind time; of 1 indicator **1** behind; **1** can no longer be met this year.',
    ],
    [
      'nothing due yet is neither good nor bad',
      { ...calm, counts: { ...none, notDue: 4 } },
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；4 个指标都未到期。',
      'Budget execution **38.5%**, **19.8** points behind time; none of 4 indicators due yet.',
    ],
    [
      'a project without indicators',
      { ...calm, counts: none },
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；没有要考核的指标。',
      'Budget execution **38.5%**, **19.8** points behind time; no indicators to judge.',
    ],
    [
      'no report yet: what was declared',
      { ...calm, lastMonth: null, indicators: [visits] },
      '申报了 **1** 个指标、全年预算 **4,000.00万元**，尚无月报。',
      'Declared: **1** indicator and a full-year budget of **¥40.00 million**; no monthly report yet.',
    ],
  ])('%s', (_, facts, zh, en) => {
    expect(projectLead(facts, 'zh-CN')).toBe(zh)
    expect(projectLead(facts, 'en')).toBe(en)
  })

  test.each<[string, Facts, RegExp]>([
    [
      'the adjusted budget goes before the initial one',
      money({ adjusted: 5_000_000_000, rateOfAdjusted: 0.6 }),
      /^预算执行 \*\*60\.0%\*\*，比时间进度快 \*\*1\.7\*\* 个百分点；/,
    ],
    ['in step with time', money({ rateOfInitial: 7 / 12 }), /^预算执行 \*\*58\.3%\*\*，与时间进度相同；/],
    ['nothing entered is not 0%', money({ spent: null, rateOfInitial: null }), /^尚无支出数据；/],
    ['a reported 0 is 0%', money({ spent: 0, rateOfInitial: 0 }), /^预算执行 \*\*0\.0%\*\*，/],
    [
      'a budget of 0 has no rate',
      money({ initial: 0, rateOfInitial: null }),
      /^全年预算为 0，已支出 \*\*1,540\.00万元\*\*，算不出执行率；/,
    ],
    ['an unknown budget has no rate', money({ initial: null, rateOfInitial: null }), /^全年预算未填，已支出 .*算不出执行率；/],
    [
      'spent beyond the budget before the year is over',
      money({ spent: 4_200_000_000, rateOfInitial: 1.05 }),
      /^预算执行 \*\*105\.0%\*\*，已超全年预算 \*\*200\.00万元\*\*；/,
    ],
    ['net spending below zero keeps its sign', money({ spent: -40_000_000, rateOfInitial: -0.01 }), /^预算执行 \*\*-1\.0%\*\*，/],
    ['a standstill of three months', money({ months: spending(5, 5, 5, 5, 0, 0, 0) }), /；已连续 \*\*3\*\* 个月没有支出；/],
    ['one month without spending is no standstill', money({ months: spending(5, 5, 5, 5, 5, 5, 0) }), /个百分点；20 个指标/],
    ['spending of the month not reported', money({ months: spending(5, 5, 5, 5, 5, 5) }), /；\*\*7月\*\*支出未报；/],
    [
      'December: what is left',
      money({ spent: 3_712_400_000, rateOfInitial: 0.9281 }, december),
      /^全年预算执行 \*\*92\.8%\*\*，\*\*287\.60万元\*\*未支出；/,
    ],
    [
      'December: all of it',
      money({ spent: 4_000_000_000, rateOfInitial: 1 }, december),
      /^全年预算执行 \*\*100\.0%\*\*，全部支出；/,
    ],
    [
      'December: too much',
      money({ spent: 4_100_000_000, rateOfInitial: 1.025 }, december),
      /^全年预算执行 \*\*102\.5%\*\*，已超全年预算 \*\*100\.00万元\*\*；/,
    ],
    [
      'no report and no budget',
      { ...money({ initial: null }), lastMonth: null, indicators: [visits] },
      /^申报了 \*\*1\*\* 个指标，全年预算未填，尚无月报。$/,
    ],
  ])('money: %s', (_, facts, said) => {
    expect(projectLead(facts, 'zh-CN')).toMatch(said)
    expect(projectLead(facts, 'en')).not.toMatch(/[一-龥]|undefined|NaN|null/)
  })

  test('limits and levels have no ratio and are never called furthest off', () => {
    expect(furthestOff([progressOf({ signal: 'behind', toDate: 0.2, expected: null })])).toBeNull()
  })
})
