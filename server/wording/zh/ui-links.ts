/** The row of links to what stands behind a project's numbers. */
export const links = {
  label: '数据来源',
  register: '采购合同台账',
  counters: '后台数据',
  sheets: '佐证清单',
  evidence: '佐证资料',
  evaluation: '年终自评',
  report: '自评报告',
}
