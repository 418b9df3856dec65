import type { Catalogue } from '../say.ts'

/** Why a project is not carried into the next year, and what a carried declaration may not say. */
export const carry = {
  'carry-exists': '下年的项目已经有了',
  'carry-exists.detail': p => `${p.year} 年已有“${p.name}”（编号 ${p.id}），不再结转。`,
  'carry-archived': '项目已归档',
  'carry-archived.detail': '归档的项目不结转，确需结转请先恢复。',
  'carry-merged': '项目已并入其他项目',
  'carry-merged.detail': p => (p.name ? `已并入“${p.name}”，请从那里结转。` : '请从并入的项目结转。'),
  'carry-last-year': '没有下一年',
  'carry-last-year.detail': p => `${p.year} 年是系统能记的最后一年。`,
  'carry-contract': '有合同不能接续',
  'carry-contract.detail': '所选合同里有的已经结束，或不属于这个项目，请刷新后重选。',
  'carry-other-year': p => `结转的申报表须为 ${p.year} 年`,
  'carry-other-unit': p => `结转的项目仍由“${p.name}”申报；换单位请先登记划转`,
  'carry-twice': p => `“${p.name}”与另一项结转自同一个上年指标，只能对应一项`,
} satisfies Catalogue
