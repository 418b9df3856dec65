/** A page as it looked on a past day. */
export const day = {
  bar: (day: string) => `按 **${day}** 当日所见`,
  what: '数值、资金、指标值、月报和项目变动按当日已记录的；预算、佐证和指标口径按现在。',
  back: '回到今天',
  pick: '看某一天的样子',
  later: (months: string) => `空心点：当日之后补报或更正的月份（${months}）`,
}
