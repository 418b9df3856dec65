/** Labels of declaration forms 绩效目标申报表 → the field each one names. A label that has no field is `none`: it is known
 * as a label, and what stands beside it is shown as not placed. */
export const textFields = ['projectName', 'projectType', 'projectAttribute', 'leader', 'contact', 'phone'] as const
export const richFields = ['overview', 'basis', 'necessity', 'safeguards', 'plan', 'overallObjective', 'annualObjective'] as const
export const yesNoFields = ['governmentProcurement', 'purchaseOfServices'] as const
export const moneyFields = ['priorYear.arranged', 'priorYear.allocated', 'priorYear.spent', 'budgetTotal', 'funding'] as const

export type TextField = (typeof textFields)[number]
export type RichField = (typeof richFields)[number]
export type YesNoField = (typeof yesNoFields)[number]
export type MoneyField = (typeof moneyFields)[number]
export type Field = TextField | RichField | YesNoField | MoneyField | 'agency' | 'agencyCode' | 'year' | 'none'

const labels: Record<Field, string> = {
  agency:
    '申报单位名称 申报单位 项目单位 项目单位名称 项目实施单位 实施单位 预算单位 预算单位名称 单位名称 填报单位 部门名称 预算部门',
  agencyCode: '单位编码 预算单位编码 单位代码 部门编码 申报单位编码 预算代码',
  projectName: '项目名称 项目政策名称',
  projectType: '项目类型 项目类别',
  projectAttribute: '项目属性 项目性质',
  governmentProcurement: '是否政府采购',
  purchaseOfServices: '是否政府购买服务 是否购买服务',
  leader: '项目负责人 负责人 项目负责人及电话',
  contact: '联系人 项目联系人',
  phone: '联系电话 联系方式 电话',
  year: '项目年度 年度 预算年度 申报年度 填报年度 所属年度',
  overview: '项目概况 项目概述 项目基本情况 项目简介 项目内容 项目主要内容',
  basis: '项目设立依据 立项依据 项目立项依据 设立依据 政策依据',
  necessity: '项目设立的必要性 项目设立必要性 立项必要性 项目必要性 项目立项必要性',
  safeguards: '保证项目实施的制度、措施 保证项目实施的制度措施 保障措施 项目实施保障措施',
  plan: '项目实施计划 项目实施进度计划 实施计划 实施进度计划',
  overallObjective:
    '项目总目标 总体目标 项目总体目标 总体绩效目标 中长期目标 中期目标 实施期目标 实施期总目标 长期绩效目标 项目绩效总目标',
  annualObjective: '年度绩效目标 年度目标 年度总体目标 年度总体绩效目标 项目年度目标 项目年度绩效目标 当年绩效目标',
  'priorYear.arranged': '安排资金',
  'priorYear.allocated': '拨付资金',
  'priorYear.spent': '支出资金',
  budgetTotal: '年度资金总额 资金总额 预算总额 项目总预算 年度预算总额 项目总投资 预算申报数',
  funding:
    '财政拨款 财政拨款小计 本年财政拨款 一般公共预算 政府性基金 政府性基金预算 国有资本经营预算 上级补助 中央补助 省级资金 省级财政安排 市级资金 市级财政资金 县级资金 本级财政资金 上年结转 上年结转资金 其他资金 其他收入 自有资金 自有资金小计 自筹资金 单位资金',
  none:
    '本项目上年度市级财政资金使用情况 上年度财政资金使用情况 上年度资金使用情况 资金到位率 预算执行率 项目资金 资金情况 金额 项目资金构成 项目资金来源 ' +
    '要说明的其它问题 要说明的其他问题 需要说明的其它问题 需要说明的其他问题 其他要说明的问题 其他需要说明的问题 其他说明的问题 备注 报单位负责人 填报单位负责人 单位负责人 申报单位负责人 填报人 填报日期 填表人 填表日期 ' +
    '主管部门 主管部门及代码 主管部门及编码 主管部门名称 项目期 项目起止时间 起止时间 项目编码 项目代码 绩效目标 绩效指标 分解目标 年度绩效指标 财政部门审核意见 主管部门审核意见 审核意见',
}

const fieldOf = new Map<string, Field>()
for (const [field, words] of Object.entries(labels)) for (const word of words.split(' ')) fieldOf.set(word, field as Field)

/** A label without its numbering, bracketed remark, spaces and colon: `项目资金（万元）：` is 项目资金. */
export function labelKey(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/^[*＊★#•]+/, '')
    .replace(/^([（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])+/, '')
    .replace(/^其中[:：]?/, '')
    .replace(/[（(【[].*$/, '')
    .replace(/[:：]{1,20}$/, '')
}

/** Sections whose label stands beside their rows. */
export const isSectionLabel = (cell: string) => /^(项目资金构成|项目资金来源)/.test(labelKey(cell))
/** Labels printed down the side of the indicator table. */
const rowLabels = new Set(['分解目标', '绩效指标', '年度绩效指标', '绩效目标', '绩效指标设定', '项目绩效指标', '年度指标'])
export const isRowLabel = (cell: string) => rowLabels.has(labelKey(cell))

export type Label = { field: Field; label: string; inline: string }

/** The label in a cell, with a value written behind its colon. */
export function readLabel(cell: string): Label | null {
  if (cell === '') return null
  const whole = fieldOf.get(labelKey(cell))
  if (whole && cell.length <= 60) return { field: whole, label: labelKey(cell), inline: '' }
  const colon = cell.search(/[:：]/)
  if (colon < 1 || colon > 40) return null
  const field = fieldOf.get(labelKey(cell.slice(0, colon)))
  return field ? { field, label: labelKey(cell.slice(0, colon)), inline: cell.slice(colon + 1).trim() } : null
}
