import { z } from 'zod'
import type { Day } from './day.ts'
import { problemsOf, signsNoTextHolds } from './issue.ts'
import type { Problem } from './problem.ts'

/** A counter's reading as another system sends it. */
const instant = z.union([z.number().int().min(0).max(8_640_000_000_000_000), z.iso.datetime({ offset: true, local: false })])
export const observationSchema = z
  .strictObject({
    /** Names the reading for good: sent again, it counts once. */
    key: z.string().trim().min(1).max(200),
    indicatorId: z.int().positive().max(2_147_483_647),
    /** The unit it was counted at; the project's own where left out. */
    agencyId: z.int().positive().max(2_147_483_647).nullish(),
    /** ISO 8601 with its offset, or milliseconds since 1970. */
    at: instant,
    value: z.number(),
  })
  .meta({ id: 'Observation' })
export type Observation = z.infer<typeof observationSchema>

export const mostObservations = 100_000
/** So many faults are listed one by one; a sender that is wrong everywhere learns enough from them. */
export const mostProblems = 100

/** Some rows of a request, from number `first` on: the readings, or what is wrong with them and where. */
export function readObservations(rows: readonly unknown[], first: number): { observations: Observation[]; problems: Problem[] } {
  const observations: Observation[] = []
  const problems: Problem[] = []
  rows.forEach((row, i) => {
    const path = `observations.${first + i}`
    const read = observationSchema.safeParse(row)
    if (read.success) {
      observations.push(read.data)
      problems.push(...signsNoTextHolds(read.data.key).map(fault => ({ ...fault, path: `${path}.key` })))
    } else problems.push(...problemsOf(read.error.issues).map(fault => placed(fault, path)))
  })
  return { observations, problems }
}

const placed = (fault: Problem, path: string): Problem =>
  fault.path === 'at'
    ? { path: `${path}.at`, code: 'observation-at', params: {} }
    : { ...fault, path: [path, fault.path].filter(Boolean).join('.') }

/** What is on record under a key. */
export type Recorded = { indicatorId: number; agencyId: number; day: Day; value: number }

/** The key decides: the same reading of the same day is known, anything else under it is another fact. */
export const sameObservation = (a: Recorded, b: Recorded): boolean =>
  a.indicatorId === b.indicatorId && a.agencyId === b.agencyId && a.day === b.day && a.value === b.value
