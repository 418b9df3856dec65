/** The words of finished tables, in every layout met: headings by the part their column plays, levels, labels, ends and prompts. */

export type Role =
  | 'l1'
  | 'l2'
  | 'name'
  | 'sign'
  | 'target'
  | 'unit'
  | 'actual'
  | 'weight'
  | 'score'
  | 'reason'
  | 'coefficient'
  | 'core'
  | 'likelihood'
  | 'other'
export type MoneyRole = 'initial' | 'fullYear' | 'executed' | 'rate' | 'weight' | 'score' | 'reason' | 'forecast'

const words = (text: string) => text.split(' ')
export const headingWords: Record<Role, string[]> = {
  l1: words('一级指标 指标类别'),
  l2: words('二级指标'),
  name: words('指标名称(三级指标) 三级指标名称 三级指标 指标名称 绩效指标名称'),
  sign: words('指标性质 计算符号'),
  target: words(
    '年度目标指标值 年度指标值 年初指标值 调整指标值 年初目标值 年度目标值 预期指标值 预算设定指标值 指标值(包含数字及文字描述) 计划指标值 指标值 目标值',
  ),
  unit: words('度量单位 计量单位'),
  actual: words(
    '全年实际完成值 实际完成指标值 项目完成指标值 半年度指标执行情况 全年完成情况 实际完成情况 实际完成值 全年实际值 全年完成值 年终完成值 实际完成 完成值',
  ),
  weight: words('指标权重(分) 指标权重 指标分值 分值 权重'),
  score: words('指标得分(分) 指标得分 自评得分 自评分 得分'),
  reason: words(
    '偏差原因分析及改进措施 未完成原因及拟采取的改进措施 未完成原因和改进措施 未完成原因及改进措施 偏差原因及改进措施 未完成原因分析 偏差原因分析 未完成原因 原因分析',
  ),
  coefficient: words('得分系数(%) 得分系数'),
  core: words('是否核心指标'),
  likelihood: words('完成目标可能性(确定能、有可能、不可能) 完成目标可能性'),
  other: words('指标值说明 指标说明 评价内容 评价标准及依据 评价标准 复核分 备注 说明'),
}
export const moneyWords: Record<MoneyRole, string[]> = {
  initial: words('年初预算数 年初预算 计划投资额'),
  fullYear: words('全年(调整)预算数 调整后预算数 全年预算数 实际到位资金 预算数'),
  executed: words('全年执行数 预算执行数 实际使用情况 执行数'),
  rate: words('预算执行率 执行率'),
  weight: words('执行率权重 分值 权重'),
  score: words('执行率得分(分) 执行率得分 得分'),
  reason: words('原因'),
  forecast: words('全年预计执行数'),
}

const points = String.raw`(?:[(（]?\s*\d{1,3}(?:\.\d+)?\s*分?\s*[)）]?)?`
const firstLevel = '制度|产出|效益|满意度|成本|投入|过程|项目完成|项目效益|项目产出|结果|影响力'
const secondLevel =
  '数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展|服务对象满意度|社会公众满意度|满意度|社会公众或服务对象满意度'
const ending = '(?:类)?(?:绩效)?指标(?:等)?'
/** Without the word 指标 only where the cell holds nothing else. */
const bareSecond = '(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|环境效益|可持续影响|读者)'
const first = new RegExp(`^(?:${firstLevel})${ending}${points}$`)
const second = new RegExp(`^(?:(?:${secondLevel})${ending}${points}|${bareSecond})$`)
export const isFirstLevel = (text: string) => first.test(text)
export const isSecondLevel = (text: string) => second.test(text)
/** Points of a level that stand apart from it: (30分). */
export const levelPoints = /^[(（]\s*\d{1,3}\s*分[)）]$/
/** A level glued to what follows it. */
export const gluedLevel = new RegExp(`^(?:绩效指标)?((?:${firstLevel}|${secondLevel})${ending}${points})(?=.)`)
const implied: [RegExp, string][] = [
  [/满意度/, '满意度指标'],
  [/经济效益|社会效益|生态效益|环境效益|可持续/, '效益指标'],
  [/(?:经济|社会|环境)成本/, '成本指标'],
  [/数量|质量|时效/, '产出指标'],
]
/** Which first level a second level belongs to; null where the taxonomies differ (成本). */
export const firstLevelOf = (second: string): string | null => implied.find(([pattern]) => pattern.test(second))?.[1] ?? null

/** Criteria 评分 of process layouts: points for what was done, without target or actual. */
export const criterionGroups =
  /^(?:项目决策|项目管理|项目绩效|项目目标|决策过程|资金分配|资金到位|资金管理|组织实施|项目产出|项目效益|科学决策|绩效目标|项目执行|项目完成)/
