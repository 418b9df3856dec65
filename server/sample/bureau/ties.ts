import type { Cell } from '../cells.ts'
import type { SampleMoney } from '../project.ts'

/** Figures of the projects written by hand that follow from others: persons trained and persons examined are the same persons. */
export type Twin = { money: readonly SampleMoney[]; cellsOf: (name: string) => Cell[] }

const number = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : 0)
const running = (values: readonly number[]) => {
  let total = 0
  return values.map(value => (total += value))
}
const toDate = (parts: readonly SampleMoney[]) =>
  running(Array.from({ length: 12 }, (_, m) => parts.reduce((sum, part) => sum + (part.spent[m] ?? 0), 0))).map(fen => fen / 100)

/** The rate of each month stays, its denominator is what was counted in that month. */
const over = (rate: string, count: string) => (twin: Twin) =>
  twin.cellsOf(count).map((cell, m): Cell => {
    const base = number(cell)
    const known = twin.cellsOf(rate)[m] ?? twin.cellsOf(rate).find(one => one !== null)
    if (base === 0 || !known || typeof known !== 'object') return null
    return { numerator: Math.floor((base * known.numerator) / known.denominator), denominator: base }
  })

const ties: Record<string, (twin: Twin) => Cell[]> = {
  培训合格率: over('培训合格率', '培训骨干教师人数'),
  监测数据有效率: over('监测数据有效率', '水质监测次数'),
  结果反馈及时率: over('结果反馈及时率', '重点人群筛查人数'),
  重点人群筛查覆盖率: twin => {
    const screened = running(twin.cellsOf('重点人群筛查人数').map(number))
    const people = Math.round(screened[11]! / 0.858 / 1000) * 1000
    return screened.map(numerator => ({ numerator, denominator: people }))
  },
  活动参与人次: twin =>
    twin.cellsOf('举办群众文化活动场次').map((events, m) => number(events) * number(twin.cellsOf('平均每场观众人数')[m])),
  单场活动平均成本: twin => {
    const held = running(twin.cellsOf('举办群众文化活动场次').map(number))
    return toDate(twin.money.slice(0, 1)).map((yuan, m) => (held[m]! > 0 ? Math.round(yuan / held[m]!) : null))
  },
  人均培训成本: twin => {
    const trained = running(twin.cellsOf('培训骨干教师人数').map(number))
    return toDate(twin.money).map((yuan, m) => (m === 11 ? Math.round(yuan / trained[11]!) : null))
  },
  // The year's works as they are accepted, and the operation contracts at its end.
  信息化项目验收合格率: twin => {
    const contracts = running(twin.cellsOf('购买信息化运维服务').map(number))[11]!
    return twin.cellsOf('信息化建设项目数量').map((works, m) => {
      const accepted = number(works) + (m === 11 ? contracts : 0)
      return accepted > 0 ? { numerator: accepted, denominator: accepted } : null
    })
  },
}

/** The twelve months of a figure that follows from others; undefined for all that stand for themselves. */
export const tied = (name: string, twin: Twin): Cell[] | undefined => ties[name]?.(twin)
