import type { ReportSection } from '#domain/report'
import { percentText } from '#domain/decimal'
import { evaluationMeasure } from '#domain/vocabulary-ruleset'
import { formatFor } from './format.ts'

/** The self-evaluation report 自评报告 of 财预〔2020〕10号: an official document, which has no other language. */
const format = formatFor('zh-CN')
const money = (fen: number | null) => (fen === null ? '' : `${format.money(fen)}万元`)
const points = (value: number) => format.number(value, 2)

/** Documents that have a title beside their number. */
const named: Record<string, string> = { [evaluationMeasure]: `《项目支出绩效评价管理办法》（${evaluationMeasure}）` }

const titles: Record<ReportSection, string> = {
  basics: '一、基本情况',
  work: '二、自评工作开展情况',
  budget: '三、预算执行情况',
  indicators: '四、绩效目标及指标完成情况分析',
  deviations: '五、偏离绩效目标的原因和改进措施',
  use: '六、自评结果应用与公开情况',
  others: '七、其他需要说明的情况',
}

export const reportForm = {
  name: '绩效自评报告',
  title: (project: string) => `“${project}”项目支出绩效自评报告`,
  year: (year: number) => `（${year}年度）`,
  draft: '（草稿，尚未定稿）',
  titles,
  unwritten: '（本节待填写）',
  list: '、',

  overview: '（一）项目概况',
  identity: (p: { agency: string; department: string | null; type: string; year: number }) =>
    [
      `实施单位：${p.agency}`,
      p.department && `主管部门：${p.department}`,
      p.type && `项目类型：${p.type}`,
      `项目年度：${p.year}年`,
    ]
      .filter(Boolean)
      .join('；') + '。',
  objective: '（二）绩效目标',
  declared: (count: number, parts: string) => `年度绩效目标分解为${count}项绩效指标，其中：${parts}。`,
  part: (name: string, count: number) => `${name}${count}项`,
  funds: '（三）资金来源与构成',
  funding: '项目资金来源（万元）',
  fundingColumns: ['资金来源', '项目投资总额', '上年度资金', '本年度计划数'],
  sum: '合计',

  document: (document: string, clause: string) => `${named[document] ?? document}${clause}`,
  /** `document`: the one the rule set names for its points; none is claimed where it names none. */
  duty: (document: string | null, agency: string, year: number) =>
    `按照${document ?? '预算绩效管理'}的要求，${agency}对本项目${year}年度绩效目标的实现情况开展了绩效自评。`,
  method: (parts: string, code: string, version: number, rounded: string) =>
    `自评采用定量与定性评价相结合的比较法，总分按以下分值计算：${parts}。得分按规则集 ${code} 第${version}版逐项计算，各行${rounded}后相加。`,
  executionPoints: (weight: number) => `预算执行率${points(weight)}分`,
  categoryPoints: (name: string, weight: number) => `${name}${points(weight)}分`,
  proof: (p: { all: number; backed: number; attached: number; typed: number; none: number }) =>
    `指标完成值由实施单位按月填报并附佐证。${p.all}项指标中，${[
      p.backed && `${p.backed}项由明细记录、系统计数或已核对的佐证文件支持`,
      p.attached && `${p.attached}项附有佐证文件`,
      p.typed && `${p.typed}项仅有填报数`,
      p.none && `${p.none}项尚无填报`,
    ]
      .filter(Boolean)
      .join('，')}。`,
  steps: {
    submit: (day: string) => `${day}提交`,
    return: (day: string) => `${day}退回`,
    reviewed: (day: string) => `${day}经主管部门审核`,
    final: (day: string) => `${day}定稿`,
    experts: (day: string) => `${day}专家复评完成`,
    reopen: (day: string) => `${day}重新打开`,
  },
  way: (steps: string) => `自评表${steps}。`,
  day: (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,

  budget: (p: { initial: number | null; fullYear: number | null; inPlace: number | null; executed: number | null }) =>
    [
      p.initial !== null && `年初预算${money(p.initial)}`,
      p.fullYear !== null && `全年预算${money(p.fullYear)}`,
      p.inPlace !== null && `全年到位资金${money(p.inPlace)}`,
      p.executed !== null && `全年执行${money(p.executed)}`,
    ]
      .filter(Boolean)
      .join('，') + '。',
  execution: (p: { rate: number; weight: number; score: number }) =>
    `预算执行率为${percentText(p.rate)}，该项分值${points(p.weight)}分，得${points(p.score)}分。`,
  unspent: (fen: number) => `未执行${money(fen)}。`,
  overspent: (fen: number) => `执行数超出全年预算${money(fen)}。`,
  noMoney: '预算执行数尚未填报。',
  subprojects: '各子项目预算执行情况（万元）',
  subprojectColumns: ['子项目名称', '全年预算数', '全年执行数', '执行率'],
  months: '各月预算执行情况（万元）',
  monthColumns: ['月份', '当月支出', '累计支出', '累计执行率', '序时进度'],
  burnUp: '预算执行进度与序时进度',
  burnUpAlt: (rate: string) => `按月累计的支出占全年预算的比例，年末${rate}；虚线为序时进度。`,

  total: (total: number, grade: string) => `自评总分${points(total)}分，等级为“${grade}”。`,
  open: (low: number, high: number) => `部分指标尚未评分，自评总分暂不能确定，在${points(low)}分至${points(high)}分之间。`,
  met: (p: { all: number; met: number; unmet: number; unknown: number }) =>
    `${p.all}项绩效指标中，达到年度指标值的${p.met}项${p.unmet ? `，未达到的${p.unmet}项` : ''}${
      p.unknown ? `，尚不能判断的${p.unknown}项` : ''
    }。`,
  final: (total: number, grade: string) => `经复核定稿，得分${points(total)}分，等级为“${grade}”。`,
  proven: (total: number) => `仅计有明细记录、系统计数或已核对佐证的指标值，得分为${points(total)}分。`,
  byCategory: '各类指标得分情况',
  categoryColumns: ['一级指标', '指标项数', '分值', '得分', '得分率'],
  executionRow: '预算执行率',
  indicators: '绩效指标完成情况',
  indicatorColumns: {
    number: '序号',
    category: '一级指标',
    subcategory: '二级指标',
    name: '三级指标',
    target: '年度指标值',
    actual: '实际完成值',
    weight: '分值',
    score: '得分',
  },
  lost: '扣分构成（从100分到自评总分）',
  lostAlt: (lost: string) => `扣分的各项及其分数，共扣${lost}分。`,
  score: '自评总分',
  lostRest: (count: number) => `其余${count}项`,

  deviated: (p: { lost: number; count: number }) => `共${p.count}项存在偏差，合计扣${points(p.lost)}分，具体如下。`,
  noneDeviated: '各项绩效指标均达到年度指标值，未扣分。',
  notYet: '已评分的指标中没有扣分；其余指标评分后补充。',
  deviations: '偏差原因及改进措施',
  deviationColumns: ['序号', '指标', '年度指标值', '实际完成值', '扣分', '偏差原因', '改进措施'],

  table: (number: number, caption: string) => `表${number}　${caption}`,
  figure: (number: number, caption: string) => `图${number}　${caption}`,
  signed: ['填报单位（盖章）：', '单位负责人（签字）：', '填报人：　　　　　　　联系电话：', '填报日期：　　　　年　　月　　日'],
}
