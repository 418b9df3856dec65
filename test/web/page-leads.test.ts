import { describe, expect, test } from 'vitest'
import { declarationLead, type DeclarationLeadFacts } from '#wording/declaration-lead'
import { entryLead, type EntryLeadFacts } from '#wording/entry-lead'
import { historyLead, type HistoryLeadFacts } from '#wording/history-lead'

const month: EntryLeadFacts = {
  month: '2021-07',
  state: 'draft',
  correction: false,
  indicators: 30,
  due: 26,
  filled: 18,
  moneyOpen: false,
  errors: 0,
  notes: 0,
  conflicts: 0,
  spent: 120_000_000,
  dueOn: '2021-08-05',
  submittedOn: null,
  daysLeft: 3,
}
const closed = { ...month, filled: 26, submittedOn: '2021-08-04', daysLeft: -40 }

describe('the sentence of the month entry', () => {
  test.each<[string, EntryLeadFacts, string]>([
    [
      'due, filled, to go, to explain, and by when',
      { ...month, notes: 2 },
      '7月应填 **26** 项，已填 **18** 项，还差 **8** 项；**2** 处需要说明；月报 **8月5日**前报送，还剩 3 天。',
    ],
    [
      'errors and conflicts come before the deadline',
      { ...month, errors: 1, conflicts: 1 },
      '7月应填 **26** 项，已填 **18** 项，还差 **8** 项；**1** 处需要改正；**1** 处与他人的改动冲突；月报 **8月5日**前报送，还剩 3 天。',
    ],
    [
      'nothing filled yet',
      { ...month, filled: 0, moneyOpen: true, daysLeft: 200 },
      '7月应填 **26** 项，尚未填报；支出未填；月报 **8月5日**前报送。',
    ],
    [
      'all filled on the last day',
      { ...month, filled: 26, daysLeft: 0 },
      '7月应填 **26** 项，已填 **26** 项，已填完；月报 **8月5日**前报送，今天截止。',
    ],
    [
      'overdue by days',
      { ...month, filled: 26, daysLeft: -4 },
      '7月应填 **26** 项，已填 **26** 项，已填完；月报应于 **8月5日**前报送，已逾期 4 天。',
    ],
    [
      'overdue by years',
      { ...month, filled: 26, daysLeft: -1800 },
      '7月应填 **26** 项，已填 **26** 项，已填完；月报应于 **8月5日**前报送，已逾期。',
    ],
    [
      'December is due in the next year',
      { ...month, month: '2021-12', dueOn: '2022-01-05', filled: 26 },
      '12月应填 **26** 项，已填 **26** 项，已填完；月报 **2022年1月5日**前报送，还剩 3 天。',
    ],
    [
      'returned with an opinion',
      { ...month, state: 'returned', filled: 26 },
      '7月月报被退回，按意见修改后重新提交。7月应填 **26** 项，已填 **26** 项，已填完；月报 **8月5日**前报送，还剩 3 天。',
    ],
    [
      'reopened for a correction',
      { ...month, correction: true, filled: 26 },
      '7月月报已重新打开更正，改动须写明原因。7月应填 **26** 项，已填 **26** 项，已填完；月报 **8月5日**前报送，还剩 3 天。',
    ],
    [
      'only money',
      { ...month, indicators: 0, due: 0, filled: 0 },
      '7月只填支出，这个项目没有指标；月报 **8月5日**前报送，还剩 3 天。',
    ],
    ['no indicator due', { ...month, due: 0, filled: 0 }, '7月没有应填的指标；月报 **8月5日**前报送，还剩 3 天。'],
    [
      'submitted in time',
      { ...closed, state: 'submitted' },
      '7月月报已提交，等待审核：填报 **26** 项，当月支出 **120.00万元**；8月4日提交。',
    ],
    [
      'submitted late',
      { ...closed, state: 'submitted', submittedOn: '2021-08-09' },
      '7月月报已提交，等待审核：填报 **26** 项，当月支出 **120.00万元**；8月9日提交，晚于期限 8月5日。',
    ],
    [
      'approved and locked; money not entered is not 0',
      { ...closed, state: 'approved', spent: null },
      '7月月报已审核并锁定：填报 **26** 项，当月支出 **未填**；8月4日提交。',
    ],
  ])('%s', (_, facts, said) => {
    expect(entryLead(facts, 'zh-CN')).toBe(said)
    expect(entryLead(facts, 'en')).not.toMatch(/[一-龥]|undefined|NaN|null/)
  })

  test('in English', () => {
    expect(entryLead({ ...month, notes: 1 }, 'en')).toBe(
      'Jul: **26** indicators due, **18** filled, **8** to go; **1** place to explain; hand in by **5 Aug**, 3 days left.',
    )
    expect(entryLead({ ...closed, state: 'approved' }, 'en')).toBe(
      'The Jul report is approved and locked: **26** indicators filled, **¥1.20 million** spent in the month; submitted on 4 Aug.',
    )
  })
})

