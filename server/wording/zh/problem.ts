import { num, str } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'

/** What is wrong with an entry, and what to do about it. */
const of = (p: Params) => (p.indicator ? `“${str(p, 'indicator')}”` : '')
const ofMoney = (p: Params) => (p.subproject ? `“${str(p, 'subproject')}”` : '')

export const problem = {
  'duplicate-name': p => `子项目“${str(p, 'name')}”重复，请改名或合并`,
  'no-such-subproject': p => `没有名为“${str(p, 'name')}”的子项目`,
  'duplicate-month': '同一个月在计划中出现了两次',
  'not-a-reviewer': '此账号不是启用中的评审专家',
  'duplicate-contributor': '同一个单位在填报单位中出现了两次',
  'correction-needs-note': '本月已审核过，更正须在备注写明原因',
  'stages-in-use': p => `已填报的阶段“${str(p, 'level')}”不在新的阶段里，请保留它`,
  'month-outside-year': p => `${str(p, 'month')} 不在项目年度 ${str(p, 'year')} 年内`,
  'unknown-previous-project': p => `没有编号为 ${str(p, 'id')} 的项目，或不在您可以查看的范围内`,
  'previous-project-year': p => `“${str(p, 'name')}”是 ${str(p, 'year')} 年的项目，上年项目须是 ${str(p, 'expected')} 年的`,
  'unknown-indicator': p => `项目中没有编号为 ${str(p, 'id')} 的指标`,
  'duplicate-entry': p => `${of(p)}同一单位在本次提交中重复，第 ${str(p, 'first')} 条已有`,
  derived: p =>
    `${of(p)}由支出台账自动计算（${p.derivation === 'executionRate' ? '实际支出 ÷ 到位资金' : '（支出 − 非专用支出）÷ 支出'}），请改填支出；确需另填一个数，须在备注写明理由`,
  'not-a-contributor': p => `编号为 ${str(p, 'agency')} 的单位不是${of(p)}的填报单位`,
  'not-a-number': p => `${of(p)}不是一个数`,
  'value-and-not-applicable': p => `${of(p)}既填了数又注明“本月不适用”，只能二选一`,
  'not-applicable-needs-note': p => `${of(p)}注明“本月不适用”时须写明原因`,
  'nothing-entered': p => `${of(p)}没有填任何内容；要清空请填 null，零请填 0`,
  'number-expected': p => `${of(p)}要填数，不填等级`,
  'level-and-number': p => `${of(p)}既填了等级又填了数，只能填等级`,
  'unknown-level': p => `${of(p)}没有“${str(p, 'level')}”这一等级或阶段，可填：${str(p, 'choices')}`,
  'level-expected': p => `${of(p)}要填等级或阶段，不填数；可填：${str(p, 'choices')}`,
  'one-number-expected': p => `${of(p)}只填一个数，不填分子分母`,
  'value-and-fraction': p => `${of(p)}既填了百分比又填了分子分母，只能填一种；有分子分母时请填分子分母`,
  'denominator-missing': p => `${of(p)}填了分子，缺分母`,
  'numerator-missing': p => `${of(p)}填了分母，缺分子`,
  'denominator-negative': p => `${of(p)}的分母不能为负`,
  'denominator-zero': (p, f) => `${of(p)}分母为 0 而分子为 ${f.number(num(p, 'numerator'))}；本月无可计量时两者都填 0`,
  'negative-needs-note': p => `${of(p)}为负数（冲减）时须写明原因`,
  'unknown-subproject': p => `项目中没有编号为 ${str(p, 'id')} 的子项目`,
  'duplicate-expenditure': p => `子项目${ofMoney(p)}在本次提交中重复，第 ${str(p, 'first')} 条已有`,
  'not-fen': p => `子项目${ofMoney(p)}的金额须为整数（分）`,
  'negative-money-needs-note': (p, f) => `子项目${ofMoney(p)}金额为负（${f.moneyWithUnit(num(p, 'amount'))}）时须写明原因`,
} satisfies Catalogue
