import { describe, expect, it } from 'vitest'
import type { Overview } from '#domain/overview'
import { overviewLead, pointsApart, projectsLead } from '#wording/overview-lead'

const none = { ahead: 0, normal: 0, warning: 0, behind: 0, notDue: 0, missing: 0 }

function facts(totals: Partial<Overview['totals']> = {}): Pick<Overview, 'year' | 'asOf' | 'timeProgress' | 'totals'> {
  return {
    year: 2021,
    asOf: '2021-07',
    timeProgress: 7 / 12,
    totals: {
      projects: 120,
      archived: 0,
      budget: 181_680_000_000,
      initialBudget: 176_570_000_000,
      spent: 90_794_140_000,
      executionRate: 0.49975,
      atRiskAmount: 16_254_200_000,
      signals: { ...none, behind: 17 },
      budgetSignals: none,
      reports: { due: 120, submitted: 24, approved: 88, late: 8 },
      ...totals,
    },
  }
}

describe('the sentence the overview opens with', () => {
  it('says execution, distance from time, projects behind and money at risk', () => {
    expect(overviewLead(facts(), 'zh-CN')).toBe(
      '全部项目资金执行 **50.0%**，比时间进度慢 **8.4** 个百分点；**17** 个项目目标滞后，风险金额 **16,254.20万元**',
    )
    expect(overviewLead(facts(), 'en')).toBe(
      'All projects: **50.0%** of the budget spent, **8.4** points behind time; targets of **17** projects behind, money at risk **¥162.54 million**',
    )
  })

  it('names whose projects these are when only one department is shown', () => {
    expect(overviewLead(facts(), 'zh-CN', '市教育局')).toMatch(/^市教育局资金执行/)
  })

  it('says faster when spending is ahead of time, and level when it is not apart by a tenth of a point', () => {
    expect(overviewLead(facts({ executionRate: 0.65 }), 'zh-CN')).toContain('比时间进度快 **6.7** 个百分点')
    expect(overviewLead(facts({ executionRate: 7 / 12 + 0.0002 }), 'zh-CN')).toContain('，与时间进度相同')
  })

  it('says that no project is behind, and leaves out money at risk when there is none', () => {
    expect(overviewLead(facts({ signals: none, atRiskAmount: 0 }), 'zh-CN')).toMatch(/；没有项目目标滞后$/)
  })

  it('never turns a year without a report into an execution of 0%', () => {
    const text = overviewLead(facts({ executionRate: null, spent: null, signals: none, atRiskAmount: null }), 'zh-CN')
    expect(text).toBe('全部项目 **120** 个，尚无执行数据')
  })

  it('says 0% when nothing was spent but it was reported', () => {
    expect(overviewLead(facts({ executionRate: 0 }), 'zh-CN')).toContain('资金执行 **0.0%**，比时间进度慢 **58.3** 个百分点')
  })

  it('asks for a declaration where the year has no project', () => {
    expect(overviewLead(facts({ projects: 0 }), 'zh-CN')).toBe('2021年还没有项目。先导入一份绩效目标申报表。')
  })

  const december = (totals: Partial<Overview['totals']>) => ({ ...facts(totals), asOf: '2021-12', timeProgress: 1 })

  it('says in December what was left of the year’s budget, no longer a distance from time', () => {
    const almost = december({ executionRate: 0.962, budget: 100_000_000, spent: 96_200_000 })
    expect(overviewLead(almost, 'zh-CN')).toMatch(/^全部项目全年资金执行 \*\*96\.2%\*\*，未执行 \*\*3\.80万元\*\*；/)
    expect(overviewLead(almost, 'en')).toMatch(
      /^All projects: \*\*96\.2%\*\* of the full-year budget spent, \*\*¥0\.04 million\*\* left;/,
    )
    const whole = december({ executionRate: 1, budget: 100_000_000, spent: 100_000_000 })
    expect(overviewLead(whole, 'zh-CN')).toContain('**100.0%**，预算全部执行；')
  })

  it('says by how much the whole year’s budget is overspent, in any month', () => {
    const over = { executionRate: 1.05, budget: 100_000_000, spent: 105_000_000 }
    expect(overviewLead(facts(over), 'zh-CN')).toContain('资金执行 **105.0%**，超出全年预算 **5.00万元**；')
    expect(overviewLead(december(over), 'en')).toContain('**¥0.05 million** over the full-year budget;')
  })

  it('says money spent without a budget as money, never as a rate', () => {
    const bare = facts({ executionRate: null, budget: null, spent: 5_000_000, signals: none, atRiskAmount: null })
    expect(overviewLead(bare, 'zh-CN')).toBe('全部项目已支出 **5.00万元**，没有全年预算可比')
  })

  it('counts one project as one', () => {
    const one = facts({ signals: { ...none, behind: 1 } })
    expect(overviewLead(one, 'en')).toContain('targets of **1** project behind')
  })

  it('rounds the distance, not its two ends', () => {
    expect(pointsApart(0.49975, 7 / 12)).toEqual({ points: '8.4', slower: true })
    expect(pointsApart(0.5, 0.5)).toBeNull()
  })
})

describe('the sentence the project list opens with', () => {
  it('says how many projects, their budget and what stands out', () => {
    const some = facts({ signals: { ...none, behind: 17, warning: 19, missing: 8 } })
    expect(projectsLead(some, 120, false, 'zh-CN')).toBe(
      '2021年共 **120** 个项目，全年预算 **181,680.00万元**；目标滞后 **17** 个、预警 **19** 个，缺报 **8** 个',
    )
    expect(projectsLead(some, 120, false, 'en')).toBe(
      '**120** projects in 2021, full-year budget **¥1,816.80 million**; targets behind in **17**, at warning in **19**, **8** without a report',
    )
  })

  it('says under a filter how many of all fit, and that none fits', () => {
    expect(projectsLead(facts(), 17, true, 'zh-CN')).toBe('**17** 个项目符合条件（共 120 个）')
    expect(projectsLead(facts(), 1, true, 'en')).toBe('**1** of 120 projects fits')
    expect(projectsLead(facts(), 0, true, 'zh-CN')).toBe('没有符合的项目')
  })

  it('says that nothing stands out, and asks for a declaration where there is none', () => {
    expect(projectsLead(facts({ signals: none }), 120, false, 'zh-CN')).toMatch(/；没有项目目标滞后或预警$/)
    expect(projectsLead(facts({ projects: 0 }), 0, false, 'en')).toContain('Import a declaration')
  })
})
