/** Words of what it still takes: the money behind a gap, by sub-project. */
export const takes = {
  spending: '预算要执行完需要什么',
  unit: '万元',
  toSpend: '还未支出',
  perMonth: (months: number) => `剩余 ${months} 个月每月须支出`,
  best: '今年最好月',
  record: '历史最好月',
  times: (share: string) => `每月须达其 ${share}`,
  noReturn: '最迟赶上月份',
  beyond: (name: string, best: string, months: number, most: string, left: string) =>
    `${name} ${best} × ${months} 个月 = ${most}，仍少于还未支出的 ${left}：每月须好于以往任何一个月`,
  causes: '落后于时间进度的子项目',
  noneBehind: '没有子项目落后于时间进度。',
  short: (money: string, share: string) => `少 ${money}（占 ${share}）`,
  left: (money: string) => `还未支出 ${money}`,
  moneyOf: (count: number) => `相关 ${count} 个子项目的资金（万元）`,
  moneyOfAll: '全项目的资金（万元）',
  each: '每万元已有成果',
  atThatRate: (more: string, left: string, beyond: boolean) =>
    `照此，还差的部分约需 ${more} 万元，${beyond ? '多于' : '不超过'}还未支出的 ${left} 万元。成果不分子项目填报，按合计折算。`,
}
