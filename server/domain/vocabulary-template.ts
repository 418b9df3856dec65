/** Names of what a template of one's own may ask for, in both languages, with an example; the forms themselves are Chinese. */

export const templateKinds = ['self-evaluation', 'monitoring', 'report', 'declaration', 'portfolio'] as const
export type TemplateKind = (typeof templateKinds)[number]

export type TemplateField = { key: string; zh: string; en: string; example: string }
export type TemplateBlock = { key: string; zh: string; en: string; fields: readonly TemplateField[] }

const field = (key: string, zh: string, en: string, example: string): TemplateField => ({ key, zh, en, example })

const head = [
  field('project', '项目名称', 'project', '博物馆免费开放'),
  field('department', '主管部门', 'department', '市文化局'),
  field('agency', '实施单位', 'unit', '市博物馆'),
  field('year', '年度', 'year', '2021'),
  field('today', '填表日期', 'today', '2022年1月10日'),
  field('objective', '年度总体目标', 'objective', '全年免费开放，服务群众 80 万人次。'),
] as const
const money = [
  field('initial', '年初预算数', 'initial budget', '400.00'),
  field('fullYear', '全年预算数', 'full-year budget', '400.00'),
  field('executed', '全年执行数', 'executed', '360.00'),
  field('rate', '执行率', 'execution rate', '90.00%'),
] as const
const level = [
  field('number', '序号', 'number', '1'),
  field('category', '一级指标', 'level 1', '产出指标'),
  field('subcategory', '二级指标', 'level 2', '数量指标'),
  field('name', '三级指标', 'level 3', '服务人次'),
  field('target', '年度指标值', 'target', '≥ 80万人次'),
] as const
const scored = [
  field('actual', '实际完成值', 'actual', '60万人次'),
  field('weight', '分值', 'points', '20'),
  field('score', '得分', 'score', '15'),
  field('reason', '偏差原因分析', 'reason', '上半年闭馆改造'),
  field('measures', '改进措施', 'measures', '延长开放时间'),
  field('said', '偏差原因分析及改进措施', 'reason and measures', '上半年闭馆改造；延长开放时间'),
  field('evidence', '佐证等级', 'evidence grade', 'A'),
] as const
const evaluated = [
  field('state', '稿别', 'draft mark', '（草稿，尚未定稿）'),
  field('executionWeight', '预算执行分值', 'execution points', '10'),
  field('executionScore', '预算执行得分', 'execution score', '9'),
  field('weightTotal', '分值合计', 'points total', '100'),
  field('total', '总分', 'total', '92.5'),
  field('grade', '等级', 'grade', '优'),
  field('proven', '有佐证得分', 'proven total', '80.5'),
] as const
const monitored = [
  field('state', '稿别', 'draft mark', '（草稿，尚未提交）'),
  field('months', '监控月份', 'months', '1-7月'),
  field('initial', '年初预算数', 'initial budget', '400.00'),
  field('fullYear', '全年预算数', 'full-year budget', '400.00'),
  field('spent', '累计执行数', 'spent to date', '210.00'),
  field('rate', '执行率', 'execution rate', '52.50%'),
  field('expected', '全年预计执行数', 'expected spending', '390.00'),
  field('spendingNote', '资金执行偏差说明', 'spending note', '项目招标推迟'),
] as const
const followed = [
  field('toDate', '执行情况', 'to date', '40万人次'),
  field('forecast', '全年预计完成情况', 'forecast', '75万人次'),
  field('funding', '经费保障', 'cause: funding', '√'),
  field('system', '制度保障', 'cause: rules', ''),
  field('staff', '人员保障', 'cause: staff', '√'),
  field('hardware', '硬件条件保障', 'cause: equipment', ''),
  field('other', '其他', 'cause: other', ''),
  field('note', '原因说明', 'note', '讲解员不足'),
  field('certain', '确定能', 'certain', ''),
  field('possible', '有可能', 'possible', '√'),
  field('impossible', '完全不可能', 'impossible', ''),
  field('likelihood', '完成目标可能性', 'likelihood', '有可能'),
  field('remark', '备注', 'remark', ''),
] as const
const declared = [field('initial', '年初预算数', 'initial budget', '400.00'), field('weight', '权重', 'weight', '20')] as const
const part = [
  field('number', '序号', 'number', '1'),
  field('partName', '子项目名称', 'part', '讲解服务'),
  field('partBudget', '子项目预算', 'part budget', '120.00'),
] as const
/** The sections of the report 自评报告. */
const sections = [
  field('report-basics', '基本情况', 'basics', '项目立项依据、预算与内容……'),
  field('report-work', '自评工作开展', 'self-evaluation work', '成立自评小组，核对佐证资料……'),
  field('report-budget', '预算执行情况', 'budget execution', '全年预算 400.00 万元，执行 360.00 万元……'),
  field('report-indicators', '目标及指标完成分析', 'targets and indicators', '5 项指标完成 4 项……'),
  field('report-deviations', '偏离原因与改进措施', 'deviations', '上半年闭馆改造……'),
  field('report-use', '结果应用与公开', 'use of results', '拟在门户网站公开……'),
  field('report-others', '其他需要说明的问题', 'other matters', ''),
] as const
/** Its pictures, drawn as in the report itself: a paragraph each, in Word files alone. */
const pictures = [
  field('picture-burn-up', '预算执行图', 'budget picture', '［图，单独一段，仅 Word］'),
  field('picture-lost-points', '失分图', 'lost points picture', '［图，单独一段，仅 Word］'),
] as const
const portfolio = [
  field('scope', '范围', 'scope', '全部单位'),
  field('year', '年度', 'year', '2021'),
  field('asOf', '截至月份', 'as of', '2021年7月'),
  field('today', '填表日期', 'today', '2021年8月10日'),
  field('count', '项目数', 'projects', '36'),
  field('fullYear', '全年预算数', 'full-year budget', '12000.00'),
  field('spent', '累计执行数', 'spent to date', '6300.00'),
  field('rate', '执行率', 'execution rate', '52.50%'),
] as const
const listed = [
  field('number', '序号', 'number', '1'),
  field('project', '项目名称', 'project', '博物馆免费开放'),
  field('agency', '实施单位', 'unit', '市博物馆'),
  field('fullYear', '全年预算数', 'full-year budget', '400.00'),
  field('spent', '累计执行数', 'spent to date', '210.00'),
  field('rate', '执行率', 'execution rate', '52.50%'),
  field('budgetLight', '预算灯', 'budget light', '正常'),
  field('targetLight', '目标灯', 'target light', '预警'),
] as const