const form: DeclarationLeadFacts = {
  byHand: false,
  indicators: 30,
  subprojects: 4,
  questions: 5,
  open: 3,
  total: 4_000_000_000,
  sums: { subprojects: { sum: 4_000_000_000, agrees: true }, funding: { sum: 4_000_000_000, agrees: true } },
  unplaced: 0,
}
const short = { sum: 3_990_000_000, agrees: false }

describe('the sentence of the declaration review', () => {
  test.each<[string, DeclarationLeadFacts, string]>([
    [
      'what was read, what is asked, sums that agree',
      form,
      '读出 **30** 项指标、**4** 个子项目；**3** 个问题待确认；各项合计与预算总额 **4,000.00万元** 一致。',
    ],
    [
      'all confirmed, a sum that differs, lines left over',
      { ...form, open: 0, sums: { ...form.sums, subprojects: short }, unplaced: 2 },
      '读出 **30** 项指标、**4** 个子项目；问题都已确认；子项目合计 **3,990.00万元**，与预算总额 4,000.00万元 相差 **10.00万元**；**2** 行没有对应的栏目，未读入。',
    ],
    [
      'no indicator read',
      { ...form, indicators: 0, subprojects: 0, questions: 0, open: 0, total: null },
      '没有读出指标，请核对原文是否完整；预算总额未填，合计无从核对。',
    ],
    [
      'typed by hand, nothing to compare yet',
      {
        ...form,
        byHand: true,
        indicators: 1,
        subprojects: 1,
        questions: 0,
        open: 0,
        sums: { subprojects: { sum: 0, agrees: null }, funding: { sum: 0, agrees: null } },
      },
      '手工填写，已有 **1** 项指标、**1** 个子项目。',
    ],
  ])('%s', (_, facts, said) => {
    expect(declarationLead(facts, 'zh-CN')).toBe(said)
    expect(declarationLead(facts, 'en')).not.toMatch(/[一-龥]|undefined|NaN|null/)
  })

  test('in English', () => {
    expect(declarationLead(form, 'en')).toBe(
      'Read **30** indicators and **4** sub-projects; **3** questions to confirm; the sums agree with the total budget of **¥40.00 million**.',
    )
  })
})

const past: HistoryLeadFacts = {
  versions: 359,
  replacing: 2,
  last: { who: '填报人', when: '2022-01-04 10:00', month: '2021-12', what: '访问人数' },
}

describe('the sentence of the history', () => {
  test.each<[string, HistoryLeadFacts, string, string]>([
    [
      'versions, replaced values, who entered last',
      past,
      '共 **359** 个版本，其中 **2** 个替换了旧值，旧值仍在；最近一次由填报人于 2022-01-04 10:00 填报：12月“访问人数”。',
      '**359** versions, **2** of them replaced an earlier value, which is kept; last entered by 填报人 on 2022-01-04 10:00: Dec, “访问人数”.',
    ],
    [
      'one version, by an account that is gone',
      { ...past, versions: 1, replacing: 0, last: { ...past.last, who: null } },
      '共 **1** 个版本，没有改动过；最近一次由未知账户于 2022-01-04 10:00 填报：12月“访问人数”。',
      '**1** version, none of them a change; last entered by an unknown account on 2022-01-04 10:00: Dec, “访问人数”.',
    ],
  ])('%s', (_, facts, zh, en) => {
    expect(historyLead(facts, 'zh-CN')).toBe(zh)
    expect(historyLead(facts, 'en')).toBe(en)
  })
})
