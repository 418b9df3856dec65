import { actualOf, excessOf, points, rate, targetOf, valueOf, weightOf } from '../figures.ts'
import type { Catalogue } from '../say.ts'

/** Why a row has its score, with its numbers. */
export const score = {
  met: (p, f) =>
    `实际 ${actualOf(p, f)}，达到目标 ${targetOf(p, f)}，得满分 ${points(p.score)}${excessOf(p, f) && `（${excessOf(p, f)}）`}`,
  inside: (p, f) => `实际 ${actualOf(p, f)}，在 ${targetOf(p, f)} 之内，得满分 ${points(p.score)}`,
  below: (p, f) =>
    `实际 ${actualOf(p, f)}，低于目标 ${targetOf(p, f)}，按比例得分：分值 ${weightOf(p.weight)} × 实际 ÷ 目标 = ${points(p.score)}`,
  'above-a': (p, f) =>
    `实际 ${actualOf(p, f)}，超过上限 ${targetOf(p, f)}，按超出比例扣分：分值 ${weightOf(p.weight)} ×（1 − 超出 ÷ 上限）= ${points(p.score)}`,
  'above-b': (p, f) =>
    `实际 ${actualOf(p, f)}，超过上限 ${targetOf(p, f)}，按比例得分：分值 ${weightOf(p.weight)} × 上限 ÷ 实际 = ${points(p.score)}`,
  'above-double': (p, f) => `实际 ${actualOf(p, f)}，达到上限 ${targetOf(p, f)} 的两倍或以上，不得分`,
  'above-zero': (p, f) => `目标为 ${valueOf(p, f)}，实际 ${actualOf(p, f)}，未达到，不得分`,
  'no-ratio': (p, f) => `目标 ${targetOf(p, f)} 不是正数，无法按比例计分；实际 ${actualOf(p, f)} 未达到，不得分`,
  'below-pass': (p, f) => `实际 ${actualOf(p, f)}，目标 ${targetOf(p, f)}，完成程度低于及格线，不得分`,
  'satisfaction-band': (p, f) => `满意度 ${actualOf(p, f)}，按满意度分档得 ${points(p.score)}`,
  band: p => `定性指标，结果为“${p.level}”，由人在 ${points(p.low)}–${points(p.high)} 分之间评定`,
  'band-open': p => `没有写明达成程度，由人在 ${points(p.low)}–${points(p.high)} 分之间评定`,
  rubric: p => `评分标准：${p.rubric}。由人评定为“${p.level}”，得 ${points(p.score)}`,
  'rubric-open': p => `由人按评分标准评定：${p.rubric}`,
  'in-time': p => `按期完成，由人在 ${points(p.low)}–${points(p.high)} 分之间评定`,
  late: p => `晚于目标时间，由人在 ${points(p.low)}–${points(p.high)} 分之间评定`,
  'target-missing': '没有指标值，不计分',
  'target-unreadable': p => `指标值“${p.raw ?? ''}”不能确定其含义，不计分，请人确认`,
  'actual-missing': '没有填写实际完成值，不计分',
  'actual-unreadable': '实际完成值不能与指标值比较，不计分，请人确认',
  execution: (p, f) => `执行数 ÷ 全年预算数 = ${rate(p.rate, f)}，分值 ${weightOf(p.weight)}，得 ${points(p.score)}`,
  'no-execution': '全年预算数或执行数为空或为 0，执行率无法计算',
} satisfies Catalogue
