/** Words of the history page. */
export const history = {
  title: '填报历史',
  kept: '每次保存都留下新版本，旧值不会被覆盖。',
  month: '月份',
  indicator: '指标',
  allMonths: '全部月份',
  allIndicators: '全部指标和支出',
  toProject: '回到项目',
  toMonth: (month: string) => `${month} 月报`,
  empty: '还没有填报过。',
  nothing: '这个范围内没有填报记录。',
  columns: { when: '时间', month: '月份', what: '指标或子项目', value: '值', who: '填报人', version: '版本', note: '备注' },
  inForce: '现行',
  replaced: '已被替代',
  cleared: '清空',
  absent: '本月不适用',
  money: (spent: string, allocated: string, offPurpose: string) =>
    `支出 ${spent}，到位 ${allocated}，非专用 ${offPurpose}（万元）`,
  unit: (name: string) => `（${name}）`,
  more: (count: number) => `再显示 ${count} 条`,
  caption: '值和支出的全部版本，新的在前',
}
