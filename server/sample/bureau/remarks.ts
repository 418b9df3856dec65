import type { SampleProject } from '../project.ts'
import { noise } from '../noise.ts'
import type { Course } from './course.ts'
import type { Fate } from './line.ts'

/** What a clerk writes beside the figures, by fate: on the first output, or on the first indicator whose name fits. */
type Remark = { month: (course: Course) => number; on?: RegExp; texts: readonly string[] }

const at = (month: number) => () => month
const remarks: Partial<Record<Fate, readonly Remark[]>> = {
  late: [
    { month: at(5), texts: ['招标文件两次修改，开标推迟。', '首次招标流标，重新组织招标。', '采购需求论证延后，合同签订推迟。'] },
    { month: at(9), texts: ['中标后已集中组织实施，逐月追赶。', '已增派人员，分段同步推进。'] },
  ],
  stopped: [
    {
      month: course => course.stop + 1,
      texts: ['用地手续未落实，暂停实施。', '设计变更待批复，现场停工。', '上级政策调整，项目暂停。'],
    },
  ],
  sluggish: [{ month: at(6), texts: ['人手不足，进度慢于计划。', '材料供应紧张，进度放缓。', '协作单位配合进度慢。'] }],
  recover: [
    { month: at(5), texts: ['上半年启动较晚，进度落后。', '前期手续办理时间长。'] },
    { month: at(9), texts: ['下半年加快实施，逐步追上计划。', '已增加班次，差距明显缩小。'] },
  ],
  rush: [{ month: at(12), texts: ['四季度集中实施并验收。', '年底集中结算与验收。'] }],
  ahead: [{ month: at(6), texts: ['需求超出预期，提前完成较多。', '提前启动，进度快于计划。'] }],
  unmet: [
    { month: at(6), on: /合格率|准确率|及时率|有效率/, texts: ['抽查发现问题，正在整改。', '部分批次未达要求，已通知返工。'] },
  ],
  unhappy: [{ month: at(6), on: /满意度/, texts: ['对等候时间的意见较多。', '对服务态度和流程的意见较多。'] }],
  partly: [{ month: at(6), on: /性$|影响力/, texts: ['制度已起草，尚未印发。', '个别环节不够规范，正在整改。'] }],
  over: [{ month: at(6), on: /修复时长|事故|节约率/, texts: ['备件到货慢，超过上限。', '一起轻微责任事故，已处理。'] }],
}

export function remarksOf(sample: SampleProject, course: Course, main: number): SampleProject {
  const { indicators } = sample.declaration
  const years = sample.years.map(one => ({ ...one, notes: { ...one.notes } }))
  remarks[course.fate]?.forEach(({ month, on, texts }, i) => {
    const number = month(course)
    const found = on ? indicators.findIndex((row, k) => on.test(row.name) && years[k]!.cells[number - 1] !== null) : main
    if (found < 0 || (years[found]!.cells[number - 1] ?? null) === null) return
    const text = texts[Math.floor(noise(course.seed, i, 61) * texts.length)]!
    years[found]!.notes[number] = `示例数据：${text}`
  })
  return { ...sample, years }
}

/** Months of which nobody reported: what was counted in them stands, with a note, in the next report. */
export function silenced(sample: SampleProject, months: readonly number[], moneyToo: boolean): SampleProject {
  const silent = new Set(months)
  const following = (month: number) => {
    let next = month
    while (silent.has(next)) next++
    return next
  }
  const years = sample.years.map(({ cells, notes }, i) => {
    const { aggregation } = sample.declaration.indicators[i]!
    const out = cells.map((cell, m) => (silent.has(m + 1) ? null : cell))
    const said = { ...notes }
    for (const month of silent) {
      const [from, to] = [cells[month - 1] ?? null, following(month) - 1]
      const into = out[to] ?? null
      delete said[month]
      if (typeof from === 'string') out[to] = into ?? from
      if (typeof from === 'number' && aggregation === 'sum' && typeof into === 'number') {
        out[to] = Math.round((from + into) * 10) / 10
        if (from !== 0) said[to + 1] = `示例数据：含${month}月未报数。`
      }
      if (from !== null && typeof from === 'object' && aggregation === 'ratio')
        out[to] =
          into !== null && typeof into === 'object'
            ? { numerator: from.numerator + into.numerator, denominator: from.denominator + into.denominator }
            : from
    }
    return { cells: out, notes: said }
  })
  if (!moneyToo) return { ...sample, years }
  const merged = (amounts: readonly (number | null)[]) =>
    amounts.reduce<(number | null)[]>(
      (out, amount, m) => {
        if (silent.has(m + 1)) out[following(m + 1) - 1] = (out[following(m + 1) - 1] ?? 0) + (amount ?? 0)
        return out
      },
      amounts.map((amount, m) => (silent.has(m + 1) ? null : amount)),
    )
  return {
    ...sample,
    years,
    money: sample.money.map(part => ({ ...part, spent: merged(part.spent), allocated: merged(part.allocated) })),
  }
}
