import { excessOf, points, rate, weightOf } from '../figures.ts'
import type { Catalogue } from '../say.ts'

const categories: Record<string, string> = {
  cost: '成本指标',
  outputs: '产出指标',
  benefits: '效益指标',
  satisfaction: '满意度指标',
}
const category = (code: unknown) => categories[String(code)] ?? ''

/** What a reviewer objects to; `<code>.<variant>` where one code has several causes. */
export const finding = {
  'score-mismatch.differs': p => `表上得分 ${points(p.printed)}，按规则应为 ${points(p.score)}`,
  'score-mismatch.reduced': p => `表上得分 ${points(p.printed)} 低于按规则的 ${points(p.score)}：超额完成，已说明理由并人工调减`,
  'score-mismatch.execution': p => `预算执行得分表上为 ${points(p.printed)}，按规则应为 ${points(p.score)}`,
  'score-above-weight': p => `得分 ${points(p.printed)} 超过分值 ${weightOf(p.weight)}`,
  'full-marks-unmet': p => `目标未达到，却得满分 ${points(p.printed)}`,
  'weights-not-100': p => `分值合计 ${weightOf(p.total)}（含预算执行 ${weightOf(p.execution)}），应为 100`,
  'weight-open': p => `有 ${String(p.count)} 个指标还没有分值`,
  'category-points': p => `${category(p.category)}合计 ${weightOf(p.points)} 分，规则为 ${weightOf(p.rule)} 分`,
  'block-points': p => `各指标合计 ${weightOf(p.points)} 分，规则为 ${weightOf(p.rule)} 分`,
  'weight-missing': p => `有得分 ${points(p.printed)}，却没有分值`,
  'reason-missing.missed': '目标未达到，没有写偏差原因',
  'reason-missing.lost': p => `得分 ${points(p.score)} 低于分值 ${weightOf(p.weight)}，没有写原因`,
  overshoot: (p, f) => `实际值远高于目标（${excessOf(p, f)}），目标可能定得过低`,
  'execution-low': (p, f) => `预算执行率 ${rate(p.rate, f)}，低于 ${rate(p.limit, f)}，须说明原因`,
  unspent: (p, f) => `预算有 ${rate(p.unspent, f)} 未执行，超过 ${rate(p.limit, f)}，须说明原因`,
  inflated: (p, f) => `指标得分率 ${rate(p.share, f)}，高于预算执行率 ${rate(p.rate, f)} 超过 ${rate(p.limit, f)}，得分疑似虚高`,
  'unreadable.target-unreadable': p => `指标值“${p.target ?? ''}”不能确定其含义，请确认`,
  'unreadable.actual-unreadable': p => `实际完成值“${p.actual ?? ''}”不能与指标值“${p.target ?? ''}”比较，请确认`,
  'actual-missing': '没有填写实际完成值',
  'actual-uncertain': p => `实际完成值“${p.actual ?? ''}”的含义不完全确定，请核对`,
  'target-missing': '有分值，却没有指标值',
  'no-ratio': '目标不是正数且未达到，无法按比例计分，记 0 分',
  band: p =>
    `得分 ${points(p.printed)} 不在${p.level === null ? '' : `“${p.level}”的`}分档 ${points(p.low)}–${points(p.high)} 之内`,
  'band.rubric': p => `得分 ${points(p.printed)} 不是评分标准中的一档（${p.rubric}），按 ${points(p.score)} 计`,
  'total-mismatch.sum': p => `表上总分 ${points(p.printed)}，各行得分相加为 ${points(p.total)}`,
  'total-mismatch.rule': p => `表上总分 ${points(p.printed)}，按规则应为 ${points(p.total)}`,
  'total-mismatch.bounds': p => `表上总分 ${points(p.printed)} 不在可能的 ${points(p.low)}–${points(p.high)} 之内`,
  'budget-zero': '全年预算数为 0，预算执行率无法计算',
  'budget-missing': '缺少全年预算数或执行数，预算执行率无法计算',
} satisfies Catalogue
