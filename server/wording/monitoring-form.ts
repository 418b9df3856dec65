/** The official monitoring table of 财预〔2019〕136号, to the letter: it goes to the finance bureau and has no other language. */
export const monitoringForm = {
  title: '项目支出绩效目标执行监控表',
  draft: '（草稿，尚未提交）',
  year: (year: number) => `（${year}年度）`,
  project: '项目名称',
  department: '主管部门',
  agency: '实施单位',
  money: '项目资金\n（万元）',
  initial: '年初预算数',
  spent: (from: number, until: number) => `${range(from, until)}执行数`,
  rate: (from: number, until: number) => `${range(from, until)}执行率`,
  expected: '全年预计执行数',
  total: '年度资金总额：',
  appropriated: '其中：本年一般公共预算拨款',
  others: '其他资金',
  objective: '年度总体目标',
  indicators: '绩\n效\n指\n标',
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  actual: (from: number, until: number) => `${range(from, until)}执行情况`,
  forecast: '全年预计完成情况',
  causes: '偏差原因分析',
  note: '原因说明',
  likelihood: '完成目标可能性',
  remark: '备注',
  tick: '√',
  spending: '资金执行偏差说明：',
  notes: [
    '注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。',
    '2.完成目标可能性：对应所设定的实现绩效目标的路径，分确定能、有可能、完全不可能三级综合判断完成的可能性。',
    '3.备注：说明预计到年底不能完成目标的原因及拟采取的措施。',
  ],
}

/** One month is named alone. */
function range(from: number, until: number): string {
  return from === until ? `${until}月` : `${from}-${until}月`
}
