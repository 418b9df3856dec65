/** The official self-evaluation table of 财预〔2020〕10号, to the letter: it goes to the department and the bureau and has no other language. */
export const evaluationForm = {
  title: '项目支出绩效自评表',
  draft: '（草稿，尚未定稿）',
  /** Of a table kept on its way: which step left it, and when. */
  kept: (seq: number, step: string, day: string) => `（留存版本：第${seq}步“${step}”，${day}）`,
  year: (year: number) => `（${year}年度）`,
  project: '项目名称',
  department: '主管部门',
  agency: '实施单位',
  money: '项目资金\n（万元）',
  columns: ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  total: '年度资金总额',
  parts: ['其中：本年财政拨款', '上年结转资金', '其他资金'],
  /** Parts are not scored. */
  unscored: '—',
  objective: '年度总\n体目标',
  expected: '预期目标',
  achieved: '实际完成情况',
  indicators: '绩\n效\n指\n标',
  heads: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  reason: '偏差原因分析及改进措施',
  sum: '总分',
  grade: (grade: string) => `等级：${grade}`,
  signed: '填报人：　　　　　　　　　负责人：　　　　　　　　　（盖章）　　　　　　　　　日期：　　　年　　月　　日',
}
