import { expect, test } from 'vitest'
import { readTarget } from '#domain/target-reader'
import { describeTarget } from '#wording/target'

test.each([
  ['=80万', null, '= 80万', '= 800,000'],
  ['≥80万', null, '≥ 80万', '≥ 800,000'],
  ['80万', null, '80万', '800,000'],
  ['15%及其以下', null, '≤ 15%', '≤ 15%'],
  ['≥11.376万元', null, '≥ 11.376万元', '≥ 113,760 元'],
  ['≥97.305%', null, '≥ 97.305%', '≥ 97.305%'],
  ['1,234人', null, '1,234人', '1,234 人'],
  ['100%', '公用经费控制率', '100%（越低越好）', '100% (less is better)'],
  ['10-15天', null, '10天–15天', '10 天 – 15 天'],
  ['健全', null, '定性 健全', 'Qualitative: 健全'],
  ['定性 好坏', null, '定性 好坏', 'Qualitative: 好坏'],
  ['/', null, '不适用', 'Not applicable'],
  ['2021年12月底前', null, '2021年12月底前', 'by 31 Dec 2021'],
  ['2021年6月15日前', null, '2021年6月15日前', 'by 15 Jun 2021'],
  ['12月底到位', null, '12月底前', 'by 31 Dec'],
  ['2021年1月-12月', null, '2021年1月1日至2021年12月31日', '1 Jan 2021 – 31 Dec 2021'],
  ['292%', '合格率', '待确认：292%', 'To be confirmed: 292%'],
])('%s (%s) is shown as "%s" and "%s"', (raw, name, zh, en) => {
  const target = readTarget(raw, name)
  expect(describeTarget('zh-CN', target)).toBe(zh)
  expect(describeTarget('en', target)).toBe(en)
})

test('a target that was answered to be exact is shown so, not as a range from 5 to 5', () => {
  const exact = { ...readTarget('=5个'), comparator: 'range' as const, value: null, low: 5, high: 5 }
  expect([describeTarget('zh-CN', exact), describeTarget('en', exact)]).toEqual(['恰好 5个', 'exactly 5 个'])
})
