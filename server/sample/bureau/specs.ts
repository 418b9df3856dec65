import type { Cell } from '../cells.ts'
import { between, noise } from '../noise.ts'
import type { Tender } from './ledger.ts'
import type { Count } from './line.ts'
import { counted, inMonths, levelOf, monthsOfCount, ratio, rateOf, type Situation, type Spec } from './measure.ts'

/** The indicators that kinds of projects are put together from. */

const quarters = [3, 6, 9, 12]
const written = ({ sign, amount, scale, unit }: Count) => `${sign}${amount}${scale}${unit}`
const cellsOf = (toDate: number[], last: boolean): Cell[] => (last ? toDate : monthsOfCount(toDate))

/** Something counted against a monthly plan. */
export const planned = (place: string, count: Count, share: number, source: string, plan: readonly number[], grip = 1): Spec => ({
  place,
  name: count.name,
  raw: written(count),
  share,
  source,
  plan,
  cells: (at, indicator, salt) => cellsOf(counted(at, indicator, salt, grip), indicator.aggregation === 'last'),
})

/** Something a system counts every day. */
export const flowing = (place: string, count: Count, share: number): Spec => ({
  place,
  name: count.name,
  raw: written(count),
  share,
  source: '业务系统数据',
  cells: (at, indicator, salt) => cellsOf(counted(at, indicator, salt), indicator.aggregation === 'last'),
})

/** A share of what was done in the month; large numbers are inspected by sample. */
export const passed = (
  place: string,
  name: string,
  raw: string,
  share: number,
  source: string,
  months: 'each' | 'quarter',
): Spec => ({
  place,
  name,
  raw,
  share,
  source,
  cells: (at, { target }, salt) => {
    const wanted = months === 'each' ? Array.from({ length: 12 }, (_, m) => m + 1) : quarters
    const done = (month: number) => {
      const from = at.course.yearEnd ? 0 : months === 'each' ? month - 1 : month - 3
      return at.first.slice(from, month).reduce((sum, one) => sum + one, 0)
    }
    return inMonths(at, wanted, month => {
      const base = done(month)
      const size = base > 4000 ? Math.max(120, Math.round(base / 60)) : Math.ceil(base)
      return ratio(size, rateOf(at, target.value!, month, salt, true), target.value!)
    })
  },
})

/** A share of incidents or requests, some dozens a month. */
export const handled = (place: string, name: string, raw: string, share: number, source: string, size: number): Spec => ({
  place,
  name,
  raw,
  share,
  source,
  cells: (at, { target }, salt) =>
    inMonths(at, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], month => {
      const base = Math.round(between(size * 0.7, size * 1.3, at.course.seed, salt, month, 5))
      return ratio(base, rateOf(at, target.value!, month, salt), target.value!)
    }),
})

/** A word, judged every quarter or in the months given. */
export const level = (place: string, name: string, word: string, share: number, source: string, months = quarters): Spec => ({
  place,
  name,
  raw: word,
  share,
  source,
  cells: (at, _, salt) => inMonths(at, months, month => levelOf(at, month, salt)),
})

/** A date with stages; each stage begins in its month, later where the course is late. Once finished nothing more is said. */
export const dated = (
  place: string,
  name: string,
  due: number,
  stages: readonly string[],
  begins: readonly number[],
  share: number,
) => {
  const spec = (year: number): Spec => ({
    place,
    name,
    raw: `${year}年${due}月底前`,
    share,
    source: '合同、进度月报、验收资料',
    stages,
    cells: ({ course }) => {
      const { delay, stop, fate } = course
      const shift = (stage: number) => (stage === 0 ? 0 : fate === 'late' || fate === 'rush' ? delay : Math.min(delay, 1))
      let finished = false
      return Array.from({ length: 12 }, (_, m) => {
        if (finished) return null
        const month = fate === 'stopped' ? Math.min(m + 1, stop) : m + 1
        const stage = begins.reduce((at, begin, i) => (month >= begin + shift(i) ? i : at), 0)
        finished = stage === stages.length - 1
        return stages[stage]!
      })
    },
  })
  return spec
}

/** An upper limit that a month's figure stays below, or not. */
export const limited = (place: string, name: string, raw: string, share: number, source: string): Spec => ({
  place,
  name,
  raw,
  share,
  source,
  cells: (at, { target }, salt) =>
    inMonths(at, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], month => {
      const { fate, seed } = at.course
      if (target.value === 0) return fate === 'over' && month === 6 ? 1 : 0
      const part = fate === 'over' && month >= 5 ? between(1.06, 1.2, seed, salt, month) : between(0.72, 0.94, seed, salt, month)
      return Math.round(target.value! * part * 10) / 10
    }),
})

/** What tenders saved of their budgets, to be kept below 15%: more means that the budget was drawn too high. */
export const saving = (share: number): Spec => ({
  place: '成本/经济成本指标',
  name: '政府采购资金节约率',
  raw: '≤15%',
  share,
  source: '采购预算、中标通知书',
  cells: ({ tenders, course }) =>
    Array.from({ length: 12 }, (_, m) => {
      const some = tenders.filter(one => (course.yearEnd ? 12 : one.month) === m + 1)
      if (some.length === 0) return null
      const sum = (part: (one: Tender) => number) => some.reduce((total, one) => total + part(one), 0)
      return { numerator: sum(one => one.saved), denominator: sum(one => one.budget) }
    }),
})

/** All spending to date over all that was done to date, in yuan. */
export const unitCost = (name: string, cap: number, per: string, share: number, months: readonly number[]): Spec => ({
  place: '成本/经济成本指标',
  name,
  raw: `≤${cap}元/${per}`,
  share,
  source: '支出台账、活动记录',
  cells: (at: Situation) =>
    inMonths(at, months, month => {
      const done = at.first.slice(0, month).reduce((sum, one) => sum + one, 0)
      return done > 0 ? Math.round(at.spentToDate[month - 1]! / done) : null
    }),
})

/** Valid answers and satisfied ones, at mid-year and at the year's end. */
export const survey = (served: string, raw: string, share: number): Spec => ({
  place: '满意度/服务对象满意度指标',
  name: `${served}满意度`,
  raw,
  share,
  source: '调查问卷及结果汇总',
  cells: (at, { target }, salt) =>
    inMonths(at, [6, 12], month => {
      const { fate, seed } = at.course
      const answers = Math.round(between(18, 110, seed, salt) * 10 + between(0, 90, seed, month, 3))
      const troubled = fate === 'late' || fate === 'stopped'
      const shift =
        fate === 'unhappy' ? between(-0.1, -0.05, seed, month) : between(0.012, 0.05, seed, month) - (troubled ? 0.07 : 0)
      return { numerator: Math.round(answers * Math.min(0.992, target.value! + shift)), denominator: answers }
    }),
})

/** How many asked know of it, twice a year; of those asked the latest count. */
export const known = (name: string, raw: string, share: number): Spec => ({
  place: '效益/社会效益指标',
  name,
  raw,
  share,
  source: '抽样调查汇总',
  cells: (at, { target }, salt) =>
    inMonths(at, [6, 12], month => {
      const asked = 300 + Math.round(noise(at.course.seed, salt, 8) * 50) * 10
      return ratio(asked, rateOf(at, target.value!, month, salt), target.value!)
    }),
})
