import type { YearValue } from './aggregate.ts'
import type { Lesson } from './forecast-learn.ts'
import { courseOf } from './forecast-year.ts'
import { hasEnded } from './project-life.ts'
import type { ProjectYear } from './project-year.ts'

/** What a finished year can teach: each indicator whose months were kept to the end. */

/** Months that must have a value: a sum or level with holes would teach the holes. */
const whole = 10
/** A share needs cases in some of its months only. */
const measured = 2

export function lessonsOf(year: ProjectYear, before: ReadonlyMap<number, readonly YearValue[]> | null): Lesson[] {
  if (hasEnded(year.life[11]!.state)) return []
  const start = Math.max(1, year.months.indexOf(year.facts.startMonth) + 1)
  return year.indicators.flatMap(({ facts, values, standards }) => {
    const { nature, pace, version } = standards[11]!
    if (nature === 'none' || nature === 'level' || facts.derivation === 'executionRate') return []
    const subject = { aggregation: facts.aggregation, nature, pace, values, start, before: before?.get(facts.id) ?? null }
    const read = courseOf({ ...subject, target: version.target }, 12)
    if ('unread' in read || read.course.values.length < 12) return []
    const { kind, values: own, of, before: last, shape } = read.course
    if (read.months < (kind === 'share' ? measured : whole)) return []
    return [{ kind, year: { values: own, of }, before: last, shape }]
  })
}

/** At most so many of each kind are learned from, spread evenly over all: more would teach no more, only take longer. */
export function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}
