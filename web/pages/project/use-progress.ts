import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ProblemError } from '../../api/problem.ts'
import { progressQuery } from '../../api/projects.ts'
import { monthOfSearch } from '../../search.ts'

/** A project's progress at the month in the address; a month that does not exist, or of another year, falls back to the last
 * one with data and is named in `lost`. */
export function useProgress(projectId: number | null) {
  const { asOf: asked, on } = useSearch({ strict: false })
  const asOf = monthOfSearch(asked)
  const enabled = projectId !== null
  const first = useQuery({ ...progressQuery(projectId ?? 0, asOf, on), enabled })
  const outside = isOutside(first.error)
  const second = useQuery({ ...progressQuery(projectId ?? 0, undefined, on), enabled: enabled && outside })
  const lost = outside || asOf === undefined ? (asked ?? null) : null
  return { query: outside ? second : first, asOf: outside ? undefined : asOf, lost, on }
}

const isOutside = (error: unknown): boolean => error instanceof ProblemError && error.body.type === '/problems/month-outside'