const indicators = (fields: readonly TemplateField[]): TemplateBlock => ({
  key: 'indicators',
  zh: '指标',
  en: 'indicators',
  fields,
})
const evaluation = [...level, ...scored]

export const templateNames: Readonly<
  Record<TemplateKind, { fields: readonly TemplateField[]; blocks: readonly TemplateBlock[] }>
> = {
  'self-evaluation': { fields: [...head, ...money, ...evaluated], blocks: [indicators(evaluation)] },
  monitoring: { fields: [...head, ...monitored], blocks: [indicators([...level, ...followed])] },
  report: {
    fields: [...head, ...money, ...evaluated, ...sections, ...pictures],
    blocks: [indicators(evaluation), { key: 'unmet', zh: '未完成指标', en: 'unmet indicators', fields: evaluation }],
  },
  declaration: {
    fields: [...head, declared[0]],
    blocks: [indicators([...level, declared[1]]), { key: 'parts', zh: '子项目', en: 'parts', fields: part }],
  },
  portfolio: { fields: portfolio, blocks: [{ key: 'projects', zh: '项目', en: 'projects list', fields: listed }] },
}

/** What parts reason and measures in one cell: 改进措施： in front of the latter. */
export const measuresLabel = /^[\s。；;，,]*(?:(?:拟采取的|下一步)?改进措施|measures)\s*[:：]\s*/i
/** The same behind the former. */
export const measuresLabelLast = /[\s。；;，,]*(?:(?:拟采取的|下一步)?改进措施|\bmeasures)\s*[:：]\s*$/i
