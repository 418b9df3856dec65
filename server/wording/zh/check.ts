import { points, rate, weightOf } from '../figures.ts'
import type { Catalogue } from '../say.ts'

/** What a reviewer objects to in a handed-in table, beyond its scores; and what could not be read. */
export const check = {
  'scored-blank': p => `指标值和实际完成值都没有填写，却得 ${points(p.score)} 分`,
  'target-in-name': p => `指标值写在了指标名称里（“${p.name ?? ''}”），年度指标值一栏为空`,
  'name-is-target': p => `指标名称与指标值相同（“${p.target ?? ''}”），看不出考核什么`,
  'copied-target': p => `实际完成值“${p.actual ?? ''}”照抄了指标值，不是实际结果`,
  'benefit-denied': p => `指标说明没有该项效益，却得 ${points(p.score)} 分`,
  'points-as-values': '指标值、实际完成值两栏填的是分数，不是指标值和完成值',
  'single-row': p => `只有一个指标，占了 ${weightOf(p.weight)} 分`,
  'zero-total': p => `年度资金总额填为 0，而“${p.label ?? ''}”为 ${p.fullYear ?? '—'}、执行 ${p.executed ?? '—'}`,
  'budget-changed': p => `年初预算 ${p.initial}，全年预算 ${p.fullYear}：没有读到调整原因`,
  'sub-row-contradicts.score': p =>
    `“${p.label ?? ''}”与资金总额金额相同，得分却是 ${points(p.printed)}，总额行为 ${points(p.total)}`,
  'sub-row-contradicts.sum': p => `各来源执行数合计 ${p.spent}，资金总额的执行数为 ${p.executed}`,
  'sub-row-contradicts.blank': p => `“${p.label ?? ''}”没有填执行数，而资金总额的执行数为 ${p.executed}`,
  'zero-over-zero': p => `“${p.label ?? ''}”预算和执行都是 0，执行率却写为 ${p.printed}`,
  'rate-mismatch.cut': p => `执行率 ${p.printed} 是截尾得来的，四舍五入应为 ${p.rate}`,
  'rate-mismatch.differs': p => `执行率写为 ${p.printed}，按金额应为 ${p.rate}`,
  'statement-contradicts': (p, f) => `说明中称“${p.text ?? ''}”，而执行率只有 ${rate(p.rate, f)}`,
  'prompt-text': p => `表中还留有填表提示（${p.count} 处）：“${p.text ?? ''}”`,
  'goal-repeated': '实际完成情况照抄了预期目标',
  'year-mismatch': p => `表为 ${p.year} 年，目标写的是 ${p.named} 年`,
  'unreadable.glued': p => `几个单元格的内容连在一起（“${p.text ?? ''}”），不能确定各是什么，请确认`,
  'unreadable.above-100': p => `“${p.text ?? ''}”超过 100%，这类比率不可能，请确认符号和数字`,
  'unit-slip': p => `文中“${p.printed}”等于 ${p.parts}，单位疑为万元`,
  'unread.cut-row': '文字在这一行中断，缺少的内容没有推测',
  'unread.out-of-order': '阅读顺序被打乱，不能确定名称与数值的对应，没有推测',
  'unread.glued': '几个单元格连在一起，没有拆分',
  'unread.budget': '资金部分没有读出',
  'unread.unplaced': '这段文字不知属于哪一栏',
  'unread.rows': '没有读到指标行',
  'unread.too-long': '这张表超过 2000 个单元格，从这里起没有再读，请拆成几份再核对',
} satisfies Catalogue
