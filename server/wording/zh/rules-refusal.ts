import { str } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'

/** A share is said as a percentage where it is one. */
const share = (p: Params, key: string) => `${Number((Number(p[key]) * 100).toPrecision(10))}%`

/** Refusals of rule sets 规则集, and what a rule set gets wrong, by its place. */
export const rulesRefusal = {
  'rules-unchanged': p => `与第 ${str(p, 'version')} 版没有差别`,
  'rules-unchanged.detail': '没有改动，不必新建版本。',
  'rules-activated': p => `现在启用的是 ${str(p, 'code')} 第 ${str(p, 'version')} 版`,
  'rules-activated.detail': '您打开之后已有人启用了别的版本。请刷新，看过差别和影响后再启用。',
  'rules-already-active': p => `第 ${str(p, 'version')} 版已经启用`,
  'rules-already-active.detail': '不必再次启用。',
  'rules-points': p =>
    `各项合计 ${str(p, 'total')} 分，应为 100${Number(p.process) > 0 ? `（含过程指标 ${str(p, 'process')} 分）` : ''}`,
  'rules-criterion-twice': p => `过程指标“${str(p, 'name')}”重复`,
  'rules-criterion-used': p => `有 ${str(p, 'count')} 条过程指标用了别的指标用过的编号`,
  'rules-criterion-used.detail': '编号跟着指标走，已填的评分按编号对应。请给新指标换一个没有用过的编号。',
  'rules-criterion-number': p => `编号 ${str(p, 'id')} 属于以前的过程指标“${str(p, 'before')}”，不能改给“${str(p, 'name')}”`,
  'rules-rubric-best': '第一档应得满分（100%）',
  'rules-falling-share': p => `${share(p, 'value')} 应低于上一行的 ${share(p, 'before')}`,
  'rules-levels-equal': p => `按规则集的小数位数取整后也得 ${str(p, 'points')} 分，与“${str(p, 'name')}”分不开`,
  'rules-code-taken': p => `代码“${str(p, 'code')}”留给新建页面使用，请换一个`,
  'rules-level-twice': p => `评分标准中“${str(p, 'name')}”重复`,
  'rules-falling': p => `${str(p, 'value')} 应低于上一等级的 ${str(p, 'before')}`,
  'rules-grade-order': p => `“${str(p, 'grade')}”应排在“${str(p, 'before')}”之前，且不重复`,
  'rules-from-zero': '最后一行应从 0 起，否则最低的得分没有归处',
  'rules-earns-more': p => `得分 ${share(p, 'value')} 高于上一档的 ${share(p, 'before')}：满意度更低不应得更多`,
  'rules-rising': p => `${share(p, 'value')} 应不低于前一项的 ${share(p, 'before')}`,
  'rules-above': p => `${share(p, 'value')} 应高于 ${share(p, 'before')}`,
  'rules-overlap': p => `从 ${share(p, 'value')} 起，与下一级的上限 ${share(p, 'before')} 重叠`,
  'rules-later': p => `${str(p, 'value')} 应不早于前一项的 ${str(p, 'before')}`,
  'rules-month': p => `${str(p, 'value')} 月应晚于上一行的 ${str(p, 'before')} 月`,
  'field.step': p => `最多保留到 ${str(p, 'step')}`,
} satisfies Catalogue
