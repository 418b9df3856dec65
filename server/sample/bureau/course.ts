import { between, noise } from '../noise.ts'
import type { Fate } from './line.ts'

/** How a fate bends a plan: twelve actual ÷ expected values of the counts, and what else goes wrong. */
export type Course = {
  fate: Fate
  seed: number
  /** Months by which tender, works and stages come late. */
  delay: number
  /** Month 1–12 after which nothing moves any more. */
  stop: number
  /** Only counts are reported before December: levels, rates and surveys follow at the year's end. */
  yearEnd: boolean
}

const courses: Partial<Record<Fate, Partial<Course>>> = {
  late: { delay: 3 },
  stopped: { stop: 4 },
  sluggish: { delay: 1 },
  rush: { delay: 1 },
  ahead: { yearEnd: true },
}

export const courseOf = (fate: Fate, seed: number): Course => {
  const { delay = 0, stop = 12, yearEnd = false } = courses[fate] ?? {}
  const more = fate === 'late' && noise(seed, 71) < 0.5 ? 1 : 0
  const earlier = fate === 'stopped' && noise(seed, 72) < 0.5 ? 1 : 0
  return { fate, seed, delay: delay + more, stop: stop - earlier, yearEnd }
}

const bends: Partial<Record<Fate, readonly number[]>> = {
  ahead: [1.36, 1.34, 1.33, 1.34, 1.32, 1.31, 1.3, 1.29, 1.27, 1.25, 1.24, 1.22],
  sluggish: [0.8, 0.76, 0.73, 0.71, 0.7, 0.7, 0.69, 0.71, 0.73, 0.77, 0.81, 0.86],
  recover: [0.8, 0.64, 0.52, 0.45, 0.42, 0.45, 0.51, 0.64, 0.79, 0.91, 0.98, 1.02],
  rush: [0.72, 0.62, 0.56, 0.52, 0.5, 0.48, 0.47, 0.49, 0.53, 0.63, 0.81, 1],
}

/** Cumulative shares of the year's target that are reached, from the shares that were planned. `grip` says how much of the
 * fate an indicator feels (1 all of it); `salt` tells indicators of one project apart. */
export function reached(course: Course, plan: readonly number[], grip: number, salt: number): number[] {
  const { fate, seed, delay, stop } = course
  const bend = bends[fate]
  let drift = 0
  const done = plan.map((planned, m) => {
    if (fate === 'perfect') return planned
    drift = 0.6 * drift + (noise(seed, salt, m) - 0.5) * (bend ? 0.02 : 0.13)
    if (fate === 'late') {
      const then = plan[m - Math.round(delay * (0.5 + grip / 2))] ?? 0
      return then * between(0.9, 1, seed, salt)
    }
    if (fate === 'stopped' && m + 1 > stop) return (plan[stop - 1] ?? 0) * (1 + drift / 4)
    const aim = bend ? 1 - (1 - bend[m]!) * (fate === 'ahead' ? 1 : grip) : 1
    return planned * (m === 11 && !bend ? 0.975 + 0.065 * noise(seed, salt, 12) : aim + drift)
  })
  const frozen = fate === 'stopped' ? done.map((share, m) => (m + 1 > stop ? done[stop - 1]! : share)) : done
  return rising(frozen)
}

/** Cumulative values never fall. */
export function rising(values: readonly number[]): number[] {
  let top = 0
  return values.map(value => (top = Math.max(top, value)))
}

/** A whole curve of twelve, January first. */
export const curve = (line: string): number[] => {
  const shares = line.trim().split(/\s+/).map(Number)
  if (shares.length !== 12 || shares.at(-1) !== 1) throw new Error(`a curve of twelve ending at 1 expected: ${line}`)
  return shares
}
