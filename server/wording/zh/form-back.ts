import { num, str } from '../param.ts'
import type { Catalogue } from '../say.ts'

const kinds: Record<string, string> = {
  selfEvaluation: '绩效自评表',
  declaration: '绩效目标申报表',
  monitoring: '绩效运行监控表',
}
const kindOf = (kind: unknown) => kinds[String(kind)] ?? '另一种表'

/** A form that comes back: why it is not this one, and what each cell would change. */
export const formBack = {
  'form-other-kind': '不是这种表',
  'form-other-kind.detail': p => `文件是${kindOf(p.found)}，这里要的是${kindOf(p.expected)}。`,
  'form-unnamed': '表上没有项目名称',
  'form-unnamed.detail': p => `无法确认它属于“${str(p, 'expected')}”。请填上项目名称再上传。`,
  'form-other-project': '这是另一个项目的表',
  'form-other-project.detail': p => `文件写的是“${str(p, 'found')}”，这里是“${str(p, 'expected')}”。`,
  'form-other-year': '这是另一年度的表',
  'form-other-year.detail': p => `文件写的是 ${p.found} 年度，这里是 ${p.expected} 年度。`,
  'form-other-unit': '这是另一个单位的表',
  'form-other-unit.detail': p => `文件写的是“${str(p, 'found')}”，这里是“${str(p, 'expected')}”。`,
  'form-other-months': '这是另一个月份的监控表',
  'form-other-months.detail': p => `文件是 1-${p.found} 月的，这里是 1-${p.expected} 月的。`,
  'form-no-columns': '没有找到监控表的栏目',
  'form-no-columns.detail': '表头中须有“全年预计完成情况”或“原因说明”，请使用导出的监控表。',
  'form-no-such-table': '文件中没有这张表',
  'form-no-such-table.detail': p => `文件中共有 ${p.count} 张表，请重新选择。`,
  'back-not-acceptable': '有选中的内容不能接受',
  'back-not-acceptable.detail': p => `有 ${p.count} 处不能由表带入，请取消后再保存；本次没有保存任何内容。`,
  'back-nothing': '没有选中任何一处',
  'back-nothing.detail': '请先选择要接受的内容。',
  'back-weight': p => `分值改为 ${num(p, 'to')}`,
  'back-execution-weight': p => `预算执行的分值改为 ${num(p, 'to')}`,
  'back-score': p => `评分改为 ${num(p, 'to')}`,
  'back-said': p => `原因：${str(p, 'reason') || '（清空）'}；措施：${str(p, 'measures') || '（清空）'}`,
  'back-actual': p => `${str(p, 'month')} 的完成值由 ${num(p, 'from')} 更正为 ${num(p, 'to')}`,
  'back-forecast': '改写全年预计完成情况',
  'back-expected': '改写全年预计执行数',
  'back-expected-unread': '读不出这个金额',
  'back-causes': '改写偏差原因',
  'back-note': '改写原因说明',
  'back-likelihood': '改写完成目标可能性',
  'back-ledger': '金额来自预算和支出台账，请在那里更正',
  'back-computed': p =>
    num(p, 'score') === null ? '由系统按规则算出，不能由表带入' : `由系统按规则算出（${num(p, 'score')}），不能由表带入`,
  'back-grade': '等级由总分按规则得出',
  'back-target': '指标值须通过“指标值变更申请”调整',
  'back-points': '分值和得分须在 0 到 100 之间，最多两位小数',
  'back-long': p => `文字太长，最多 ${p.limit} 字`,
  'back-actual-unread': '读不出这个完成值',
  'back-actual-derived': '完成值由系统自动算出，请更正它的来源',
  'back-actual-units': '由多个单位填报，请各单位在月报中更正',
  'back-actual-none': '全年没有填报过，没有可以更正的月份；请在月报中填报',
  'back-actual-ratio': '须有分子、分母或等级，请在月报中更正',
  'back-forecast-unread': '读不出这个预计值，或该指标不是数量',
  'back-torn': '三个可能性勾了不止一个',
} satisfies Catalogue
