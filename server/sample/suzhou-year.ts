import type { YearLine } from './project.ts'

/** The year 2021 of the Suzhou form as we imagine it: works accepted late in autumn after a failed tender, visits that peak at
 * examination time, a satisfaction survey below target, a tender saving above its cap. All values are invented. */
type Line = YearLine & { weight: number }

const inputs: Record<string, Line> = {
  // The first two follow from the expenditure ledger.
  预算执行率: { weight: 10, months: '- - - - - - - - - - - -' },
  专款专用率: { weight: 2, months: '- - - - - - - - - - - -' },
  财务制度健全性: { weight: 1, months: '- - 达成 - - 达成 - - 达成 - - 达成' },
  资金使用合规性: { weight: 2, months: '- - 达成 - - 达成 - - 达成 - - 达成' },
  政府采购规范性: { weight: 2, months: '- 达成 达成 - 达成 - 达成 - 达成 - 达成 -' },
  工程管理规范性: {
    weight: 2,
    months: '- - 达成 - - 达成 - - 部分达成 - - 达成',
    notes: { 9: '示例数据：一项设计变更未及时备案，已补办手续。' },
  },
  可行性研究充分性: { weight: 1, months: '批复 - - - - - - - - - - -' },
  业务运维体系健全性: { weight: 1, months: '- - 部分达成 - - 达成 - - 达成 - - 达成' },
  配套设施到位率: {
    weight: 2,
    months: '8/40 10/40 18/40 22/40 26/40 29/40 30/40 33/40 37/40 40/40 40/40 40/40',
    plan: '0.2 0.25 0.4 0.5 0.6 0.7 0.75 0.8 0.9 1 1 1',
  },
  // Numerator: procurement budget − award price; denominator: procurement budget; both in yuan, tenders of that month.
  资金节约率: {
    weight: 2,
    months: '- 264000/2400000 365800/3100000 - 289800/2300000 - 232400/1800000 - 1201600/5100000 - 418000/2200000 -',
    notes: { 9: '示例数据：重新招标的两个标段中标价明显低于采购预算，节约率超过15%上限。' },
  },
}

const outputs: Record<string, Line> = {
  购买信息化服务数量: { weight: 3, months: '0 0 1 1 0 1 0 1 1 0 0 0', plan: '0 0 1 2 2 3 3 5 5 5 5 5' },
  举办教育信息化应用能力大赛市级选拔赛: { weight: 4, months: '0 0 0 1 2 1 0 0 0 1 1 0', plan: '0 0 0 1 3 4 4 4 4 5 6 6' },
  购买信息化管理配套服务: { weight: 2, months: '0 0 1 0 0 1 0 0 0 0 1 0', plan: '0 0 1 1 1 2 2 2 2 2 3 3' },
  信息化建设及时性: {
    weight: 4,
    months: '- - 达成 - 达成 - 部分达成 部分达成 部分达成 部分达成 达成 达成',
    notes: { 7: '示例数据：两个标段流标，重新招标，开工推迟约两个月。' },
  },
  信息化建设项目数量: {
    weight: 6,
    months: '0 0 0 0 2 0 0 2 3 3 4 2',
    plan: '0 0 0 0 2 2 6 9 12 14 16 16',
    notes: { 7: '示例数据：暑期施工的4个项目因流标未能验收。' },
  },
  // Works of the row above and the seven operation contracts below: 16 + 7 acceptances.
  信息化项目验收合格率: { weight: 6, months: '- - - - 2/2 1/1 - 2/2 4/4 3/3 4/4 7/7' },
  故障响应及修复及时性: { weight: 4, months: '达成 达成 达成 达成 达成 达成 达成 达成 达成 达成 达成 达成' },
  购买信息化运维服务: { weight: 4, months: '0 3 2 0 0 1 0 0 1 0 0 0', plan: '0 3 5 5 5 6 6 6 7 7 7 7' },
}

const outcomes: Record<string, Line> = {
  全年各考务信息系统访问人数: {
    weight: 6,
    months: '41260 21930 33150 44870 67420 168340 152680 41890 38240 55310 88460 76920',
    notes: { 6: '示例数据：高考、中考期间访问高峰。', 7: '示例数据：查分与志愿填报高峰。', 11: '示例数据：高考报名。' },
  },
  // Accounts in use ÷ pupils on the roll; the roll changes with the school year.
  信息化服务使用率: {
    weight: 4,
    months: '- - 1412/2106 1495/2106 1559/2106 1643/2106 1645/2106 - 1688/2180 1788/2180 1860/2180 1899/2180',
  },
  举办教育信息化应用能力大赛市级选拔赛活动参与人次: {
    weight: 4,
    months: '0 0 0 236 612 388 0 0 0 411 468 0',
    plan: '0 0 0 200 800 1200 1200 1200 1200 1600 2000 2000',
  },
  教育城域网直属学校覆盖率: {
    weight: 4,
    months: '53/62 53/62 55/62 56/62 57/62 58/62 58/62 59/62 60/62 61/62 62/62 62/62',
    plan: '0.85 0.85 0.87 0.9 0.92 0.94 0.95 0.95 0.98 1 1 1',
  },
  信息化建设覆盖学校数: { weight: 4, months: '0 0 0 0 2 2 2 4 7 11 14 16', plan: '0 0 0 0 2 2 6 9 12 14 16 16' },
  学生满意度: { weight: 5, months: '- - - - - 1842/2050 - - - - - 2011/2210' },
  教师满意度: {
    weight: 5,
    months: '- - - - - 412/512 - - - - - 448/560',
    notes: { 6: '示例数据：教师对平台切换期间的培训意见较多。' },
  },
}

const impact: Record<string, Line> = {
  教育信息化建设管理办法: { weight: 2, months: '- - 起草 起草 征求意见 征求意见 征求意见 印发 - - - -', due: 6 },
  线上教育中心项目长效管理机制: { weight: 2, months: '- - - - 起草 起草 起草 征求意见 征求意见 征求意见 印发 -', due: 9 },
  重大视频会议活动应急预案: { weight: 2, months: '- 未启动 起草 印发 - - - - - - - -', due: 5 },
  苏州教育城域网SDN升级方案: { weight: 2, months: '- - - - - 未启动 起草 起草 征求意见 印发 - -', due: 10 },
  // The form cuts this name off; it stands as printed.
  '苏州市电化教育馆2021年苏州线上教育中心平台、苏州市': {
    weight: 2,
    months: '- - - - - - - 未启动 起草 起草 征求意见 印发',
    due: 12,
  },
}

export const suzhouYear: Record<string, Line> = { ...inputs, ...outputs, ...outcomes, ...impact }
