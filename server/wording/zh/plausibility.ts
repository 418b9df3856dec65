import { num, quantity, str } from '../param.ts'
import type { Catalogue } from '../say.ts'

/** Questions before a month is handed in, each with its figures. */
export const plausibility = {
  jump: (p, f) =>
    `本月 ${quantity(p, 'value', f)}，是此前 ${str(p, 'months')} 个月通常值 ${quantity(p, 'usual', f)} 的 ${str(p, 'times')} 倍，原因是什么？`,
  outlier: (p, f) =>
    `本月 ${quantity(p, 'value', f)}，与此前 ${str(p, 'months')} 个月的通常值 ${quantity(p, 'usual', f)} 相差明显，原因是什么？`,
  'all-full': p => `本月 ${str(p, 'count')} 个比率全部恰为 100%，是否逐项核对过？`,
  'equals-target': (p, f) =>
    `连续 ${str(p, 'months')} 个月恰好等于${p.share ? '指标值的每月均摊数' : '指标值'} ${quantity(p, 'value', f)}，是实际发生数吗？`,
  'note-copied': p => `备注“${str(p, 'note')}”与另一单位的备注相同，是否为本单位的实际情况？`,
  falling: (p, f) =>
    p.fromLevel
      ? `由 ${str(p, 'month')} 的“${str(p, 'fromLevel')}”退回“${str(p, 'toLevel')}”，原因是什么？`
      : `累计值由 ${str(p, 'month')} 的 ${quantity(p, 'from', f)} 降为 ${quantity(p, 'to', f)}，原因是什么？`,
  'over-budget': (p, f) =>
    `${p.subproject ? `子项目“${str(p, 'subproject')}”` : '项目'}累计支出 ${f.moneyWithUnit(num(p, 'spent'))}，超过预算 ${f.moneyWithUnit(num(p, 'budget'))}，原因是什么？`,
  'spent-no-result': (p, f) =>
    `本月支出 ${f.moneyWithUnit(num(p, 'spent'))}，而 ${str(p, 'count')} 个数量指标都是 0，支出用于什么？`,
  'result-no-spend': p => `本月 ${str(p, 'count')} 个数量指标有完成数，而累计支出为 0，由何处支出？`,
  'few-asked': p => `满意度只来自 ${str(p, 'asked')} 份有效答卷，能否代表服务对象？`,
} satisfies Catalogue
