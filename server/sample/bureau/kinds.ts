import { curve } from './course.ts'
import { dated, flowing, handled, known, level, limited, passed, planned, saving, survey, unitCost } from './specs.ts'
import type { KindName, Line } from './line.ts'
import type { Spec } from './measure.ts'

/** What projects of one kind have in common: their money's way through the year and their indicators. */
export type Kind = {
  type: string
  money: readonly number[]
  /** Names of sub-projects with their shares; a small project has only the first ones. */
  parts: readonly (readonly [string, number])[]
  /** Months 1–12 of tenders, with their shares of the budget. */
  tenders: readonly (readonly [number, number])[]
  specs: (line: Line, year: number) => Spec[]
}

const building = curve('0 0.01 0.04 0.1 0.18 0.28 0.4 0.53 0.67 0.82 0.94 1')
const buying = curve('0 0 0.05 0.12 0.22 0.36 0.48 0.58 0.74 0.9 1 1')
const daily = curve('0.08 0.15 0.235 0.32 0.405 0.49 0.575 0.66 0.745 0.83 0.915 1')
const paying = curve('0.05 0.1 0.2 0.28 0.36 0.48 0.57 0.64 0.74 0.82 0.9 1')
const teaching = curve('0.03 0.06 0.16 0.27 0.37 0.47 0.53 0.57 0.69 0.81 0.92 1')
const staging = curve('0.03 0.08 0.14 0.24 0.36 0.45 0.52 0.6 0.72 0.85 0.94 1')
const granting = curve('0 0.02 0.08 0.2 0.36 0.52 0.6 0.66 0.76 0.86 0.95 1')
const later = (plan: readonly number[], months: number) => plan.map((_, m) => (m === 11 ? 1 : (plan[m - months] ?? 0)))
const always = curve('1 1 1 1 1 1 1 1 1 1 1 1')

const output = '产出/数量指标'
const quality = '产出/质量指标'
const timely = '产出/时效指标'
const social = '效益/社会效益指标'
const lasting = '效益/可持续影响指标'

const steadyMoney = curve('0.08 0.155 0.24 0.325 0.41 0.5 0.585 0.665 0.75 0.835 0.92 1')
const worksMoney = curve('0.03 0.09 0.18 0.27 0.35 0.44 0.545 0.63 0.72 0.81 0.9 1')
const purchaseMoney = curve('0.02 0.07 0.17 0.26 0.35 0.46 0.555 0.64 0.74 0.85 0.93 1')
const grantMoney = curve('0.03 0.08 0.18 0.3 0.42 0.52 0.595 0.66 0.75 0.84 0.92 1')

/** A cap a little above what a unit would cost by plan, to two digits. */
function capOf(line: Line): number {
  const [first] = line.outputs
  const count = Number(first.amount) * (first.scale === '万' ? 10_000 : 1)
  const yuan = ((line.budget * 10_000) / count) * 1.12
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(yuan)) - 1)
  return Math.ceil(yuan / digit) * digit
}

