type TextRule = { passage: number; shared: number; similarity: number; long: number }
type NumberRule = { run: number; digits: number; flat: number }

/** Words of the page that shows text and numbers alike in two units' reports. */
export const copies = {
  title: '文字与数字雷同',
  lead: (year: number, texts: number, numbers: number) =>
    `${year} 年有 **${texts}** 对文字、**${numbers}** 处数字值得核对。雷同是线索，不是结论。`,
  working: (read: number, projects: number) =>
    read < projects ? `正在读取，已读 ${read} / ${projects} 个项目` : `${projects} 个项目已读完，正在比对`,
  waiting: '项目较多，比对需要一两分钟；可以先离开，稍后再来。',
  scope: '只列出双方项目您都可以查看的；同一单位的不比较。',
  at: (when: string) => `比对时间 ${when}`,
  fresh: '重新比对',
  year: '年度',
  unit: '单位',
  all: '全部单位',
  views: '查看',
  more: '下一页',
  back: '上一页',
  page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  text: {
    title: '文字',
    rule: ({ passage, shared, similarity, long }: TextRule, common: number) =>
      `不计标点和空白，数字视为相同；连续 ${passage} 字以上相同为一段，合计不少于 ${shared} 字，并占较短一方的 ${Math.round(similarity * 100)}% 以上（或不少于 ${long} 字）。超过 ${common} 个单位都在用的话按通用表述不计。`,
    none: '没有两个单位的文字雷同。',
    similarity: '相似度',
    shared: '相同字数',
    said: (similarity: string, shared: number) => `相似 **${similarity}**，相同 **${shared}** 字`,
    common: '通用表述',
    pair: (number: number) => `第 ${number} 对`,
  },
  numbers: {
    title: '数字',
    rule: ({ run, digits, flat }: NumberRule) =>
      `只看手工填报的数：连续 ${run} 个月以上逐月相同、其中至少 3 个不同的数、合计不少于 ${digits} 位数字；或与上年同月逐位相同；或逐月累加的指标 ${flat} 个月以上都是同一个数。`,
    none: '没有值得核对的数字。',
    kinds: { shared: '两个单位逐月相同', lastYear: '与上年逐月相同', flat: '各月都是同一个数' },
    run: (from: string, length: number) => `${from}起 ${length} 个月`,
    columns: { kind: '情形', where: '项目与指标', months: '各月' },
    year: (year: number) => `${year} 年`,
  },
  kinds: {
    gap: '偏差说明',
    reason: '自评偏差原因',
    measures: '自评改进措施',
    passage: '自评报告',
    monitoring: '监控原因说明',
    monthNote: '月报备注',
    spendingNote: '支出备注',
    overall: '项目总目标',
    annual: '年度绩效目标',
  },
  file: {
    cut: (shown: number, total: number) => `共 ${total} 条，这里是前 ${shown} 条`,
    unit: '单位',
    project: '项目',
    place: '位置',
    text: '文字',
    passages: '相同段落',
    kind: '情形',
    from: '起始月',
    length: '月数',
    indicator: '指标',
    values: '各月数值',
  },
}
