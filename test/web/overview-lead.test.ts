import { describe, expect, it } from 'vitest'
import type { Overview } from '#domain/overview'
import { overviewLead, pointsApart } from '#wording/overview-lead'

const none = { ahead: 0, normal: 0, warning: 0, behind: 0, notDue: 0, missing: 0 }

function facts(totals: Partial<Overview['totals']> = {}) {
  return {
    year: 2021,
    timeProgress: 7 / 12,
    totals: {
      projects: 120,
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
      '全部项目资金执行 **50%**，比时间进度慢 **8.4** 个百分点；**17** 个项目目标滞后，风险金额 **16,254.20万元**',
    )
    expect(overviewLead(facts(), 'en')).toBe(
      'All projects: **50%** of the budget spent, **8.4** points behind time; targets of **17** projects behind, money at risk **¥162.54 million**',
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
    expect(overviewLead(facts({ executionRate: 0 }), 'zh-CN')).toContain('资金执行 **0%**，比时间进度慢 **58.3** 个百分点')
  })

  it('asks for a declaration where the year has no project', () => {
    expect(overviewLead(facts({ projects: 0 }), 'zh-CN')).toBe('2021年还没有项目。先导入一份绩效目标申报表。')
  })

  it('rounds the distance, not its two ends', () => {
    expect(pointsApart(0.49975, 7 / 12)).toEqual({ points: '8.4', slower: true })
    expect(pointsApart(0.5, 0.5)).toBeNull()
  })
})
