/** The summary 汇总表 of a department's or the bureau's self-evaluations; it goes to the finance bureau and has no other language. */
export const summaryForm = {
  name: '绩效自评汇总表',
  title: (year: number) => `${year}年度项目支出绩效自评汇总表`,
  scope: (unit: string, month: string) => `汇总范围：${unit}　　执行数截至：${month}　　金额单位：万元`,
  everything: '全部可见单位',
  everyUnit: '全部单位',
  columns: ['序号', '项目名称', '年初预算数', '全年预算数', '全年执行数', '执行率', '自评得分', '等级', '自评状态'],
  states: {
    draft: '未提交',
    submitted: '已提交',
    returned: '已退回',
    reviewed: '已审核',
    final: '已定稿',
  },
  unit: (name: string) => name,
  sum: (name: string, count: number) => `${name}小计（${count}个项目）`,
  total: (count: number) => `总计（${count}个项目）`,
  scored: (count: number) => `${count}个已提交`,
  grades: (counts: readonly [string, number][]) => counts.map(([grade, count]) => `${grade}${count}`).join(' '),
  notes: [
    '注：1.自评已提交的项目按提交时的数据填列，定稿的按定稿得分；未提交或已退回的不列得分。',
    '2.小计、总计行的得分为已提交项目得分的算术平均，等级栏为各等级的项目数。',
  ],
  signed: '填报人：　　　　　　　　　负责人：　　　　　　　　　（盖章）　　　　　　　　　日期：　　　年　　月　　日',
}
