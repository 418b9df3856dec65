/** Words of the contract register 采购合同台账: what is bought, what an indicator's name says of it. */

/** 信息化建设项目, 信息化服务, 管理配套服务, 运维服务; the three kinds of procurement law 工程, 货物, 服务; 其他. */
export const contractKinds = ['project', 'service', 'support', 'maintenance', 'works', 'goods', 'services', 'other'] as const
export type ContractKind = (typeof contractKinds)[number]

/** How a kind is printed in the workbook, then what else people write for it. */
export const kindWritings: Readonly<Record<ContractKind, readonly string[]>> = {
  project: ['信息化建设项目', '信息化建设', '建设项目'],
  service: ['信息化服务'],
  support: ['管理配套服务', '信息化管理配套服务', '信息化管理配套', '配套服务', '管理配套'],
  maintenance: ['运维服务', '信息化运维服务', '信息化运维', '运维'],
  works: ['工程', '工程类'],
  goods: ['货物', '货物类', '设备', '设备购置'],
  services: ['其他服务', '服务', '服务类'],
  other: ['其他'],
}

/** What is computed from the register: 资金节约率, 验收合格率, 数量, 及时性, 覆盖学校数. */
export const registerMeasures = ['saving', 'passRate', 'count', 'timeliness', 'schools'] as const
export type RegisterMeasure = (typeof registerMeasures)[number]

/** A contract counts in the month it was signed 签订, or in the month it was accepted and passed 验收合格. */
export const countedBy = ['signed', 'accepted'] as const
export type CountedBy = (typeof countedBy)[number]

export const savingName = /节约率/
export const passName = /合格率|验收通过率/
export const acceptance = /验收/
export const promptName = /及时(性|率)|按期|按时|如期/
/** Promptness of another thing than acceptance: 故障响应 faults, 反馈 answers. */
export const otherPromptness = /故障|响应|修复|反馈|处置|办理|发布|受理|支付|拨付/
export const worksInName = /建设|采购|验收|完工|竣工|交付|实施/
export const coveredName = /覆盖.{0,8}(学校|单位|校|机构|村|社区).{0,2}数/
/** The evidence an indicator of the register names: 采购文件和验收资料, 合同, 中标通知书. */
export const registerEvidence = /采购|验收|合同|中标/
export const bought = /购买|采购|购置|签订/
export const countName = /(购买|采购|购置|签订|实施|完成).{0,12}(服务|项目|合同|工程|设备)|(项目|合同|服务|工程)(数量|个数|数$)/
export const countUnit = /^[个项份件套批]$/
/** First match decides. */
export const kindInName: readonly (readonly [RegExp, ContractKind])[] = [
  [/运维/, 'maintenance'],
  [/配套/, 'support'],
  [/信息化.{0,6}服务/, 'service'],
  [/信息化建设|建设项目/, 'project'],
  [/工程/, 'works'],
  [/设备|货物/, 'goods'],
  [/服务/, 'services'],
]

/** Between the using units of one contract, in a cell. */
export const listMarks = /[、；;，,\n]/
export const listMark = '、'
