/** Words of the monthly digest. */
export const digest = {
  heading: (what: string, month: string) => `${what} · ${month}摘要`,
  list: (hits: number, of: number, rate: string) => `名单命中 ${hits} / ${of} 个项目，预算执行 ${rate}`,
  project: (rate: string, light: string, money: string) => `预算执行 ${rate}，目标灯${light}，预算灯${money}`,
  worst: '风险金额最大的项目',
  amount: '风险金额',
  rate: '执行率',
  budget: '全年预算',
  spent: '已执行',
  risk: '风险金额',
  changes: '与上次摘要相比',
  first: '这是第一份摘要，下次起说明变化。',
  change: (name: string, before: string, after: string) => `${name} ${before} → ${after}`,
  behind: '目标滞后项目',
  hits: '名单命中项目',
  sentence: (said: string) => `${said}。`,
  spentOf: (amount: string, rate: string) => `${amount}（${rate}）`,
  picture: (rate: string, pace: string, month: string, { budget, spent }: { budget: string; spent: string }) =>
    `预算执行折线图：截至${month}执行 ${rate}，虚线为序时进度 ${pace}；全年预算 ${budget}，已执行 ${spent}；横轴为 1 至 12 月。`,
  none: '暂无',
  open: '打开',
  why: (what: string) => `您订阅了${what}的月度摘要，所以收到这封信；没有变化的月份不发。`,
}
