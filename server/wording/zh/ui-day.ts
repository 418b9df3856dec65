/** A page as it looked on a past day. */
export const day = {
  bar: (day: string) => `按 **${day}** 当日所见`,
  what: '数值、资金、指标值、月报和项目变动按当日已记录的；预算、佐证和指标口径按现在；整改单、台账、计数、表格只有今天的样子。',
  readOnly: '过去的一天只看不改：填报、更正、下达整改和订阅，请先回到今天。',
  back: '回到今天',
  pick: '看某一天的样子',
  ahead: (day: string) => `**${day}** 还没有过完，所示为今天的数据。`,
  ofToday: (day: string) => `本页没有过去的样子：所示为**今天**，不是 ${day} 当日。返回的页面仍按 ${day} 显示。`,
  unreadable: '地址里的日期读不出来，所示为今天的数据。',
  nothing: (day: string) => `${day} 还没有任何项目。`,
  making: '正在按当日的记录重算',
  made: (done: string, total: string) => `正在按当日的记录重算：${done} / ${total} 个项目`,
  later: (months: string) => `空心点：当日之后补报或更正的月份（${months}）`,
  now: (month: string, rate: string, risk: string, behind: number) =>
    `按今天的记录，同样截至${month}：执行率 ${rate}，风险金额 ${risk}，滞后 ${behind} 个项目；空心点是当日之后补报或更正的月份。`,
  laterMark: '当日之后',
  laterRows: (count: number) => `虚线行：当日之后记录的 ${count} 个版本`,
  file: (day: string) => `按 ${day} 当日已记录的数据`,
}
