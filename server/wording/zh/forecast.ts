import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'
import { num, str, yes } from '../param.ts'
import type { Catalogue } from '../say.ts'

/** What the year's end is foreseen from, with its numbers. */

const value = (p: Params, key: string, f: Format) => f.quantity(num(p, key), str(p, 'unit'), num(p, 'scale') ?? 1, 1)
const chance = (p: Params, f: Format) => {
  const share = num(p, 'probability')
  if (share === null) return ''
  return share < 0.01 ? '不到 1%' : share > 0.99 ? '超过 99%' : f.percent(share, 0)
}
const from = (p: Params) => {
  const shape = p.shape === 'plan' ? '已定的月度计划' : '均匀进度'
  return yes(p, 'lastYear') ? `上年同月${p.shape === 'plan' ? `和${shape}` : ''}` : shape
}
const taught = (p: Params) =>
  num(p, 'prior') === 0 ? '误差按公开的月度数据估计（本库往年还不够）' : `误差按本库往年 ${str(p, 'indicators')} 个指标估计`
const thin = (p: Params) =>
  yes(p, 'thin') ? `；只有 ${str(p, 'months')} 个月的数${yes(p, 'lastYear') ? '' : '，没有上年可比'}，区间很宽，仅供参考` : ''
const band = (p: Params, f: Format) =>
  `全年约 ${value(p, 'value', f)}，八成把握在 ${value(p, 'low', f)}–${value(p, 'high', f)} 之间`

export const forecast = {
  like: (p, f) =>
    `按截至 ${str(p, 'until')} 月的 ${str(p, 'months')} 个月、参照${from(p)}推算：${band(p, f)}；达到指标值的可能性${chance(p, f)}。${taught(p)}${thin(p)}。`,
  met: (p, f) => `累计已达到指标值，以后只增不减，确定能完成${num(p, 'value') === null ? '' : `；${band(p, f)}`}。`,
  lost: (p, f) => `按已发生的数，指标值已不可能达到，不是推测${num(p, 'value') === null ? '' : `；${band(p, f)}`}。`,
  over: (p, f) => `12 月已报：全年 ${value(p, 'value', f)}（${str(p, 'months')} 个月有数），不再推算。`,
  partial: (p, f) => `12 月尚未报齐，目前 ${value(p, 'value', f)}，报齐前不下结论。`,
  ended: '项目已终止，不再推算。',
  'no-report': '还没有月报，无从推算。',
  'no-shape': '没有月度计划，也没有上年同一指标可参照，不能按匀速推算。',
  'nothing-yet': '至今都是 0 或为负，也没有上年可参照，无从推算。',
  'not-a-number': '只有等级或阶段，不作数值推算。',
  score: (p, f) =>
    `各行按推算的全年值试算得分，取其平均；只含能推算的行（共 ${f.number(num(p, 'of'), 1)} 分，总 ${f.number(num(p, 'all'), 1)} 分），定性指标不推算。`,
  money: (p, f) =>
    `按截至 ${str(p, 'until')} 月的支出、参照${yes(p, 'lastYear') ? '上年各月支出占预算的份额' : '均匀进度'}推算：全年支出约 ${f.moneyWithUnit(num(p, 'value'))}，八成把握在 ${f.moneyWithUnit(num(p, 'low'))}–${f.moneyWithUnit(num(p, 'high'))} 之间；结余 = 全年预算 ${f.moneyWithUnit(num(p, 'budget'))} − 支出。`,
} satisfies Catalogue