export const criterionNames = words(
  '决策依据 决策程序 目标内容 分配办法 分配结果 到位率 到位时效 资金使用 财务管理 组织机构 管理制度 产出数量 产出质量 产出时效 产出成本 财务制度 运行监管 目标申报 ' +
    '必要性 可行性 明确性 合理性 资金分配 执行规范 完成数量 完成质量 完成时效 完成成本 服务对象满意度 测算依据 目标管理 考核节点进度完成率 项目采购节约率 预算编制准确度',
)

export const totalLabel = /^(?:合计|总分|总计|自评总分|绩效评价结果)/
export const rowsEnd =
  /^(?:合计|总分|总计|评价结论|其他需要说明|注[:：]|注$|备注[:：]|存在问题|改进措施|预算绩效评价结果|1、提供|说明[:：]|填[表报]人|联系人|项目负责人|偏差或不能完成|相关建议)/
export const moneyTotalLabel = /^(?:年度资金总额|年度财政资金总额|年度财政$|年度总金额|资金总额|总额)[:：]?$/
export const moneySubLabel =
  /^(?:其中|上年结转|其他资金|单位资金|财政专户|当年财政|本年财政|地方资金|中央补助|中央财政|彩票公益金|自治区财政|盟市财政|旗县财政|财政拨款|自有资金)/
export const moneyBlock = /项目资金|资金情况|预算执行情况|资金投入情况|年度预算数|部门预算执行情况/
export const headLabels = {
  project: /^(?:(?:转移(?:支付)?|二级)?\(?项目\)?名称|转移支付\(项目\)名称|转移\(项目\)名称)[:：]?/,
  agency: /^(?:实施单位|资金使用单位|项目实施单位|项目执行单位|预算单位|项目单位(?:\(盖章\))?|单位名称|申报单位|部门名称)[:：]?/,
  department: /^(?:主管部门(?:及(?:代码|编码))?|地方主管部门|项目主管单位|主管预算部门|中央主管部门|地方财政部门)[:：]?/,
} as const
export const otherLabel =
  /^(?:项目负责人|联系电话|项目类[别型]|项目属性|项目基本情况|项目资金|资金情况|预算执行情况|填报日期|自评总分|单位领导审签|项目起止|资金总额|项目期|\(?盖章\)?|1\.项目年度目标|2\.项目实施|年度总体目标|年度绩效目标|财政处室|部门联系人|立项依据|项目性质|年初预算|全年预算|公开\d+表)/
export const title = /(?:自评表|自评$|绩效目标自评|完成情况表|目标表|申报表|监控表|评分表|得分表|指标表|评价结果的公示|绩效目标$)/
export const kindWords = {
  monitoring: /监控表|完成目标可能性/,
  declaration: /申报表|绩效目标表|评价指标表|整体绩效目标(?!.*自评)/,
} as const
export const evaluated = /自评|实际完成|完成值|全年实际|得分|自评分|完成情况表|评价结果|自评得分/
export const goalLabels = /^(?:预期目标|项目年度目标|总体目标)$/
export const completionLabels = /^(?:实际完成情况|年度目标完成情况|全年实际完成情况)$/
/** The form's own instructions that a unit was to overwrite. */
export const prompt = /[(（]\s*\d{2,4}\s*字以内\s*[)）]/
export const promptOpening = /^(?:对照年度目标|结合自评情况|针对项目自评)/
export const templateMarks = /\*{2,}\s*(?:人|个|%|元|户|亩|次|万)|[≥≤<>]\s*\*{2,}/
export const statement = /不存在[^。;；,，]{0,6}执行数偏离预算数/
/** Words a reason has and a name has not. */
export const reasonWords = /因|受.{0,8}影响|疫情|未(?:能|完成|及时|达)|由于|导致|变动|调整|原因|下一步|动态|不足|推迟|延[迟期]/
export const gap = /^(?:\.{2,}|…+|\(?cut\)?)$/
export const blank = /^\((?:blank|空白?)\)$/
export const templateRow = /^指标\s*\d+\s*[:：]?$/
export const subRow = /^[★☆*\s]*其中/
export const numbered = /^指标\s*\d+\s*[:：]/
export const numberOf = (name: string | null): number | null => {
  const number = /^指标\s*(\d{1,3})\s*[:：]/.exec(name ?? '')?.[1]
  return number === undefined ? null : Number(number)
}
export const gradeWord = /^(?:优秀?|良好?|中|差)$/