export const kindOf: Record<KindName, Kind> = {
  works: {
    type: '工程类',
    money: worksMoney,
    parts: [
      ['工程施工', 0.8],
      ['勘察设计与监理', 0.11],
      ['检测与项目管理', 0.05],
      ['前期与征迁', 0.04],
    ],
    tenders: [
      [2, 0.5],
      [4, 0.25],
    ],
    specs: (line, year) => [
      saving(2),
      planned(output, line.outputs[0], 4, '施工合同、计量签证', building),
      planned(output, line.outputs[1], 2, '施工合同、验收资料', building, 0.7),
      passed(quality, '分部工程验收合格率', '=100%', 3, '验收资料', 'quarter'),
      dated(timely, '工程完工时间', 11, ['未启动', '招标', '施工', '完工'], [1, 2, 4, 11], 2)(year),
      level(timely, '工程进度及时性', '及时', 1, '监理月报', [4, 5, 6, 7, 8, 9, 10, 11, 12]),
      planned(social, line.benefit, 3, '统计台账', later(building, 1), 0.8),
      level(lasting, '后续管护机制健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥88%', 1),
    ],
  },
  equipment: {
    type: '设备购置类',
    money: purchaseMoney,
    parts: [
      ['设备购置', 0.86],
      ['安装调试与培训', 0.1],
      ['监理与验收', 0.04],
    ],
    tenders: [
      [3, 0.55],
      [5, 0.2],
    ],
    specs: line => [
      saving(2),
      planned(output, line.outputs[0], 4, '采购合同、验收单', buying),
      planned(output, line.outputs[1], 2, '采购合同、验收单', buying, 0.7),
      passed(quality, '设备验收合格率', '=100%', 3, '验收单', 'quarter'),
      level(timely, '设备安装调试及时性', '及时', 2, '安装验收单', [4, 6, 7, 9, 11, 12]),
      planned(social, line.benefit, 3, '使用登记', later(buying, 1), 0.8),
      level(lasting, '设备管理制度健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥90%', 1),
    ],
  },
  platform: {
    type: '信息化类',
    money: purchaseMoney,
    parts: [
      ['系统开发与集成', 0.62],
      ['云资源与网络', 0.2],
      ['数据治理', 0.12],
      ['监理与测评', 0.06],
    ],
    tenders: [
      [2, 0.4],
      [4, 0.25],
    ],
    specs: (line, year) => [
      saving(2),
      planned(output, line.outputs[0], 3, '采购合同、验收资料', buying),
      planned(output, line.outputs[1], 3, '接入清单', building, 0.7),
      passed(quality, '功能模块验收合格率', '=100%', 2, '验收资料', 'quarter'),
      handled(quality, '故障修复及时率', '≥95%', 1, '运维工单', 26),
      dated(timely, '平台上线时间', 10, ['未启动', '采购', '开发', '试运行', '上线'], [1, 2, 3, 7, 10], 2)(year),
      flowing(social, line.benefit, 3),
      level(lasting, '网络安全管理制度健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥88%', 1),
    ],
  },
  operation: {
    type: '业务运行类',
    money: steadyMoney,
    parts: [
      ['日常运行维护', 0.66],
      ['材料与配件', 0.2],
      ['安全与检测', 0.14],
    ],
    tenders: [],
    specs: line => [
      planned(output, line.outputs[0], 4, '工作台账', daily),
      planned(output, line.outputs[1], 2, '设施清单', always, 0.3),
      passed(quality, '设施完好抽查合格率', '≥96%', 2, '巡检记录', 'each'),
      handled(timely, '故障处置及时率', '≥95%', 2, '运维工单', 64),
      limited(timely, '平均修复时长', '≤6小时', 1, '运维工单'),
      planned(social, line.benefit, 3, '业务台账', daily, 0.8),
      limited(social, '安全责任事故起数', '≤0起', 1, '安全台账'),
      level(lasting, '运行管理制度健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥90%', 1),
    ],
  },
  monitoring: {
    type: '业务运行类',
    money: steadyMoney,
    parts: [
      ['监测与采样', 0.6],
      ['仪器运维与试剂', 0.28],
      ['数据分析', 0.12],
    ],
    tenders: [],
    specs: line => [
      planned(output, line.outputs[0], 4, '监测系统数据', daily),
      planned(output, line.outputs[1], 2, '点位清单', always, 0.3),
      passed(quality, '监测数据有效率', '≥97%', 3, '质控记录', 'each'),
      level(timely, '监测报告报送及时性', '及时', 2, '报送记录', [2, 4, 6, 8, 10, 12]),
      handled(social, '预警信息发布及时率', '≥95%', 1, '预警记录', 18),
      planned(social, line.benefit, 3, '处置台账', daily, 0.8),
      level(lasting, '监测数据共享机制健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥88%', 1),
    ],
  },
  service: {
    type: '购买服务类',
    money: steadyMoney,
    parts: [
      ['购买服务', 0.82],
      ['考核与评估', 0.1],
      ['宣传与管理', 0.08],
    ],
    tenders: [],
    specs: line => [
      flowing(output, line.outputs[0], 4),
      planned(output, line.outputs[1], 2, '服务台账', daily, 0.7),
      passed(quality, '服务抽查合格率', '≥95%', 2, '考核记录', 'each'),
      handled(timely, '服务响应及时率', '≥95%', 2, '服务工单', 88),
      planned(social, line.benefit, 3, '服务台账', daily, 0.8),
      handled(social, '投诉办结率', '=100%', 1, '投诉台账', 9),
      level(lasting, '服务管理规范性', '规范', 1, '检查记录'),
      survey(line.served, '≥90%', 1),
    ],
  },
  subsidy: {
    type: '补助类',
    money: steadyMoney,
    parts: [
      ['补贴发放', 0.93],
      ['审核与宣传', 0.07],
    ],
    tenders: [],
    specs: line => [
      planned(output, line.outputs[0], 4, '发放清册', paying),
      planned(output, line.outputs[1], 2, '审核台账', paying, 0.7),
      passed(quality, '发放对象审核准确率', '=100%', 3, '审核台账', 'each'),
      level(timely, '资金拨付及时性', '及时', 2, '拨付凭证', [1, 3, 5, 6, 7, 9, 11, 12]),
      planned(social, line.benefit, 3, '统计台账', paying, 0.8),
      known('政策知晓率', '≥85%', 1),
      level(lasting, '动态管理机制健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥90%', 1),
    ],
  },
  training: {
    type: '培训类',
    money: steadyMoney,
    parts: [
      ['培训组织', 0.78],
      ['教材与场地', 0.22],
    ],
    tenders: [],
    specs: line => [
      unitCost('人均培训成本', capOf(line), '人', 2, [12]),
      planned(output, line.outputs[0], 4, '签到表、培训通知', teaching),
      planned(output, line.outputs[1], 2, '签到表、培训通知', teaching, 0.7),
      passed(quality, '培训考核合格率', '≥95%', 2, '考核成绩表', 'quarter'),
      level(timely, '培训计划执行及时性', '及时', 1, '培训通知'),
      planned(social, line.benefit, 3, '跟踪回访', later(teaching, 1), 0.8),
      level(lasting, '培训档案管理规范性', '规范', 1, '检查记录', [6, 12]),
      survey(line.served, '≥90%', 1),
    ],
  },
  events: {
    type: '业务运行类',
    money: grantMoney,
    parts: [
      ['活动组织', 0.8],
      ['宣传与安保', 0.2],
    ],
    tenders: [],
    specs: line => [
      unitCost('单场平均成本', capOf(line), '场', 2, [9, 12]),
      planned(output, line.outputs[0], 3, '活动方案、现场照片', staging),
      planned(output, line.outputs[1], 3, '现场计数', staging, 0.8),
      passed(quality, '活动方案执行合格率', '=100%', 1, '验收记录', 'quarter'),
      limited(quality, '活动安全责任事故起数', '≤0起', 1, '安全台账'),
      planned(social, line.benefit, 3, '统计台账', staging, 0.8),
      level(lasting, '活动品牌影响力', '明显提升', 1, '媒体报道汇总', [6, 12]),
      survey(line.served, '≥88%', 1),
    ],
  },
  grants: {
    type: '扶持类',
    money: grantMoney,
    parts: [
      ['项目资助', 0.9],
      ['评审与管理', 0.06],
      ['绩效跟踪', 0.04],
    ],
    tenders: [],
    specs: (line, year) => [
      planned(output, line.outputs[0], 4, '立项文件', granting),
      planned(output, line.outputs[1], 2, '立项文件', granting, 0.7),
      level(quality, '立项评审合规性', '合规', 2, '评审纪要', [4, 7, 10, 12]),
      dated(timely, '资金拨付完成时间', 10, ['未启动', '申报', '评审', '拨付', '完成'], [1, 2, 4, 6, 10], 2)(year),
      planned('效益/经济效益指标', line.benefit, 3, '企业报表汇总', later(granting, 1), 0.8),
      level(lasting, '项目跟踪机制健全性', '健全', 1, '制度文件'),
      survey(line.served, '≥90%', 1),
    ],
  },
}
