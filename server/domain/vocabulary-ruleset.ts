/** Words of the scoring rules and the documents they come from, glossed once. */

/** Grades 等级: excellent, good, fair, poor; best first. */
export const grades = ['优', '良', '中', '差'] as const
export type Grade = (typeof grades)[number]

/** Where a rule stands: a regulation, common practice of finance bureaus, or our own decision. */
export const standings = ['rule', 'practice', 'design'] as const

export const nationalName = '国家通用规则（2020）'

/** 项目支出绩效评价管理办法 (evaluation of project expenditure), 2020. */
export const evaluationMeasure = '财预〔2020〕10号'
/** 中央部门项目支出核心绩效目标和指标设置及取值指引: the taxonomy with cost indicators, 2021. */
export const indicatorGuide = '财预〔2021〕101号'
