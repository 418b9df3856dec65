import type { SampleMoney } from '../project.ts'
import { between, noise } from '../noise.ts'
import { rising, type Course } from './course.ts'
import type { Extra } from './line.ts'

/** 100 yuan: amounts in 万元 keep two decimals. */
const step = 10_000
const wan = 1_000_000

/** A tender of a month 1–12: procurement budget and what the award saved of it, both in whole yuan. */
export type Tender = { month: number; budget: number; saved: number }

export type Purse = {
  /** Sub-projects with their shares of the budget. */
  parts: readonly (readonly [string, number])[]
  /** Fen. */
  budget: number
  /** Fen, in force from July on; the same where nothing was adjusted. */
  adjusted: number
  curve: readonly number[]
  tenders: readonly Tender[]
  extras: readonly Extra[]
}

/** Shares of the year's spending to date: twelve, the last being the share that is spent at all. */
function pathOf(course: Course, { curve, extras, tenders, budget, adjusted }: Purse): number[] {
  const { fate, seed, stop, delay } = course
  const saved = (tenders.reduce((sum, one) => sum + one.saved, 0) * 100) / budget
  const full = fate === 'perfect' ? 0.995 : between(0.93, 0.985, seed, 31)
  const most = Math.min(full, 1 - saved - 0.004)
  const has = (extra: Extra) => extras.includes(extra)
  const lean = between(-0.02, 0.05, seed, 32)
  const bent = curve.map((share, m) => {
    const uneven = fate === 'perfect' ? 0 : lean * Math.sin(((m + 1) / 12) * Math.PI)
    const usual = share * most + uneven
    if (fate === 'stopped') return (m + 1 > stop + 1 ? curve[stop]! : share) * most * 0.9
    if (has('stuck') || fate === 'late') return (curve[m - Math.max(3, delay - 1)] ?? share * 0.35) * most * 0.93
    if (fate === 'rush') return m === 11 ? most * 0.97 : usual * (m === 10 ? 0.78 : 0.68)
    if (has('slow') || fate === 'sluggish') return usual * (0.72 + 0.016 * m)
    if (fate === 'recover') return usual * (m < 7 ? 0.74 : 0.74 + 0.06 * (m - 7))
    if (has('fast')) return Math.min(usual * (1.6 - 0.045 * m), most)
    return usual
  })
  const scale = budget / adjusted
  return rising(bent.map((share, m) => (adjusted > budget ? share * (m < 6 ? scale : scale + (m - 5) * 0.006) : share)))
}

/** The sub-projects' twelve months of spending and of funds put in place. */
export function ledgerOf(course: Course, purse: Purse): SampleMoney[] {
  const path = pathOf(course, purse)
  const { seed } = course
  let left = purse.budget
  return purse.parts.map(([name, share], i) => {
    const last = i === purse.parts.length - 1
    const budget = last ? left : Math.round((purse.budget * share) / (10 * wan)) * 10 * wan
    left -= budget
    // Where little moved, it did not move equally far in every part.
    const uneven = course.fate === 'stopped' || course.fate === 'late' ? between(0.8, 1, seed, i, 42) : 1
    const rest = budget * (purse.adjusted / purse.budget) * uneven
    const toDate = path.map((at, m) => {
      const wave = m === 11 || course.fate === 'perfect' ? 0 : (noise(seed, i, m, 41) - 0.5) * 0.05 * at
      return Math.floor((rest * Math.min(at + wave, path[11]!)) / step) * step
    })
    const spentToDate = rising(toDate)
    const spent = spentToDate.map((value, m) => value - (spentToDate[m - 1] ?? 0))
    const notes = purse.extras.includes('refund') && i === 0 ? giveBack(spent) : {}
    return { name, budget, spent, allocated: tranches(course, spentToDate, budget, purse), notes }
  })
}

/** Money that came back in August: less than nothing is spent, with a note. */
function giveBack(spent: number[]): Record<number, string> {
  const back = Math.max(step, Math.round(spent[5]! / 3 / step) * step)
  spent[6]! += spent[7]! + back
  spent[7] = -back
  return { 8: '示例数据：收回6月多付的合同款，冲减支出。' }
}

/** Funds arrive by quarter, as scheduled or at least what the quarter needs; none after a stop. */
function tranches({ fate, stop }: Course, spentToDate: readonly number[], budget: number, purse: Purse): number[] {
  const scheduled = [0.3, 0.55, 0.8, 1]
  const hold = fate === 'late' || fate === 'stopped' || purse.extras.includes('stuck')
  let inPlace = 0
  return spentToDate.map((_, m) => {
    if (m % 3 !== 0) return 0
    const need = Math.ceil(spentToDate[m + 2]! / wan) * wan
    const planned = Math.round((budget * scheduled[m / 3]! * (hold && m >= 6 ? 0.8 : 1)) / wan) * wan
    const stopped = fate === 'stopped' && m + 1 > stop
    const most = m >= 6 ? Math.ceil((budget * purse.adjusted) / purse.budget) : budget
    const now = Math.min(Math.max(stopped ? inPlace : planned, need, inPlace), most)
    const arrived = Math.max(0, now - inPlace)
    inPlace += arrived
    return arrived
  })
}
