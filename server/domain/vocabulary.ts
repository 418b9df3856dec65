/** The field's words: every Chinese form term the rules know, glossed once. */

export const comparators = ['>=', '>', '=', '<', '<=', 'range'] as const
export type Comparator = (typeof comparators)[number]

/** How months become a year (domain rules §3). */
export const aggregations = ['sum', 'last', 'ratio', 'ratio_last', 'weighted', 'milestone', 'worst'] as const
export type Aggregation = (typeof aggregations)[number]

/** How much of a target is expected by a month: even = target × month ÷ 12, plan = declared monthly plan,
 * due = nothing before its due month, whole = against the whole target from its first report. */
export const pacings = ['even', 'plan', 'due', 'whole'] as const
export type Pacing = (typeof pacings)[number]

/** Warning lights 预警灯: 超前 ahead, 正常 normal, 预警 warning, 滞后 behind, 未到期 notDue, 缺报 missing. */
export const signals = ['ahead', 'normal', 'warning', 'behind', 'notDue', 'missing'] as const
export type Signal = (typeof signals)[number]

/** Qualitative levels 定性: 达成 met, 部分达成 partly met, 未达成 not met; best first. */
export const levels = ['达成', '部分达成', '未达成'] as const
export type Level = (typeof levels)[number]

/** Default stages of a milestone: not started, drafted, opinions sought, issued. */
export const defaultStages = ['未启动', '起草', '征求意见', '印发'] as const

/** Causes of a deviation 偏差原因 in the official monitoring table: 经费 funds, 制度 rules, 人员 staff, 硬件 hardware, 其他 other. */
export const causes = ['funds', 'rules', 'staff', 'hardware', 'other'] as const
export type Cause = (typeof causes)[number]

/** 完成目标可能性: 确定能 certain, 有可能 possible, 完全不可能 impossible. */
export const likelihoods = ['certain', 'possible', 'impossible'] as const
export type Likelihood = (typeof likelihoods)[number]

/** Monthly report 月报: 草稿, 已提交, 已审核, 被退回. */
export const reportStates = ['draft', 'submitted', 'approved', 'returned'] as const
export type ReportState = (typeof reportStates)[number]

/** Roles: 填报人, 单位负责人, 主管部门, 财政局, 评审专家, 系统管理员, 安全管理员, 审计员;
 * none = an account nobody gave a role yet: it signs in and sees nothing. */
export const roles = [
  'clerk',
  'unitHead',
  'department',
  'bureau',
  'reviewer',
  'administrator',
  'securityAdministrator',
  'auditor',
  'none',
] as const
export type Role = (typeof roles)[number]

/** Evidence 佐证: A computed from rows, B file with the figure found, C file attached, D only typed. */
export const evidenceGrades = ['A', 'B', 'C', 'D'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

/** Indicators computed from the expenditure ledger: 预算执行率 and 专款专用率. */
export const derivations = ['executionRate', 'designatedRate'] as const
export type Derivation = (typeof derivations)[number]

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The two taxonomies of first-level categories; a taxonomy is data, these are the known ones. */
export const categoriesSuzhou = ['投入', '产出', '结果', '影响力'] as const
export const categoriesNational = ['成本', '产出', '效益', '满意度'] as const

/** Names of the two ratios the ledger computes, as forms write them. */
export const executionRateName = '预算执行率'
export const designatedRateName = '专款专用率'
